"""The order in which a desk serves, and who holds the hours, in forms other than the usual (model.md section
10): first come, the shortest or the newest first instead of weighted priorities; hours held by individual
cadres, each of whom serves the kinds of matter that are theirs, instead of pooled ones.
"""

import numpy as np

from sim.agents.names import KIND_COUNT
from sim.compiled import compiled, inlined
from sim.rules import pool

PRIORITY, FIRST_COME, SHORTEST, NEWEST = 0, 1, 2, 3
EVERY_KIND = (1 << KIND_COUNT) - 1  # a bit for each kind of matter


@inlined
def holds(kinds, bucket):
    """Whether the kind of a bucket is among `kinds` (a bit for each)."""
    return (kinds >> pool.kind_in(bucket)) & 1


@compiled
def kinds_of(n, present):
    """Kinds of matter (a bit for each) that the `n`-th of so many present cadres serves: they are dealt out
    one by one; where there are more cadres than kinds, several serve the same.
    """
    holders = min(KIND_COUNT, present)
    found = 0
    for k in range(KIND_COUNT):
        if k % holders == n % holders:
            found |= 1 << k
    return found


@inlined
def set_aside(s, index, last, aside):
    """Whether a matter is among the `aside` last ones noted before `last`."""
    found = False
    for n in range(aside):
        found = found or s.sent_up[last - n] == index
    return found


@compiled
def pick(s, d, kinds, last, aside):
    """The shortest or the newest matter of desk `d` of these kinds that is not set aside; -1 if there is
    none. Ties: the first bucket; in it the one that came first (shortest) or last (newest).
    """
    desk, matters = s.desks[d], s.matters
    newest = s.p[0].service_discipline == NEWEST
    best = np.int64(-1)
    for b in range(desk.head.shape[0]):
        if not holds(kinds, b):
            continue
        index = np.int64(desk.tail[b]) if newest else np.int64(desk.head[b])
        while index >= 0:
            x = matters[index]
            following = np.int64(x.previous) if newest else np.int64(x.next)
            if not set_aside(s, index, last, aside):
                if best < 0:
                    best = index
                elif newest:
                    if x.raised > matters[best].raised:
                        best = index
                elif x.effort < matters[best].effort:
                    best = index
            index = following
    return best
