"""Findings on the screen: a run's measures with their intervals, a comparison's differences, who gains and
who loses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sim.cli.numbers import change, interval, plain, value
from sim.cli.tables import console, print_table
from sim.measures import MEASURES
from sim.study.bounds import FEWEST
from sim.text import chosen, t, unit_name

if TYPE_CHECKING:
    from sim.study.findings import Findings

_GAINS = ("efficacy", "satisfaction", "load")
_PLACES = ("urban", "rural")
_ORDER = ("place", "group", "fifth")


def say(key: str, **values: object) -> str:
    """A message of studies in the language of the moment."""
    return t(f"study.{key}", chosen(), **values)


def name(key: str) -> str:
    """What a measure is called."""
    return MEASURES[key].name_zh if chosen() == "zh" else MEASURES[key].name_en


def _labelled(key: str) -> str:
    """A measure's name, with its unit where numbers do not show it."""
    unit = MEASURES[key].unit
    if unit in ("share", "ratio", "1", ""):
        return name(key)
    return say("labelled", name=name(key), unit=unit_name(unit, chosen()))


def _headlines() -> list[str]:
    return [key for key, measure in MEASURES.items() if measure.headline]


def _rows(frame: Any, **chosen_by: str) -> dict[tuple[str, str, str], Any]:
    for column, wanted in chosen_by.items():
        frame = frame[frame[column] == wanted]
    return {(row.measure, row.by, row.of): row for row in frame.itertuples()}


def print_run(findings: Findings) -> None:
    """The headline measures of a run, for the whole region and for urban and rural places."""
    rows = _rows(findings.summary)
    key = ("efficacy", "", "")
    if rows[key].n == 0 and rows["load", "", ""].n == 0:
        print(say("nothing"))
        return
    places = [of for of in _PLACES if rows["load", "place", of].n > 0]
    places = places if len(places) > 1 else []
    columns = [say("measure"), say("mean"), say("interval"), *(say(of) for of in places)]
    lines = []
    for measure in _headlines():
        row = rows.get((measure, "", ""))
        if row is None:
            continue
        unit = MEASURES[measure].unit
        parts = [rows.get((measure, "place", of)) for of in places]
        lines.append(
            [
                _labelled(measure),
                plain(row.mean, unit),
                interval(row.low, row.high, unit),
                *("" if part is None else plain(part.mean, unit) for part in parts),
            ]
        )
    print_numbers(columns, lines)
    _say_few(int(rows["load", "", ""].n))
    print()
    for line in _sentences(rows):
        print(line)


def _say_few(replicates: int) -> None:
    """Say that intervals rest on few replicates, where they do."""
    if 1 < replicates < FEWEST:
        print(say("few", n=replicates, fewest=FEWEST))


def _sentences(rows: dict[tuple[str, str, str], Any]) -> Iterable[str]:
    """The findings in words."""
    lang = chosen()
    of = {key: float(rows[key, "", ""].mean) for key in _headlines() if (key, "", "") in rows}
    shown = {key: value(number, MEASURES[key].unit, lang) for key, number in of.items()}
    yield say("load_sentence", load=plain(of["load"], "share"), overloaded=shown["overloaded_weeks"])
    if of["gap"] == of["gap"]:  # known
        yield say(
            "gap_sentence",
            score=shown["score"],
            efficacy=shown["efficacy"],
            gap=change(of["gap"], "share", lang).lstrip("+"),
        )
    yield say("trace_sentence", share=shown["compliance_share"], burnout=shown["burnout_any"])


def print_comparison(findings: Any) -> None:
    """For each arm the headline measures with their paired differences, then who gains and who loses."""
    for arm in findings.arms[1:]:
        rows = _rows(findings.effects, arm=arm)
        print(say("arm", arm=arm, baseline=findings.arms[0]))
        if rows["load", "", ""].n == 0:
            print(say("nothing"))
            print()
            continue
        words = ("measure", "baseline", "value", "difference", "interval", "verdict")
        lines = []
        for measure in [*_headlines(), "involution"]:
            row = rows.get((measure, "", ""))
            if row is not None and (measure != "involution" or row.n > 0):
                lines.append(_difference(measure, row))
        print_numbers([say(word) for word in words], lines)
        _say_few(int(rows["load", "", ""].n))
        print()
        _print_gains(findings, arm)
    print(say("holm_note"))


def _difference(measure: str, row: Any) -> list[str]:
    unit, lang = MEASURES[measure].unit, chosen()
    star = "*" if row.holm is True or str(row.holm) == "True" else ""
    if measure == "involution":
        bounds = interval(row.low, row.high, unit)
        return [name(measure), "", plain(row.value, unit), "", bounds, ""]
    return [
        _labelled(measure),
        plain(row.baseline, unit),
        plain(row.value, unit),
        change(row.difference, unit, lang),
        interval(row.low, row.high, unit, signed=True),
        verdict(row.verdict) + star,
    ]


def verdict(word: str) -> str:
    """What an interval says, in words."""
    return "" if word == "none" else say(f"verdict_{word}")


def _print_gains(findings: Any, arm: str) -> None:
    """Who is better off and who worse: classes of places, groups of residents and fifths of communities."""
    frame = findings.gains
    frame = frame[(frame["arm"] == arm) & frame["measure"].isin(_GAINS)]
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for row in frame.itertuples():
        if row.by in ("place", "group", "fifth"):
            amount = change(row.difference, MEASURES[row.measure].unit, chosen())
            cells.setdefault((row.by, row.of), {})[row.measure] = f"{amount} {verdict(row.verdict)}".rstrip()
    lines = [
        [say(f"{by}_{of}"), *(found.get(measure, "") for measure in _GAINS)]
        for (by, of), found in sorted(cells.items(), key=lambda item: _ORDER.index(item[0][0]))
    ]
    print_numbers([say("who"), *(name(measure) for measure in _GAINS)], lines)
    print()
    for row in frame[(frame["by"] == "community") & (frame["measure"] == "efficacy")].itertuples():
        shares = {"better": plain(row.share_better, "share"), "worse": plain(row.share_worse, "share")}
        print(say("communities", **shares))
    effects = findings.effects
    reduction = effects[(effects["arm"] == arm) & (effects["by"] == "")]["variance_reduction"].median()
    if reduction == reduction:  # known
        print(say("reduction", times=plain(float(reduction), "ratio")))
    print()


def print_numbers(columns: list[str], rows: list[list[str]]) -> None:
    """A table of a name and numbers: numbers stay on one line, names wrap where the terminal is narrow."""
    if not sys.stdout.isatty():
        print_table(columns, rows)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, title in enumerate(columns):
        last = columns[place] == say("verdict")
        table.add_column(
            Text(title),
            no_wrap=place > 0,
            overflow="fold",
            justify="left" if place == 0 or last else "right",
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
