"""The model against queueing theory: long runs of settings whose answers are known (`sim.study.queues`).

Each queue is lived at several step sizes by many independent communities at once. A matter is there from the
beginning of the step in which it arises and ends somewhere within a step, so half a step is added to the
whole steps between the two; the error that is left is of second order in the step: the table shows it vanish.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import KINDS
from sim.study import queues
from sim.study.pool import cores
from sim.study.queues import ROUTINE, URGENT, Queue
from sim.world import World

if TYPE_CHECKING:
    import numpy.typing as npt

TOLERANCE = 0.02  # at the finest step
STEPS_PER_WEEK = (4, 8, 16)
WEEKS = 1040  # observed
QUICK = 20  # times fewer customers
_MOST_COMMUNITIES = 240  # in one run: what each remembers of every step is the most memory needed
_RELAXATIONS = 4.5  # of warm-up


@dataclass(frozen=True, slots=True)
class Row:
    """One known answer at one step size; `steps` in a mean service, `error` relative to `theory`."""

    name: str  # of the limit, see the texts of the command `bench`
    quantity: str
    customers: float
    steps: float
    theory: float
    seen: float
    tolerance: float
    judged: bool  # the finest step

    @property
    def error(self) -> float:
        """Relative error."""
        return self.seen / self.theory - 1.0

    @property
    def passed(self) -> bool:
        """Whether it is close enough, or need not be."""
        return not self.judged or abs(self.error) <= self.tolerance


@dataclass(frozen=True, slots=True)
class Seen:
    """What a queue did: everything in mean services, an average over all customers or all times."""

    sojourn: float  # from arrival to end of those served
    sojourn_urgent: float
    sojourn_routine: float
    given_up: float  # share of those who came and went
    waiting: float  # number whose service has not begun
    unserved: float  # share of those who came that have not been served
    customers: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A queue, or several compared, with what theory says; `read` gives these quantities as seen."""

    name: str
    queues: tuple[Queue, ...]
    customers: float
    theory: dict[str, float]
    read: Callable[..., dict[str, float]]


def _wait(seen: Seen) -> dict[str, float]:
    return {"wait": seen.sojourn - 1.0}


def _classes(seen: Seen) -> dict[str, float]:
    return {"urgent": seen.sojourn_urgent, "routine": seen.sojourn_routine}


def _impatient(seen: Seen) -> dict[str, float]:
    return {"given_up": seen.given_up, "waiting": seen.waiting}


def _unserved(seen: Seen) -> dict[str, float]:
    return {"unserved": seen.unserved}


def _pooled(separate: Seen, pooled: Seen) -> dict[str, float]:
    return {"gain": (separate.sojourn - 1.0) / (pooled.sojourn - 1.0)}


def limits() -> tuple[Limit, ...]:
    """Every queue whose answer is known."""
    even = math.sqrt(5.0) / 10.0  # equal services that are no whole number of steps
    first, second = queues.sojourns_preemptive(0.3, 0.5)
    lost, waiting = queues.impatient(1.5, 2.0)

    def several(servers: int, load: float, customers: float) -> Limit:
        theory = {"wait": queues.mean_wait(servers, load)}
        return Limit(f"mm{servers}", (Queue(servers, load),), customers, theory, _wait)

    def general(name: str, spread: float, weeks: float) -> Limit:
        theory = {"wait": queues.mean_wait_general(0.8, spread)}
        return Limit(name, (Queue(1, 0.8, spread, service_weeks=weeks),), 3e6, theory, _wait)

    def at_departments(servers: int, load: float, customers: float) -> Limit:
        theory = {"wait": queues.mean_wait(servers, load)}
        queue = Queue(servers, load, departments=True)
        return Limit("departments", (queue,), customers, theory, _wait)

    priority = Queue(1, 0.8, urgent=0.3 / 0.8)
    departments = (Queue(1, 0.8, departments=True), Queue(2, 0.8, departments=True))
    gain = queues.mean_wait(1, 0.8) / queues.mean_wait(2, 0.8)
    return (
        several(1, 0.9, 10e6),
        general("md1", 0.0, even),
        general("mg1", 1.0, 0.25),
        several(2, 0.75, 3e6),
        several(5, 0.9, 10e6),
        several(10, 0.9, 10e6),
        Limit("priority", (priority,), 3e6, {"urgent": first, "routine": second}, _classes),
        Limit(
            "impatient",
            (Queue(1, 1.5, patience=2.0, service_weeks=2.0),),
            1e6,
            {"given_up": lost, "waiting": waiting},
            _impatient,
        ),
        Limit("overload", (Queue(1, 1.5),), 1e6, {"unserved": 1.0 - 1.0 / 1.5}, _unserved),
        Limit("pooled", (Queue(1, 0.8), Queue(2, 0.8)), 3e6, {"gain": gain}, _pooled),
        at_departments(5, 0.9, 10e6),
        Limit("departments_pooled", departments, 3e6, {"gain": gain}, _pooled),
    )


def rows(quick: bool = False, threads: int | None = None, seed: int = 1) -> Iterator[Row]:
    """Every limit at every step size, as soon as it is known; `quick`: with fewer customers, and room for
    their noise.
    """
    fewer = QUICK if quick else 1
    tolerance = TOLERANCE * math.sqrt(fewer)
    lived = cache(live)  # some queues serve two limits
    for limit in limits():
        for steps in STEPS_PER_WEEK:
            seen = [lived(queue, limit.customers / fewer, steps, threads, seed) for queue in limit.queues]
            found = limit.read(*seen)
            for quantity, theory in limit.theory.items():
                yield Row(
                    name=limit.name,
                    quantity=quantity,
                    customers=sum(one.customers for one in seen),
                    steps=limit.queues[0].service_weeks * steps,
                    theory=theory,
                    seen=found[quantity],
                    tolerance=tolerance,
                    judged=steps == STEPS_PER_WEEK[-1],
                )


def warmup(queue: Queue) -> int:
    """Weeks until a queue that starts empty has forgotten it: some of its relaxation times."""
    if queue.load >= 1.0:
        return math.ceil(50 * queue.service_weeks)
    relaxation = queue.service_weeks / (queue.servers * (1.0 - math.sqrt(queue.load)) ** 2)
    return min(500, math.ceil(_RELAXATIONS * relaxation))


def live(queue: Queue, customers: float, steps_per_week: int, threads: int | None, seed: int) -> Seen:
    """Live a queue in as many communities as it takes for so many customers."""
    needed = math.ceil(customers / (queue.arrivals * WEEKS))
    runs = math.ceil(needed / _MOST_COMMUNITIES)
    threads = threads or cores()
    communities = math.ceil(needed / runs / threads)  # each thread has a township
    scenario = queue.scenario(warmup(queue), WEEKS, steps_per_week, threads, communities)
    total = np.sum([_tallied(World(scenario, seed + run, threads=threads)) for run in range(runs)], axis=0)
    return _seen(queue, total, 1.0 / steps_per_week, runs * threads * communities)


def _tallied(world: World) -> npt.NDArray[np.float64]:
    """Sums over all communities and the observed weeks: raised, closed of each class, weeks waited, given up,
    weeks open; and matters open at the end of a week, all and urgent, summed over weeks.
    """
    first = world.scenario.warmup_weeks
    world.advance(first * world.scenario.steps_per_week)
    routine, urgent = KINDS.index(ROUTINE), KINDS.index(URGENT)
    sampled = np.zeros(2)
    if world.state.p[0].demand_rate[urgent] > 0.0:
        for _ in range(WEEKS):
            world.advance(world.scenario.steps_per_week)
            sampled += (world.state.desks.open.sum(), world.state.desks.open_kind[:, urgent].sum())
    t = world.run().state.totals
    raised = world.state.weekly.raised[:, first:]
    sums = (raised, t.closed[:, routine], t.closed[:, urgent], t.wait, t.given_up, t.open)
    return np.array([*(float(np.sum(one)) for one in sums), *sampled])


def _seen(queue: Queue, total: npt.NDArray[np.float64], dt: float, communities: int) -> Seen:
    """Averages in mean services from sums over communities and weeks."""
    raised, routine, urgent, waited, lost, opened, sampled, sampled_urgent = total.tolist()
    service, closed, weeks = queue.service_weeks, routine + urgent, communities * WEEKS
    half = 0.5 * dt / service

    def sojourn(open_weeks: float, ended: float) -> float:
        """Little's law: the mean number open after each step over the rate at which they end."""
        return open_weeks / ended / service + half if ended else math.nan

    present = (opened + (closed + lost) * half * service) / weeks
    in_service = closed * service / weeks
    return Seen(
        sojourn=waited / closed / service + half,
        sojourn_urgent=sojourn(sampled_urgent, urgent),
        sojourn_routine=sojourn(sampled - sampled_urgent, routine),
        given_up=lost / (closed + lost),
        waiting=present - in_service,
        unserved=1.0 - closed / raised,
        customers=closed + lost,
    )
