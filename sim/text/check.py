"""Whether everything users read is there in both languages: ``python -m sim.text.check``.

Parameters, policies, measures and scenarios are found by their names when the check runs; nothing here
imports upward. Prints what is missing, one line each, and leaves with 1 if anything is.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from sim.text.catalogue import texts

_WORDS = Path(__file__).parent / "words"
_ROOT = Path(__file__).resolve().parents[2]
_CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)

Pair = tuple[str, Any, Any]  # where it stands, in English, in Chinese


def problems(root: Path = _ROOT) -> list[str]:
    """Everything that lacks a language, or whose languages do not fit each other."""
    found = [problem for pair in pairs() for problem in pair_problems(*pair)]
    found += unit_problems()
    for page in ("README.md",):
        if (root / page).is_file():
            found += page_problems(page, (root / page).read_text("utf-8"))
    return found


def pairs() -> Iterator[Pair]:
    """All texts in both languages: messages, parameters, policies, measures, scenarios."""
    for path in sorted(_WORDS.glob("*.py")):
        if path.stem not in ("__init__", "units"):
            for key, pair in texts(path.stem).items():
                yield (f"{path.stem}.{key}", *pair)
    for parameter in import_module("sim.parameters").PARAMETERS.values():
        yield parameter.key, parameter.en, parameter.zh
    for kind in _catalogue("sim.policies", "POLICIES"):
        yield f"policy {kind.kind}: name", kind.name_en, kind.name_zh
        yield f"policy {kind.kind}", kind.en, kind.zh
        yield f"policy {kind.kind}: side effect", kind.adverse_en, kind.adverse_zh
    for measure in _catalogue("sim.measures", "MEASURES"):
        yield f"measure {measure.key}: name", measure.name_en, measure.name_zh
        yield f"measure {measure.key}", measure.en, measure.zh
    scenario = import_module("sim.scenario")
    for name, path in scenario.shipped().items():
        found = scenario.load(path)
        yield f"scenario {name}: title", found.title.en, found.title.zh
        if found.about.en or found.about.zh:
            yield f"scenario {name}: about", found.about.en, found.about.zh
    design = import_module("sim.study.design")
    for name, path in design.shipped().items():
        experiment = design.load(path)
        for part in ("title", "question", "takes", "output"):
            words = getattr(experiment, part)
            yield f"experiment {name}: {part}", words.en, words.zh


def _catalogue(package: str, name: str) -> list[Any]:
    return list(getattr(import_module(f"{package}.catalogue"), name).values())


def pair_problems(where: str, en: Any, zh: Any) -> list[str]:
    """What is wrong with one text in two languages."""
    if not isinstance(en, str) or not en.strip():
        return [f"{where}: no English"]
    if not isinstance(zh, str) or not _CHINESE.search(zh):
        return [f"{where}: no Chinese"]
    if en == zh:
        return [f"{where}: the same in both languages"]
    places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in _braced(en, zh)]
    if places[0] != places[1] and not {"en", "zh"} & (places[0] | places[1]):
        return [f"{where}: different values in braces: {sorted(places[0])}, {sorted(places[1])}"]
    return []


def _braced(en: str, zh: str) -> tuple[str, str]:
    """Both texts, or two empty ones where braces are not places for values."""
    try:
        list(string.Formatter().parse(en)), list(string.Formatter().parse(zh))
    except ValueError:
        return "", ""
    return en, zh


def unit_problems() -> list[str]:
    """Units that have no translation."""
    used = {p.unit: f"unit of {p.key}" for p in import_module("sim.parameters").PARAMETERS.values()}
    used |= {m.unit: f"unit of measure {m.key}" for m in _catalogue("sim.measures", "MEASURES")}
    return [
        f"{where}: {unit!r} has no translation" for unit, where in used.items() if unit not in texts("units")
    ]


def page_problems(name: str, text: str) -> list[str]:
    """A page is English, then Chinese, each part under a heading of its own: the headings must correspond."""
    headings = re.findall(r"^(#+) (.+)$", _FENCE.sub("", text), re.MULTILINE)
    parts: list[list[tuple[int, str]]] = []
    for marks, title in headings:
        if len(marks) == 1:
            parts.append([])
        if parts:
            parts[-1].append((len(marks), title))
    if len(parts) != 2:
        return [f"{name}: {len(parts)} top headings instead of two, English and Chinese"]
    english, chinese = parts
    found = [
        f"{name}: {title!r} stands in the English part" for _, title in english if _CHINESE.search(title)
    ]
    found += [f"{name}: {title!r} has no Chinese" for _, title in chinese if not _CHINESE.search(title)]
    if [level for level, _ in english] != [level for level, _ in chinese]:
        here, there = (", ".join(title for _, title in part) for part in parts)
        found.append(f"{name}: the sections do not correspond: {here} | {there}")
    return found


def main() -> int:
    """Print the problems; 1 if there are any."""
    found = problems()
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
