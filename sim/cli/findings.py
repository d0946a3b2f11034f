"""Findings on the screen: a run's measures with their intervals, a comparison's differences, who gains and
who loses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sim.cli.numbers import change, interval, plain, value
from sim.cli.tables import print_table
from sim.measures import MEASURES
from sim.text import chosen, t, unit_name

if TYPE_CHECKING:
    from sim.study.findings import Findings

_GAINS = ("efficacy", "satisfaction", "load")
_PLACES = ("urban", "rural")


def say(key: str, **values: object) -> str:
    """A message of studies in the language of the moment."""
    return t(f"study.{key}", chosen(), **values)


def name(key: str) -> str:
    """What a measure is called."""
    return MEASURES[key].name_zh if chosen() == "zh" else MEASURES[key].name_en


def _unit(key: str) -> str:
    unit = MEASURES[key].unit
    return "" if unit in ("share", "ratio") else unit_name(unit, chosen())


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
    columns = [say("measure"), say("mean"), say("interval"), *(say(of) for of in places), say("unit")]
    lines = []
    for measure in _headlines():
        row = rows.get((measure, "", ""))
        if row is None:
            continue
        unit = MEASURES[measure].unit
        parts = [rows.get((measure, "place", of)) for of in places]
        lines.append(
            [
                name(measure),
                plain(row.mean, unit),
                interval(row.low, row.high, unit),
                *("" if part is None else plain(part.mean, unit) for part in parts),
                _unit(measure),
            ]
        )
    print_table(columns, lines)
    print()
    for line in _sentences(rows):
        print(line)


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
        columns = [
            *(say("measure"), say("baseline"), say("value"), say("difference")),
            *(say("interval"), say("verdict"), say("unit")),
        ]
        lines = []
        for measure in [*_headlines(), "involution"]:
            row = rows.get((measure, "", ""))
            if row is None or (measure == "involution" and row.n == 0):
                continue
            lines.append(_difference(measure, row))
        print_table(columns, lines)
        print()
        _print_gains(findings, arm)
    print(say("holm_note"))


def _difference(measure: str, row: Any) -> list[str]:
    unit, lang = MEASURES[measure].unit, chosen()
    star = "*" if row.holm is True or str(row.holm) == "True" else ""
    if measure == "involution":
        bounds = interval(row.low, row.high, unit)
        return [name(measure), "", plain(row.value, unit), "", bounds, "", ""]
    return [
        name(measure),
        plain(row.baseline, unit),
        plain(row.value, unit),
        change(row.difference, unit, lang),
        interval(row.low, row.high, unit, signed=True),
        verdict(row.verdict) + star,
        _unit(measure),
    ]


def verdict(word: str) -> str:
    """What an interval says, in words."""
    return "" if word == "none" else say(f"verdict_{word}")


def _print_gains(findings: Any, arm: str) -> None:
    """Who is better off and who worse by the intervals."""
    frame = findings.gains
    frame = frame[(frame["arm"] == arm) & frame["measure"].isin(_GAINS)]
    found: dict[str, list[str]] = {"better": [], "worse": []}
    for row in frame.itertuples():
        if row.verdict in found and row.by in ("place", "group", "fifth"):
            amount = change(row.difference, MEASURES[row.measure].unit, chosen())
            whom = say(f"{row.by}_{row.of}")
            found[row.verdict].append(say("gain", whom=whom, measure=name(row.measure), amount=amount))
    for word, key in (("better", "gain_list"), ("worse", "lose_list")):
        if found[word]:
            print(say(key))
            for line in found[word]:
                print(f"  {line}")
    whole = frame[(frame["by"] == "community") & (frame["measure"] == "efficacy")]
    for row in whole.itertuples():
        print(
            say("communities", better=plain(row.share_better, "share"), worse=plain(row.share_worse, "share"))
        )
    print()
