"""A resident's story: what became of one matter, week by week, in both worlds.

Both worlds draw the same residents and needs, so the same person often has the same matter in both; what
differs is what the place makes of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents import matter as m
from sim.agents.names import GROUPS, KINDS
from sim.agents.resident import DIGITAL, EMPLOYED, FLOATING, MEMBER, SPECIAL, UNIT
from sim.web.arm import ARMS, BASE, OTHER

if TYPE_CHECKING:
    from sim.web.session import Session
    from sim.world import World

ENDS = ("on_time", "late", "gave_up", "closed_falsely")  # of a false closure the resident may still hear
AGES = ("child", "working", "elder")


@dataclass(frozen=True, slots=True)
class Stage:
    """One week of a matter: where it was and what happened."""

    week: int
    what: str  # "waits", "begun", "township", "department", "petitioned", "reopened" or one of ENDS
    overdue: bool = False


@dataclass(slots=True)
class Thread:
    """What became of the matter in one world."""

    stages: list[Stage] = field(default_factory=list)
    satisfaction: list[float] = field(default_factory=list)  # the resident's, after each week
    trust: list[float] = field(default_factory=list)
    there: bool = True  # whether it was raised in this world at all

    @property
    def end(self) -> str:
        """How it ended, or nothing."""
        return self.stages[-1].what if self.stages and self.stages[-1].what in ENDS else ""


@dataclass(slots=True)
class Story:
    """One resident's matter in both worlds."""

    community: int
    resident: int  # row among all residents
    kind: int
    raised: int  # step
    week: int
    person: dict[str, Any]
    emergency: bool
    hotline: bool
    threads: tuple[Thread, Thread]

    @property
    def over(self) -> bool:
        """Whether there is nothing more to follow."""
        return all(not thread.there or thread.end in ENDS[:3] for thread in self.threads)


def begin(session: Session, community: int, kind: int | None = None) -> Story | None:
    """Follow a matter that was raised in a community in the last week: one of some weight, if there is a
    choice, that both worlds have. None when nobody raised any.
    """
    with session.lock:
        found = [_fresh(arm.world, community, kind) for arm in session.arms]
        both = [key for key in found[BASE] if key in found[OTHER]]
        choice = both or list(found[OTHER]) or list(found[BASE])
        if not choice:
            return None
        resident, what = max(choice, key=lambda key: (max(world.get(key, 0.0) for world in found), -key[0]))
        world = session.arms[OTHER if (resident, what) in found[OTHER] else BASE].world
        step = world.t - 1
        index = _find(world, community, resident, what, step)
        assert index is not None
        record = world.state.matters[index]
        story = Story(
            community,
            resident,
            what,
            step,
            session.week - 1,
            _person(world, resident),
            emergency=bool(record.bucket & m.EMERGENCY),
            hotline=bool(record.bucket & m.HOTLINE),
            threads=(Thread(), Thread()),
        )
        for n in ARMS:
            story.threads[n].there = (resident, what) in found[n]
        follow(session, story)
        return story


def follow(session: Session, story: Story) -> None:
    """Note what the week just lived has brought. To be called after every week."""
    with session.lock:
        for thread, arm in zip(story.threads, session.arms, strict=True):
            if not thread.there or thread.end in ENDS[:3]:
                continue
            world = arm.world
            index = _find(world, story.community, story.resident, story.kind, story.raised)
            thread.stages.append(_stage(world, story, thread, index, session.week - 1))
            satisfaction, trust = _feelings(world, story.community, story.resident)
            thread.satisfaction.append(satisfaction)
            thread.trust.append(trust)


def _fresh(world: World, community: int, kind: int | None) -> dict[tuple[int, int], float]:
    """Matters that residents of a community raised in the last step: who and what, with the work that is left
    in it [h]; those that are over already weigh nothing.
    """
    if world.t == 0:
        return {}
    rows = _pool(world, community)
    own = (rows.raised == world.t - 1) & (rows.community == community) & ((rows.marks & m.LATENT) == 0)
    if kind is not None:
        own &= m.kind_in(rows.bucket) == kind
    over = (rows.marks & (m.CLOSED | m.GIVEN_UP | m.FALSELY)) != 0
    work = np.where(over, 0.0, np.asarray(rows.effort + rows.beyond, dtype=float))
    found = np.flatnonzero(own).tolist()
    return {(int(rows.resident[n]), int(m.kind_in(rows.bucket[n]))): float(work[n]) for n in found}


def _pool(world: World, community: int) -> Any:
    """The part of the pool in which all matters of a community's township are."""
    s = world.state
    town = s.townships[int(s.communities[community].township)]
    return s.matters[int(town.pool_start) : int(town.pool_start) + int(town.pool_size)]


def _find(world: World, community: int, resident: int, kind: int, raised: int) -> int | None:
    """The place of a matter in the pool; a place that was freed keeps what it held until it is used again."""
    s = world.state
    start = int(s.townships[int(s.communities[community].township)].pool_start)
    rows = _pool(world, community)
    own = (rows.resident == resident) & (rows.raised == raised) & (m.kind_in(rows.bucket) == kind)
    own &= rows.community == community
    found = np.flatnonzero(own)
    return start + int(found[-1]) if len(found) else None


def _stage(world: World, story: Story, thread: Thread, index: int | None, week: int) -> Stage:
    age = (world.t - 1 - story.raised) * world.dt
    overdue = age > float(world.state.p[0].service_deadline[story.kind])
    if index is None:  # its place was used again: it had ended before
        return Stage(week, "late" if overdue else "on_time", overdue)
    marks = int(world.state.matters[index].marks)
    if marks & m.GIVEN_UP:
        return Stage(week, "gave_up", overdue)
    if marks & m.FALSELY:
        return Stage(week, "closed_falsely", overdue)
    if marks & m.CLOSED:
        return Stage(week, "late" if overdue else "on_time", overdue)
    before = {stage.what for stage in thread.stages}
    for mark, what in ((m.PETITIONED, "petitioned"), (m.REOPENED, "reopened")):
        if marks & mark and what not in before:
            return Stage(week, what, overdue)
    if marks & m.AT_DEPARTMENT:
        return Stage(week, "department", overdue)
    if marks & m.AT_TOWNSHIP:
        return Stage(week, "township", overdue)
    return Stage(week, "begun" if marks & m.BEGUN else "waits", overdue)


def _feelings(world: World, community: int, resident: int) -> tuple[float, float]:
    """Satisfaction and trust of a resident now, by the same closed forms as the rules."""
    s, r, now = world.state, world.state.residents[resident], world.t
    then = int(r.contact)
    base = float(s.p[0].response_satisfaction_base)
    satisfaction = base + (float(r.satisfaction) / UNIT - base) * float(s.recall[now - then])
    scale, shift = s.trust_scale[community], s.trust_shift[community]
    trust = scale[now] / scale[then] * (float(r.trust) / UNIT - shift[then]) + shift[now]
    return satisfaction, float(trust)


def _person(world: World, resident: int) -> dict[str, Any]:
    r = world.state.residents[resident]
    traits = int(r.traits)
    return {
        "group": GROUPS[int(r.group)],
        "age": AGES[(traits >> 4) & 3],
        "digital": bool(traits & DIGITAL),
        "floating": bool(traits & FLOATING),
        "special": bool(traits & SPECIAL),
        "employed": bool(traits & EMPLOYED),
        "member": bool(traits & MEMBER),
    }


def kind_name(story: Story) -> str:
    """The key of the kind of matter."""
    return KINDS[story.kind]
