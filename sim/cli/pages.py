"""What `chaofuhe show` can show: for each sort of thing a function that prints the one of a name.

It says whether there is one; ``again`` says whether something was printed before.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.cli import catalogues
from sim.cli.lists import measure_range, parameter_row, range_of, shown
from sim.cli.tables import print_facts, print_table
from sim.errors import InputError
from sim.text import chosen, t, unit_name
from sim.text.places import beside


def apart(again: bool) -> None:
    """An empty line, if something was printed before."""
    if again:
        print()


def say(key: str) -> str:
    """A word of ``show`` in the language of the moment."""
    return t(f"show.{key}", chosen())


def schema(name: str, again: bool = False) -> bool:
    """The JSON Schema of scenario files."""
    if name != "schema":
        return False
    from sim.scenario.schema import text

    apart(again)
    print(text(), end="")
    return True


def parameter(name: str, again: bool = False) -> bool:
    """A parameter, a family of them, or all of a topic."""
    from sim.parameters import FAMILIES, PARAMETERS

    zh = chosen() == "zh"
    if name in PARAMETERS:
        p = PARAMETERS[name]
        apart(again)
        print_facts(
            [
                (say("parameter"), p.key),
                (say("sentence"), p.zh if zh else p.en),
                (say("default"), f"{shown(p.default)} {unit_name(p.unit, chosen())}".strip()),
                (say("range"), range_of(p)),
                (say("source"), p.source),
                (say("carrier"), p.carrier),
                (say("during_run"), say("yes") if p.during_run else say("no")),
            ]
        )
        return True
    groups = [FAMILIES[name]] if name in FAMILIES else []
    groups = groups or [g for g in FAMILIES.values() if g.key.startswith(f"{name}.")]
    if not groups:
        return False
    columns = [
        t(f"list.{word}", chosen())
        for word in ("key", "default", "range", "unit", "sentence", "source", "carrier")
    ]
    rows = [(*parameter_row(p, zh), p.source, p.carrier) for group in groups for p in group.members]
    apart(again)
    print_table(columns, rows, optional=2)
    return True


def policy(name: str, again: bool = False) -> bool:
    """A kind of policy, with its own parameters."""
    kind = catalogues.policies().get(name)
    if kind is None:
        return False
    from sim.parameters import PARAMETERS

    zh = chosen() == "zh"
    price = kind.price
    costs = [f"{shown(price.hours)} {say('hours_a_week')}"] if price.hours else []
    costs += [f"{shown(price.yuan)} {say('yuan_a_week')}"] if price.yuan else []
    apart(again)
    print_facts(
        [
            (say("policy"), f"{name} ({kind.name_zh if zh else kind.name_en})"),
            (say("family"), t(f"list.family_{kind.family}", chosen())),
            (say("sentence"), kind.zh if zh else kind.en),
            (say("adverse"), kind.adverse_zh if zh else kind.adverse_en),
            (say("lag"), f"{shown(float(kind.lag))} {unit_name('weeks', chosen())}"),
            (say("nominal"), shown(float(kind.nominal))),
            (say("price"), "; ".join(costs) and f"{'; '.join(costs)} ({say(f'payer_{price.payer}')})"),
            (say("source"), ", ".join(kind.sources)),
        ]
    )
    own = [p for p in PARAMETERS.values() if p.key.startswith(f"policy.{name}.")]
    if own:
        parameter(f"policy.{name}", again=True)
    return True


def measure(name: str, again: bool = False) -> bool:
    """A measure."""
    found = catalogues.measures().get(name)
    if found is None:
        return False
    zh = chosen() == "zh"
    parts = [t(f"show.level_{level}", chosen()) for level in found.levels]
    breakdowns = [t(f"list.axis_{axis}", chosen()) for axis in found.by]
    apart(again)
    print_facts(
        [
            (say("measure"), f"{name} ({found.name_zh if zh else found.name_en})"),
            (say("sentence"), found.zh if zh else found.en),
            (say("unit"), unit_name(found.unit, chosen())),
            (say("range"), measure_range(found)),
            (say("better"), say(f"direction_{found.direction}".replace("-1", "down"))),
            (say("levels"), ", ".join(parts)),
            (say("by"), ", ".join(breakdowns)),
            (say("weekly"), say("yes") if found.weekly else say("no")),
            (say("paired"), say("yes") if found.paired else ""),
            (say("source"), found.source),
        ]
    )
    return True


def scenario(name: str, again: bool = False) -> bool:
    """A scenario: a name on the shelves, or a file."""
    from sim.report.places import in_words
    from sim.scenario import load
    from sim.scenario.shelf import is_path, located

    try:
        path = located(name)
    except InputError:
        return False
    if again and is_path(name):  # an experiment
        return False
    if not is_path(name) and not path.suffix:  # a folder or file that happens to have this name
        return False
    found = load(path)
    lang = chosen()
    region = found.region
    made = t("list.synthetic", lang) if region.synthetic is not None else ""
    weeks = t("show.weeks", lang, warmup=found.warmup_weeks, observed=found.total_weeks - found.warmup_weeks)
    apart(again)
    print_facts(
        [
            (say("scenario"), found.title.in_language(lang) or name),
            (say("about"), found.about.in_language(lang)),
            (say("file"), path),
            (say("region"), in_words("、".join(region.names), lang) or made),
            (say("time"), weeks),
            (say("source"), ", ".join(found.sources)),
            (say("identity"), found.key),
        ]
    )
    print()
    print(found.to_toml(), end="")
    return True


def experiment(name: str, again: bool = False) -> bool:
    """An experiment: a name on the shelves, or a file. The schema of such files, too."""
    if name == "experiment-schema":
        from sim.study.design.schema import text

        apart(again)
        print(text(), end="")
        return True
    from sim.scenario.shelf import is_path
    from sim.study.design.shelf import located

    try:
        path = located(name)
    except InputError:
        return False
    if again or not path.is_file() or (not is_path(name) and not path.suffix):
        return False
    from sim.cli.sweeps import size_of
    from sim.scenario.reading import parse, read_text
    from sim.study.design import load

    if "region" in parse(read_text(path), path):  # a scenario
        return False

    found, lang = load(path), chosen()
    print_facts(
        [
            (say("experiment"), found.title.in_language(lang) or name),
            (say("question"), found.question.in_language(lang)),
            (say("design"), size_of(found)),
            (say("takes"), found.takes.in_language(lang)),
            (say("output"), found.output.in_language(lang)),
            (say("file"), path),
        ]
    )
    print()
    print(path.read_text("utf-8"), end="")
    return True


def claim(name: str, again: bool = False) -> bool:
    """A claim by its name: what is claimed, by whom, what is expected, what it must not rest on."""
    from sim.study.claims import shelf

    path = shelf.shipped().get(name)
    if path is None:
        return False
    from sim.cli.sweeps import size_of
    from sim.report.analyses.claims import expectation  # brings pandas
    from sim.study.claims.document import load
    from sim.study.claims.trial import experiment_of

    found, lang = load(path), chosen()
    under = ", ".join(variant.name for variant in found.variants)
    apart(again)
    print_facts(
        [
            (say("claim"), found.statement.in_language(lang) or name),
            (say("source"), ", ".join(found.sources)),
            *((say("expected"), expectation(part, lang)) for part in found.parts),
            (say("under"), under),
            (say("design"), size_of(experiment_of(found))),
            (say("file"), path),
        ]
    )
    print()
    print(path.read_text("utf-8"), end="")
    return True


def region(name: str, again: bool = False) -> bool:
    """A division by code or name: what it lies in, and what lies in it."""
    if name.isascii() and not name.isdecimal():
        return False  # no division has such a name
    from sim.region import divisions
    from sim.report.places import in_both

    if name.isdecimal():
        found = [d for d in divisions.search(name, most=2) if name in (d.short_code, str(d.code))]
    else:
        found = divisions.named(name) or [d for d in divisions.search(name, most=5) if name in d.full_name]
    lang = chosen()
    for i, division in enumerate(found):
        apart(again or i > 0)
        below = divisions.children(division.code)
        between = "、" if lang == "zh" else ", "
        listed = between.join(f"{child.short_code} {beside(child.name, lang)}" for child in below)
        print_facts(
            [
                (say("division"), in_both(division, lang)),
                (t("list.code", lang), division.short_code),
                (t("list.level", lang), divisions.level_name(division.level, lang)),
                (say("contains"), f"{len(below)}: {listed}" if below else ""),
            ]
        )
    return bool(found)


PAGES: tuple[Callable[[str, bool], bool], ...] = (
    *(schema, parameter, policy, measure),
    *(experiment, scenario, claim, region),
)


def known_names() -> list[str]:
    """Names that can be shown, for messages; of regions there are too many."""
    from sim.parameters import FAMILIES, PARAMETERS
    from sim.scenario import shipped
    from sim.study import design
    from sim.study.claims import shelf

    return [
        *PARAMETERS,
        *FAMILIES,
        *catalogues.policies(),
        *catalogues.measures(),
        *shipped(),
        *design.shipped(),
        *shelf.shipped(),
        "schema",
        "experiment-schema",
    ]
