"""Matters in memory: every linked list does what a plain Python list would, whatever happens."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from sim.agents import matter as m
from sim.agents.resident import RESIDENT
from sim.building import grown
from sim.parameters import PARAMETERS
from sim.rules import pool
from sim.scenario.combinations import MOST_STEPS_A_WEEK

from .one_place import place

PLACES = 40
TOWNS = {"synthetic": {"townships": 2, "communities": 2, "urban_share": 1.0}, "population": 400}


def roomy_state(extra: int = PLACES):
    """A state of two townships with room for some matters each."""
    return grown(place({}, **TOWNS).state, np.array([extra, extra]))


class Lists:
    """The same bookkeeping in plain Python lists, for township `j` of a state."""

    def __init__(self, state, j: int) -> None:
        self.s, self.j = state, j
        town = state.townships[j]
        self.desks = [
            *range(town.first_community, town.first_community + town.communities),
            len(state.communities) + j,
        ]
        self.waiting: dict[tuple[int, int], list[int]] = {}  # by desk and bucket
        self.wheel: dict[int, list[int]] = {}
        self.fresh: list[int] = []
        self.ended: list[int] = []
        self.where: dict[int, int] = {}

    # what may happen
    def arrives(self, random: Random) -> None:
        index = int(pool.take(self.s, self.j))
        assert index not in self.where
        x = self.s.matters[index]
        x.bucket = random.randrange(m.BUCKETS)
        x.effort = np.float32(random.uniform(0.1, 5))
        x.marks = 0
        self._joins(index, random.choice(self.desks))
        if random.random() < 0.5:
            self.fresh.append(index)

    def moves(self, random: Random) -> None:
        index = random.choice(list(self.where))
        self._leaves_desk(index)
        self._joins(index, random.choice(self.desks))

    def is_filed(self, random: Random) -> None:
        unfiled = [i for i in self.where if not self._filed(i) and i not in self.fresh]
        if unfiled:
            index = random.choice(unfiled)
            leaves = random.randrange(self.s.run[0].wheel)
            self.s.waits[index].leaves = leaves
            pool.join_wheel(self.s, self.j, index)
            self.wheel.setdefault(leaves, []).append(index)

    def is_taken_out_of_the_wheel(self, random: Random) -> None:
        filed = [i for i in self.where if self._filed(i)]
        if filed:
            self._unfile(random.choice(filed))

    def ends(self, random: Random) -> None:
        index = random.choice(list(self.where))
        if index in self.fresh:
            return
        self._leaves_desk(index)
        if self._filed(index):
            self._unfile(index)
        pool.note_ended(self.s, self.j, index)
        self.ended.append(index)
        del self.where[index]

    def a_step_ends(self, _: Random) -> None:
        town = self.s.townships[self.j]
        for index in self.ended:
            pool.give_back(self.s, self.j, index)
        town.ended_count = 0
        self.ended, self.fresh = [], []

    # what it consists of
    def _joins(self, index: int, desk: int) -> None:
        pool.join_desk(self.s, desk, index)
        self.where[index] = desk
        self.waiting.setdefault((desk, int(self.s.matters[index].bucket)), []).append(index)

    def _leaves_desk(self, index: int) -> None:
        desk = self.where[index]
        pool.leave_desk(self.s, desk, index)
        self.waiting[desk, int(self.s.matters[index].bucket)].remove(index)

    def _filed(self, index: int) -> bool:
        return any(index in slot for slot in self.wheel.values())

    def _unfile(self, index: int) -> None:
        pool.leave_wheel(self.s, self.j, index)
        self.wheel[int(self.s.waits[index].leaves)].remove(index)

    # whether the state says the same
    def check(self) -> None:
        s, town = self.s, self.s.townships[self.j]
        for d in self.desks:
            desk, everyone = s.desks[d], []
            for b in range(m.BUCKETS):
                expected = self.waiting.get((d, b), [])
                assert chain(s.matters, desk.head[b], "next") == expected
                assert chain(s.matters, desk.tail[b], "previous") == expected[::-1]
                everyone += expected
            assert desk.open == len(everyone)
            kinds = np.bincount([m.kind_in(s.matters[i].bucket) for i in everyone], minlength=8)
            assert desk.open_kind.tolist() == kinds.tolist()
            assert desk.work == pytest.approx(sum(float(s.matters[i].effort) for i in everyone), abs=1e-9)
        for slot in range(s.run[0].wheel):
            expected = self.wheel.get(slot, [])
            assert chain(s.waits, s.wheel_first[self.j, slot], "after") == expected
            assert chain(s.waits, s.wheel_last[self.j, slot], "before") == expected[::-1]
        for index in self.where:
            assert bool(s.matters[index].marks & m.IN_WHEEL) == self._filed(index)
        start = int(town.pool_start)
        assert s.ended[start : start + int(town.ended_count)].tolist() == self.ended
        free = s.free[start : start + int(town.free_count)].tolist()
        taken = [*self.where, *self.ended]
        assert sorted([*free, *taken]) == list(range(start, start + int(town.pool_size)))


def chain(links, first: int, link: str) -> list[int]:
    """Indices along a linked list."""
    found = []
    while first >= 0:
        found.append(int(first))
        assert len(found) <= len(links), "a list goes round in a circle"
        first = links[first][link]
    return found


ACTIONS = [
    Lists.arrives,
    Lists.arrives,
    Lists.moves,
    Lists.is_filed,
    Lists.is_taken_out_of_the_wheel,
    Lists.ends,
    Lists.a_step_ends,
]


@pytest.mark.parametrize("seed", range(12))
def test_lists_are_lists(seed):
    random = Random(seed)
    state = roomy_state()
    towns = [Lists(state, 0), Lists(state, 1)]
    for turn in range(160):
        town = random.choice(towns)
        action = random.choice(ACTIONS)
        if action is Lists.arrives:
            if state.townships[town.j].free_count > 0:
                town.arrives(random)
        elif town.where or action is Lists.a_step_ends:
            action(town, random)
        if turn % 4 == 0:
            town.check()
    for town in towns:
        town.check()


@pytest.mark.parametrize("seed", range(6))
def test_lists_survive_growth(seed):
    """More room moves the matters of other townships: no list notices."""
    random = Random(seed)
    state = roomy_state()
    towns = [Lists(state, 0), Lists(state, 1)]
    for round_ in range(4):
        for _ in range(60):
            town = random.choice(towns)
            action = random.choice(ACTIONS)
            if action is Lists.arrives:
                if state.townships[town.j].free_count > 0:
                    town.arrives(random)
            elif town.where or action is Lists.a_step_ends:
                action(town, random)
        for town in towns:  # growth happens between steps
            town.a_step_ends(random)
        before = [int(town.pool_start) for town in state.townships]
        sizes = [int(town.pool_size) for town in state.townships]
        state = grown(state, np.array([30 * (round_ + 2), 10]))
        for town in towns:
            town.s = state
            shift = int(state.townships[town.j].pool_start) - before[town.j]
            moved(town, shift)
            assert state.townships[town.j].pool_size >= sizes[town.j]
            town.check()


def moved(town: Lists, shift: int) -> None:
    """The lists after every place of the township's pool has moved by `shift`."""
    town.waiting = {key: [i + shift for i in found] for key, found in town.waiting.items()}
    town.wheel = {key: [i + shift for i in found] for key, found in town.wheel.items()}
    town.where = {index + shift: desk for index, desk in town.where.items()}


def test_a_full_pool_says_so():
    state = roomy_state(3)
    for _ in range(int(state.townships[0].free_count)):
        pool.take(state, 0)
    with pytest.raises(MemoryError):
        pool.take(state, 0)


def test_dust_of_a_running_sum_never_stays():
    """The work of a desk is a running sum; an empty desk has none, and no desk has less than none."""
    state = roomy_state()
    indices = [int(pool.take(state, 0)) for _ in range(20)]
    random = Random(1)
    for index in indices:
        x = state.matters[index]
        x.bucket, x.effort = 0, np.float32(random.uniform(1e-6, 1e4))
        pool.join_desk(state, 0, index)
    for index in random.sample(indices, len(indices)):
        pool.leave_desk(state, 0, index)
        assert state.desks[0].work >= 0
    assert (state.desks[0].work, state.desks[0].open) == (0, 0)


def test_the_longest_run_fits_the_records():
    weeks = sum(PARAMETERS[f"time.{part}_weeks"].high for part in ("warmup", "observe"))
    steps = int(weeks) * MOST_STEPS_A_WEEK
    assert steps <= np.iinfo(m.MATTER["raised"]).max
    assert steps <= np.iinfo(RESIDENT["contact"]).max
