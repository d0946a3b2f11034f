"""Switchable forms: each changes something, and is another form where theory says so."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import discipline, division, people, time_use
from sim.rules import pressure as rule
from sim.rules.calendar import season
from sim.scenario import Scenario
from sim.world import World

from .one_place import REGION, parameters, place

SIX = 6
share = st.floats(0, 1)
caps_st = st.lists(st.one_of(st.just(0.0), st.floats(1e-3, 500)), min_size=SIX, max_size=SIX)
hours_st = st.floats(0, 1500)
values_st = st.lists(st.integers(1, 12), min_size=SIX, max_size=SIX, unique=True)  # quarters


def divided(how, hours, cap, *rest) -> tuple[np.ndarray, float]:
    """Hours given to each stream in some form, and those left over."""
    found = np.full(SIX, np.nan)
    left = how(
        hours, *[np.array(part) if isinstance(part, list) else part for part in rest], np.array(cap), found
    )
    return found, left


# time use
@given(hours=hours_st, cap=caps_st, value=values_st)
def test_every_form_spends_what_it_can_under_the_caps(hours, cap, value):
    value = [v / 4 for v in value]
    forms = (
        divided(division.divide_logit, hours, cap, value, 3.0),
        divided(division.divide_in_turn, hours, cap, value),
        divided(division.divide_in_proportion, hours, cap),
    )
    for x, left in forms:
        assert (x >= 0).all()
        assert (x <= np.array(cap) * (1 + 1e-12)).all()
        assert x.sum() == pytest.approx(min(hours, sum(cap)), rel=1e-9, abs=1e-9)
        assert left == pytest.approx(max(0.0, hours - sum(cap)), rel=1e-9, abs=1e-9)


@given(hours=hours_st, cap=caps_st, value=values_st)
def test_steep_logit_is_one_stream_after_the_other(hours, cap, value):
    value = [v / 4 for v in value]
    steep, _ = divided(division.divide_logit, hours, cap, value, 200.0)
    turns, _ = divided(division.divide_in_turn, hours, cap, value)
    np.testing.assert_allclose(steep, turns, atol=1e-6)


@given(hours=hours_st, cap=caps_st, value=values_st)
def test_flat_logit_is_ces_without_regard_to_values(hours, cap, value):
    value = [v / 4 for v in value]
    flat, _ = divided(division.divide_logit, hours, cap, value, 0.0)
    ces, _ = divided(division.divide, hours, cap, value, 0.0)
    np.testing.assert_allclose(flat, ces, rtol=1e-9, atol=1e-12)


def test_in_turn_the_first_is_full_before_the_next_begins():
    x, left = divided(
        division.divide_in_turn, 10.0, [4.0, 3.0, 5.0, 9.0, 0.0, 2.0], [1.0, 5.0, 3.0, 3.0, 9.0, 2.0]
    )
    assert x.tolist() == [0.0, 3.0, 5.0, 2.0, 0.0, 0.0]
    assert left == 0.0


def test_in_proportion_every_backlog_shrinks_alike():
    x, _ = divided(division.divide_in_proportion, 6.0, [4.0, 0.0, 8.0, 0.0, 0.0, 0.0])
    assert x.tolist() == [2.0, 0.0, 4.0, 0.0, 0.0, 0.0]
    assert divided(division.divide_in_proportion, 20.0, [4.0, 0, 8.0, 0, 0, 0])[1] == 8.0


def lived(weeks=30, **values) -> World:
    wanted = {"agenda.task_hours": 3.0} | {k.replace("__", "."): v for k, v in values.items()}
    world = place(wanted, weeks, population=9000)
    return world.advance(weeks)


def hours(world) -> np.ndarray:
    return np.asarray(world.state.weekly.hours.sum(axis=(0, 1)))


def test_each_form_divides_in_its_own_way():
    forms = ("ces", "lexicographic", "logit", "proportional", "overdue", "calendar")
    found = [hours(lived(time_use__form=form)) for form in forms]
    for i, one in enumerate(found):
        for other in found[:i]:
            assert np.abs(one - other).max() > 1.0


def test_forms_with_neutral_settings_are_ces():
    plain = hours(lived())
    for values in (
        {"time_use__form": "overdue", "time_use__overdue_rise": 0.0},
        {"time_use__form": "calendar", "time_use__date_peak": 0.0},
    ):
        np.testing.assert_array_equal(hours(lived(**values)), plain)


def test_assessed_first_is_the_limit_of_logit_where_only_assessment_counts():
    only = {"time_use__mission": 0.0, "time_use__risk_pull": 0.0, "time_use__value_floor": 0.001}
    steep = hours(lived(time_use__form="logit", time_use__logit_steepness=1000.0, **only))
    first = hours(lived(time_use__form="lexicographic", **only))
    np.testing.assert_allclose(steep, first, rtol=1e-3, atol=1.0)


# the assessment calendar
@given(weeks=st.floats(4, 260), peak=st.floats(0, 5), offset=share)
def test_seasons_are_one_on_average(weeks, peak, offset):
    days = [season(t, weeks / 1000, weeks, peak, offset) for t in range(1000)]
    assert np.mean(days) == pytest.approx(1.0, rel=6e-3)
    assert max(days) <= math.exp(peak) * min(days) * (1 + 1e-9)


def test_values_rise_to_the_date_and_fall_after_it():
    year = [season(t, 1.0, 52.0, 1.5, 0.0) for t in range(104)]
    assert year[:51] == sorted(year[:51])
    assert year[52] == pytest.approx(year[0])
    assert year[51] > 4 * year[52]
    assert {season(t, 1.0, 52.0, 0.0, 0.0) for t in range(60)} == {1.0}


def test_a_new_season_is_felt_from_the_week_in_which_it_begins():
    values = {"time.warmup_weeks": 0, "time.observe_weeks": 30, "assessment.calendar_peak": 0.5}
    change = {"week": 21, "key": "assessment.calendar_peak", "value": 3.0}
    world = World(Scenario(REGION, values, (), (change,)), 1)
    for t in range(30):
        world.advance()
        felt = season(t, 1.0, world.state.p[0].assessment_calendar_weeks, 0.5 if t < 21 else 3.0, 0.0)
        np.testing.assert_allclose(world.state.communities.felt, felt * world.state.communities.weight)


def test_assessed_work_peaks_at_the_date():
    def late_share(peak):
        world = lived(52, assessment__calendar_peak=peak, people__quit_rate=0.0, assessment__ratchet=0.0)
        service = np.asarray(world.state.weekly.hours[0, :, 3] / world.state.weekly.hours[0].sum(axis=1))
        return service[40:52].mean() / service[4:16].mean()

    assert late_share(3.0) < 0.93 * late_share(0.0)


# pressure
def amplified(pressure, quantile, score, leader, p, above=1.0):
    worry = rule.insecurity(quantile, score, True, p)
    return rule.amplification(pressure, worry, rule.judgement(leader, 0.0, p), above, p)


@given(pressure=st.floats(0, 3), quantile=share, score=share, leader=share)
def test_who_only_filters_never_amplifies(pressure, quantile, score, leader):
    p = parameters({"pressure.form": "filtering"})
    found = amplified(pressure, quantile, score, leader, p)
    assert found <= 1.0
    plain = parameters({"pressure.alpha": 0.0})
    assert found == pytest.approx(amplified(pressure, quantile, score, leader, plain), rel=1e-12)


@given(pressure=st.floats(0, 3), quantile=share, above=st.floats(0.5, 3))
def test_levels_add_at_most_the_cap(pressure, quantile, above):
    values = {"pressure.judgement": 0.0, "pressure.judgement_spread": 0.0, "pressure.alpha": 2.0}
    p = parameters(values | {"pressure.form": "additive", "pressure.additive_cap": 0.4})
    found = amplified(pressure, quantile, 0.5, 0.5, p, above) * above
    assert above - 1e-12 <= found <= above + 0.4 + 1e-12
    push = 2.0 * pressure * 2.0 * (1 - quantile)
    assert found == pytest.approx(above + min(0.4, push))


def test_small_additions_are_small_multiplications():
    values = {"pressure.judgement": 0.0, "pressure.judgement_spread": 0.0, "pressure.alpha": 0.001}
    add = parameters(values | {"pressure.form": "additive"})
    assert amplified(1.0, 0.5, 0.5, 0.5, add) == pytest.approx(
        amplified(1.0, 0.5, 0.5, 0.5, parameters(values)), rel=1e-6
    )


@given(quantile=share, other=share, score=share)
def test_without_ranks_only_the_score_makes_insecure(quantile, other, score):
    p = parameters({"pressure.form": "absolute", "pressure.threshold": 0.8})
    found = rule.insecurity(quantile, score, True, p)
    assert found == rule.insecurity(other, score, True, p)
    assert found == pytest.approx(2 * max(0.0, 0.8 - score) / 0.8)
    assert rule.insecurity(quantile, 0.0, False, p) == p.pressure_insecurity  # before the first scoring


def test_forms_of_refill():
    def hidden(cut, **values):
        p = parameters({k.replace("__", "."): v for k, v in values.items()})
        return rule.hidden_share(cut, 0.7, 0.0, 0.0, p)

    assert hidden(0.5, pressure__refill="none") == 0.0
    assert hidden(0.5, pressure__refill="fixed", pressure__refill_fixed=0.6) == pytest.approx(0.3)
    assert hidden(0.0, pressure__refill="fixed") == 0.0
    assert hidden(0.5, pressure__refill="fixed", pressure__refill_fixed=0.0) == 0.0
    assert hidden(0.5) not in (0.0, 0.25)


def test_each_form_of_pressure_asks_for_something_else():
    asked = [
        lived(pressure__form=form).state.weekly.visible.sum()
        for form in ("multiplicative", "additive", "filtering", "absolute")
    ]
    assert len({round(float(one), 6) for one in asked}) == 4
    refills = [
        lived(pressure__refill=form, pressure__assurance=1.3).state.weekly.hidden.sum()
        for form in ("assurance", "none")
    ]
    assert refills[0] > 0 == refills[1]


# effort
@given(morale=share, pressure=st.floats(0, 3), tolerance=share)
def test_a_very_wide_hump_is_monotone_and_a_flat_effort_has_no_pressure(morale, pressure, tolerance):
    wide = parameters({"people.effort_form": "hump", "people.effort_hump": 1e6})
    plain = parameters()
    assert time_use.effort(morale, False, pressure, tolerance, wide) == pytest.approx(
        time_use.effort(morale, False, pressure, tolerance, plain), rel=1e-5
    )
    flat = parameters({"people.effort_form": "flat", "people.effort_flat": 0.7})
    assert time_use.effort(morale, False, pressure, tolerance, flat) == 0.7
    dull = parameters(
        {"people.effort_pressure": 0.0, "people.effort_mission": 0.0, "people.effort_floor": 0.7}
    )
    assert time_use.effort(morale, False, pressure, tolerance, dull) == pytest.approx(0.7)


def test_a_hump_has_its_top_where_it_says():
    p = parameters({"people.effort_form": "hump", "people.effort_hump": 1.5, "people.effort_pressure": 2.0})
    given_at = [time_use.effort(0.5, False, pressure, 0.0, p) for pressure in (0.2, 0.5, 0.75, 1.0, 2.0)]
    assert max(given_at) == given_at[2]


# service
def test_kinds_are_dealt_out_to_those_present():
    for present in range(1, 14):
        dealt = [discipline.kinds_of(n, present) for n in range(present)]
        assert np.bitwise_or.reduce(dealt) == 255
        for kind in range(8):
            holders = [n for n in range(present) if dealt[n] >> kind & 1]
            assert len({n % min(8, present) for n in holders}) == 1  # one post, if need be held by several


def test_one_cadre_alone_holds_all_hours():
    alone = {"region.staff_minimum.urban": 1.0, "region.staff_rate.urban": 0.0}
    found = []
    for held in ("pooled", "individual"):
        world = place(alone | {"service.hours_held": held}, 30, population=900).advance(30)
        assert (world.state.communities.cadres == 1).all()
        found.append(world.state.weekly.closed.sum(axis=(0, 1)))
    np.testing.assert_array_equal(*found)


def test_hours_held_by_individuals_leave_some_idle_while_others_wait():
    pooled, held = (
        lived(60, service__hours_held=h, agenda__task_hours=2.5) for h in ("pooled", "individual")
    )
    wait = [w.state.weekly.wait.sum() / w.state.weekly.closed.sum() for w in (pooled, held)]
    assert wait[1] > 1.1 * wait[0]


def test_each_discipline_serves_in_its_own_order():
    runs = {
        form: lived(60, service__discipline=form, agenda__task_hours=4.0).state.weekly
        for form in ("priority", "first_come", "shortest", "newest")
    }
    waits = {form: float(w.wait.sum() / w.closed.sum()) for form, w in runs.items()}
    closed = {form: float(w.closed.sum()) for form, w in runs.items()}
    assert len(set(waits.values())) == 4
    assert closed["shortest"] == max(closed.values())  # as many as there can be
    assert waits["newest"] < waits["first_come"]  # of those it gets to


def test_without_induced_demand_trust_invites_none():
    off = lived(demand__induced_form="off").state.weekly.raised.sum()
    none = lived(demand__induced=0.0).state.weekly.raised.sum()
    on = lived().state.weekly.raised.sum()
    assert off == none != on


# withdrawal
def test_with_two_thresholds_they_return_later():
    two = parameters(
        {"people.withdrawal_form": "two", "people.withdrawal": 0.3, "people.withdrawal_gap": 0.2}
    )
    one = parameters({"people.withdrawal": 0.3})
    for morale, was, expected in [(0.29, 0, 1), (0.31, 0, 0), (0.31, 1, 1), (0.49, 1, 1), (0.51, 1, 0)]:
        assert people.withdraws(morale, was, two) == expected
        assert people.withdraws(morale, was, one) == (morale < 0.3)
    none = parameters({"people.withdrawal_form": "two", "people.withdrawal_gap": 0.0})
    assert all(
        people.withdraws(m / 20, w, none) == people.withdraws(m / 20, w, parameters())
        for m in range(20)
        for w in (0, 1)
    )


@given(morale=share, pressure=st.floats(0, 3))
def test_a_narrow_passage_is_a_threshold(morale, pressure):
    smooth = parameters({"people.withdrawal_form": "smooth", "people.withdrawal_smoothness": 1e-4})
    plain = parameters()
    if abs(morale - plain.people_withdrawal) > 0.01:
        withdrawn = morale < plain.people_withdrawal
        expected = time_use.effort(morale, withdrawn, pressure, 0.0, plain)
        assert time_use.effort(morale, withdrawn, pressure, 0.0, smooth) == pytest.approx(expected)


def test_forms_of_effort_and_withdrawal_change_a_run():
    def run(**values):
        strained = {"people__withdrawal": 0.55, "people__withdrawal_gap": 0.1, "people__recovery": 0.2}
        return float(lived(100, **strained, **values).state.weekly.available.sum())

    efforts = {run(people__effort_form=form) for form in ("monotone", "hump", "flat")}
    withdrawals = {run(people__withdrawal_form=form) for form in ("one", "two", "smooth")}
    assert (len(efforts), len(withdrawals)) == (3, 3)
