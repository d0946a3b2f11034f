"""Matters in memory: a pool for each township, with linked lists for buckets and patience, plain lists for
free places, fresh and ended matters.
"""

import numpy as np

from sim.agents import matter as m
from sim.compiled import inlined


@inlined
def kind_in(bucket):
    """The kind of matter of a bucket."""
    return (bucket >> 1) & m.KIND_MASK


@inlined
def kind_of(x):
    """The kind of a matter."""
    return kind_in(np.int64(x.bucket))


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
def reserve(s, j, count):
    """Take `count` free places of township `j` at once: the first behind those still free."""
    town = s.townships[j]
    if town.free_count < count:
        raise MemoryError("the pool of matters is full")
    town.free_count -= count


@inlined
def note_used(town):
    """Keep how many places have been used: those taken lie before all that never were."""
    town.most_used = max(town.most_used, town.pool_size - town.free_count)


@inlined
def give_back(s, j, index):
    """Free a matter's place."""
    town = s.townships[j]
    s.free[town.pool_start + town.free_count] = index
    town.free_count += 1


@inlined
def join_desk(s, d, index):
    """Put a matter at the tail of its bucket at desk `d`, and count it there."""
    x, desk = s.matters[index], s.desks[d]
    link(s.matters, desk, index, x.bucket)
    desk.open += 1.0
    desk.open_kind[kind_of(x)] += 1.0
    desk.work += np.float64(x.effort)


@inlined
def link(matters, desk, index, b):
    """Put a matter at the tail of bucket `b` of a desk."""
    x = matters[index]
    last = desk.tail[b]
    x.next = -1
    x.previous = last
    if last >= 0:
        matters[last].next = index
    else:
        desk.head[b] = index
    desk.tail[b] = index


@inlined
def leave_desk(s, d, index):
    """Take a matter out of its bucket at desk `d`, with the work it still had there."""
    x, desk = s.matters[index], s.desks[d]
    tie(s.matters, desk, x.bucket, np.int64(x.previous), np.int64(x.next))
    desk.work -= np.float64(x.effort)
    discount(desk, kind_of(x), 1)


@inlined
def tie(matters, desk, b, before, after):
    """In bucket `b` of a desk, let two matters follow each other; -1 is the bucket's end."""
    if before >= 0:
        matters[before].next = after
    else:
        desk.head[b] = after
    if after >= 0:
        matters[after].previous = before
    else:
        desk.tail[b] = before


@inlined
def discount(desk, kind, count):
    """Matters of one kind have left a desk."""
    desk.open -= count
    desk.open_kind[kind] -= count
    if desk.open <= 0.0 or desk.work < 0.0:  # a running sum leaves dust behind
        desk.work = max(0.0, desk.work) if desk.open > 0.0 else 0.0


@inlined
def note_ended(s, j, index):
    """Add a matter that left its desk to those that ended this step in township `j`, in the order they
    ended.
    """
    town = s.townships[j]
    s.ended[town.pool_start + town.ended_count] = index
    town.ended_count += 1


@inlined
def join_wheel(s, j, index):
    """File a matter under the step in which its resident's patience ends."""
    x = s.waits[index]
    slot = x.leaves % s.run[0].wheel
    last = s.wheel_last[j, slot]
    x.after = -1
    x.before = last
    if last >= 0:
        s.waits[last].after = index
    else:
        s.wheel_first[j, slot] = index
    s.wheel_last[j, slot] = index
    s.matters[index].marks |= m.IN_WHEEL


@inlined
def leave_wheel(s, j, index):
    """Take a matter out of the wheel."""
    x = s.waits[index]
    slot = x.leaves % s.run[0].wheel
    if x.before >= 0:
        s.waits[x.before].after = x.after
    else:
        s.wheel_first[j, slot] = x.after
    if x.after >= 0:
        s.waits[x.after].before = x.before
    else:
        s.wheel_last[j, slot] = x.before
    s.matters[index].marks &= ~np.uint16(m.IN_WHEEL)


@inlined
def note_fresh(s, j, index):
    """Add a matter to those raised this step in township `j`, in order of arising."""
    town = s.townships[j]
    s.fresh[town.pool_start + town.fresh_count] = index
    town.fresh_count += 1


@inlined
def desk_of(s, j, index):
    """The desk where a matter of township `j` waits."""
    x = s.matters[index]
    if x.marks & m.AT_DEPARTMENT:
        return s.communities.shape[0] + s.townships.shape[0] + j
    return s.communities.shape[0] + j if x.marks & m.AT_TOWNSHIP else np.int64(x.community)
