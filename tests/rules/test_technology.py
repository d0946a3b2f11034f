"""Technology: fit, repair, savings and costs of platforms."""

from __future__ import annotations

import numpy as np
import pytest

from sim.rules import technology

from .one_place import parameters, place

QUIET = {"technology.incident_rate": 0.0}


def lived(values=None, weeks: int = 30, **levers: float):
    world = place(QUIET | (values or {}), weeks=weeks + 1)
    world.advance(1)  # policies set levers at the start
    for name, value in levers.items():
        world.state.levers[name] = value
    world.advance(weeks)
    return world.state


def test_built_and_unmaintained_platforms_fall_out_of_repair():
    left = lived({"technology.upkeep": 0.0}).technology.maintenance
    np.testing.assert_allclose(left, np.exp(-0.01 * 31))
    assert (lived({"technology.upkeep": 1.0}).technology.maintenance > 0.95).all()
    assert (lived({"technology.upkeep": 0.0}, upkeep=1.0).technology.maintenance > 0.99).all()


def test_fit_is_the_product_of_its_parts():
    s = lived()
    x, p = s.technology, s.p[0]
    tuned = 1 - p.technology_tuning + p.technology_tuning * x.tuning
    parts = p.technology_infrastructure[0] * x.skill * x.access * x.maintenance * tuned
    np.testing.assert_allclose(x.fit, parts)


@pytest.mark.parametrize("name", ["access", "digital_skill", "infrastructure", "user_feedback", "upkeep"])
def test_each_part_raises_fit(name):
    assert (lived(**{name: 0.5}).technology.fit > lived().technology.fit).all()


def test_below_the_threshold_a_tool_costs_more_than_it_saves():
    p = parameters()
    assert technology.saved(p.technology_threshold, 0.0, p) == 0.0
    assert technology.saved(0.5 * p.technology_threshold, 0.0, p) < 0.0
    assert technology.saved(1.0, 0.0, p) == pytest.approx(p.technology_ceiling)


def test_simple_tools_have_a_lower_threshold_and_a_lower_ceiling():
    p = parameters()
    for fit in (0.05, 0.1, 0.15):
        assert technology.saved(fit, 1.0, p) > technology.saved(fit, 0.0, p)
    assert technology.saved(0.9, 1.0, p) == technology.saved(0.9, 0.0, p)  # full tools stay where they pay


def test_entries_follow_the_number_of_platforms_that_stand_apart():
    s = lived({"technology.integration": 0.4})
    np.testing.assert_allclose(s.technology.entry, 15.0 * (1 - s.technology.integration), rtol=0.2)
    alone = lived({"agenda.platforms": 0.0})
    assert (alone.technology.entry == 0.0).all()


def test_joining_platforms_costs_hours_before_it_saves_them():
    world = place(QUIET, weeks=80)
    world.advance(2)
    before = world.state.technology.entry[0]
    world.state.levers.integration[:] = 1.0
    world.advance(1)
    assert world.state.technology.entry[0] > before
    world.advance(70)
    assert world.state.technology.entry[0] < 0.1 * before


def test_data_that_lie_together_are_breached_more_often():
    def breaches(integration):
        values = {"technology.incident_rate": 0.3, "technology.integration": integration}
        return (
            place(values | {"technology.migration_weeks": 0.25}, weeks=150).run().state.totals.incidents.sum()
        )

    assert breaches(1.0) > 2.0 * breaches(0.0) > 0


def test_after_a_breach_platforms_are_down():
    s = place({"technology.incident_rate": 2.0, "technology.incident_pooled": 20.0}, weeks=200)
    seen = False
    while s.t < s.steps:
        s.advance(1)
        x = s.state.technology
        down = x.down_until > s.t - 1
        seen |= bool(down.any())
        assert (x.saving[down] == 0.0).all()
        assert (x.detection[down] == 0.0).all()
        assert (x.entry[down] > x.entry[~down].max(initial=0.0)).all()
    assert seen


def test_platforms_watch_whether_or_not_anybody_can_handle_it():
    unskilled = lived({"region.cadre_skill.urban": 0.0, "region.skill_spread": 0.0}).technology
    assert (unskilled.detection > 0).all()
    assert (unskilled.saving <= 0).all()
