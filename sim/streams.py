"""Counter-based random numbers: Philox4x32-10 (Salmon2011), one address for each decision.

A draw has no state and no order: it is a function of the seed and of an address, so the same resident has
the same draw in every arm, on any number of threads. The address fills the 128-bit counter:

    word 0        low 32 bits of the entity code
    word 1        entity code bits 32-39 (high byte 24-31) and slot (low 24 bits)
    word 2        step
    word 3        stream (high 8 bits) and draw index (low 24 bits)

An entity code is a division's 12-digit code (below 2^40); a slot is a resident, a block of residents, a
cadre or a department within it. The 64-bit seed is the key. Each block yields four 32-bit words.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiled import compiled, inlined

# One stream per decision, never shared. The numbers are part of every result's identity: append, do not
# renumber.
NEED = 1  # two proposed needs: mark, place and kind of each
MATTER = 2  # what becomes of a need: effort, level and urgency, patience and channel, voice and cover
TASKS = 3  # number and size of a department's tasks
FORMS = 4  # number and size of a department's forms
INSPECTIONS = 5  # number of a department's inspections
FORM_ERROR = 6  # an error in shared data spreads
SCORING = 7  # noise of reported indicators; whether an audit finds the polish
QUITTING = 8  # a cadre leaves
NOMINAL = 9  # a policy is carried out in name only
INDEX_NOISE = 10  # error of measured context indices
PROPOSALS = 11  # numbers of needs proposed in four blocks of residents
PLACE = 32  # region synthesis: a community's size, class, tenure
PERSON = 33  # region synthesis: a resident's traits
STAFF = 34  # region synthesis: a cadre's traits
LEADER = 35  # region synthesis: a leader's judgement
OFFICE = 36  # region synthesis: a department's kind and propensity
POSITION = 37  # region synthesis: coordinates
SHARE = 38  # which places a policy for a share of places reaches
CAMPAIGN = 60  # campaigns of a county that begin, and what they are about
PROJECT = 61  # a project of a community begins, and what it is about
CHURN = 62  # a department changes its rules, and the work to be done again
BRANCH = 63  # which communities have a weak Party branch
ROTATION = 64  # a cadre rotates
LEAK = 65  # shared data leak
EVALUATOR = 66  # how leniently a county's evaluator judges
THRESHOLD = 70  # a resident's threshold to take part, skill and Party membership
SETTLEMENT = 71  # who settles a small matter: neighbours, the troika, volunteers, organisations
ORGANISATION = 72  # size of a social organisation
SECURITY = 90  # an incident of data security
PRACTICE = 91  # a practice is taken up, in which form, or given up
FISCAL = 92  # a community's fiscal capacity
SPECIALISTS = 93  # how many hours of a skill a community has
MARKET = 94  # a market shock hits local firms
ENTREPRENEURS = 95  # how many people in a community can lead a firm
PRACTICE_START = 96  # practices already there when a run begins
LATENT = 40  # latent matters: how many arise, are found, escalate
SURFACING = 41  # what a latent matter is like that comes to a desk: resident, effort, level, time
ROUTE = 42  # whether a matter belongs to a department, and whether it is on any list
BOUNCE = 43  # whether a matter that arrives above is sent back
FALSE_CLOSING = 44  # whether a matter is closed falsely, noticed when, reopened, found
PETITION = 45  # whether a resident goes over heads
SHOCK = 46  # whether a shock strikes a county
STORM = 47  # whether an opinion storm breaks out in a township

_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_32 = np.uint64(32)
_24 = np.uint64(24)
_SLOT = np.uint64(0xFFFFFF)
_TO_UNIT = 1.0 / 4294967296.0


@inlined
def philox4x32(c0, c1, c2, c3, k0, k1):
    """One Philox4x32-10 block. Counter and key words: uint64 values below 2^32; returns four such values."""
    for _ in range(10):
        # Upper halves are cut off where numbers are multiplied: the processor's instruction for that ignores
        # them, and it costs nothing.
        p0 = _M0 * (c0 & _LOW)
        p1 = _M1 * (c2 & _LOW)
        c0 = (p1 >> _32) ^ c1 ^ k0
        c2 = (p0 >> _32) ^ c3 ^ k1
        c1 = p1
        c3 = p0
        k0 = (k0 + _W0) & _LOW
        k1 = (k1 + _W1) & _LOW
    return c0 & _LOW, c1 & _LOW, c2 & _LOW, c3 & _LOW


@inlined
def words(seed, stream, entity, slot, step, draw):
    """The four 32-bit words (uint64) at one address; `draw` below 2^24, `slot` below 2^24, `entity` below
    2^40.
    """
    key = np.uint64(seed)
    code = np.uint64(entity)
    return philox4x32(
        code & _LOW,
        ((code >> _32) << _24) | (np.uint64(slot) & _SLOT),
        np.uint64(step) & _LOW,
        (np.uint64(stream) << _24) | (np.uint64(draw) & _SLOT),
        key & _LOW,
        key >> _32,
    )


@inlined
def unit(word):
    """A uniform number strictly between 0 and 1 from a 32-bit word."""
    return (np.float64(word) + 0.5) * _TO_UNIT


@inlined
def half(word):
    """A uniform number strictly between 0 and 1 from a 16-bit word."""
    return (np.float64(word) + 0.5) / 65536.0


@inlined
def upper_half(word):
    """A uniform number strictly between 0 and 1 from the upper 16 bits of a 32-bit word."""
    return half(np.int64(word) >> 16)


@inlined
def lower_half(word):
    """A uniform number strictly between 0 and 1 from the lower 16 bits of a 32-bit word."""
    return half(np.int64(word) & 0xFFFF)


@compiled
def uniform(seed, stream, entity, slot, step, draw):
    """The first uniform number at one address."""
    return unit(words(seed, stream, entity, slot, step, draw)[0])


@compiled
def normal(word_a, word_b):
    """A standard normal number from two 32-bit words (Box and Muller 1958)."""
    return math.sqrt(-2.0 * math.log(unit(word_a))) * math.cos(2.0 * math.pi * unit(word_b))


@inlined
def poisson_given(u, mean, none):
    """As `poisson`, for callers who draw often with one mean: `none` is exp(-mean)."""
    count = 0
    probability = none
    below = probability
    while u > below and count < 4000:
        count += 1
        probability *= mean / count
        below += probability
    return count


@compiled
def poisson(u, mean):
    """The Poisson quantile of `u` by inversion; it never falls as `mean` grows. For means below 700."""
    if u <= 1.0 - mean:  # which is at most exp(-mean)
        return 0
    return poisson_given(u, mean, math.exp(-mean))


@compiled
def mix_seed(seed, replicate):
    """The run seed of a replicate: 64 bits mixed from the scenario's seed and the replicate's number."""
    w = philox4x32(
        np.uint64(replicate) & _LOW,
        np.uint64(replicate) >> _32,
        np.uint64(0x63666875),
        np.uint64(0),
        np.uint64(seed) & _LOW,
        np.uint64(seed) >> _32,
    )
    return (w[1] << _32) | w[0]
