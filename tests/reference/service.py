"""Service: hours meet the queue at a community's desk, and at the township's for what was sent up."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import floor

from sim.agents.names import KINDS

from . import steering
from .agents import PARTY, SERVICE, Community, Desk, Matter, Township
from .values import float32

FINISHED = 1e-6  # hours: what is left of a matter that is done
EVERY_KIND = set(range(len(KINDS)))
EXHAUSTED = 1e-9  # hours: what is left of a day that is over


def serve_community(community: Community) -> None:
    """The community's hours meet its queue; what it cannot handle goes up."""
    p, township, x = community.model.p, community.township, community.hours
    community.service_hours = (x[SERVICE] + steering.coupling(community) * x[PARTY]) * community.productivity
    finished, community.service_used = [], 0.0
    for hours, kinds in hours_held(community):
        done, used = serve(
            community.model,
            community.desk,
            hours=hours,
            most=p["service.contract_hours"] * community.model.dt * community.productivity,
            pressure=community.pressure,
            fault_tolerance=community.levers["fault_tolerance"],
            kinds=kinds,
            heard=community.society.heard,
        )
        finished += done
        community.service_used += used
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


def hours_held(community: Community) -> list[tuple[float, set[int]]]:
    """Effective hours, and the kinds of matter they are for: all in one pool, or each cadre's own."""
    every = set(range(len(KINDS)))
    cadres = community.present_cadres
    working = sum(cadre.hours for cadre in cadres)
    if community.model.p["service.hours_held"] == "pooled" or working <= 0:
        return [(community.service_hours, every)]
    holders = min(len(KINDS), len(cadres))
    return [
        (community.service_hours * (cadre.hours / working), {k for k in every if k % holders == n % holders})
        for n, cadre in enumerate(cadres)
    ]


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
        heard=[0.0] * len(KINDS),
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
    model,
    desk: Desk,
    hours: float,
    most: float,
    pressure: float,
    fault_tolerance: float,
    heard: list[float],
    kinds: set[int] = EVERY_KIND,
) -> tuple[list[Matter], float]:
    """Serve the most urgent head of the buckets, again and again, until the hours are used up.

    Returns the matters finished, in order, and the hours used. A matter takes at most `most` hours.
    """
    open_of_kind = [sum(matter.kind == k for matter in desk.matters) for k in range(len(KINDS))]

    discipline = model.p["service.discipline"]
    if discipline in ("shortest", "newest"):
        return serve_one_by_one(desk, hours, most, kinds, discipline)

    def priority(matter: Matter) -> int:
        return _priority(matter, model, open_of_kind, pressure, fault_tolerance, heard)

    buckets: dict[int, list[Matter]] = {}
    for matter in desk.matters:
        if matter.kind in kinds:
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


def serve_one_by_one(
    desk: Desk, hours: float, most: float, kinds: set[int], discipline: str
) -> tuple[list[Matter], float]:
    """The shortest or the newest matter first; what is not finished is set aside for the step."""
    waiting = [(place, matter) for place, matter in enumerate(desk.matters) if matter.kind in kinds]
    finished, used = [], 0.0
    while waiting and hours > EXHAUSTED:
        if discipline == "newest":
            chosen = min(waiting, key=lambda one: (-one[1].raised, one[1].bucket, -one[0]))
        else:
            chosen = min(waiting, key=lambda one: (one[1].left, one[1].bucket, one[0]))
        waiting.remove(chosen)
        matter = chosen[1]
        given = min(matter.left, hours, most)
        hours -= given
        used += given
        matter.begun = True
        matter.left = float32(matter.left - given)
        if matter.left <= FINISHED:
            finished.append(matter)
            desk.matters.remove(matter)
    return finished, used


def _priority(
    matter: Matter,
    model,
    open_of_kind: list[int],
    pressure: float,
    fault_tolerance: float,
    heard: list[float],
) -> int:
    """Priority of a matter as an integer, in millionths."""
    p, k = model.p, matter.kind
    age = (model.t - matter.raised) * model.dt
    if p["service.discipline"] == "first_come":
        return floor(1e6 * age + 0.5)
    seen = p["service.visibility"][k] + matter.hotline
    static = (
        p["service.weight_emergency"] * matter.emergency
        + p["service.weight_visible"] * pressure * seen
        + p["service.weight_headcount"] * open_of_kind[k] / max(1, sum(open_of_kind))
        + p["service.weight_value"] * p["service.harm"][k]
        - p["service.weight_risk"] * p["service.risk"][k] * (1 - fault_tolerance)
        - p["service.weight_effort"] * matter.long
        + p["society.weight_heard"] * heard[k]
    )
    overdue = p["service.weight_overdue"] if age > p["service.deadline"][k] else 0.0
    return floor(1e6 * (static + p["service.weight_age"] * age + overdue) + 0.5)
