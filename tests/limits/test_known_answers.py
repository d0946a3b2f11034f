"""What is known without a recursion: theory's formulas, overload as a fluid, what must not happen at all."""

from __future__ import annotations

import numpy as np
import pytest

from sim.scenario import Scenario
from sim.study import limits, queues
from sim.study.queues import Queue
from sim.world import World

REGION = {"synthetic": {"townships": 2, "communities": 3}, "population": 6000}


def test_formulas_of_queueing_theory():
    """Against values computed by other means (`facts`): waiting chance and mean wait, in mean services."""
    for servers, load, chance, wait in [
        (1, 0.9, 0.9, 9.0),
        (2, 0.75, 0.642857, 1.285714),
        (5, 0.9, 0.762493, 1.524986),
        (10, 0.9, 0.668732, 0.668732),
        (20, 0.95, 0.755401, 0.755401),
    ]:
        assert queues.waiting_chance(servers, load) == pytest.approx(chance, abs=1e-6)
        assert queues.mean_wait(servers, load) == pytest.approx(wait, abs=1e-6)
    assert queues.mean_wait_general(0.8, 0.0) == pytest.approx(2)
    assert queues.mean_wait_general(0.8, 1.0) == pytest.approx(4)
    assert queues.sojourns_preemptive(0.3, 0.5) == pytest.approx((1.428571, 7.142857), abs=1e-6)
    assert queues.impatient(1.5, 2.0) == pytest.approx((0.438125, 1.314374), abs=1e-6)


def test_raising_load_from_a_half_to_nine_tenths_multiplies_waiting_by_nine():
    assert queues.mean_wait(1, 0.9) / queues.mean_wait(1, 0.5) == pytest.approx(9)


@pytest.mark.parametrize("load", [1.25, 2.0])
def test_above_full_load_what_cannot_be_served_is_not(load):
    """Fluid overload: a share 1 - 1 / load stays unserved."""
    world = World(Queue(1, load).scenario(10, 300, 4, 1, 30), 1).run()
    raised = world.state.weekly.raised[:, 10:].sum()
    closed = world.state.weekly.closed[:, 10:].sum()
    assert 1 - closed / raised == pytest.approx(1 - 1 / load, rel=0.02)


def test_the_error_of_the_step_vanishes():
    """In M/M/2 at a load of .75 about 20% at two steps a service, 5% at four, 1% at eight."""
    queue, theory = Queue(2, 0.75), queues.mean_wait(2, 0.75)
    found = [limits.live(queue, 150_000, steps, threads=1, seed=3).sojourn for steps in (2, 4, 8)]
    coarse, middle, fine = np.abs(np.array(found) - 1 - theory) / theory
    assert coarse > 0.12
    assert middle < coarse / 2
    assert fine < coarse / 3


def test_a_row_says_whether_it_is_close_enough():
    row = limits.Row("mm1", "wait", 1e6, 4.0, 9.0, 9.1, 0.02, judged=True)
    assert row.error == pytest.approx(0.1 / 9)
    assert row.passed
    far = limits.Row("mm1", "wait", 1e6, 4.0, 9.0, 9.3, 0.02, judged=True)
    assert not far.passed
    coarse = limits.Row("mm1", "wait", 1e6, 1.0, 9.0, 9.3, 0.02, judged=False)
    assert coarse.passed


# calm
CALM = {
    "assessment.tournament": 0.0,
    "region.staff_minimum.urban": 20.0,
    "region.staff_minimum.rural": 20.0,
    "time.warmup_weeks": 20,
    "time.observe_weeks": 60,
}


def test_no_pressure_and_ample_staff_is_no_overload():
    s = World(Scenario(REGION, CALM), 1).run().state
    t = s.totals
    assert (t.pressure == 0).all()
    assert (t.overload == 0).all()
    assert (t.overloaded == 0).all()
    assert (t.overtime == 0).all()
    assert (t.load / t.weeks).max() < 1
    assert t.backlog.max() / t.weeks.max() < 0.1
    town = s.weekly.given_up.sum() / s.weekly.raised.sum()
    assert town < 0.01


def test_without_pressure_nothing_is_amplified_beyond_what_judgement_filters():
    s = World(Scenario(REGION, CALM | {"pressure.filter": 0.0}), 1).run().state
    assert (s.townships.amplification == 1).all()
    assert (s.communities.amplification == 1).all()
    assert (s.totals.self_added < 1e-9).all()
    np.testing.assert_allclose(s.totals.amplification, s.totals.weeks)


def test_without_differentiated_assessment_all_are_held_to_the_same_targets():
    """M_c = 1: targets as they stand at the scorings are the county's, and nobody's weights are shifted."""
    s = World(Scenario(REGION, CALM | {"assessment.ratchet": 0.0}), 1).run().state
    assert (s.communities.held_to == 0.8).all()
    np.testing.assert_allclose(s.communities.weight, s.counties.weight[s.communities.county], rtol=1e-12)
    t = s.totals
    np.testing.assert_allclose(t.target, 0.8 * t.scored)
    np.testing.assert_allclose(t.target_square, 0.64 * t.scored)
