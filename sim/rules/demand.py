"""Demand: needs arise among residents as thinned Poisson events.

The cost follows the events, not the residents. A block of 256 resident places proposes needs at a fixed
rate, each with a mark; it is a need if its mark is below the rate of need there, which is 0 where nobody
lives. A higher rate only adds to the needs of a lower one, further layers of marks are drawn when rates
exceed the proposal rate, arms share every proposal, and another resident takes nobody's draw. What becomes
of needs is in `sim.rules.raising`.

Loops here run over arrays, one thing at a time, without a branch that the processor would have to guess.
"""

import math

import numpy as np

from sim import streams
from sim.agents.matter import HIGHER, WIDTH
from sim.agents.names import KIND_COUNT
from sim.compiled import compiled, inlined
from sim.rules import growth, lanes, needs, raising
from sim.units import unit

PLACES = 1 << needs.BLOCK_BITS  # of residents in a block
SQUARE = 16  # blocks whose needs are looked at together
LAYER = 4096  # draw indices kept for each layer of rates
LAYERS = 4096  # layers that fit the address; no parameter in its range comes near


@compiled
def set_need_rates(s, i, t):
    """Rates of need in community `i`, relative to the proposal rates, and cover by programmes; returns the
    largest ratio.
    """
    c, p, run = s.communities[i], s.p[0], s.run[0]
    accepted = p.demand_programme * c.knowledge * s.society[i].acceptance
    place = growth.of_needs(p, run, t)
    if c.urban == 0:
        place *= p.demand_rural_factor
    bound = 0.0
    for k in range(KIND_COUNT):
        base = p.demand_rate[k] * place * (1.0 + p.demand_upgrading * HIGHER[k] * c.met)
        base *= 1.0 + c.surge[k]
        a_year = 0.0
        highest = 0.0
        for g in range(5):
            rate = base * p.demand_relative_need[k, g]
            a_year += c.by_group[g] * rate
            ratio = rate / run.proposal_rate[k]
            c.need_ratio[k, g] = ratio
            highest = max(highest, ratio)
        bound = max(bound, highest)
        hours = a_year * p.demand_effort[k] * run.dt / 52.0
        c.cover[k] = 0.0
        if hours > 0.0:
            given = accepted * c.task_done[k] * c.cover_factor[k]
            c.cover[k] = min(p.demand_cover_max, given / hours)
        c.cover[k] += (1.0 - c.cover[k]) * c.relief * c.surge[k] / (1.0 + c.surge[k])
    return bound


@unit
def demand(s, i, t):
    """Needs of community `i` in step `t`: covered, raised as matters at its desk, or left unheard."""
    c = s.communities[i]
    c.demand_hours = 0.0
    bound = set_need_rates(s, i, t)
    layer = 0
    while layer < bound and layer < LAYERS:
        set_thresholds(s, c, layer)
        for first in range(0, c.blocks, SQUARE):
            pairs = propose(s, c, first, layer, t)
            j, words = c.township, s.words[c.township]
            lanes.draw(s, c, streams.NEED, s.pair[j], 0, pairs, t, words)
            found = sift(s, c, pairs, layer)
            lanes.draw(s, c, streams.MATTER, s.need[j], needs.BLOCK_BITS, found, t, words)
            raising.meet(s, i, found, t)
        layer += 1
    raising.tally(s, i, t)


@inlined
def set_thresholds(s, c, layer):
    """A mark of this layer is below a rate of need exactly if its word is below this whole number."""
    below = s.below[c.township]
    for k in range(KIND_COUNT):
        for g in range(WIDTH):
            part = min(1.0, max(0.0, c.need_ratio[k, g] - layer))
            below[WIDTH * k + g] = np.int64(math.ceil(4294967296.0 * part - 0.5))


@inlined
def propose(s, c, first, layer, t):
    """Write down the proposals of the blocks from `first` on in pairs, as two share a block of random words,
    by the addresses of these; returns the number of pairs.

    The bit below the slot is 1 where both of a pair count, 0 for the odd one at the end. Pairs are written
    sixteen at a time, and the next block's over those too many.
    """
    found = s.pair[c.township]
    end = min(first + SQUARE, c.blocks)
    pairs = 0
    for four in range(first, end, 4):
        drawn = streams.words(s.run[0].seed, streams.PROPOSALS, c.code, four >> 2, t, layer)
        for n in range(min(4, end - four)):
            number = proposed(s, drawn[n])
            for past in range(0, number, 2 * lanes.LANES):
                for m in range(lanes.LANES):
                    both = np.int64(past + 2 * m + 1 < number)
                    draw = LAYER * layer + past // 2 + m
                    found[pairs + m] = ((four + n) << lanes.SLOT) | (both << lanes.BETWEEN) | draw
                pairs += min(lanes.LANES, (number - past + 1) // 2)
    return pairs


@inlined
def proposed(s, word):
    """The Poisson number behind a word: needs proposed in a full block."""
    u = streams.unit(word)
    number = np.int64(s.number_from[np.int64(word >> np.uint64(24))])
    while u > s.number_below[number]:
        number += 1
    return number


@inlined
def sift(s, c, pairs, layer):
    """Keep those proposals that are needs; returns their number.

    Every proposal is written down, the next over it unless it is a need: the processor cannot guess which
    are.
    """
    words, past = s.words[c.township], s.which.shape[1]
    listed, kept = s.pair[c.township], s.need[c.township]
    rows, groups, below, home = s.kind_row, s.groups, s.below[c.township], c.first_place
    found = 0
    for n in range(pairs):
        pair = np.int64(listed[n])
        block = (pair >> lanes.SLOT) << needs.BLOCK_BITS
        both = (pair >> lanes.BETWEEN) & 1
        # of the first of the two: pairs are counted within their layer
        draw = 2 * (pair & (lanes.DRAWS - 1)) - LAYER * layer
        for half in range(2):
            word = words[half * past + n]
            mark, what = np.int64(lanes.lower(word)), np.int64(lanes.upper(word))
            place = block + (what >> 24)
            cell = np.int64(rows[(what >> 12) & 4095]) + np.int64(groups[home + place])
            kept[found] = needs.need_of(place, cell, draw + half)
            found += (mark < below[cell]) & (both >= half)
    return found
