"""Innovation: how practices spread, in which form, and what they do."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.agents.practice import ADAPTATION, COPY, LABEL
from sim.rules import innovation
from sim.scenario import Scenario
from sim.world import World

from .one_place import parameters, place

MIXED = {  # everybody sees everybody, and nothing is there at first or ever dropped
    "innovation.peers": 0.0,
    "innovation.pair": 0.0,
    "innovation.sites": 1.0,
    "innovation.award": 0.0,
    "innovation.start": 0.0,
    "innovation.abandon": 0.0,
}


def bass(t: float, p: float, q: float) -> float:
    """Share that has adopted by time `t` (Bass 1969)."""
    gone = math.exp(-(p + q) * t)
    return (1 - gone) / (1 + q / p * gone)


def adoption(places: int, years: int, p: float = 0.03, q: float = 0.38) -> np.ndarray:
    """Share of practices taken up after each scoring period, by the model's own rule."""
    region = {"synthetic": {"townships": 40, "communities": places // 40}, "population": 2 * places}
    values = MIXED | {"innovation.p": p, "innovation.q": q, "assessment.score_weeks": 4.0}
    s = World(Scenario(region, values | {"time.observe_weeks": 1}), 5).state
    found = []
    for period in range(13 * years):
        innovation.exchange_practices(s, 0, 4 * period)
        found.append(float((s.practices.form > 0).mean()))
    return np.array(found)


def test_adoption_follows_bass_and_peaks_where_bass_does():
    share = adoption(2000, 14)
    years = np.arange(1, len(share) + 1) / 13
    wanted = np.array([bass(t, 0.03, 0.38) for t in years])
    assert np.abs(share - wanted).max() < 0.03
    new = np.diff(share, prepend=0.0)
    fitted = np.polyfit(years[40:120], new[40:120], 2)  # a parabola around the peak
    assert -fitted[1] / (2 * fitted[0]) == pytest.approx(math.log(0.38 / 0.03) / 0.41, abs=0.4)  # 6.193


def test_without_others_to_look_at_adoption_is_memoryless():
    share = adoption(800, 6, p=0.2, q=0.0)
    years = np.arange(1, len(share) + 1) / 13
    np.testing.assert_allclose(share, 1 - np.exp(-0.2 * years), atol=0.02)


def forms(values=None, stock: float = 8.0, pressure: float = 0.5, morale: float = 0.6, **levers: float):
    """Shares of label, copy and adaptation among takings-up."""
    world = place(values)
    s, p = world.state, world.state.p[0]
    c, r, lever = s.communities[0], s.renewals[0], s.levers[0]
    c.pressure, c.morale, r.stock = pressure, morale, stock
    for name, value in levers.items():
        lever[name] = value
    found = [innovation.form_of((n + 0.5) / 1000, c, r, lever, p) for n in range(1000)]
    return [found.count(form) / 1000 for form in (LABEL, COPY, ADAPTATION)]


def test_pressure_breeds_labels():
    assert forms(pressure=1.0)[0] > forms(pressure=0.3)[0] + 0.1
    assert forms(pressure=0.0)[0] == 0.0


def test_fear_of_blame_keeps_from_real_innovation():
    fearful, tolerant = forms(), forms(fault_tolerance=1.0)
    assert tolerant[0] < fearful[0] - 0.1
    assert tolerant[2] > 1.5 * fearful[2]


def test_a_fund_alone_draws_labels_too():
    assert forms(subsidy=0.8, stock=8.0)[0] > forms(stock=8.0)[0]


def test_what_cannot_be_afforded_is_not_done():
    assert forms(stock=0.0) == [1.0, 0.0, 0.0]
    assert forms(stock=0.0, subsidy=1.0)[1] > 0.0


def test_a_label_has_no_effect_however_old():
    world = place({"innovation.start": 1.0, "innovation.start_label": 1.0}, weeks=60)
    s = world.run().state
    labels = s.practices.form == LABEL
    assert labels.any()
    assert (s.practices.effect[labels] == 0).all()
    assert (s.totals.practices_blocked.sum() / s.totals.practices_old.sum()) > 0.95


def test_neglected_practices_stop_working():
    kept, left = (
        place({"innovation.start": 1.0, "agenda.renewal_hours": hours}, weeks=40).run().state
        for hours in (8.0, 0.0)
    )
    for s in (kept, left):
        assert (s.practices.form > LABEL).any()
    of_left, of_kept = (s.practices.maintenance[s.practices.form > LABEL].max() for s in (left, kept))
    assert of_left < 0.2 < of_kept


def test_a_practice_fits_where_it_was_made_for():
    s = place({"innovation.breadth": 0.3}).state
    s.renewals.context[0] = s.p[0].innovation_context[0]
    assert innovation.match(s, 0, 0) == 1.0
    s.renewals.context[1] = 1 - s.p[0].innovation_context[0]
    assert innovation.match(s, 1, 0) < 0.05


def test_standards_survive():
    def dropped(codification):
        world = place(
            MIXED
            | {
                "innovation.start": 1.0,
                "innovation.abandon": 5.0,
                "innovation.p": 0.0,
                "innovation.q": 0.0,
                "innovation.codification": codification,
                "innovation.start_label": 0.0,
            },
            weeks=30,
        )
        return (world.run().state.practices.form == 0).mean()

    assert dropped(1.0) < dropped(0.0)


def test_nothing_moves_between_scorings():
    world = place({"assessment.score_weeks": 13.0, "innovation.p": 2.0}, weeks=12)
    before = world.state.practices.form.copy()
    assert (world.run().state.practices.form == before).all()


def test_effect_saves_hours():
    p = parameters()
    world = place({"innovation.start": 1.0, "innovation.start_label": 0.0}, weeks=2)
    s = world.run().state
    for i in range(len(s.communities)):
        saved = (s.practices.effect[i][:, None] * p.innovation_relief).sum(axis=0)
        np.testing.assert_allclose(s.renewals.relief[i], np.exp(-saved))
        assert (s.renewals.relief[i] < 1).any()
