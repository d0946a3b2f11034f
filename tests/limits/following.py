"""The customers of a community that is a queue: who comes, drawn again from the addresses in `docs/model.md`,
and what becomes of each, followed step by step in the running model.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.names import KINDS
from sim.scenario import Scenario
from sim.study.queues import HEARD, URGENT, Queue
from sim.world import World

LAYER = 4096  # draw indices of one layer of rates


@dataclass(slots=True)
class Customer:
    """A matter: `arrives` in a step, with so much `service` (in steps of one worker).

    Patience `lasts` so many steps. `ends` is the step in which it ended in the model, and `lost` whether it
    was given up.
    """

    arrives: int
    service: float
    urgent: bool
    lasts: float
    ends: int = -1
    lost: bool = False


def drawn(world: World, queue: Queue, i: int, steps: int) -> dict[tuple[int, int], Customer]:
    """All customers of community `i` in order of arrival, by step and the word behind their patience."""
    s = world.state
    p, run, c = s.p[0], s.run[0], s.communities[i]
    ratio = np.array([p.demand_rate[k] / run.proposal_rate[k] for k in range(8)])  # groups are all alike here
    mean = 256 * run.proposal_rate.sum() * run.dt / 52
    hours = p.service_contract_hours * run.dt
    found = {}
    for t in range(steps):
        for block in range(math.ceil(c.residents / 256)):
            for layer in range(math.ceil(ratio.max())):
                u = streams.uniform(run.seed, streams.PROPOSALS, c.code, block, t, layer)
                for j in range(streams.poisson(u, mean)):
                    at = (c.code, block, t, LAYER * layer + j)
                    w = streams.words(run.seed, streams.NEED, *at)
                    kind = int(np.searchsorted(run.proposal, (int(w[1]) & 0xFFFFFF) / 2**24, side="right"))
                    here = 256 * block + (int(w[1]) >> 24) < c.residents
                    if here and layer + streams.unit(w[0]) < ratio[kind] and streams.unit(w[3]) < HEARD:
                        customer, word = raised(run, p, queue, KINDS[kind] == URGENT, at, hours)
                        found[t, word] = customer
    return found


def raised(run, p, queue: Queue, urgent: bool, at, hours: float) -> tuple[Customer, int]:
    """The matter raised at an address, and the word behind its patience."""
    w = streams.words(run.seed, streams.MATTER, *at)
    effort = (-math.log(streams.unit(w[0]))) ** queue.spread / math.gamma(1 + queue.spread)
    lasts = math.inf
    if math.isfinite(queue.patience):
        weeks = min(-math.log(streams.unit(w[2])) * queue.patience * queue.service_weeks, 104.0)
        lasts = math.floor(weeks / run.dt)
    return Customer(at[2], float(np.float32(effort)) / hours, urgent, lasts), int(w[2])


def followed(queue: Queue, scenario: Scenario, seed: int = 1) -> tuple[World, list[list[Customer]]]:
    """Live a scenario of communities that are such queues; the customers of each, in order of arrival."""
    world = World(scenario, seed)
    everyone = [drawn(world, queue, i, world.steps) for i in range(len(world.state.communities))]
    for t in range(world.steps):
        world.advance(1)
        note_ended(world, everyone, t)
    return world, [list(mine.values()) for mine in everyone]


def note_ended(world: World, everyone: list[dict[tuple[int, int], Customer]], t: int) -> None:
    """Write down the matters that ended in step `t`: their places in the pool are free now, but tell."""
    matters = world.state.matters
    ended = matters[matters["marks"] & (m.CLOSED | m.GIVEN_UP) > 0]
    for x in ended:
        customer = everyone[x.community][int(x.raised), int(x.patience)]
        if customer.ends < 0:
            customer.ends = t
            customer.lost = bool(x.marks & m.GIVEN_UP)
