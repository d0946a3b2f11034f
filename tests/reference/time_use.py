"""Time use: the hours of a step are divided among the streams of work, and what these hours yield."""

from __future__ import annotations

from math import exp, expm1

from sim.agents.names import INDICATORS, STREAMS

from . import assessment, steering
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

    community.overdue = left_over(community)
    add_work(community)
    community.weights = assessment.weights(community)
    caps = [0.0] * len(STREAMS)
    for stream, hours in community.backlog.items():
        caps[stream] = hours
    caps[TASK] = sum(community.task_backlog)
    caps[SERVICE] = desk_hours(community)
    community.hours = divided(community, caps)
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


def left_over(community: Community) -> list[float]:
    """Hours of each stream that lie undone from before this step."""
    found = [0.0] * len(STREAMS)
    for stream, hours in community.backlog.items():
        found[stream] = hours
    found[TASK] = sum(community.task_backlog)
    found[SERVICE] = max(0.0, desk_hours(community) - community.demand_hours)
    return found


def desk_hours(community: Community) -> float:
    """Hours that grid workers leave to do at the desk."""
    work = sum(matter.left for matter in community.desk.matters)
    return max(0.0, work - community.grid_hours) / community.productivity


def divided(community: Community, caps: list[float]) -> list[float]:
    """x_j, in the form that `time_use.form` names."""
    p, hours = community.model.p, community.available
    form = p["time_use.form"]
    streams = range(len(STREAMS))
    if form == "lexicographic":
        return in_turn(hours, [assessed(community, j) for j in streams], caps)
    if form == "proportional":
        share = min(1.0, hours / sum(caps)) if sum(caps) > 0 else 0.0
        return [share * cap for cap in caps]
    values = [value(community, j) for j in streams]
    if form == "logit":
        steepness, most = p["time_use.logit_steepness"], max(v for j, v in enumerate(values) if caps[j] > 0)
        weights = [max(1e-280, exp(clip(steepness * (v - most), -600.0, 0.0))) for v in values]
        return fill(hours, weights, caps)
    if form == "overdue" and community.contracted > 0:
        week = community.contracted / community.model.dt
        values = [
            v * (1 + p["time_use.overdue_rise"] * community.overdue[j] / week) for j, v in enumerate(values)
        ]
    return water_fill(hours, values, caps, p["time_use.sigma"])


def in_turn(hours: float, worth: list[float], caps: list[float]) -> list[float]:
    """What is worth most first, as much of it as there is; then the next."""
    x = [0.0] * len(caps)
    for j in sorted(range(len(caps)), key=lambda j: (-worth[j], j)):
        x[j] = min(caps[j], hours)
        hours -= x[j]
    return x


def felt_weights(community: Community) -> list[float]:
    """The weights of indicators, times the season: more as the date of the assessment nears."""
    p, weights = community.model.p, community.weights
    weeks = p["assessment.calendar_weeks"]
    common = season(community.model, weeks, p["assessment.calendar_peak"], 0.0)
    felt = [w * common for w in weights]
    if p["time_use.form"] == "calendar":
        dates = [(i + 1) / len(felt) for i in range(len(felt))]
        felt = [
            w * season(community.model, weeks, p["time_use.date_peak"], date)
            for w, date in zip(felt, dates, strict=True)
        ]
    return felt


def season(model, weeks: float, peak: float, date: float) -> float:
    """Factor on what is assessed at `date` (share of a cycle of `weeks` weeks), in the middle of the step."""
    if peak <= 0:
        return 1.0
    phase = ((model.t + 0.5) * model.dt / weeks - date) % 1
    return peak * exp(peak * phase) / expm1(peak)


def assessed(community: Community, stream: int) -> float:
    """a_j: what an hour in a stream is worth in the assessment."""
    weights, m = felt_weights(community), steering.measurability(community)
    assessed = 0.0
    for i, name in enumerate(INDICATORS):
        assessed += weights[i] * m[i] * LOADS[name].get(stream, 0.0)
    if stream == TRACE:
        for i in range(len(INDICATORS)):
            assessed += weights[i] * (1 - m[i])
    return assessed


def value(community: Community, stream: int) -> float:
    """v_j: what an hour in a stream is worth to the Party organisation."""
    p = community.model.p
    mission = p["time_use.mission"] * mean([cadre.morale for cadre in community.present_cadres])
    errors = p["time_use.exposure"][stream] * (1 - community.levers["fault_tolerance"])
    if stream == SERVICE:
        errors *= 1 - p["policy.exemption_list.risk"] * community.levers["exempt"]
    risk = p["time_use.risk_pull"] * steering.sanction(community) * (p["time_use.shield"][stream] - errors)
    pull = p["time_use.assessment_pull"] * community.pressure * assessed(community, stream)
    return max(p["time_use.value_floor"], pull + mission * p["time_use.public_value"][stream] + risk)


def water_fill(hours: float, values: list[float], caps: list[float], sigma: float) -> list[float]:
    """x_j proportional to v_j^sigma, none above its cap; the rest goes on until hours or caps are used up."""
    return fill(hours, [v**sigma for v in values], caps)


def fill(hours: float, weights: list[float], caps: list[float]) -> list[float]:
    """x_j proportional to the weights, none above its cap."""
    x = [0.0] * len(weights)
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
    gain = p["service.capital_gain"] * steering.coupling(community) * weeks
    community.capital = max(
        0.0, community.capital + gain - p["service.capital_decay"] * community.capital * dt
    )

    norm = community.norms
    mobilised = 1 + p["service.mobilisation"] * (1 - exp(-community.capital))
    mobilised += p["society.centre"] * community.society.openness
    mobilised = max(0.0, mobilised + p["society.units"] * community.levers["units"])
    mobilised *= 1 + community.means.practices.contact
    mobilised *= max(0.0, 1 - community.levers["attention"])
    reach = 1 - exp(-x[OUTREACH] * mobilised / (norm[OUTREACH] * dt)) if norm[OUTREACH] > 0 else 0.0
    reach += (1 - reach) * (1 - (1 - p["grid.contact"]) ** community.levers["grid"])
    community.contact += clip(p["service.contact_rate"] * dt, 0.0, 1.0) * (reach - community.contact)
