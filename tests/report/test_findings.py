"""Findings say what the numbers bear out, and no more."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from sim.measures import MEASURES
from sim.report import findings, names
from sim.report.results import Level, Results


def changed(results: Results, measure: str, **values: Any) -> Results:
    """The same results with other numbers for a measure of the whole region."""
    tables = dict(results.tables)
    for name in ("effects", "summary"):
        if name in tables:
            frame = tables[name].copy()
            rows = (frame["measure"] == measure) & (frame["by"] == "")
            for column, value in values.items():
                if column in frame:
                    frame.loc[rows, column] = value
            tables[name] = frame
    return Results(results.folder, results.manifest, tables)


def sentence(results: Results, measure: str, lang: str = "en") -> findings.Finding:
    """The finding about a measure of a comparison."""
    word = names.capital(names.measure(measure, lang))
    return next(f for f in findings.of_arm(results, results.arms[1], lang) if f.text.startswith(word))


@pytest.mark.parametrize(
    ("low", "high", "verdict", "tone", "words"),
    [
        (0.01, 0.03, "better", "better", "clearly better"),
        (-0.03, -0.01, "worse", "worse", "clearly worse"),
        (-0.01, 0.03, "none", "", "no clear difference"),
    ],
)
def test_verdict_follows_the_interval(
    results: dict[str, Results], low: float, high: float, verdict: str, tone: str, words: str
):
    made = changed(
        results["compare"], "efficacy", difference=(low + high) / 2, low=low, high=high, verdict=verdict
    )
    found = sentence(made, "efficacy")
    assert found.tone == tone
    assert words in found.text


def test_interval_with_zero_is_no_finding(results: dict[str, Results]):
    for case in ("compare", "four"):
        for arm in results[case].arms[1:]:
            frame = results[case].tables["effects"]
            unclear = frame[(frame["arm"] == arm) & (frame["low"] <= 0) & (frame["high"] >= 0)]
            said = findings.of_arm(results[case], arm, "en")
            better = " ".join(f.text for f in said if f.tone)
            for row in unclear[unclear["by"] == ""].itertuples():
                if MEASURES[str(row.measure)].headline:
                    assert f"{row.name_en} (" not in better
                    assert f"{names.capital(str(row.name_en))} is" not in better


def test_one_replicate_says_that_nothing_is_sure(results: dict[str, Results]):
    said = findings.of_arm(results["single"], "penetrating_audit", "en")
    assert all(not f.tone for f in said)
    assert "not known" in said[0].text
    assert not any("no clear difference" in f.text for f in said)


def test_small_differences_are_called_small(results: dict[str, Results]):
    tiny = changed(results["compare"], "efficacy", difference=1e-4, low=0.5e-4, high=1.5e-4, verdict="better")
    assert "small" in sentence(tiny, "efficacy").text
    assert "small" not in sentence(results["compare"], "load").text


def test_dagger_marks_what_does_not_outlive_many_tests(results: dict[str, Results]):
    effects = results["compare"].tables["effects"]
    holm = effects["holm"].astype("boolean")
    tables = {**results["compare"].tables, "effects": effects.assign(holm=holm.mask(holm, False))}
    made = Results(results["compare"].folder, results["compare"].manifest, tables)
    assert "†" in sentence(made, "load").text
    assert "†" not in sentence(results["compare"], "load").text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(1.1, 1.2, "more than"), (0.7, 0.8, "on average"), (0.9, 1.1, "not clearly more or less")],
)
def test_load_is_above_one_only_when_its_interval_is(
    results: dict[str, Results], low: float, high: float, words: str
):
    made = changed(results["run"], "load", mean=(low + high) / 2, low=low, high=high)
    assert words in findings.of_run(made, "en")[0].text


def test_groups_whose_intervals_touch_are_alike(results: dict[str, Results]):
    frame = results["run"].tables["summary"].copy()
    frame.loc[frame["by"] == "group", ["low", "high"]] = [0.1, 0.9]
    made = Results(
        results["run"].folder, results["run"].manifest, {**results["run"].tables, "summary": frame}
    )
    said = [f.text for f in findings.of_run(made, "en")]
    assert "Real efficacy does not clearly differ between groups of residents." in said


@pytest.mark.parametrize("case", ["run", "compare", "four", "single", "street"])
def test_both_languages_find_the_same(results: dict[str, Results], case: str):
    one = results[case]
    for arm in one.arms[1:] or [""]:
        found = [
            findings.of_arm(one, arm, lang) if one.compared else findings.of_run(one, lang)
            for lang in ("en", "zh")
        ]
        assert [f.tone for f in found[0]] == [f.tone for f in found[1]]
        assert not any("nan" in f.text for part in found for f in part)


@pytest.mark.parametrize(
    ("key", "level", "difference", "text"),
    [
        ("efficacy", Level(0.4612, 0.452, 0.47), False, "46.1% [45.2, 47.0]"),
        ("efficacy", Level(-0.0042, -0.0051, -0.003), True, "−0.42 pp [−0.51, −0.30]"),
        ("load", Level(1.123, 1.1, 1.15), False, "1.12 [1.10, 1.15]"),
        ("wait", Level(0.2466, 0.23, 0.26), True, "+0.247 weeks [+0.230, +0.260]"),
        ("load", Level(math.nan), False, "—"),
        ("score", Level(-0.00001, math.nan, math.nan), True, "0.00 pp"),
        ("hotline", Level(1669.2, 1667.0, 1672.0), False, "1,669 per 10,000 residents [1,667, 1,672]"),
    ],
)
def test_numbers_have_units_and_sensible_digits(key: str, level: Level, difference: bool, text: str):
    assert names.shown(key, level, "en", difference) == text


def test_arms_are_called_by_their_policies(results: dict[str, Results]):
    four = results["four"]
    assert [names.arm(four, n, "en") for n in range(3)] == [
        "baseline",
        "burden reduction 0.5",
        "penetrating audit",
    ]
    assert names.arm(four, 3, "zh").count(" + ") == 2
    assert isinstance(four.tables["effects"], pd.DataFrame)
