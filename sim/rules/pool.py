"""Matters in memory: a pool for each township, with linked lists for buckets, patience, fresh and ended
matters.
"""

import numpy as np

from sim.agents import matter as m
from sim.compiled import inlined


@inlined
def take(s, j):
    """A free place in township `j`'s part of the pool; the last freed first, while it is still in the
    cache.
    """
    town = s.townships[j]
    if town.free_count <= 0:
        raise MemoryError("the pool of matters is full")
    town.free_count -= 1
    return np.int64(s.free[town.pool_start + town.free_count])


@inlined
def give_back(s, j, index):
    """Free a matter's place."""
    town = s.townships[j]
    s.free[town.pool_start + town.free_count] = index
    town.free_count += 1


@inlined
def join_desk(s, d, index):
    """Put a matter at the tail of its bucket at desk `d`."""
    x, desk = s.matters[index], s.desks[d]
    b = x.bucket
    last = desk.tail[b]
    x.next = -1
    x.previous = last
    if last >= 0:
        s.matters[last].next = index
    else:
        desk.head[b] = index
    desk.tail[b] = index
    desk.open += 1.0
    desk.open_kind[x.kind] += 1.0
    desk.work += np.float64(x.effort)


@inlined
def leave_desk(s, d, index):
    """Take a matter out of its bucket at desk `d`, with the work it still had there."""
    x, desk = s.matters[index], s.desks[d]
    b = x.bucket
    if x.previous >= 0:
        s.matters[x.previous].next = x.next
    else:
        desk.head[b] = x.next
    if x.next >= 0:
        s.matters[x.next].previous = x.previous
    else:
        desk.tail[b] = x.previous
    desk.open -= 1.0
    desk.open_kind[x.kind] -= 1.0
    desk.work -= np.float64(x.effort)
    if desk.open <= 0.0 or desk.work < 0.0:  # a running sum leaves dust behind
        desk.work = max(0.0, desk.work) if desk.open > 0.0 else 0.0


@inlined
def note_fresh(s, j, index):
    """Add a matter to those raised this step in township `j`, in order of arising."""
    town = s.townships[j]
    s.matters[index].after = -1
    if town.fresh_last >= 0:
        s.matters[town.fresh_last].after = index
    else:
        town.fresh_first = index
    town.fresh_last = index


@inlined
def note_ended(s, j, index):
    """Add a matter that left its desk to those that ended this step in township `j`, in the order they
    ended.
    """
    town = s.townships[j]
    s.matters[index].next = -1
    if town.ended_last >= 0:
        s.matters[town.ended_last].next = index
    else:
        town.ended_first = index
    town.ended_last = index


@inlined
def join_wheel(s, j, index):
    """File a matter under the step in which its resident's patience ends."""
    x = s.matters[index]
    slot = x.leaves % s.run[0].wheel
    last = s.wheel_last[j, slot]
    x.after = -1
    x.before = last
    if last >= 0:
        s.matters[last].after = index
    else:
        s.wheel_first[j, slot] = index
    s.wheel_last[j, slot] = index
    x.marks |= m.IN_WHEEL


@inlined
def leave_wheel(s, j, index):
    """Take a matter out of the wheel."""
    x = s.matters[index]
    slot = x.leaves % s.run[0].wheel
    if x.before >= 0:
        s.matters[x.before].after = x.after
    else:
        s.wheel_first[j, slot] = x.after
    if x.after >= 0:
        s.matters[x.after].before = x.before
    else:
        s.wheel_last[j, slot] = x.before
    x.marks &= ~np.uint8(m.IN_WHEEL)
