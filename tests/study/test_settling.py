"""Runs on one seed share how their residents settle in, and come out as if they did not."""

import numpy as np
import pytest

from sim import settling
from sim.rules import participation
from sim.world import World
from tests.study.small import small

SMALL = small()
CHANGES = {"participation.skilled": 0.9, "agenda.forms": 1.4}


def settled(scenario, seed):
    state = World(scenario, seed).state
    return [np.array(state.cells), np.array(state.residents), np.array(state.society)]


@pytest.mark.parametrize("key", CHANGES)
def test_what_is_kept_is_what_would_be_drawn(key, monkeypatch):
    scenarios = (SMALL, SMALL.with_values({key: CHANGES[key]}))
    shared = [settled(one, seed) for seed in (3, 4, 3) for one in scenarios]
    monkeypatch.setattr(settling, "settle_in", lambda state, region: participation.settle_in(state))
    monkeypatch.setattr("sim.building.settle_in", settling.settle_in)
    alone = [settled(one, seed) for seed in (3, 4, 3) for one in scenarios]
    for there, here in zip(shared, alone, strict=True):
        assert all(map(np.array_equal, there, here))
    assert not np.array_equal(alone[0][0], alone[2][0])
    assert np.array_equal(alone[0][0], alone[1][0]) == (key == "agenda.forms")


def test_runs_on_one_seed_draw_once(monkeypatch):
    drawn = []
    draw = participation.settle_in
    monkeypatch.setattr(participation, "settle_in", lambda state: (drawn.append(1), draw(state)))
    for forms in (0.5, 1.0, 1.5):
        settled(SMALL.with_values({"agenda.forms": forms}), 77)
    assert len(drawn) == 1
    settled(SMALL, 78)
    assert len(drawn) == 2
