"""Random numbers by their address: the only code in common with the fast model."""

from __future__ import annotations

import numpy as np

from sim import streams


def words(model, stream: int, entity: int, slot: int, draw: int) -> tuple[int, int, int, int]:
    """The four 32-bit words at an address, in the model's current step."""
    w0, w1, w2, w3 = streams.words(np.uint64(model.seed), stream, entity, slot, model.t, draw)
    return int(w0), int(w1), int(w2), int(w3)


def unit(word: int) -> float:
    """The uniform number u(w) of a word, strictly between 0 and 1."""
    return streams.unit(word)


def uniform(model, stream: int, entity: int, slot: int, draw: int) -> float:
    """The uniform number of word 0 at an address."""
    return unit(words(model, stream, entity, slot, draw)[0])


def normal(word_a: int, word_b: int) -> float:
    """A standard normal number of two words."""
    return streams.normal(word_a, word_b)


def poisson(u: float, mean: float) -> int:
    """The Poisson quantile of u."""
    return int(streams.poisson(u, mean))
