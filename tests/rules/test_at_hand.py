"""What is read before a township lives a period lies within the state's arrays, whatever became of them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.building import grown
from sim.rules import at_hand
from sim.study.nation.province import Resting
from sim.world import World

from .one_place import place

TOWNS = {"synthetic": {"townships": 2, "communities": 2, "urban_share": 0.5}, "population": 700}
RULE: Any = getattr(at_hand.bring_township, "py_func", at_hand.bring_township)


def living(weeks: int) -> World:
    """A world of two townships that has lived some of twenty weeks."""
    return place({}, **TOWNS).advance(weeks)


def enlarged(weeks: int) -> World:
    """The same with larger pools."""
    world = living(weeks)
    free = world.state.townships.free_count
    world.state = grown(world.state, np.array([int(free[0]), 4 * int(free[1]) + 10]))
    return world


def rested(weeks: int) -> World:
    """The same after its scratch and free places were put away and made again."""
    world = living(weeks)
    return Resting(world).advance(world.t).world


@pytest.mark.parametrize("made", [living, enlarged, rested])
@pytest.mark.parametrize("weeks", [0, 1, 9, 19])
def test_it_lies_within_its_arrays(monkeypatch: pytest.MonkeyPatch, made: Any, weeks: int):
    world = made(weeks)
    read = record(monkeypatch, world)
    assert {"residents", "communities", "trust_scale"} <= read
    assert ("matters" in read) == (len(world.state.matters) > 0)


def test_it_lies_within_the_arrays_of_a_world_that_was_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    world = living(9)
    world.save(tmp_path / "kept.npz")
    record(monkeypatch, World.load(tmp_path / "kept.npz", world.scenario))


def test_of_trust_it_looks_back_two_years_only(monkeypatch: pytest.MonkeyPatch):
    world, found = living(12), []
    monkeypatch.setattr(at_hand, "_MEMORY", 5.0)

    def looked_at(rows: Any, first: int, last: int) -> None:
        if np.shares_memory(rows, world.state.trust_scale):
            found.append((first, last))

    monkeypatch.setattr(at_hand, "bring", looked_at)
    RULE(world.state, 1, 12, 16)
    assert found == [(7, 17), (7, 17)]


def record(monkeypatch: pytest.MonkeyPatch, world: World) -> set[str]:
    """Names of the arrays that are read for every township's next period, all of it within them."""
    state, read = world.state, set()

    def looked_at(rows: Any, first: int, last: int) -> None:
        assert first >= 0
        assert last <= len(rows)
        read.update(name for name in state._fields if np.shares_memory(rows, getattr(state, name)))

    monkeypatch.setattr(at_hand, "bring", looked_at)
    for j in range(len(state.townships)):
        RULE(state, j, world.t, min(world.t + 4, 20))
    return read


def test_places_in_use_are_among_those_ever_used():
    world = living(12)
    before = copy.deepcopy(np.asarray(world.state.townships.most_used))
    world.advance(7)
    towns = world.state.townships
    assert (before > 0).all()
    assert (towns.most_used >= before).all()
    assert (towns.most_used >= towns.pool_size - towns.free_count).all()
