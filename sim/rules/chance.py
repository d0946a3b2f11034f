"""Numbers of things that happen to a stock: the binomial quantile, by inversion of one uniform number."""

import math

from sim.compiled import compiled


@compiled
def binomial(u, n, q):
    """The binomial quantile of `u` for `n` things that each happen with chance `q`; never falls as `q` grows.

    Beyond what numbers hold (none happens with a chance below 1e-300) it is the mean, rounded.
    """
    if n <= 0 or q <= 0.0:
        return 0
    if q >= 1.0:
        return n
    if -n * math.log1p(-q) > 690.0:
        return int(n * q + 0.5)
    odds = q / (1.0 - q)
    probability = math.exp(n * math.log1p(-q))
    below = probability
    count = 0
    while u > below and count < n:
        probability *= odds * (n - count) / (count + 1)
        below += probability
        count += 1
    return count
