"""From tallies to measures of every place and week: sums over places, periods, and comparisons of places."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.agents.tally import TALLY
from sim.measures import across
from sim.measures.compute import cell_name, cells, measures_of, outcome, summary, weekly_columns
from sim.measures.formulas import FORMULAS, every
from sim.measures.rows import COLUMNS, WIDTH, Observed, Sums, as_matrix
from tests.measures.tallies import observed


def random_run(seed: int = 1, *, weeks: int = 30, first: int = 4, judged: int = 20) -> Observed:
    """Three townships in two counties, seven communities, every field a random positive number."""
    rng = np.random.default_rng(seed)
    weekly = rng.uniform(0.5, 2.0, (3, weeks, WIDTH)).view(TALLY)[..., 0]
    totals = rng.uniform(0.5, 2.0, (7, WIDTH)).view(TALLY)[..., 0]
    urban = np.array([1, 1, 0, 0, 1, 0, 1], dtype=bool)
    return observed(
        *(weekly, totals, [0, 0, 1, 1, 1, 2, 2], [0, 0, 1]), urban=urban, first=first, judged=judged
    )


def column(name: str, outcome_rows: np.ndarray, level: str) -> np.ndarray:
    return outcome_rows[:, measures_of(level).index(name)]


def test_region_is_the_ratio_of_sums_over_communities():
    run = random_run()
    found = outcome(run)
    total = Sums(run.totals.sum(axis=0, keepdims=True), run.harm)
    assert found["load"] == pytest.approx(total.total("required")[0] / total.contracted[0])
    urban = Sums(run.totals[run.urban].sum(axis=0, keepdims=True), run.harm)
    assert found["wait.place.urban"] == pytest.approx(urban.wait[0] / urban.total("closed")[0])


def test_all_formulas_at_once_give_what_each_gives_by_itself():
    run = random_run()
    totals = run.totals.copy()
    totals[0], totals[1, ::3] = 0.0, 0.0  # divisors that are nothing among them
    found = every(Sums(totals, run.harm, run.judged_share))
    assert list(found) == list(FORMULAS)
    for key, formula in FORMULAS.items():
        np.testing.assert_array_equal(found[key], formula(Sums(totals, run.harm, run.judged_share)), key)


def test_places_add_up():
    run = random_run()
    found = outcome(run)
    assert column("load", found.communities, "community").shape == (7,)
    first = Sums(run.totals[:2].sum(axis=0, keepdims=True), run.harm)
    expected = first.total("required")[0] / first.contracted[0]
    assert column("load", found.townships, "township")[0] == pytest.approx(expected)
    assert len(found.counties) == 2


def test_township_hours_come_from_the_observed_weeks():
    run = random_run(first=4)
    part = run.weekly[0, 4:]
    used, hours = (part[:, COLUMNS[name]].sum() for name in ("township_used", "township_hours"))
    assert column("township_use", outcome(run).townships, "township")[0] == pytest.approx(used / hours)


def test_weeks_of_needs_too_young_to_be_judged_are_unknown():
    found = outcome(random_run(judged=20)).weekly
    efficacy = found[:, :, weekly_columns().index("efficacy")]
    assert not np.isnan(efficacy[:, :20]).any()
    assert np.isnan(efficacy[:, 20:]).all()
    assert not np.isnan(found[:, :, weekly_columns().index("load")]).any()
    assert found.shape[0] == 3  # the region and both counties


def test_summary_alone_is_the_summary_of_everything():
    run = random_run()
    np.testing.assert_array_equal(summary(run), outcome(run).summary)
    assert len(summary(run)) == len(cells())


def test_cells_have_names():
    found = outcome(random_run())
    for place, cell in enumerate(cells()):
        assert found[cell_name(cell)] == found.summary[place] or math.isnan(found.summary[place])


def test_a_class_of_places_that_is_not_there_is_unknown():
    run = random_run()
    none = observed(
        run.weekly.view(TALLY)[..., 0], run.totals.view(TALLY)[..., 0], run.township_of, run.county_of
    )
    assert math.isnan(outcome(none)["load.place.urban"])
    assert not math.isnan(outcome(none)["load.place.rural"])


@given(st.lists(st.integers(0, 5), min_size=3, max_size=12), st.integers(0, 2**31))
def test_rank_correlation_is_spearmans(values: list[int], seed: int):
    one = np.array(values, dtype=float)
    other = np.random.default_rng(seed).integers(0, 4, len(values)).astype(float)
    found = across.rank_correlation(one, other)
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(float(stats.spearmanr(one, other).statistic))


def test_rank_correlation_leaves_unknown_places_out():
    one = np.array([1.0, 2.0, 3.0, np.nan])
    assert across.rank_correlation(one, np.array([1.0, 2.0, 3.0, -9.0])) == pytest.approx(1.0)
    assert math.isnan(across.rank_correlation(one[2:], one[2:]))


def quarter(served: tuple[float, float], idle: tuple[float, float], arriving: float = 100.0) -> Observed:
    """Two townships of one county and a quarter: hours of need that arrive in each, served and idle."""
    weekly = np.zeros((2, 13), TALLY)
    for j in range(2):
        weekly["required"][j, :, 3] = arriving / 13
        weekly["served"][j] = served[j] / 13
        weekly["idle"][j] = idle[j] / 13
    return observed(weekly, np.zeros(2, TALLY), [0, 1], [0, 0])


@pytest.mark.parametrize(
    ("served", "idle", "wanted"),
    [
        ((100.0, 100.0), (0.0, 50.0), 0.0),  # everything is served
        ((60.0, 100.0), (0.0, 0.0), 0.0),  # nobody has time: scarce, not fragmented
        ((60.0, 100.0), (0.0, 30.0), 30.0 / 200.0),  # one waits, the other could have helped with 30 hours
        ((60.0, 100.0), (0.0, 90.0), 40.0 / 200.0),  # never more than what waits
    ],
)
def test_need_waits_while_hours_elsewhere_are_idle(
    served: tuple[float, float], idle: tuple[float, float], wanted: float
):
    whole, each = across.idle_elsewhere(quarter(served, idle))
    assert whole == pytest.approx(wanted)
    assert each[0] == pytest.approx(wanted)


def test_waiting_beside_idle_hours_needs_a_whole_quarter():
    run = quarter((60.0, 100.0), (0.0, 30.0))
    short = observed(run.weekly[:, :12].copy().view(TALLY)[..., 0], np.zeros(2, TALLY), [0, 1], [0, 0])
    assert math.isnan(across.idle_elsewhere(short)[0])


def test_tallies_are_seen_as_they_are():
    record = np.zeros((2, 3), TALLY)
    record["met"][1, 2, 4, 3] = 7.0
    assert as_matrix(record)[1, 2, COLUMNS["met"]].reshape(8, 5)[4, 3] == 7.0
