"""Queues with known answers, as settings of the model.

A community whose cadres do nothing but serve residents' matters is a queue with as many servers: needs arise
as a Poisson process, a matter's effort is its service, and it takes at most one cadre's hours in a step. All
else is set to neutral values through parameters of the scenario: no work from above, no overtime, no
turnover, equal output, nobody silent, served in the order of arrival. What theory says of such queues is
below; time is counted in mean services.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sim.agents.names import GROUPS, KINDS
from sim.parameters import Value
from sim.scenario import Scenario

ROUTINE, URGENT = "livelihood", "care"  # the kinds of matter that stand for the two classes
HEARD = 0.98  # the most of their needs that residents raise
RAISED_YEARLY = 0.8  # matters a resident-year; how many residents share the arrivals changes nothing else

_NOTHING = """
    agenda.tasks agenda.forms agenda.inspections agenda.meeting_hours agenda.liaison_hours agenda.platforms
    agenda.platform_hours agenda.reply_hours agenda.party_hours agenda.outreach_hours agenda.renewal_hours
    assessment.polish_hours assessment.incident_indicators assessment.coach_hours assessment.accountability
    technology.ceiling technology.simple_ceiling technology.incident_rate innovation.start innovation.p
    innovation.q resources.shortage
    steering.campaigns steering.projects steering.churn steering.mirroring steering.weak_branches
    people.quit_rate people.overtime_max people.withdrawal people.rotation
    service.township_staff service.township_admin service.weight_overdue service.weight_visible
    service.weight_headcount service.weight_value service.weight_risk service.weight_effort service.weight_age
    society.settle_hours society.weight_heard
    demand.hotline_share demand.upgrading demand.induced demand.programme demand.growth
    region.unit_spread.urban region.staff_rate.urban
    latent.rate.dispute latent.rate.safety grid.workers shock.rate storm.chance
    department.staff department.pooling department.capital_pooling department.travel department.follow
    casework.bounce casework.false_pull casework.petition
"""
_ALL = """
    people.effort_floor people.withdrawn_effort service.novice_output demand.voice demand.floating_reach
    service.weight_emergency
"""
NEUTRAL: dict[str, Value] = {
    **dict.fromkeys(_NOTHING.split(), 0.0),
    **dict.fromkeys(_ALL.split(), 1.0),
    **{f"demand.rate.{kind}": 0.0 for kind in KINDS},
    **{f"demand.upper_share.{kind}": 0.0 for kind in KINDS},
    **{f"demand.emergency_share.{kind}": 0.0 for kind in KINDS},
    **{f"demand.relative_need.{kind}.{group}": 1.0 for kind in (ROUTINE, URGENT) for group in GROUPS},
    **{f"demand.effort.{kind}": 1.0 for kind in (ROUTINE, URGENT)},
    f"demand.emergency_share.{URGENT}": 1.0,
    "service.long_hours": 40.0,
    "service.patience_form": "none",
    "assessment.score_weeks": 52.0,
    "assessment.revise_weeks": 104.0,
    "region.departments": 8,
    "region.departments_serving": 8,
}
POOLED: dict[str, Value] = {  # all matters go to departments, whose hours serve any kind
    **{f"demand.upper_share.{kind}": 1.0 for kind in (ROUTINE, URGENT)},
    **{f"department.share.{kind}": 1.0 for kind in (ROUTINE, URGENT)},
    "department.pooling": 1.0,
    "service.intake_hours": 0.01,
    "region.staff_minimum.urban": 1.0,
}


@dataclass(frozen=True, slots=True)
class Queue:
    """One community as a queue.

    `servers` cadres; `load` offered to each; `spread` of efforts (0 all alike, 1 exponential); `urgent` share
    of the load that goes first, even before work already begun; mean `patience` in services (infinite: nobody
    gives up); `service_weeks` the mean time of a service. At `departments` the servers are staff of
    departments that pool all their hours, and the community only takes matters in.
    """

    servers: int = 1
    load: float = 0.9
    spread: float = 1.0
    urgent: float = 0.0
    patience: float = math.inf
    service_weeks: float = 0.25
    departments: bool = False

    @property
    def arrivals(self) -> float:
        """Matters a week."""
        return self.load * self.servers / self.service_weeks

    def scenario(
        self, warmup: int, weeks: int, steps_per_week: int, towns: int = 1, communities: int = 1
    ) -> Scenario:
        """So many communities in each of so many townships, each a queue like this one and independent of all
        others.
        """
        yearly = self.arrivals * 52.0
        residents = math.ceil(yearly / RAISED_YEARLY)
        rate = yearly / (residents * HEARD)
        values = NEUTRAL | {
            "time.warmup_weeks": warmup,
            "time.observe_weeks": weeks,
            "time.step_days": 7.0 / steps_per_week,
            "region.staff_minimum.urban": float(self.servers),
            "service.contract_hours": 1.0 / self.service_weeks,
            "demand.effort_spread": self.spread,
            f"demand.rate.{ROUTINE}": rate * (1.0 - self.urgent),
            f"demand.rate.{URGENT}": rate * self.urgent,
        }
        if math.isfinite(self.patience):
            values |= {"service.patience_form": "exponential", "service.patience_max": 104.0}
            values |= {f"service.patience.{kind}": self.patience * self.service_weeks for kind in KINDS}
        if self.departments:
            towns, communities = towns * communities, 1
            values |= POOLED | {"department.staff": 10_000.0 * self.servers / residents}
        region = {
            "synthetic": {"townships": towns, "communities": communities, "urban_share": 1.0},
            "population": residents * towns * communities,
        }
        return Scenario(region, values)


# what theory says of them
def waiting_chance(servers: int, load: float) -> float:
    """Chance that an arrival waits in M/M/c, `load` offered to each server (Erlang C)."""
    offered = servers * load
    blocked = 1.0
    for n in range(1, servers + 1):  # Erlang B
        blocked = offered * blocked / (n + offered * blocked)
    return blocked / (1.0 - load * (1.0 - blocked))


def mean_wait(servers: int, load: float) -> float:
    """Mean wait before service in M/M/c, in services."""
    return waiting_chance(servers, load) / (servers * (1.0 - load))


def mean_wait_general(load: float, spread: float) -> float:
    """Mean wait before service in M/G/1 (Pollaczek, Khinchine), efforts Weibull with shape 1 / `spread`."""
    second_moment = math.gamma(1.0 + 2.0 * spread) / math.gamma(1.0 + spread) ** 2
    return load * second_moment / (2.0 * (1.0 - load))


def sojourns_preemptive(urgent: float, routine: float) -> tuple[float, float]:
    """Mean times from arrival to end in M/M/1 with two classes of these loads, the first served first
    (preemptive-resume).
    """
    first = 1.0 / (1.0 - urgent)
    return first, (1.0 / (1.0 - urgent)) / (1.0 - urgent - routine)


def impatient(load: float, patience: float) -> tuple[float, float]:
    """Share who give up and mean number waiting in M/M/1 with exponential patience (Erlang A, one server)."""
    theta = 1.0 / patience
    weights = [1.0]
    n = 0
    while weights[-1] > 1e-18 or n < load + 1.0:
        n += 1
        weights.append(weights[-1] * load / (1.0 + (n - 1) * theta))
    total = math.fsum(weights)
    waiting = math.fsum((n - 1) * weight for n, weight in enumerate(weights) if n > 1) / total
    return theta * waiting / load, waiting
