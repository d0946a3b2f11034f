"""What happens by chance: hazards, factors, and who leaves, against their formulas."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from sim import streams
from sim.rules import lanes, people
from sim.rules.chance import factor, happens

from .one_place import parameters, place

unit = st.integers(0, 2**32 - 1).map(lambda word: float(streams.unit(np.uint64(word))))


@given(u=unit, hazard=st.floats(0, 50))
@example(u=0.5, hazard=0.0)
@example(u=2.0**-33, hazard=2.0**-33)
@example(u=0.5, hazard=math.log(2.0) + 1e-9)
@example(u=0.5, hazard=math.log(2.0) - 1e-9)
@example(u=1.0 - 2.0**-33, hazard=2.0)
def test_it_happens_below_one_less_the_chance_that_it_does_not(u, hazard):
    assert bool(happens(u, hazard)) == (u < 1.0 - math.exp(-hazard))


@given(st.floats(-700, 700))
@example(0.0)
@example(-0.0)
def test_a_factor_is_the_exponential(x):
    assert factor(x) == math.exp(x)


@given(u=unit, morale=st.floats(0, 1), pay=st.floats(-5, 5), dt=st.sampled_from([1 / 7, 0.5, 1.0]))
@example(u=1e-4, morale=0.0, pay=0.0, dt=1.0)
def test_nobody_whose_hazard_says_so_stays(u, morale, pay, dt):
    p = parameters({"people.quit_rate": 3.0, "people.quit_morale": 5.0})
    hazard = 3.0 * math.exp(5.0 * (0.5 - morale) - pay) * dt / 52.0
    highest = people.quit_hazard(0.0, pay, dt, p)
    assert bool(people.quits(u, morale, pay, highest, dt, p)) == (u < 1.0 - math.exp(-hazard))


def test_words_at_single_addresses_are_those_of_the_address():
    s = place().state
    codes = [1, 2**32 - 1, 370105001007, 2**40 - 1]
    slots = [0, 5, 77_000, 2**24 - 1]
    for n in range(lanes.LANES):
        code, slot = codes[n % 4], slots[n // 4 % 4]
        s.pair[0, n] = lanes.entity(np.int64(code), np.int64(slot))
        s.which[0, n] = 1000 * n
    lanes.draw_at(s, streams.BOUNCE, s.pair[0], s.which[0], 9, s.offered[0])
    for n in range(lanes.LANES):
        code, slot = codes[n % 4], slots[n // 4 % 4]
        assert s.offered[0, n] == streams.words(s.run[0].seed, streams.BOUNCE, code, slot, 9, 1000 * n)[0]


def test_all_cadres_of_a_large_place_draw_for_themselves():
    s = place().state
    c = s.communities[0]
    for first in (0, lanes.LANES, 5 * lanes.LANES):
        people.draw_quitting(s, c, first, 4)
        own = [
            streams.words(s.run[0].seed, streams.QUITTING, c.code, first + n, 4, 0)[0]
            for n in range(lanes.LANES)
        ]
        assert [lanes.lower(w) for w in s.offered[0, : lanes.LANES]] == own


@given(word=st.integers(0, 2**32 - 1), ulps=st.integers(-4, 4))
def test_a_count_of_none_is_known_at_once_and_right(word, ulps):
    u = float(streams.unit(np.uint64(word)))
    mean = 1.0 - u + ulps * 2.0**-53
    assert streams.poisson(u, mean) == streams.poisson_given(u, mean, math.exp(-mean))


def test_every_cadre_of_a_large_team_leaves_by_his_own_draw():
    still = {"people.quit_rate": 3.0, "people.quit_morale": 0.0, "people.rotation": 0.0}
    s = place(still, population=40_000).state
    c = s.communities[0]
    c.first_cadre, c.cadres = 0, len(s.cadres)
    assert c.cadres > lanes.LANES
    s.cadres.vacant_until = 0
    s.cadres.vacant_until[3] = 99
    s.cadres.morale = 0.5
    people.live_week(s, 0, 1, 7)
    pay = s.p[0].people_quit_pay * (s.p[0].people_pay + s.levers[0].pay)
    chance = 1.0 - math.exp(-people.quit_hazard(0.5, pay, 1.0, s.p[0]))
    for n in range(c.cadres):
        if n != 3:
            u = streams.uniform(s.run[0].seed, streams.QUITTING, c.code, n, 7, 0)
            assert (s.cadres[n].vacant_until > 0) == (u < chance)
