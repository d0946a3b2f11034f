"""Time use: the hours of a step are divided among the streams of work, and what these hours yield."""

from __future__ import annotations

from math import exp

from sim.agents.names import INDICATORS, STREAMS

from . import assessment
from .agents import OUTREACH, PARTY, RENEWAL, SERVICE, TASK, TRACE, Community
from .values import clip, mean

LOADS = {
    "party": {PARTY: 1.0},
    "forms": {TRACE: 1.0},
    "tasks": {TASK: 1.0},
    "closing": {SERVICE: 1.0},
    "survey": {SERVICE: 0.7, OUTREACH: 0.3},
    "outreach": {OUTREACH: 1.0},
    "renewal": {RENEWAL: 1.0},
}


def divide(community: Community) -> None:
    """Hours available, backlogs, values; the division; what remains and what it yields."""
    p, dt = community.model.p, community.model.dt
    community.overtime = o = clip(community.load - 1, 0.0, p["people.overtime_max"])
    worked = sum(cadre.hours * (1 if cadre.withdrawn else 1 + o) for cadre in community.cadres)
    community.available = worked + community.seconded

    add_work(community)
    community.weights = assessment.weights(community)
    caps = [0.0] * len(STREAMS)
    for stream, hours in community.backlog.items():
        caps[stream] = hours
    caps[TASK] = sum(community.task_backlog)
    caps[SERVICE] = sum(matter.left for matter in community.desk.matters) / community.productivity
    values = [value(community, stream) for stream in range(len(STREAMS))]
    community.hours = water_fill(community.available, values, caps, p["time_use.sigma"])
    community.idle = community.available - sum(community.hours)
    assessment.note_work(community, task_backlog=caps[TASK])
    take_from_backlogs(community, task_backlog=caps[TASK], lapse=exp(-p["agenda.lapse"] * dt))
    gather_yields(community)


def add_work(community: Community) -> None:
    """What is requested joins what is left over."""
    p, dt = community.model.p, community.model.dt
    community.backlog[PARTY] += community.party
    community.backlog[TRACE] += community.imposed_trace + community.self_trace
    for k, hours in enumerate(community.tasks):
        community.task_backlog[k] += hours
    for stream, norm_week in community.norms.items():
        most = p["agenda.norm_multiple"] * norm_week
        community.backlog[stream] = min(community.backlog[stream] + norm_week * dt, most)


def value(community: Community, stream: int) -> float:
    """v_j: what an hour in a stream is worth to the Party organisation."""
    p = community.model.p
    weights = community.weights
    assessed = 0.0
    for i, name in enumerate(INDICATORS):
        assessed += weights[i] * p["assessment.measurability"][i] * LOADS[name].get(stream, 0.0)
    if stream == TRACE:
        for i in range(len(INDICATORS)):
            assessed += weights[i] * (1 - p["assessment.measurability"][i])
    mission = p["time_use.mission"] * mean([cadre.morale for cadre in community.present_cadres])
    errors = p["time_use.exposure"][stream] * (1 - community.levers["fault_tolerance"])
    risk = p["time_use.risk_pull"] * p["assessment.sanction"] * (p["time_use.shield"][stream] - errors)
    pull = p["time_use.assessment_pull"] * community.pressure * assessed
    return max(p["time_use.value_floor"], pull + mission * p["time_use.public_value"][stream] + risk)


def water_fill(hours: float, values: list[float], caps: list[float], sigma: float) -> list[float]:
    """x_j proportional to v_j^sigma, none above its cap; the rest goes on until hours or caps are used up."""
    weights = [v**sigma for v in values]
    x = [0.0] * len(values)
    open_streams = [j for j, cap in enumerate(caps) if cap > 0]
    while open_streams and hours > 0:
        total = sum(weights[j] for j in open_streams)
        full = [j for j in open_streams if weights[j] / total * hours >= caps[j]]
        if not full:
            for j in open_streams:
                x[j] = weights[j] / total * hours
            break
        for j in full:
            x[j] = caps[j]
            hours -= caps[j]
            open_streams.remove(j)
    return x


def take_from_backlogs(community: Community, task_backlog: float, lapse: float) -> None:
    """Hours done leave the backlogs; some of what is left lapses."""
    x = community.hours
    for stream in (PARTY, TRACE, OUTREACH, RENEWAL):
        community.backlog[stream] -= x[stream]
    for stream in (PARTY, TRACE):
        community.backlog[stream] *= lapse
    for k, hours in enumerate(community.task_backlog):
        community.tasks_done[k] = x[TASK] * hours / task_backlog if task_backlog > 0 else 0.0
        community.task_backlog[k] = (hours - community.tasks_done[k]) * lapse


def gather_yields(community: Community) -> None:
    """Party hours build capital, outreach builds contact."""
    p, dt, x, s = community.model.p, community.model.dt, community.hours, community.scale
    weeks = x[PARTY] / p["agenda.party_hours"] / s if p["agenda.party_hours"] > 0 else 0.0
    gain = p["service.capital_gain"] * p["service.coupling"] * weeks
    community.capital = max(
        0.0, community.capital + gain - p["service.capital_decay"] * community.capital * dt
    )

    norm = community.norms
    mobilised = 1 + p["service.mobilisation"] * (1 - exp(-community.capital))
    mobilised *= 1 + community.means.practices.contact
    mobilised *= max(0.0, 1 - community.levers["attention"])
    reach = 1 - exp(-x[OUTREACH] * mobilised / (norm[OUTREACH] * dt)) if norm[OUTREACH] > 0 else 0.0
    community.contact += clip(p["service.contact_rate"] * dt, 0.0, 1.0) * (reach - community.contact)
