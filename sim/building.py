"""Building the state of a world from a region and parameters."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.cadre import CADRE
from sim.agents.community import COMMUNITY
from sim.agents.county import AGENDA, COUNTY
from sim.agents.coupling import COUPLING
from sim.agents.department import DEPARTMENT
from sim.agents.levers import LEVERS, TOWNSHIP_LEVERS
from sim.agents.matter import BUCKETS, DESK, HIGHER, MATTER, NOBODY, WAIT, WIDTH
from sim.agents.names import GROUPS, KINDS
from sim.agents.resident import RESIDENT, UNIT
from sim.agents.state import RUN, State
from sim.agents.tally import TALLY
from sim.agents.township import TOWNSHIP
from sim.build_economy import economies
from sim.build_society import society
from sim.parameters import PARAMETERS
from sim.records import records
from sim.rules import branches, demand, lanes, raising
from sim.rules.means import start_means
from sim.settling import settle_in

if TYPE_CHECKING:
    from sim.region.region import Region

JUDGED_WEEKS = 8.0  # a need counts as met only if it was not reopened for this long


def build_state(region: Region, p: Any, seed: int, dt: float, steps: int, warmup_weeks: int) -> State:
    """The state at the start of a run of `steps` steps of `dt` weeks."""
    c, t = len(region.communities), len(region.townships)
    longest = max(float(p[0]["service_patience_max"]), float(p[0]["service_deadline"].max()))
    wheel = 2 + math.ceil(longest / dt)
    period = math.ceil(float(p[0]["assessment_score_weeks"]) / dt) + 1
    desks = records(c + 2 * t, DESK)
    desks["head"] = -1
    desks["tail"] = -1
    state = State.of(
        p=p,
        run=_run(p, seed, dt, steps, warmup_weeks, wheel),
        counties=_counties(region, p),
        couplings=_couplings(region),
        agendas=np.zeros((len(region.counties), period), AGENDA).view(np.recarray),
        departments=_departments(region),
        townships=_townships(region, p),
        communities=_communities(region, p, seed),
        cadres=_cadres(region, p),
        residents=_residents(region, p),
        **society(region, p, seed),
        groups=groups_by_place(region.residents, region.communities),
        matters=records(0, MATTER),
        waits=records(0, WAIT),
        free=np.zeros(0, np.int32),
        fresh=np.zeros(0, np.int32),
        ended=np.zeros(0, np.int32),
        sent_up=np.zeros(0, np.int32),
        desks=desks,
        **economies(region),
        levers=records(c, LEVERS),
        township_levers=records(t, TOWNSHIP_LEVERS),
        wheel_first=np.full((t, wheel), -1, np.int32),
        wheel_last=np.full((t, wheel), -1, np.int32),
        trust_scale=np.ones((c, steps + 1)),
        trust_shift=np.zeros((c, steps + 1)),
        recall=np.exp(-float(p[0]["response_satisfaction_decay"]) * dt * np.arange(max(2, steps + 1))),
        weekly=np.zeros((t, math.ceil(steps * dt - 1e-9)), TALLY).view(np.recarray),
        totals=records(c, TALLY),
        quantiles=raising.effort_quantiles(float(p[0]["demand_effort_spread"])),
        **_proposals(t, dt),
        lined=np.zeros((t, BUCKETS), np.int64),
        static=np.zeros((t, BUCKETS)),
        cursor=np.zeros((t, BUCKETS), np.int64),
        rank=np.zeros((t, BUCKETS), np.int64),
        absorbed=np.zeros((t, BUCKETS)),
    )
    start_means(state)
    settle_in(state, region)
    return state


def _run(p: Any, seed: int, dt: float, steps: int, warmup_weeks: int, wheel: int) -> Any:
    run = records(1, RUN)
    tail = float(p[0]["service_deadline"].max()) + JUDGED_WEEKS
    run["seed"] = seed
    run["dt"] = dt
    run["observe_from"] = round(warmup_weeks / dt)
    run["observe_to"] = steps
    run["cohort_to"] = max(round(warmup_weeks / dt), steps - math.ceil(tail / dt))
    run["wheel"] = wheel
    run["proposal_rate"] = _proposal_rates()[1]
    run["effort_scale"] = math.gamma(1.0 + float(p[0]["demand_effort_spread"]))
    return run


def _proposals(t: int, dt: float) -> dict[str, Any]:
    """What proposals of need are drawn with, and room for those of a square of blocks in each township."""
    shares, rates = _proposal_rates()
    below = _poisson_below(demand.PLACES * float(rates.sum()) * dt / 52.0)
    least = np.searchsorted(below, (np.arange(256) * 2.0**24 + 0.5) / 2.0**32, side="left")
    most = demand.SQUARE * len(below) + 3 * lanes.LANES
    counted = ("which", "contact", "raised", "unheard", "bucket")
    return {name: np.zeros((t, most), np.uint32) for name in counted} | {
        "pair": np.zeros((t, most), np.uint64),
        "need": np.zeros((t, most), np.int64),
        "kind_row": np.repeat(WIDTH * np.arange(len(KINDS)), shares).astype(np.uint8),
        "number_below": below,
        "number_from": least.astype(np.int16),
        "words": np.zeros((t, 2 * most), np.uint64),
        "offered": np.zeros((t, 2 * most), np.uint64),
        "below": np.zeros((t, raising.CELLS), np.int64),
        "trust": np.zeros((t, most)),
        "reach": np.zeros((t, most)),
        "hours": np.zeros((t, most)),
        "effort": np.zeros((t, most), np.float32),
        "beyond": np.zeros((t, most), np.float32),
        "fates": np.zeros((t, 3 * raising.CELLS)),
    }


def groups_by_place(residents: Any, communities: Any) -> Any:
    """The group of the resident at each place, communities filled up to whole blocks with nobody."""
    groups, parts = residents["group"], []
    for first, count in zip(communities["first_resident"], communities["residents"], strict=True):
        parts += [groups[first : first + count], np.full(-count % demand.PLACES, NOBODY, np.uint8)]
    return np.concatenate([np.zeros(0, np.uint8), *parts])


def _poisson_below(mean: float) -> Any:
    """Chances that a Poisson number is at most 0, 1, 2, ..., up to what a 32-bit uniform number can ask for;
    by the same sums as `streams.poisson`.
    """
    probability = math.exp(-mean)
    below = [probability]
    while below[-1] < 1.0 - 2.0**-33 and len(below) < demand.LAYER - 96:
        probability *= mean / len(below)
        below.append(below[-1] + probability)
    return np.array([*below, 2.0])  # no uniform number is above the last


def _proposal_rates() -> tuple[Any, Any]:
    """Needs proposed of each kind: in how many of 4096 cases, and how often a resident-year.

    Shares are rounded up, with some cases kept for that; the last kind takes those left over.
    """
    rates = np.array([_proposal_rate(*kind) for kind in zip(KINDS, HIGHER, strict=True)])
    shares = np.ceil((4096 - len(KINDS)) * rates / rates.sum()).astype(np.int64)
    shares[-1] = 4096 - shares[:-1].sum()
    return shares, shares * (rates.sum() / (4096 - len(KINDS)))


def _default(key: str) -> float:
    return float(PARAMETERS[key].default)


@cache
def _proposal_rate(kind: str, higher: float) -> float:
    """Needs of a kind proposed a resident-year: the highest rate of any group at the parameters' defaults.

    Not the scenario's values: arms with other rates must share the proposals.
    """
    most = max(_default(f"demand.relative_need.{kind}.{group}") for group in GROUPS)
    return _default(f"demand.rate.{kind}") * most * (1.0 + _default("demand.upgrading") * higher)


def _copied(source: Any, target: Any, *names: str) -> None:
    plain_source, plain = np.asarray(source).view(np.ndarray), target.view(np.ndarray)
    for name in names:
        plain[name] = plain_source[name]


def _counties(region: Region, p: Any) -> Any:
    found = records(len(region.counties), COUNTY)
    _copied(
        region.counties,
        found,
        "code",
        "first_township",
        "townships",
        "first_department",
        "departments",
        "residents",
    )
    weight = p[0]["assessment_weight"]
    found["weight"] = weight / weight.sum() if weight.sum() > 0 else 1.0 / len(weight)
    found["indicators"] = p[0]["assessment_indicators"]
    return found


def _couplings(region: Region) -> Any:
    """In which prefecture and province each county is; right under a province (90) there is none between."""
    found = records(len(region.counties), COUPLING)
    code = np.asarray(region.counties["code"])
    found["province"] = code // 10**10
    found["prefecture"] = np.where(code // 10**8 % 100 == 90, code, code // 10**8)
    return found


def _departments(region: Region) -> Any:
    found = records(len(region.departments), DEPARTMENT)
    _copied(region.departments, found, "county", "kind", "propensity")
    return found


def _townships(region: Region, p: Any) -> Any:
    found = records(len(region.townships), TOWNSHIP)
    _copied(region.townships, found, "code", "county", "first_community", "communities", "residents")
    found["leader"] = region.townships["judgement_u"]
    found["staff"] = p[0]["service_township_staff"] * region.townships["residents"] / 10000.0
    found["quantile"] = 0.5
    return found


def _communities(region: Region, p: Any, seed: int) -> Any:
    found = records(len(region.communities), COMMUNITY)
    _copied(
        region.communities,
        found,
        "code",
        "township",
        "county",
        "urban",
        "residents",
        "first_resident",
        "by_group",
        "first_cadre",
    )
    found["cadres"] = region.communities["staff"]
    found["blocks"] = -(-region.communities["residents"] // demand.PLACES)
    found["first_place"] = demand.PLACES * (np.cumsum(found["blocks"]) - found["blocks"])
    found["leader"] = region.communities["judgement_u"]
    found["scale"] = (found["residents"] / p[0]["time_use_reference_population"]) ** p[0]["agenda_zeta"]
    found["quantile"] = 0.5
    found["amplification"] = 1.0
    found["met"] = 0.5
    found["reserve"] = 1.0
    found["results"] = 0.5
    found["target"] = p[0]["assessment_target"]
    found["branch"] = branches.strengths(found["code"], p[0], seed)
    found["coupling"] = found["branch"] * p[0]["service_coupling"]
    found["sanction"] = p[0]["assessment_sanction"]
    found["measured"] = p[0]["assessment_measurability"]
    found["satisfaction"] = found["by_group"] * (_stored(p[0]["response_satisfaction_start"]) / UNIT)
    found["trust"] = found["residents"] * (_stored(p[0]["response_trust_start"]) / UNIT)
    return found


def _stored(share: float) -> int:
    return math.floor(UNIT * float(share) + 0.5)


def _cadres(region: Region, p: Any) -> Any:
    found = records(len(region.cadres), CADRE)
    _copied(region.cadres, found, "community", "posts", "knowledge", "skill")
    found["resilience"] = region.cadres["resilience_z"]
    found["tenure"] = region.cadres["tenure_weeks"]
    first = p[0]
    morale = (
        first["people_morale_base"]
        + first["people_resilience"] * found["resilience"]
        - first["people_posts"] * (found["posts"] - 1)
    )
    found["morale"] = np.clip(morale, 0.0, 1.0)
    found["withdrawn"] = found["morale"] < first["people_withdrawal"]
    return found


def _residents(region: Region, p: Any) -> Any:
    found = records(len(region.residents), RESIDENT)
    found["group"] = region.residents["group"]
    found["traits"] = region.residents["flags"]
    found["satisfaction"] = _stored(p[0]["response_satisfaction_start"])
    found["trust"] = _stored(p[0]["response_trust_start"])
    return found


def grown(s: State, needs: Any) -> State:
    """The same state with more room for matters in every township that has less than `needs` (T,) free
    places.
    """
    sizes = s.townships.pool_size.astype(np.int64)
    new_sizes = np.where(s.townships.free_count < needs, np.maximum(2 * sizes, sizes + needs), sizes)
    starts = np.cumsum(new_sizes) - new_sizes
    matters = records(int(new_sizes.sum()), MATTER)
    waits = records(len(matters), WAIT)
    free = np.zeros(len(matters), np.int32)
    shift = starts - s.townships.pool_start
    for j, town in enumerate(s.townships):
        old, size, start, count = int(town.pool_start), int(sizes[j]), int(starts[j]), int(town.free_count)
        for to, of, links in (
            (matters, s.matters, ("next", "previous")),
            (waits, s.waits, ("after", "before")),
        ):
            part = to[start : start + size]
            part[:] = of[old : old + size]
            for name in links:
                part[name] = np.where(part[name] >= 0, part[name] + shift[j], -1)
        added = np.arange(start + int(new_sizes[j]) - 1, start + size - 1, -1)
        free[start : start + len(added)] = added
        free[start + len(added) : start + len(added) + count] = s.free[old : old + count] + shift[j]
        town.pool_start, town.pool_size, town.free_count = start, new_sizes[j], count + len(added)
    _shift_lists(s, shift)
    lists = {name: np.zeros(len(matters), np.int32) for name in ("fresh", "ended", "sent_up")}
    return s.replaced(matters=matters, waits=waits, free=free, **lists)


def _shift_lists(s: State, shift: Any) -> None:
    """Move every index into the pool that is kept outside it by its township's shift."""
    of_desk = np.concatenate([shift[s.communities.township], shift, shift])
    for name in ("head", "tail"):
        s.desks[name] = np.where(s.desks[name] >= 0, s.desks[name] + of_desk[:, None], -1)
    for array in (s.wheel_first, s.wheel_last):
        array[:] = np.where(array >= 0, array + shift[:, None], -1)
