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
_BLOCK = 256  # residents drawn at once
_WORD = 4294967296.0
_HALF = 65536.0
_32 = np.uint64(32)
_24 = np.uint64(24)
_LOW_32 = np.uint64(0xFFFFFFFF)
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
    return np.int64(min(max(share, 0.0), 1.0) * full)


@compiled
def trait_limits(shares, place, r, limits):
    """Limits (4, 3) for floating, special, digital, employed by age, from a community's shares (3).

    `shares` are those of elders, floating residents and digital access; `place` is 0 urban, 1 rural.
    """
    elders = shares[0]
    floating = share_of_others(shares[1], elders, r.region_floating_elder)
    digital = share_of_others(shares[2], elders, r.region_digital_elder)
    for age in range(3):
        elder = age == _ELDER
        limits[0, age] = limit(floating * (r.region_floating_elder if elder else 1.0), _WORD)
        limits[2, age] = limit(digital * (r.region_digital_elder if elder else 1.0), _HALF)
    limits[1, _CHILD] = limit(r.region_special_child, _WORD)
    limits[1, _WORKING] = limit(r.region_special_working, _WORD)
    limits[1, _ELDER] = limit(r.region_special_elder, _WORD)
    limits[3, _CHILD] = 0
    limits[3, _WORKING] = limit(r.region_employed_working[place], _HALF)
    limits[3, _ELDER] = limit(r.region_employed_elder[place], _HALF)


@compiled
def block_words(code, start, many, seed, w):
    """The four random words of residents `start` to `start + many` of a community, in `w` (4, BLOCK)."""
    word_0 = code & _LOW_32
    word_1 = (code >> _32) << _24
    key_0 = seed & _LOW_32
    key_1 = seed >> _32
    for i in range(many):
        a, b, c, d = philox4x32(word_0, word_1 | np.uint64(start + i), _ZERO, _PERSON_WORD, key_0, key_1)
        w[0, i] = np.int64(a)
        w[1, i] = np.int64(b)
        w[2, i] = np.int64(c)
        w[3, i] = np.int64(d)


@compiled
def block_traits(w, many, child, young, limits, group, flags):
    """Groups and flags of a block from their words, without branches, so that it runs in lanes."""
    floating_0, floating_1, floating_2 = limits[0, 0], limits[0, 1], limits[0, 2]
    special_0, special_1, special_2 = limits[1, 0], limits[1, 1], limits[1, 2]
    digital_0, digital_1, digital_2 = limits[2, 0], limits[2, 1], limits[2, 2]
    employed_0, employed_1, employed_2 = limits[3, 0], limits[3, 1], limits[3, 2]
    for i in range(many):
        c = w[0, i] < child
        y = w[0, i] < young
        age = _CHILD if c else (_WORKING if y else _ELDER)
        floating = 1 if w[1, i] < (floating_0 if c else (floating_1 if y else floating_2)) else 0
        special = 1 if w[2, i] < (special_0 if c else (special_1 if y else special_2)) else 0
        digital = 1 if (w[3, i] & 0xFFFF) < (digital_0 if c else (digital_1 if y else digital_2)) else 0
        employed = 1 if (w[3, i] >> 16) < (employed_0 if c else (employed_1 if y else employed_2)) else 0
        group[i] = np.uint8(_GROUP_SPECIAL if special else (_GROUP_FLOATING if floating else age))
        flags[i] = np.uint8(
            digital * DIGITAL
            + floating * FLOATING
            + special * SPECIAL
            + employed * EMPLOYED
            + (age << AGE_SHIFT)
        )


@compiled
def block_counts(group, flags, many, home):
    """Add a block of residents to their community's counts."""
    child, working, elder, special, floating = 0, 0, 0, 0, 0
    has_digital, is_floating, is_employed = np.int64(0), np.int64(0), np.int64(0)
    for i in range(many):  # sums of bits, which run in lanes: those of DIGITAL, FLOATING and EMPLOYED
        g = group[i]
        f = np.int64(flags[i])
        child += g == _CHILD
        working += g == _WORKING
        elder += g == _ELDER
        special += g == _GROUP_SPECIAL
        floating += g == _GROUP_FLOATING
        has_digital += f & 1
        is_floating += (f >> 1) & 1
        is_employed += (f >> 3) & 1
    home.by_group[0] += child
    home.by_group[1] += working
    home.by_group[2] += elder
    home.by_group[3] += special
    home.by_group[4] += floating
    home.digital += has_digital
    home.floating += is_floating
    home.employed += is_employed


def working_space():
    """What `draw_residents` works in: limits, words, groups and flags of a block; one set for each thread."""
    return (
        np.empty((4, 3), dtype=np.int64),
        np.empty((4, _BLOCK), dtype=np.int64),
        np.empty(_BLOCK, dtype=np.uint8),
        np.empty(_BLOCK, dtype=np.uint8),
    )


@compiled
def draw_residents(communities, shares, r, seed, low, high, group, flags, limits, w, some_group, some_flags):
    """Draw the residents of communities `low` to `high`: fill `group` and `flags` (u1, all residents).

    `shares` (communities, 3) as in `trait_limits`; counts go to the communities' `by_group`, `digital`,
    `floating` and `employed`. Residents are drawn block by block, which the processor can do in lanes;
    the last four arguments are the working space from `working_space`.
    """
    for c in range(low, high):
        home = communities[c]
        place = 1 - home.urban
        trait_limits(shares[c], place, r, limits)
        child = limit(r.region_child_share[place], _WORD)
        young = limit(1.0 - shares[c, 0], _WORD)
        for start in range(0, home.residents, _BLOCK):
            many = min(_BLOCK, home.residents - start)
            block_words(np.uint64(home.code), start, many, np.uint64(seed), w)
            block_traits(w, many, child, young, limits, some_group, some_flags)
            block_counts(some_group, some_flags, many, home)
            first = home.first_resident + start
            all_group = group[first : first + many]
            all_flags = flags[first : first + many]
            for i in range(many):
                all_group[i] = some_group[i]
                all_flags[i] = some_flags[i]


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
