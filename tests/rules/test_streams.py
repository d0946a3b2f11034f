"""Random numbers: Philox4x32-10 against published vectors, addresses that never meet, distributions."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim import streams

FULL = 0xFFFFFFFF
NAMED = {name: value for name, value in vars(streams).items() if name.isupper() and isinstance(value, int)}


@pytest.mark.parametrize(
    ("counter", "key", "block"),
    [
        ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((FULL,) * 4, (FULL,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
    ids=["zeros", "ones", "pi"],
)
def test_known_answers_of_random123(counter, key, block):
    assert streams.philox4x32(*map(np.uint64, (*counter, *key))) == block


def plain_philox(counter: list[int], key: list[int]) -> tuple[int, ...]:
    """Philox4x32-10 as its authors state it (Salmon2011), in plain integers."""
    c, k = list(counter), list(key)
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c[0], 1 << 32)
        high1, low1 = divmod(0xCD9E8D57 * c[2], 1 << 32)
        c = [high1 ^ c[1] ^ k[0], low1, high0 ^ c[3] ^ k[1], low0]
        k = [(k[0] + 0x9E3779B9) & FULL, (k[1] + 0xBB67AE85) & FULL]
    return tuple(c)


address_st = st.tuples(
    st.integers(0, 2**8 - 1),  # stream
    st.integers(0, 2**40 - 1),  # entity
    st.integers(0, 2**24 - 1),  # slot
    st.integers(0, 2**32 - 1),  # step
    st.integers(0, 2**24 - 1),  # draw
)


def counter(stream: int, entity: int, slot: int, step: int, draw: int) -> list[int]:
    """The counter at an address, as the layout in `sim.streams` states it."""
    return [entity & FULL, (entity >> 32) << 24 | slot, step, stream << 24 | draw]


@given(address=address_st, seed=st.integers(0, 2**64 - 1))
def test_words_are_the_block_at_the_address(address, seed):
    expected = plain_philox(counter(*address), [seed & FULL, seed >> 32])
    assert tuple(map(int, streams.words(np.uint64(seed), *address))) == expected


@given(one=address_st, other=address_st)
def test_different_addresses_have_different_counters(one, other):
    assert (counter(*one) == counter(*other)) == (one == other)


def test_every_part_of_an_address_reaches_the_draw():
    base = (streams.NEED, 370105001002, 7, 3, 2)
    drawn = {base: streams.words(np.uint64(1), *base)}
    for place, bits in enumerate((8, 40, 24, 32, 24)):
        for bit in range(bits):
            moved = tuple(part ^ (1 << bit) if n == place else part for n, part in enumerate(base))
            drawn[moved] = streams.words(np.uint64(1), *moved)
    assert len(set(drawn.values())) == len(drawn) == 1 + 8 + 40 + 24 + 32 + 24


def test_streams_have_numbers_of_their_own():
    assert len(set(NAMED.values())) == len(NAMED) >= 17
    assert all(0 < number < 256 for number in NAMED.values())


def sample(stream: int, n: int) -> np.ndarray:
    """All words of `n` draws in a row, shape (n, 4)."""
    return np.array([streams.words(np.uint64(12345), stream, 370105001002, 5, 9, draw) for draw in range(n)])


@pytest.fixture(scope="module")
def block() -> np.ndarray:
    return sample(streams.NEED, 20_000)


def test_words_are_uniform_and_independent(block):
    u = np.array([streams.unit(np.uint64(w)) for w in block.ravel()]).reshape(-1, 4)
    assert 0 < u.min() < u.max() < 1
    for column in u.T:
        assert stats.kstest(column, "uniform").pvalue > 0.001
    correlations = np.corrcoef(np.column_stack([u[:-1], u[1:]]), rowvar=False)
    assert np.abs(correlations - np.eye(8)).max() < 5 / math.sqrt(len(u))
    ones = ((block[:, :, None].astype(np.uint64) >> np.arange(32, dtype=np.uint64)) & np.uint64(1)).mean(
        axis=0
    )
    assert np.abs(ones - 0.5).max() < 5 * 0.5 / math.sqrt(len(block))


def test_the_ends_of_a_word_stay_inside_the_unit_interval():
    assert streams.unit(np.uint64(0)) > 0
    assert streams.unit(np.uint64(FULL)) < 1


def test_normal_numbers_are_normal(block):
    z = np.array([streams.normal(np.uint64(a), np.uint64(b)) for a, b, _, _ in block])
    assert stats.kstest(z, "norm").pvalue > 0.001
    assert np.isfinite(streams.normal(np.uint64(0), np.uint64(0)))


@pytest.mark.parametrize("mean", [0.01, 0.3, 2.0, 9.0, 60.0])
def test_counts_are_poisson(mean, block):
    counts = np.array([streams.poisson(streams.unit(np.uint64(w)), mean) for w in block[:, 1]])
    edges = np.unique(stats.poisson.ppf(np.linspace(0, 1, 25), mean)).clip(-1)
    seen = np.histogram(counts, bins=[*edges + 0.5, np.inf])[0]
    chances = np.diff([*stats.poisson.cdf(edges, mean), 1.0])
    expected = chances * len(counts)
    kept = expected > 5
    assert seen[kept].sum() > 0.98 * len(counts) or mean < 0.1
    observed = np.append(seen[kept], seen[~kept].sum())
    wanted = np.append(expected[kept], expected[~kept].sum())
    observed, wanted = observed[wanted > 1], wanted[wanted > 1]
    assert stats.chisquare(observed, wanted * observed.sum() / wanted.sum()).pvalue > 0.001


@given(u=st.floats(1e-9, 1 - 1e-9), mean=st.floats(0, 90))
def test_a_count_is_the_quantile(u, mean):
    count = streams.poisson(u, mean)
    assert stats.poisson.cdf(count, mean) >= u - 1e-9
    assert count == 0 or stats.poisson.cdf(count - 1, mean) < u + 1e-9


@given(u=st.floats(1e-9, 1 - 1e-9), means=st.lists(st.floats(0, 90), min_size=2, max_size=6))
def test_counts_never_fall_as_the_mean_grows(u, means):
    counts = [streams.poisson(u, mean) for mean in sorted(means)]
    assert all(few <= many for few, many in pairwise(counts))


@given(seed=st.integers(0, 2**64 - 1), replicates=st.sets(st.integers(0, 2**64 - 1), min_size=2, max_size=20))
def test_replicates_have_seeds_of_their_own(seed, replicates):
    seeds = {int(streams.mix_seed(np.uint64(seed), np.uint64(number))) for number in replicates}
    assert len(seeds) == len(replicates)
