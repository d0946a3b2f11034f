"""Random words for many addresses at once."""

import numpy as np

from sim import streams
from sim.compiled import inlined

LANES = 16  # blocks of random words drawn at once


@inlined
def draw(s, c, stream, slots, shift, draws, count, t, words):
    """The random words at `count` addresses of community `c`, into `words`: the first word of each, then
    the second of each, and so on.

    Side by side, because the processor draws them in lanes, and in whole lanes, because what is left over
    would take longer. The address is that of `streams.words`, written out so that the loop has nothing else
    in it.
    """
    width = s.place.shape[1]
    code, seed = np.uint64(c.code), s.run[0].seed
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    word_0, word_1 = code & low, (code >> high) << np.uint64(24)
    word_2, word_3 = np.uint64(t) & low, np.uint64(stream) << np.uint64(24)
    key_0, key_1 = seed & low, seed >> high
    for n in range((count + LANES - 1) // LANES * LANES):
        slot, index = np.uint64(slots[n]) >> np.uint64(shift), np.uint64(draws[n])
        w0, w1, w2, w3 = streams.philox4x32(word_0, word_1 | slot, word_2, word_3 | index, key_0, key_1)
        words[n] = np.uint32(w0)
        words[width + n] = np.uint32(w1)
        words[2 * width + n] = np.uint32(w2)
        words[3 * width + n] = np.uint32(w3)


@inlined
def address(code, slot):
    """The first two words of the address of a slot of the entity with this code."""
    code, low, high = np.uint64(code), np.uint64(0xFFFFFFFF), np.uint64(32)
    return np.uint32(code & low), np.uint32((code >> high) << np.uint64(24) | np.uint64(slot))


@inlined
def draw_at(s, stream, lows, highs, draws, t, words):
    """The first random word at each of `LANES` addresses, whose words are given, into `words`."""
    seed, low, high = s.run[0].seed, np.uint64(0xFFFFFFFF), np.uint64(32)
    word_2, word_3 = np.uint64(t) & low, np.uint64(stream) << np.uint64(24)
    key_0, key_1 = seed & low, seed >> high
    for n in range(LANES):
        index = word_3 | np.uint64(draws[n])
        w0 = streams.philox4x32(np.uint64(lows[n]), np.uint64(highs[n]), word_2, index, key_0, key_1)[0]
        words[n] = np.uint32(w0)
