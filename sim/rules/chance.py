"""What happens by chance: whether something of a given hazard does, and to how many of a stock it does."""

import math

from sim.compiled import compiled, inlined


@inlined
def happens(u, hazard):
    """Whether something of this hazard (rate times time) happens: whether `u`, as `streams.unit` makes it, is
    below 1 - exp(-hazard). The hazard itself, which is higher, mostly answers it.
    """
    return u < hazard and u < 1.0 - math.exp(-hazard)


@inlined
def factor(x):
    """exp(x), at once where `x` is 0, as with every lever that is not in force."""
    return 1.0 if x == 0.0 else math.exp(x)


@compiled
def binomial(u, n, q):
    """The binomial quantile of `u` for `n` things that each happen with chance `q`; never falls as `q` grows.

    Beyond what numbers hold (none happens with a chance below 1e-300) it is the mean, rounded.
    """
    if n <= 0 or q <= 0.0:
        return 0
    if q >= 1.0:
        return n
    none = n * math.log1p(-q)
    if none < -690.0:
        return int(n * q + 0.5)
    odds = q / (1.0 - q)
    probability = math.exp(none)
    below = probability
    count = 0
    while u > below and count < n:
        probability *= odds * (n - count) / (count + 1)
        below += probability
        count += 1
    return count
