"""Service: hours meet the queue at a community's desk, at the township's and at departments'."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import floor

from sim.agents.names import KINDS

from . import casework, demand, filing, latent, steering
from .agents import PARTY, SERVICE, Community, Desk, Matter, Township
from .values import float32

FINISHED = 1e-6  # hours: what is left of a matter that is done
EVERY_KIND = set(range(len(KINDS)))
EXHAUSTED = 1e-9  # hours: what is left of a day that is over


def serve_community(community: Community) -> None:
    """The community's hours meet its queue; what it cannot handle goes up."""
    p, x, productivity = community.model.p, community.hours, community.productivity
    own = (x[SERVICE] + steering.coupling(community) * x[PARTY]) * productivity
    community.service_hours = own + community.grid_hours
    used = 0.0
    for hours, kinds in hours_held(community):
        queue = Queue(
            community.desk,
            most=p["service.contract_hours"] * community.model.dt * productivity,
            pressure=community.pressure,
            fault_tolerance=community.levers["fault_tolerance"],
            discretion=1 - p["policy.rule_of_law.discretion"] * community.levers["procedure"],
            heard=community.society.heard,
        )
        used += queue.serve_by(p["service.discipline"], hours, kinds)
        for matter in queue.finished:
            if matter.beyond > 0:
                casework.send_up(matter)
            else:
                close(matter)
    community.service_used = max(0.0, used - community.grid_hours)
    spare = max(0.0, x[SERVICE] - community.service_used / productivity)
    x[SERVICE] -= spare
    community.idle += spare


def hours_held(community: Community) -> list[tuple[float, set[int]]]:
    """Effective hours, and the kinds of matter they are for: all in one pool, or each cadre's own."""
    cadres = community.present_cadres
    working = sum(cadre.hours for cadre in cadres)
    if community.model.p["service.hours_held"] == "pooled" or working <= 0:
        return [(community.service_hours, EVERY_KIND)]
    holders = min(len(KINDS), len(cadres))
    return [
        (
            community.service_hours * (cadre.hours / working),
            {k for k in EVERY_KIND if k % holders == n % holders},
        )
        for n, cadre in enumerate(cadres)
    ]


def close(matter: Matter) -> None:
    """A matter that has left its desk is done."""
    filing.unfile(matter)
    community = matter.resident.community
    community.township.ended.append((matter, "closed"))
    community.matters.remove(matter)


def serve_township(township: Township) -> None:
    """The township's hours meet what was sent up."""
    p, dt = township.model.p, township.model.dt
    staff = p["service.township_staff"] * township.population / 10000 + township.lent
    stay = 1 - township.levers["sunk_share"]
    own = max(p["service.township_floor"] * stay, stay - p["service.township_admin"] * township.amplification)
    own *= 1 - p["storm.share"] * township.storming
    hours = staff * p["service.contract_hours"] * dt * own
    township.hours = max(0.0, hours - township.levers["policy_hours"] * dt)
    queue = _queue_above(township, township.desk)
    township.hours_used = queue.serve_by(p["service.discipline"], township.hours, EVERY_KIND)
    for matter in queue.finished:
        close(matter)


def _queue_above(township: Township, desk: Desk) -> Queue:
    model = township.model
    return Queue(
        desk,
        most=model.p["service.contract_hours"] * model.dt,
        pressure=township.pressure,
        fault_tolerance=township.levers["fault_tolerance"],
    )


def serve_department(township: Township) -> None:
    """Departments' hours meet what belongs to them: each kind its own, then what is pooled for all."""
    model, p = township.model, township.model.p
    each = p["service.contract_hours"] * model.dt * (1 - p["storm.share"] * township.storming)
    each *= 1 - township.levers["sunk_county"]
    township.pooled = phi = casework.pooled_share(township)
    township.department_hours = each * sum(township.department_staff)
    township.department_used = 0.0
    if not township.department_desk.matters or township.department_hours <= EXHAUSTED:
        return
    queue = _queue_above(township, township.department_desk)
    form = p["service.discipline"]
    for k, staff in enumerate(township.department_staff):
        township.department_used += queue.serve_by(form, each * staff * (1 - phi), {k})
    rest = 1 - p["department.travel"]
    used = queue.serve_by(form, township.department_hours * phi * rest, EVERY_KIND)
    township.department_used += used / rest if rest > 0 else 0.0
    for matter in queue.finished:
        close(matter)


class Queue:
    """A desk in one step: the most urgent head of its buckets is served, again and again."""

    def __init__(
        self, desk: Desk, most: float, pressure: float, fault_tolerance: float, discretion=1.0, heard=None
    ):
        self.desk, self.most, self.pressure = desk, most, pressure
        self.fault_tolerance, self.discretion = fault_tolerance, discretion
        self.heard = heard or [0.0] * len(KINDS)
        self.open_of_kind = [sum(matter.kind == k for matter in desk.matters) for k in range(len(KINDS))]
        self.buckets: dict[int, list[Matter]] = {}
        for matter in desk.matters:
            self.buckets.setdefault(matter.bucket, []).append(matter)
        self.next = dict.fromkeys(self.buckets, 0)  # place in its bucket of the matter to serve next
        self.absorbed = dict.fromkeys(self.buckets, 0.0)  # hours which that one has had in this step
        self.finished: list[Matter] = []  # in order
        self.set_aside: list[Matter] = []  # one by one: those that have had their most in this step
        self.had: dict[int, float] = {}  # hours that others have had which go on with more of them

    def serve_by(self, discipline: str, hours: float, kinds: set[int]) -> float:
        """Serve these kinds, in the order that is set; returns the hours used."""
        one_by_one = discipline in ("shortest", "newest")
        return self.serve_one_by_one(discipline, hours, kinds) if one_by_one else self.serve(hours, kinds)

    def serve_one_by_one(self, discipline: str, hours: float, kinds: set[int]) -> float:
        """The shortest or the newest matter first; what is not finished is set aside for the step."""
        waiting = [
            (place, matter)
            for place, matter in enumerate(self.desk.matters)
            if matter.kind in kinds and matter not in self.set_aside
        ]
        left = hours
        while waiting and left > EXHAUSTED:
            if discipline == "newest":
                chosen = min(waiting, key=lambda one: (-one[1].raised, one[1].bucket, -one[0]))
            else:
                chosen = min(waiting, key=lambda one: (one[1].left, one[1].bucket, one[0]))
            waiting.remove(chosen)
            matter, bucket = chosen[1], chosen[1].bucket
            self.absorbed[bucket] = self.had.pop(id(matter), 0.0)
            left -= self.work_on(matter, bucket, left)
            if self.absorbed[bucket] > 0:  # its turn is not over
                self.had[id(matter)] = self.absorbed[bucket]
            elif matter in self.desk.matters:
                self.set_aside.append(matter)
            self.absorbed[bucket] = 0.0
        return hours - left

    def serve(self, hours: float, kinds: set[int]) -> float:
        """Serve these kinds; returns the hours used."""
        heads = [
            (-self.priority(queue[self.next[bucket]]), bucket)
            for bucket, queue in self.buckets.items()
            if self.next[bucket] < len(queue) and queue[0].kind in kinds
        ]
        heapify(heads)  # the highest priority first, ties to the lowest bucket
        left = hours
        while heads and left > EXHAUSTED:
            _, bucket = heappop(heads)
            queue = self.buckets[bucket]
            left -= self.work_on(queue[self.next[bucket]], bucket, left)
            if self.next[bucket] < len(queue):
                heappush(heads, (-self.priority(queue[self.next[bucket]]), bucket))
        return hours - left

    def work_on(self, matter: Matter, bucket: int, left: float) -> float:
        """Hours spent on one matter; unfinished, it is set aside for this step once it has had its most."""
        room = self.most - self.absorbed[bucket]
        paper = matter.model.p["casework.false_effort"] * matter.left
        fits = self.absorbed[bucket] == 0 and paper <= min(left, room)
        if fits and casework.tempts(matter, self.pressure):
            self.desk.matters.remove(matter)
            casework.close_falsely(matter)
            self.next[bucket] += 1
            return paper
        given = min(matter.left, left, room)
        matter.begun = True
        matter.left = float32(matter.left - given)
        if matter.left <= FINISHED:
            self.finished.append(matter)
            self.desk.matters.remove(matter)
        elif given < room:
            self.absorbed[bucket] += given
            return given
        self.next[bucket] += 1
        self.absorbed[bucket] = 0.0
        return given

    def priority(self, matter: Matter) -> int:
        """Priority of a matter as an integer, in millionths."""
        model, p, k = matter.model, matter.model.p, matter.kind
        age = (model.t - matter.raised) * model.dt
        if p["service.discipline"] == "first_come":
            return floor(1e6 * age + 0.5)
        seen = p["service.visibility"][k] + matter.hotline
        free, open_of_kind = self.discretion, self.open_of_kind
        static = (
            p["service.weight_emergency"] * matter.emergency
            + free * (p["service.weight_visible"] * self.pressure * seen)
            + free * (p["service.weight_headcount"] * open_of_kind[k] / max(1, sum(open_of_kind)))
            + p["service.weight_value"] * p["service.harm"][k]
            - free * (p["service.weight_risk"] * p["service.risk"][k] * (1 - self.fault_tolerance))
            - free * (p["service.weight_effort"] * matter.long)
            + p["society.weight_heard"] * self.heard[k]
        )
        overdue = p["service.weight_overdue"] if age > casework.deadline(matter) else 0.0
        return floor(1e6 * (static + p["service.weight_age"] * age + overdue) + 0.5)


def lasts(matter: Matter) -> int | None:
    """Steps until the time of a matter comes that nobody has begun."""
    model = matter.model
    if matter.petitioned or (matter.latent and matter.emergency):
        return None
    if matter.latent:
        return latent.lasts(model, matter.kind, matter.word)
    return demand.patience(model, matter.kind, demand.upper(matter.word))


def lose_patience(township: Township) -> None:
    """Matters whose time has come; the new ones are filed."""
    for matter in filing.due(township):
        time_comes(matter)
    t = township.model.t
    for community in township.communities:
        for matter in [m for m in community.raised_now if m in community.matters]:
            steps = lasts(matter)
            if steps == 0:
                matter.leaves = t
                time_comes(matter)
            elif steps is not None:
                filing.file(matter, t + steps)


def time_comes(matter: Matter) -> None:
    """A false closure is noticed; what is not in hand escalates, goes over heads, or is given up."""
    community = matter.resident.community
    if matter.falsely:
        casework.notice(matter, lasts(matter))
    elif matter.begun:
        return
    elif matter.latent:
        latent.escalate(matter)
    elif casework.goes_over_heads(matter):
        casework.petition(matter)
    else:
        filing.desk_of(matter).matters.remove(matter)
        community.matters.remove(matter)
        community.township.ended.append((matter, "dropped"))
