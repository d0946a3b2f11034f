"""What `chaofuhe list` can list: for each word a function that gives columns and rows in the language of the
moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sim.cli import catalogues
from sim.text import chosen, t, unit_name

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: the keys of its column headings (messages of ``list``), and its rows."""

    columns: tuple[str, ...]
    rows: Sequence[Row]
    note: str = ""
    optional: int = 0  # how many of the last columns may be left out on a narrow screen


def scenarios(search: str) -> Listing:
    """The scenarios on the shelves; one that cannot be read is listed with what is wrong."""
    from sim.errors import InputError
    from sim.report.places import in_words
    from sim.scenario import load, shipped

    rows = []
    for name, path in shipped().items():
        try:
            scenario = load(path)
            place = in_words("、".join(scenario.region.names), chosen()) or t("list.synthetic", chosen())
            rows.append((name, scenario.title.in_language(chosen()), place))
        except InputError as error:
            rows.append((name, error.render(chosen()), ""))
    return Listing(("name", "title", "region"), rows)


def experiments(search: str) -> Listing:
    """The experiments on the shelves; one that cannot be read is listed with what is wrong."""
    from sim.errors import InputError
    from sim.study.design import load, shipped

    rows = []
    for name, path in shipped().items():
        try:
            found = load(path)
            rows.append((name, found.title.in_language(chosen()), found.question.in_language(chosen())))
        except InputError as error:
            rows.append((name, error.render(chosen()), ""))
    return Listing(("name", "title", "question"), rows)


def claims(search: str) -> Listing:
    """The claims on the shelves; one that cannot be read is listed with what is wrong."""
    from sim.errors import InputError
    from sim.study.claims.document import load
    from sim.study.claims.shelf import shipped

    rows: list[Row] = []
    for name, path in shipped().items():
        try:
            found = load(path)
            rows.append((name, found.statement.in_language(chosen()), ", ".join(found.sources)))
        except InputError as error:
            rows.append((name, error.render(chosen()), ""))
    return Listing(("name", "claim", "source"), rows)


def policies(search: str) -> Listing:
    """The kinds of policy."""
    zh = chosen() == "zh"
    return Listing(
        ("name", "family", "called", "sentence"),
        [
            (
                name,
                t(f"list.family_{kind.family}", chosen()),
                kind.name_zh if zh else kind.name_en,
                kind.zh if zh else kind.en,
            )
            for name, kind in catalogues.policies().items()
        ],
    )


def parameters(search: str) -> Listing:
    """The parameters; a family is one row unless its members are searched for."""
    from sim.parameters import FAMILIES

    zh = chosen() == "zh"
    rows: list[Row] = []
    for group in FAMILIES.values():
        whole = not group.axes or not any(search in member.key for member in group.members)
        if group.axes and (whole or search in group.key):
            rows.append(_family_row(group, zh))
            continue
        rows += [
            (*parameter_row(p, zh), p.source, p.carrier)
            for p in group.members
            if not group.axes or search in p.key
        ]
    return Listing(("key", "default", "range", "unit", "sentence", "source", "carrier"), rows, optional=2)


def parameter_row(p: Any, zh: bool) -> Row:
    """Key, default, range, unit and sentence of a parameter."""
    return p.key, shown(p.default), range_of(p), unit_name(p.unit, chosen()), p.zh if zh else p.en


def _family_row(group: Any, zh: bool) -> Row:
    first = group.members[0]
    defaults = sorted({p.default for p in group.members})
    spread = shown(defaults[0]) if len(defaults) == 1 else f"{shown(defaults[0])}–{shown(defaults[-1])}"
    axes = ".".join(f"<{t(f'list.axis_{axis}', chosen())}>" for axis in group.axes)
    sentence = first.zh if zh else first.en
    example = t("list.example", chosen(), sentence=sentence)
    return (
        f"{group.key}.{axes}",
        spread,
        range_of(first),
        unit_name(first.unit, chosen()),
        example,
        first.source,
        first.carrier,
    )


def shown(value: object) -> str:
    """A default as it is written in a scenario."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def range_of(parameter: Any) -> str:
    """The range or the choices of a parameter, briefly."""
    if parameter.choices:
        return " | ".join(parameter.choices)
    if parameter.low is None:
        return "true | false"
    return f"{shown(float(parameter.low))}–{shown(float(parameter.high))}"


def measure_range(measure: Any) -> str:
    """The bounds of a measure's values, briefly."""
    low, high = (shown(float(bound)) if bound is not None else "" for bound in (measure.low, measure.high))
    return f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}" if high else ""


def measures(search: str) -> Listing:
    """What is measured."""
    zh = chosen() == "zh"
    return Listing(
        ("name", "called", "unit", "range", "sentence", "source"),
        [
            (
                name,
                measure.name_zh if zh else measure.name_en,
                unit_name(measure.unit, chosen()),
                measure_range(measure),
                measure.zh if zh else measure.en,
                measure.source,
            )
            for name, measure in catalogues.measures().items()
        ],
        optional=1,
    )


def regions(search: str) -> Listing:
    """Divisions that a text may mean; without a text the provinces."""
    from sim.region import divisions
    from sim.report.places import in_both

    lang = chosen()
    if search:
        found = divisions.search(search)
        note = "" if found else t("list.nothing", lang)
    else:
        codes = {code // 10**10 * 10**10 for code in divisions.county_codes()}
        found = [division for code in sorted(codes) if (division := divisions.find(code))]
        note = t("list.search_regions", lang)
    rows = [(d.short_code, divisions.level_name(d.level, lang), in_both(d, lang)) for d in found]
    return Listing(("code", "level", "called"), rows, note)


LISTS: dict[str, Callable[[str], Listing]] = {
    "scenarios": scenarios,
    "experiments": experiments,
    "claims": claims,
    "policies": policies,
    "parameters": parameters,
    "measures": measures,
    "regions": regions,
}
SEARCHES_ITSELF = ("regions",)
