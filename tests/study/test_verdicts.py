"""The rules of verdicts on effects that are known: each verdict where it is due, and none where it is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f_oneway, norm

from sim.scenario import Words
from sim.study.claims import ranks
from sim.study.claims.claim import Part, Variant
from sim.study.claims.seen import seen
from sim.study.claims.trial import arm_name
from sim.study.claims.verdict import judged, tried

LEAST = 0.1
DRAG = Variant("carrier", "society.squeeze", 0.0)
GIVEN = np.random.default_rng(20)


def part(expected="higher", least=LEAST, **more):
    weights = {} if "inside" in more else {"one": -1.0, "two": 1.0}
    return Part("x", Words("x", "x"), "y", weights, expected, least, **more)


def spread(middle, width, points=24):
    """Effects of a normal shape at so many points, which differ no more than their two seeds do."""
    at_points = middle + width * norm.ppf((np.arange(points) + 0.5) / points)
    chance = width * np.resize([1.0, -1.0], points)
    return np.stack([at_points + chance, at_points - chance], axis=1)


def runs(effects, variant=None):
    """Runs of two arms that differ by `effects` (points, seeds)."""
    rows = [
        (arm_name(arm, variant), point, seed, False, 0.5 + (effect if arm == "two" else 0.0))
        for (point, seed), effect in np.ndenumerate(np.asarray(effects, dtype=float))
        for arm in ("one", "two")
    ]
    return pd.DataFrame(rows, columns=["arm", "point", "replicate", "failed", "y"])


def verdict(looked, effects, tests=1):
    found = seen(looked, runs(effects))
    return judged(looked, found, min(1.0, found.p * tests), tests)


@pytest.mark.parametrize(
    ("middle", "width", "expected"),
    [
        (0.3, 0.05, "supported"),
        (0.15, 0.2, "undecided"),  # the sign is clear, the size is not
        (0.02, 0.02, "not_supported"),
        (-0.3, 0.05, "opposite"),
        (-0.02, 0.01, "not_supported"),  # clearly the other way, but by nothing that matters
    ],
)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_an_effect_is_held_to_its_sign_and_size_by_the_whole_interval(middle, width, expected, sign):
    looked = part("higher" if sign > 0 else "lower")
    assert verdict(looked, sign * spread(middle, width)).verdict == expected


@pytest.mark.parametrize(
    ("expected", "middle", "width", "found"),
    [
        ("none", 0.0, 0.03, "supported"),
        ("none", 0.05, 0.2, "undecided"),  # a small mean is no proof that there is nothing
        ("none", 0.12, 0.1, "undecided"),  # nor a large one that there is something
        ("none", 0.3, 0.05, "opposite"),
        ("none", -0.3, 0.05, "opposite"),
        ("not higher", -0.3, 0.05, "supported"),
        ("not higher", 0.3, 0.05, "opposite"),
        ("not higher", 0.1, 0.05, "undecided"),
        ("not lower", 0.3, 0.05, "supported"),
        ("not lower", -0.3, 0.05, "opposite"),
    ],
)
def test_no_effect_is_shown_by_the_interval_and_not_by_the_mean(expected, middle, width, found):
    assert verdict(part(expected), spread(middle, width)).verdict == found


@pytest.mark.parametrize("expected", ["higher", "none"])
def test_what_seeds_do_not_agree_on_is_undecided_and_asks_for_seeds(expected):
    effects = spread(0.3 if expected == "higher" else 0.0, 0.02)
    effects += np.array([0.25, -0.25])
    found = verdict(part(expected), effects)
    assert (found.verdict, found.needed) == ("undecided", 0)


def test_the_interval_holds_what_seeds_differ_by_where_points_do_not_differ():
    found = seen(part(), runs(0.3 + np.tile([0.02, -0.02], (24, 1))))
    assert found.over_points == pytest.approx((0.3, 0.3, 0.3))
    assert found.interval == pytest.approx((0.3, 0.26, 0.34))
    four = seen(part(), runs(0.3 + np.tile([0.02, -0.02], (24, 2))))
    assert 0.26 < four.interval[1] < 0.28


def test_ties_count_for_neither_side():
    little = np.where(np.arange(24) % 5 < 2, -1e-4, 0.0)[:, None] * np.ones(2)
    much = np.where(np.arange(24) < 17, -0.3, 0.0)[:, None] * np.ones(2)
    more = np.where(np.arange(24) < 19, -0.3, 0.0)[:, None] * np.ones(2)
    assert verdict(part(), little).verdict == "not_supported"
    assert verdict(part(), much).verdict == "not_supported"  # 71% against
    assert verdict(part(), more).verdict == "opposite"  # 79% against
    found = seen(part(), runs(more))
    assert found.share[0] == 0.0
    assert found.against == pytest.approx(19 / 24)
    rounding = seen(part(), runs(np.full((6, 1), 1e-16)))
    assert (rounding.share[0], rounding.against, rounding.p) == (0.0, 0.0, 1.0)


def in_half(size=0.4, chance=0.0):
    """An effect at half of the points only."""
    effects = np.where(np.arange(24) < 12, size, 0.0)[:, None] * np.ones(2)
    return effects + chance * GIVEN.normal(size=effects.shape) + [1e-6, -1e-6]


def test_conditional_needs_differences_beyond_chance():
    assert verdict(part(), in_half()).verdict == "conditional"
    assert verdict(part(), in_half(chance=2.0)).verdict == "undecided"
    assert verdict(part(), in_half()[:, :1]).verdict == "undecided"  # one seed cannot tell
    assert verdict(part("none"), in_half()).verdict == "conditional"


@pytest.mark.parametrize(
    ("own", "under", "expected"),
    [
        (in_half(), in_half(), "conditional"),
        (in_half(), 0.0 * in_half(), "depends"),
        (in_half(), spread(0.3, 0.05), "conditional"),
        (spread(0.3, 0.05), spread(0.3, 0.05), "supported"),
        (spread(0.3, 0.05), spread(0.05, 0.02), "depends"),  # still there, but smaller than what matters
        (spread(0.3, 0.05), spread(-0.3, 0.05), "depends"),
        (spread(0.3, 0.05), spread(0.12, 0.2), "undecided"),
        (spread(0.3, 0.05), in_half(), "conditional"),
        (spread(0.3, 0.05), in_half() + 0.01, "conditional"),  # one sign everywhere, the size in half
    ],
)
def test_what_holds_must_hold_under_variants_at_the_same_size(own, under, expected):
    looked = part()
    mine, other = seen(looked, runs(own)), seen(looked, runs(under, DRAG), DRAG)
    found = tried(looked, judged(looked, mine, mine.p), mine, [(DRAG, other)])
    assert found.verdict == expected
    assert found.on == ((DRAG.name,) if expected == "depends" else ())
    assert found.unclear == ((DRAG.name,) if expected == "undecided" else ())


def test_break_even_lies_where_the_typical_effect_is_gone():
    looked = part("lower")
    own, gone = seen(looked, runs(spread(-0.7, 0.02))), seen(looked, runs(spread(0.3, 0.02), DRAG), DRAG)
    found = tried(looked, judged(looked, own, own.p), own, [(DRAG, gone)])
    assert found.verdict == "depends"
    assert found.break_even == {"society.squeeze": pytest.approx(0.7 * 0.3, rel=1e-3)}


@pytest.mark.parametrize(("middle", "expected"), [(0.15, "supported"), (0.07, "not_supported")])
def test_as_many_points_as_are_said_to_be_needed_decide(middle, expected):
    width = 0.1 if expected == "supported" else 0.3
    few = verdict(part(), spread(middle, width, points=8))
    assert few.verdict == "undecided"
    assert 8 < few.needed < 700
    enough = seen(part(), runs(spread(middle, width, points=2 * few.needed)))
    assert not enough.interval[1] < LEAST <= enough.interval[2]


@pytest.mark.parametrize(("tests", "fewest"), [(1, 6), (2, 7), (4, 8)])
def test_fewer_points_than_signed_ranks_need_decide_nothing(tests, fewest):
    few = verdict(part(), spread(0.3, 0.02, points=fewest - 1), tests)
    assert (few.verdict, few.needed) == ("undecided", fewest)
    assert verdict(part(), spread(0.3, 0.02, points=fewest), tests).verdict == "supported"


def test_differences_between_points_are_tested_as_in_an_analysis_of_variance():
    effects = GIVEN.normal(size=(7, 3)) + 0.7 * np.arange(7)[:, None]
    assert seen(part(), runs(effects)).varies == pytest.approx(f_oneway(*effects).pvalue)


@pytest.mark.parametrize(("n", "depth"), [(6, 1), (10, 9), (20, 53), (24, 82), (100, 1955)])
def test_the_typical_effect_and_its_interval_are_of_means_of_two(n, depth):
    """Depths are quantiles of the signed rank distribution at 2.5% as tables have them."""
    values = GIVEN.normal(size=n)
    rows, columns = np.triu_indices(n)
    means = np.sort((values[rows] + values[columns]) / 2)
    found = ranks.typical(values)
    assert found[0] == pytest.approx(np.median(means))
    about = 1 if n > 60 else 0
    low, high = np.searchsorted(means, [found[1] + 1e-9, found[2] - 1e-9])
    assert abs(low - depth) <= about
    assert abs(len(means) - high - depth) <= about


def test_p_is_no_smaller_than_what_is_not_tied_can_reach():
    assert ranks.p_of(np.array([0.0] * 20 + [1.0, 2.0, 3.0])) >= 0.25
    assert ranks.p_of(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])) == pytest.approx(2 / 64)
    assert ranks.p_of(np.zeros(8)) == 1.0


def test_luck_with_one_of_many_arms_is_no_best_in_between_and_none_at_the_ends():
    arms = [str(n) for n in range(8)]
    rows = [
        (arm, point, seed, False, value)
        for (point, seed, arm), value in zip(
            [(p, s, a) for p in range(400) for s in range(2) for a in arms],
            GIVEN.normal(size=6400),
            strict=True,
        )
    ]
    table = pd.DataFrame(rows, columns=["arm", "point", "replicate", "failed", "y"])
    looked = part(inside=tuple(arms), least=0.2)
    found = seen(looked, table)
    assert abs(found.mean[0]) < 4 * 0.05  # standard error: root of 2 / 800
    assert judged(looked, found, found.p).verdict == "not_supported"
