"""Service: hours meet the queue at a community's desk, and at the township's for what was sent up."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import floor

from sim.agents.names import KINDS

from . import steering
from .agents import PARTY, SERVICE, Community, Desk, Matter, Township
from .values import float32

FINISHED = 1e-6  # hours: what is left of a matter that is done
EXHAUSTED = 1e-9  # hours: what is left of a day that is over


def serve_community(community: Community) -> None:
    """The community's hours meet its queue; what it cannot handle goes up."""
    p, township, x = community.model.p, community.township, community.hours
    community.service_hours = (x[SERVICE] + steering.coupling(community) * x[PARTY]) * community.productivity
    finished, community.service_used = serve(
        community.model,
        community.desk,
        hours=community.service_hours,
        most=p["service.contract_hours"] * community.model.dt * community.productivity,
        pressure=community.pressure,
        fault_tolerance=community.levers["fault_tolerance"],
    )
    spare = max(0.0, x[SERVICE] - community.service_used / community.productivity)
    x[SERVICE] -= spare
    community.idle += spare
    for matter in finished:
        if matter.beyond > 0:
            matter.left, matter.beyond, matter.begun = matter.beyond, 0.0, False
            township.desk.matters.append(matter)
            community.counts.sent_up += 1
        else:
            township.ended.append((matter, "closed"))
            community.matters.remove(matter)


def serve_township(township: Township) -> None:
    """The township's hours meet what was sent up; then some give up."""
    model, p, dt = township.model, township.model.p, township.model.dt
    staff = p["service.township_staff"] * township.population / 10000
    stay = 1 - township.levers["sunk_share"]
    own = max(p["service.township_floor"] * stay, stay - p["service.township_admin"] * township.amplification)
    hours = staff * p["service.contract_hours"] * dt * own
    township.hours = max(0.0, hours - township.levers["policy_hours"] * dt)
    finished, township.hours_used = serve(
        model,
        township.desk,
        hours=township.hours,
        most=p["service.contract_hours"] * dt,
        pressure=township.pressure,
        fault_tolerance=township.levers["fault_tolerance"],
    )
    for matter in finished:
        township.ended.append((matter, "closed"))
        matter.resident.community.matters.remove(matter)
    for community in township.communities:
        give_up(community)


def give_up(community: Community) -> None:
    """Matters not begun whose residents' patience is over, wherever they wait."""
    impatient = [m for m in community.matters if not m.begun and m.patience is not None]
    for matter in impatient:
        if matter.raised + matter.patience <= community.model.t:
            desk = community.desk if matter in community.desk.matters else community.township.desk
            desk.matters.remove(matter)
            community.matters.remove(matter)
            community.township.ended.append((matter, "dropped"))


def serve(
    model, desk: Desk, hours: float, most: float, pressure: float, fault_tolerance: float
) -> tuple[list[Matter], float]:
    """Serve the most urgent head of the buckets, again and again, until the hours are used up.

    Returns the matters finished, in order, and the hours used. A matter takes at most `most` hours.
    """
    open_of_kind = [sum(matter.kind == k for matter in desk.matters) for k in range(len(KINDS))]

    def priority(matter: Matter) -> int:
        return _priority(matter, model, open_of_kind, pressure, fault_tolerance)

    buckets: dict[int, list[Matter]] = {}
    for matter in desk.matters:
        buckets.setdefault(matter.bucket, []).append(matter)
    heads = [(-priority(queue[0]), bucket, 0) for bucket, queue in buckets.items()]
    heapify(heads)  # the highest priority first, ties to the lowest bucket

    finished, used = [], 0.0
    while heads and hours > EXHAUSTED:
        _, bucket, place = heappop(heads)
        matter = buckets[bucket][place]
        given = min(matter.left, hours, most)
        hours -= given
        used += given
        matter.begun = True
        matter.left = float32(matter.left - given)
        if matter.left <= FINISHED:
            finished.append(matter)
            desk.matters.remove(matter)
        if place + 1 < len(buckets[bucket]):  # unfinished, it is set aside for this step
            heappush(heads, (-priority(buckets[bucket][place + 1]), bucket, place + 1))
    return finished, used


def _priority(matter: Matter, model, open_of_kind: list[int], pressure: float, fault_tolerance: float) -> int:
    """Priority of a matter as an integer, in millionths."""
    p, k = model.p, matter.kind
    age = (model.t - matter.raised) * model.dt
    seen = p["service.visibility"][k] + matter.hotline
    static = (
        p["service.weight_emergency"] * matter.emergency
        + p["service.weight_visible"] * pressure * seen
        + p["service.weight_headcount"] * open_of_kind[k] / max(1, sum(open_of_kind))
        + p["service.weight_value"] * p["service.harm"][k]
        - p["service.weight_risk"] * p["service.risk"][k] * (1 - fault_tolerance)
        - p["service.weight_effort"] * matter.long
    )
    overdue = p["service.weight_overdue"] if age > p["service.deadline"][k] else 0.0
    return floor(1e6 * (static + p["service.weight_age"] * age + overdue) + 0.5)
