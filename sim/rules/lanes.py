"""Random words for many addresses at once.

An address within a community is one number: the slot from bit 32 on, the draw index in the lowest 24 bits.
What lies in between is not part of it. The words come two to a number, the first in the lower half.
"""

import numpy as np

from sim import streams
from sim.compiled import inlined

LANES = 16  # blocks of random words drawn at once
SLOT, BETWEEN = 32, 24  # bits of an address
DRAWS = 1 << BETWEEN  # draw indices there are
_DRAW = np.uint64(DRAWS - 1)
_LOW, _32, _24 = np.uint64(0xFFFFFFFF), np.uint64(32), np.uint64(24)


@inlined
def draw(s, c, stream, at, shift, count, t, words):
    """The random words at `count` addresses of community `c`, into `words`: the first two words of each, then
    the last two of each. `shift`: bits of the slot that count for nothing.

    Side by side, because the processor draws them in lanes, and in whole lanes, because what is left over
    would take longer. The address is that of `streams.words`, written out so that the loop has nothing else
    in it.
    """
    past = s.which.shape[1]
    code, seed, above = np.uint64(c.code), s.run[0].seed, np.uint64(SLOT + shift)
    word_0, word_1 = code & _LOW, (code >> _32) << _24
    word_2, word_3 = np.uint64(t) & _LOW, np.uint64(stream) << _24
    key_0, key_1 = seed & _LOW, seed >> _32
    for n in range((count + LANES - 1) // LANES * LANES):
        address = np.uint64(at[n])
        slot, index = address >> above, address & _DRAW
        w0, w1, w2, w3 = streams.philox4x32(word_0, word_1 | slot, word_2, word_3 | index, key_0, key_1)
        words[n] = w0 | (w1 << _32)
        words[past + n] = w2 | (w3 << _32)


@inlined
def lower(words):
    """The first of two random words."""
    return np.uint32(words & _LOW)


@inlined
def upper(words):
    """The second of two random words."""
    return np.uint32(words >> _32)


@inlined
def entity(code, slot):
    """The first two words of the address of a slot of the entity with this code, in one number; `slot` below
    2^24.
    """
    code = np.uint64(code)
    return (code & _LOW) | ((((code >> _32) << _24) | np.uint64(slot)) << _32)


@inlined
def draw_at(s, stream, entities, draws, t, words):
    """The first random word at each of `LANES` addresses of whatever entities, into `words`, in the lower
    half.
    """
    seed = s.run[0].seed
    word_2, word_3 = np.uint64(t) & _LOW, np.uint64(stream) << _24
    key_0, key_1 = seed & _LOW, seed >> _32
    for n in range(LANES):
        address, index = np.uint64(entities[n]), word_3 | np.uint64(draws[n])
        words[n] = streams.philox4x32(address & _LOW, address >> _32, word_2, index, key_0, key_1)[0]
