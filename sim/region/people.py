"""The people of a region: residents and cadres, each drawn from an address of their own.

A resident takes one block of random words at (community code, index in the community): the traits of resident
17 do not depend on how many others there are. Word 0 gives the age, word 1 whether the person floats, word 2
a special need, and the halves of word 3 digital access and work. Sources of the shares:
`sim/parameters/region.py`.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiled import compiled
from sim.region.records import AGE_SHIFT, DIGITAL, EMPLOYED, FLOATING, SPECIAL
from sim.streams import PERSON, STAFF, normal, philox4x32, poisson, unit, words

_CHILD, _WORKING, _ELDER = 0, 1, 2
_GROUP_SPECIAL, _GROUP_FLOATING = 3, 4
_MOST_POSTS = 8
_WORD = 4294967296.0
_HALF = 65536.0
_32 = np.uint64(32)
_24 = np.uint64(24)
_16 = np.uint64(16)
_LOW_32 = np.uint64(0xFFFFFFFF)
_LOW_16 = np.uint64(0xFFFF)
_ZERO = np.uint64(0)
_PERSON_WORD = np.uint64(PERSON << 24)  # word 3 of the counter: stream, draw 0


@compiled
def around(mean, spread, word_a, word_b):
    """A share around a mean, mean kept: a triangle `spread` (0 to 1) times as wide as shares can be."""
    return mean + spread * min(mean, 1.0 - mean) * (unit(word_a) + unit(word_b) - 1.0)


@compiled
def share_of_others(mean, elders, ratio):
    """The share among those who are not elders, if elders have `ratio` times theirs and all have `mean`."""
    return min(1.0, mean / max(1.0 - elders + ratio * elders, 1e-9))


@compiled
def limit(share, full):
    """The whole number below which a random word (of `full` values) falls with a probability."""
    return np.uint64(min(max(share, 0.0), 1.0) * full)


@compiled
def trait_limits(shares, place, r, limits):
    """Limits by age (3) for floating, special, digital, employed (4), from a community's shares (3).

    `shares` are those of elders, floating residents and digital access; `place` is 0 urban, 1 rural.
    """
    elders = shares[0]
    floating = share_of_others(shares[1], elders, r.region_floating_elder)
    digital = share_of_others(shares[2], elders, r.region_digital_elder)
    for age in range(3):
        elder = age == _ELDER
        limits[age, 0] = limit(floating * (r.region_floating_elder if elder else 1.0), _WORD)
        limits[age, 2] = limit(digital * (r.region_digital_elder if elder else 1.0), _HALF)
    limits[_CHILD, 1] = limit(r.region_special_child, _WORD)
    limits[_WORKING, 1] = limit(r.region_special_working, _WORD)
    limits[_ELDER, 1] = limit(r.region_special_elder, _WORD)
    limits[_CHILD, 3] = _ZERO
    limits[_WORKING, 3] = limit(r.region_employed_working[place], _HALF)
    limits[_ELDER, 3] = limit(r.region_employed_elder[place], _HALF)


@compiled
def draw_residents(communities, shares, r, seed, low, high, group, flags):
    """Draw the residents of communities `low` to `high`: fill `group` and `flags` (u1, all residents).

    `shares` (communities, 3) as in `trait_limits`; counts go to the communities' `by_group`, `digital`,
    `floating` and `employed`.
    """
    key = np.uint64(seed)
    limits = np.empty((3, 4), dtype=np.uint64)
    for c in range(low, high):
        home = communities[c]
        place = 1 - home.urban
        trait_limits(shares[c], place, r, limits)
        child = limit(r.region_child_share[place], _WORD)
        young = limit(1.0 - shares[c, 0], _WORD)
        code = np.uint64(home.code)
        word_1 = (code >> _32) << _24
        first = home.first_resident
        n_digital, n_floating, n_employed = 0, 0, 0
        counts = np.zeros(5, dtype=np.int64)
        for i in range(home.residents):
            w0, w1, w2, w3 = philox4x32(
                code & _LOW_32, word_1 | np.uint64(i), _ZERO, _PERSON_WORD, key & _LOW_32, key >> _32
            )
            age = _CHILD if w0 < child else (_WORKING if w0 < young else _ELDER)
            floating = 1 if w1 < limits[age, 0] else 0
            special = 1 if w2 < limits[age, 1] else 0
            digital = 1 if (w3 & _LOW_16) < limits[age, 2] else 0
            employed = 1 if (w3 >> _16) < limits[age, 3] else 0
            g = _GROUP_SPECIAL if special else (_GROUP_FLOATING if floating else age)
            group[first + i] = g
            flags[first + i] = (
                digital * DIGITAL
                + floating * FLOATING
                + special * SPECIAL
                + employed * EMPLOYED
                + (age << AGE_SHIFT)
            )
            counts[g] += 1
            n_digital += digital
            n_floating += floating
            n_employed += employed
        for g in range(5):
            home.by_group[g] = counts[g]
        home.digital = n_digital
        home.floating = n_floating
        home.employed = n_employed


@compiled
def draw_cadres(communities, r, seed, cadres):
    """Draw the cadres of all communities: cadre i of a community at (its code, slot i).

    Knowledge follows from the weeks in post, at the rate at which cadres learn during a run.
    """
    for c in range(len(communities)):
        home = communities[c]
        place = 1 - home.urban
        for i in range(home.staff):
            cadre = cadres[home.first_cadre + i]
            a0, a1, a2, a3 = words(seed, STAFF, home.code, i, 0, 0)
            b0, b1, _, _ = words(seed, STAFF, home.code, i, 0, 1)
            cadre.community = c
            cadre.resilience_z = normal(a0, a1)
            cadre.tenure_weeks = -r.region_weeks_in_post * math.log(unit(a2))
            cadre.posts = min(_MOST_POSTS, 1 + poisson(unit(a3), r.region_posts[place] - 1.0))
            cadre.skill = around(r.region_cadre_skill[place], r.region_skill_spread, b0, b1)
            unlearned = math.exp(-min(r.people_learning, 1.0) * cadre.tenure_weeks)
            cadre.knowledge = 1.0 - (1.0 - r.people_novice_knowledge) * unlearned
