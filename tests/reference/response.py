"""Response: satisfaction and trust of residents whose matters ended, and of all between contacts."""

from __future__ import annotations

from math import exp

from . import filing
from .agents import HIGHER, Community, Matter, Resident, Township
from .values import both, clip, fixed16, mean


def satisfaction(resident: Resident) -> float:
    """S now: since the last contact it returns to its base."""
    p, model = resident.model.p, resident.model
    base = p["response.satisfaction_base"]
    kept = exp(-p["response.satisfaction_decay"] * model.dt * (model.t - resident.contact))
    return base + (resident.satisfaction_then - base) * kept


def trust(resident: Resident) -> float:
    """R now: since the last contact it has followed its community."""
    keep, gain = resident.community.trust_since[resident.contact]
    return keep * resident.trust_then + gain


def handled(resident: Resident, value: float, weight: float = 1.0) -> None:
    """A resident has experienced how a need was handled."""
    p = resident.model.p
    S, R = satisfaction(resident), trust(resident)
    S = S + weight * p["response.satisfaction_gain"] * (value - S)
    R = R + weight * p["response.trust_gain"] * (S - R)
    resident.satisfaction_then, resident.trust_then = fixed16(S), fixed16(R)
    resident.contact = resident.model.t


def respond(township: Township) -> None:
    """Residents whose matters ended; then what each community has on record and how it is trusted."""
    p, model = township.model.p, township.model
    ended = {community: [] for community in township.communities}  # (matter, whether on time)
    for matter, how in township.ended:
        age = (model.t - matter.raised) * model.dt
        on_time = how == "closed" and age <= p["service.deadline"][matter.kind]
        outcome = "dropped" if how == "dropped" else "on_time" if on_time else "late"
        handled(matter.resident, p[f"response.value_{outcome}"])
        ended[matter.resident.community].append((matter, on_time))
        count(matter, how, on_time)
    township.ended = []
    for community in township.communities:
        keep_record(community, ended[community])
        community.mean_satisfaction = mean([satisfaction(r) for r in community.residents])
        community.mean_trust = mean([trust(r) for r in community.residents])


def count(matter: Matter, how: str, on_time: bool) -> None:
    """Counts since the start, and since the last scoring."""
    community = matter.resident.community
    counts, kind = community.counts, matter.kind
    if how == "dropped":
        counts.given_up[kind] += 1
    else:
        counts.closed[kind] += 1
        counts.late[kind] += not on_time
        counts.met[kind][matter.resident.group] += on_time and not matter.latent and not matter.reopened
        counts.wait += (community.model.t - matter.raised) * community.model.dt
    community.period_ended += 1
    community.period_on_time += on_time
    community.county.abandoned_hotline += how == "dropped" and matter.hotline
    community.township.abandoned_hotline += how == "dropped" and matter.hotline
    if how == "dropped" and matter.hotline:
        community.township.answerable += 1 - filing.exempted(matter)


def keep_record(community: Community, ended: list[tuple[Matter, bool]]) -> None:
    """met_c and results_c: how much is handled on time, of basic kinds and of all."""
    rate = clip(community.model.p["response.met_rate"] * community.model.dt, 0.0, 1.0)
    basic = [on_time for matter, on_time in ended if matter.kind not in HIGHER]
    if basic:
        community.met += rate * (sum(basic) / len(basic) - community.met)
    if ended:
        community.results += rate * (sum(on_time for _, on_time in ended) / len(ended) - community.results)


def drift(community: Community) -> None:
    """Between contacts trust falls by the gap of report and experience, or rises; satisfaction returns."""
    p, dt = community.model.p, community.model.dt
    gap = max(0.0, community.score - community.mean_satisfaction)
    visible = p["response.gap_visibility"]
    visible += (1 - visible) * community.levers["publicity"]
    e = clip(p["response.gap_erosion"] * visible * gap * dt + community.unsettled, -1.0, 1.0)
    o = clip(p["response.contact_trust"] * community.contact * dt, 0.0, 1.0)
    if e < 0:  # no loss but a gain
        e, o = 0.0, both(o, -e)
    taught = p["policy.rule_of_law.literacy"] * community.levers["procedure"]
    community.literacy += clip(p["casework.literacy_rate"] * dt / 52, 0.0, 1.0) * (
        taught - community.literacy
    )
    kept = 1 - community.disappointment
    factor = (1 - e) * (1 - o) * kept
    o *= kept
    community.trust_since = [(keep * factor, gain * factor + o) for keep, gain in community.trust_since]
    community.trust_since.append((1.0, 0.0))
    community.mean_trust = community.mean_trust * factor + o
    base = p["response.satisfaction_base"]
    returned = exp(-p["response.satisfaction_decay"] * dt)
    community.mean_satisfaction = base + (community.mean_satisfaction - base) * returned
