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
from sim.rules.raising import work_factor
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
        for layer in range(math.ceil(ratio.max())):
            for block in range(math.ceil(c.residents / 256)):
                four = streams.words(run.seed, streams.PROPOSALS, c.code, block // 4, t, layer)
                for j in range(streams.poisson(streams.unit(four[block % 4]), mean)):
                    pair = streams.words(run.seed, streams.NEED, c.code, block, t, LAYER * layer + j // 2)
                    mark, where = pair[2 * (j % 2)], int(pair[2 * (j % 2) + 1])
                    kind = int(s.kind_row[(where >> 12) & 0xFFF]) // 6
                    here = 256 * block + (where >> 24) < c.residents
                    if not here or layer + streams.unit(mark) >= ratio[kind]:
                        continue
                    w = streams.words(run.seed, streams.MATTER, c.code, block, t, LAYER * layer + j)
                    if streams.upper_half(w[3]) < HEARD:
                        found[t, int(w[2]) >> 16] = raised(s, queue, KINDS[kind] == URGENT, t, w, hours)
    return found


def raised(s, queue: Queue, urgent: bool, t: int, w, hours: float) -> Customer:
    """The matter raised with these random words in step `t`."""
    p, run = s.p[0], s.run[0]
    effort = work_factor(w[0], s.quantiles, p, run)
    lasts = math.inf
    if math.isfinite(queue.patience):
        weeks = min(-math.log(streams.upper_half(w[2])) * queue.patience * queue.service_weeks, 104.0)
        lasts = math.floor(weeks / run.dt)
    return Customer(t, float(np.float32(effort)) / hours, urgent, lasts)


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
