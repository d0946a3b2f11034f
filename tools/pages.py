"""Write the pages that the code itself says, so that they cannot drift from it.

python -m tools.pages            write docs/schedule.md, parameters.md, policies.md, measures.md
python -m tools.pages --check    write nothing; exit code 1 if one is out of date
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from sim.cli.lists import measure_range, range_of, shown
from sim.measures.catalogue import MEASURES
from sim.parameters import FAMILIES, TOPICS
from sim.policies.catalogue import POLICIES
from sim.text import t, unit_name

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
WRITTEN = "Written by `python -m tools.pages` from the code. 由 `python -m tools.pages` 依据代码生成。\n"


def cell(text: object) -> str:
    """A text as one cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(heads: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell(one) for one in row)} |"


# parameters
def parameters() -> str:
    """Every parameter by topic; a family in one row."""
    lines = ["# Parameters 参数", "", WRITTEN]
    topics = dict.fromkeys(group.key.split(".")[0] for group in FAMILIES.values())
    for topic in (*(one for one in TOPICS if one in topics), *(one for one in topics if one not in TOPICS)):
        lines += ["", f"## {topic}", ""]
        groups = [group for group in FAMILIES.values() if group.key.split(".")[0] == topic]
        heads = ("key", "default 默认", "range 范围", "unit 单位", "meaning", "含义", "source 来源")
        lines += table(heads, (_parameter(group) for group in groups))
    return "\n".join(lines) + "\n"


def _parameter(group) -> tuple[object, ...]:  # type: ignore[no-untyped-def]
    first = group.members[0]
    key = f"`{group.key}{''.join(f'.<{axis}>' for axis in group.axes)}`"
    values = dict.fromkeys(shown(member.default) for member in group.members)
    default = ", ".join(values) if len(values) <= 8 else f"{len(group.members)} values"
    carrier = getattr(first, "carrier", "")
    source = f"{first.source}; carries `{carrier}`" if carrier else first.source
    return key, default, range_of(first), first.unit, first.en, first.zh, source


# policies
def policies() -> str:
    """Every kind of policy: what it changes, what it does besides, what it costs."""
    lines = ["# Policies 政策", "", WRITTEN]
    for family in dict.fromkeys(kind.family for kind in POLICIES.values()):
        words = [t(f"list.family_{family}", lang) for lang in ("en", "zh")]
        lines += ["", f"## {family} · {' '.join(words)}", ""]
        kinds = [kind for kind in POLICIES.values() if kind.family == family]
        heads = (
            "kind",
            "what it changes",
            "改变什么",
            "side effect",
            "副作用",
            "levers 杠杆",
            "lag 周",
            "in name only 名义执行",
            "price a week 每周代价",
            "source 来源",
        )
        lines += table(heads, (_policy(kind) for kind in kinds))
    return "\n".join(lines) + "\n"


def _policy(kind) -> tuple[object, ...]:  # type: ignore[no-untyped-def]
    price = kind.price
    cost = ", ".join(
        f"{shown(amount)} {unit}" for amount, unit in ((price.hours, "h"), (price.yuan, "yuan")) if amount
    )
    cost = f"{cost} ({price.payer})" if cost else "–"
    levers = ", ".join(f"`{name}`" for name in kind.owns)
    return (
        f"`{kind.kind}` {kind.name_zh}", kind.en, kind.zh, kind.adverse_en, kind.adverse_zh, levers,
        shown(kind.lag), f"{kind.nominal:.0%}", cost, ", ".join(kind.sources),
    )  # fmt: skip


# measures
def measures() -> str:
    """Every measure with its definition, unit and range."""
    lines = ["# Measures 指标", "", WRITTEN, ""]
    signs = {1: "more is better 越高越好", -1: "less is better 越低越好", 0: ""}
    rows = (
        (
            f"`{key}` {one.name_zh}", one.en, one.zh, unit_name(one.unit, "en"), measure_range(one),
            signs[one.direction], "two arms 两组对照" if one.paired else ", ".join(one.levels), one.source,
        )
        for key, one in MEASURES.items()
    )  # fmt: skip
    heads = (
        "measure",
        "definition",
        "定义",
        "unit 单位",
        "range 范围",
        "direction 方向",
        "for 层级",
        "source 来源",
    )
    lines += table(heads, rows)
    return "\n".join(lines) + "\n"


# schedule
_PHASES = ("open_counties", "live_township", "close_counties")
_TITLES = {
    "open_counties": ("a period opens, county by county", "周期开始，逐县"),
    "live_township": ("each week, township by township", "每周，逐乡镇"),
    "close_counties": ("a period ends, county by county", "周期结束，逐县"),
}


def schedule() -> str:
    """The rules in the order in which `sim/week.py` calls them, as a diagram and as a list."""
    tree = ast.parse((ROOT / "sim" / "week.py").read_text(encoding="utf-8"))
    homes = _imports(tree)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    lines = ["# Schedule 日程", "", WRITTEN, "", "```mermaid", "flowchart TB"]
    listed: list[str] = []
    for phase in _PHASES:
        steps = list(_steps(functions[phase], homes, functions))
        en, zh = _TITLES[phase]
        lines.append(f'  subgraph {phase}["{en} · {zh}"]')
        lines.append("    direction TB")
        for n, (name, _, inner) in enumerate(steps):
            shape = f'{phase}_{n}["{name}{"  ⟲ each community" if inner else ""}"]'
            lines.append(f"    {shape}" + (f"\n    {phase}_{n - 1} --> {phase}_{n}" if n else ""))
        lines.append("  end")
        listed += ["", f"## {en} · {zh}", ""]
        listed += table(
            ("rule", "what it does", "for"),
            (
                (f"[`{name}`]({link})", doc, "each community" if inner else "")
                for name, (link, doc), inner in _documented(steps, homes)
            ),
        )
    lines += [f"  {a} --> {b}" for a, b in pairwise(_PHASES)]
    lines += ["```", *listed]
    return "\n".join(lines) + "\n"


Step = tuple[str, str, bool]  # "demand.demand", file of the rule, inside a loop over communities


def _imports(tree: ast.Module) -> dict[str, str]:
    """Names of rule modules as `week.py` uses them, and their files."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sim.rules"):
            folder = node.module.replace(".", "/")
            for name in node.names:
                found[name.asname or name.name] = f"{folder}/{name.name}.py"
    return found


def _steps(
    node: ast.AST, homes: dict[str, str], functions: dict[str, ast.FunctionDef], inner: bool = False
) -> Iterator[Step]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            name = ast.unparse(child.func)
            yield from _steps(child, homes, functions, inner)
            module = name.split(".")[0]
            if "." in name and module in homes and name.split(".")[1] != "period_ends":
                several = "first" in map(ast.unparse, child.args)  # communities, one after the other
                yield name, homes[module], inner or several
            elif name in functions:
                yield name, "sim/week.py", inner
        else:
            loops = isinstance(child, ast.For) and ast.unparse(child.target) == "i"
            yield from _steps(child, homes, functions, inner or loops)


def _documented(steps: list[Step], homes: dict[str, str]) -> Iterator[tuple[str, tuple[str, str], bool]]:
    for name, file, inner in steps:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        wanted = name.split(".")[-1]
        found = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == wanted)
        text = " ".join((ast.get_docstring(found) or "").split("\n\n")[0].split())
        yield name, (f"../{file}", text), inner


PAGES: dict[str, Callable[[], str]] = {
    "schedule.md": schedule,
    "parameters.md": parameters,
    "policies.md": policies,
    "measures.md": measures,
}


def outdated() -> list[str]:
    """Pages that are not what the code says."""
    return [
        name
        for name, made in PAGES.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != made()
    ]


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        found = outdated()
        print(
            "\n".join(f"docs/{name} is out of date: python -m tools.pages" for name in found), file=sys.stderr
        )
        return 1 if found else 0
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
