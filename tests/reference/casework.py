"""Departments and bouncing, false closure and reopening, petitions over heads."""

from __future__ import annotations

from math import exp, floor, log

from sim.agents.names import KINDS
from sim.streams import BOUNCE, FALSE_CLOSING, PETITION

from . import draws, filing, response
from .agents import KIND_SPAN, Community, County, Matter, Township
from .values import clip


def _words(matter: Matter, stream: int) -> tuple[int, int, int, int]:
    """The random words of a decision on a matter in this step."""
    community, place = matter.resident.community, matter.resident.place
    return draws.words(matter.model, stream, community.code, place, KIND_SPAN * matter.raised + matter.kind)


# departments
def divide_staff(county: County) -> None:
    """Each kind's departments divide their staff among the townships."""
    p = county.model.p
    homes = [department.kind for department in county.departments if department.kind >= 0]
    for township in county.townships:
        township.lent = 0.0
    for k in range(len(KINDS)):
        staff = p["department.staff"] * county.population / 10000
        staff *= homes.count(k) / len(homes) if homes else 0.0
        waiting = {t: sum(m.kind == k for m in t.department_desk.matters) for t in county.townships}
        for township in county.townships:
            share = township.population / county.population
            if any(waiting.values()):
                share += p["department.follow"] * (waiting[township] / sum(waiting.values()) - share)
            owns = p["department.share"][k] > 0
            township.department_staff[k] = staff * share if owns else 0.0
            township.lent += 0.0 if owns else staff * share


def pooled_share(township: Township) -> float:
    """The share of departments' hours that serves any kind."""
    p = township.model.p
    capital = sum(c.capital for c in township.communities) / len(township.communities)
    linked = p["department.capital_pooling"] * (1 - exp(-capital))
    matched = sum(c.levers["pooling"] for c in township.communities) / len(township.communities)
    apart = (1 - p["department.pooling"]) * (1 - linked) * (1 - township.levers["call_in"])
    return 1 - apart * (1 - matched)


def bounces(matter: Matter) -> bool:
    """Whether a matter that arrives above is sent back."""
    if matter.emergency:
        return False
    p, levers = matter.model.p, matter.resident.community.levers
    chance = p["casework.bounce"]
    for policy, lever in (
        ("duty_list.clear", "duty_list"),
        ("rule_of_law.bounce", "procedure"),
        ("one_window.bounce", "window"),
        ("flat_agencies.bounce", "merged"),
    ):
        chance *= 1 - p[f"policy.{policy}"] * levers[lever]
    if matter.unlisted:
        chance = 0.5
    return draws.unit(_words(matter, BOUNCE)[0]) < chance


def send_up(matter: Matter) -> None:
    """A matter taken in goes to the township or the department; or it comes back."""
    community, p = matter.resident.community, matter.model.p
    matter.begun = False
    person = filing.in_person(matter)
    if bounces(matter):
        matter.left = filing.intake(community)
        community.desk.matters.append(matter)
        community.counts.sent_back += 1
        filing.trip(matter, person, p["casework.trip_hours"])
        if person:
            response.handled(matter.resident, p["casework.bounce_value"], p["casework.bounce_weight"])
    else:
        matter.left, matter.beyond = matter.beyond, 0.0
        matter.at = "department" if matter.belongs else "township"
        filing.desk_of(matter).matters.append(matter)
        community.counts.sent_up += 1
        community.counts.to_departments += matter.belongs
        saved = p["policy.one_window.trips"] * community.levers["window"]
        filing.trip(matter, person * (1 - saved), p["casework.upper_trip_hours"])
    filing.watch(matter)


def deadline(matter: Matter) -> float:
    """Weeks after which a matter is overdue for those on whose desk it lies."""
    p = matter.model.p
    usual = p["service.deadline"][matter.kind]
    if matter.at != "department":
        return usual
    answering = matter.resident.community.township.levers["answering"]
    return usual - answering * max(0, usual - p["policy.call_in.deadline"])


# false closure
def found_chance(matter: Matter) -> float:
    """The chance that an audit finds that a matter was closed falsely."""
    p, levers = matter.model.p, matter.resident.community.levers
    return clip(p["assessment.audit_polish"] + levers["audit_polish"], 0.0, 1.0) * (
        1 - filing.exempted(matter)
    )


def tempts(matter: Matter, pressure: float) -> bool:
    """Whether a matter that would be overdue after this step is closed falsely."""
    model, p = matter.model, matter.model.p
    in_time = (model.t + 1 - matter.raised) * model.dt <= deadline(matter)
    if in_time or matter.raised >= model.t:
        return False
    fear = p["casework.false_fear"] * p["assessment.sanction"] * found_chance(matter)
    chance = min(p["casework.false_max"], p["casework.false_pull"] * pressure - fear)
    return draws.unit(_words(matter, FALSE_CLOSING)[0]) < chance


def close_falsely(matter: Matter) -> None:
    """A matter that has left its desk is closed on paper."""
    community, model, p = matter.resident.community, matter.model, matter.model.p
    _, w1, w2, w3 = _words(matter, FALSE_CLOSING)
    filing.unfile(matter)
    community.matters.remove(matter)
    community.counts.false_closed[matter.kind] += 1
    matter.begun = False
    weeks = min(p["casework.false_delay"] * -log(draws.unit(w1)), p["service.patience_max"])
    delay = max(1, floor(weeks / model.dt))
    found = draws.unit(w3) < found_chance(matter)
    matter.falsely, matter.returns = True, found or draws.unit(w2) < p["casework.reopen"]
    if found:
        delay = 1
        community.false_found += 1
        community.township.incidents += 1
        community.counts.false_found += 1
    else:
        on_time = (model.t - matter.raised) * model.dt <= p["service.deadline"][matter.kind]
        community.period_ended += 1
        community.period_on_time += on_time
    filing.file(matter, model.t + delay)


def notice(matter: Matter, lasts: int | None) -> None:
    """The resident notices, and has the matter reopened or not; `lasts`: how long patience lasts then."""
    community, p = matter.resident.community, matter.model.p
    response.handled(matter.resident, p["response.value_dropped"])
    if not matter.returns:
        return
    if matter.at != "community":
        matter.beyond, matter.left, matter.at = matter.left, filing.intake(community), "community"
    matter.falsely, matter.returns, matter.reopened = False, False, True
    community.matters.append(matter)
    community.desk.matters.append(matter)
    community.counts.reopened[matter.kind] += 1
    filing.trip(matter, filing.in_person(matter), p["casework.trip_hours"])
    matter.leaves = None
    if lasts is not None:
        filing.file(matter, matter.model.t + max(1, lasts))


# petitions
def goes_over_heads(matter: Matter) -> bool:
    """Whether a resident whose patience has ended petitions."""
    p, literacy = matter.model.p, matter.resident.community.literacy
    if matter.petitioned:
        return False
    chance = p["casework.petition"]
    chance *= 1 + p["casework.petition_distrust"] * (0.5 - response.trust(matter.resident))
    chance *= 1 - p["casework.literacy_petition"] * literacy
    return draws.unit(_words(matter, PETITION)[0]) < chance


def petition(matter: Matter) -> None:
    """A matter lands above, as an emergency."""
    community: Community = matter.resident.community
    township = community.township
    filing.desk_of(matter).matters.remove(matter)
    if matter.at == "community":
        matter.at = "department" if matter.belongs else "township"
        if matter.beyond > 0:
            matter.left, matter.beyond = matter.beyond, 0.0
    elif township.department_staff[matter.kind] > 0:
        matter.at = "department"
    matter.emergency = matter.petitioned = True
    matter.leaves = None
    filing.desk_of(matter).matters.append(matter)
    township.petitions += 1
    township.incidents += 1
    community.counts.petitions += 1
    filing.trip(matter, 1, matter.model.p["casework.upper_trip_hours"])
