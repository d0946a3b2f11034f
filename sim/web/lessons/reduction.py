"""What becomes of a reduction: an announced cut, and what arrives of it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sim.measures.compute import Outcome
from sim.scenario import Scenario
from sim.web.lessons.facts import Facts, way
from sim.web.lessons.lesson import Lesson, Part, Said, hours, points, share, signed
from sim.web.lessons.worlds import policies, shipped_world

STRENGTH = "burden_reduction:0.6"


def _cut() -> tuple[Scenario, Scenario]:
    street = shipped_world("street")
    return street, policies(street, STRENGTH)


def arrived(base: Outcome, other: Outcome) -> float:
    """Share of the announced cut by which forms and traces asked really fell; NaN without a cut."""
    announced = other["announced_cut"] - base["announced_cut"]
    return (base["asked_trace_hours"] - other["asked_trace_hours"]) / announced if announced > 0 else math.nan


def _how_much(facts: Facts) -> str:
    found = arrived(facts.base, facts.other)
    return "most" if found >= 2 / 3 else "part" if found >= 1 / 3 else "little"


def _where_it_went(facts: Facts) -> list[Said]:
    found = arrived(facts.base, facts.other)
    hidden, visible = facts.change("hidden_hours"), facts.change("visible_hours")
    result = [
        Said(
            "cut",
            {
                "announced": hours(facts.change("announced_cut")),
                "asked": signed(facts.change("asked_trace_hours")),
                "share": share(found, 0),
            },
        )
    ]
    values = {"visible": signed(visible), "hidden": signed(hidden)}
    result.append(Said("refilled" if hidden > 0.5 else "not_refilled", values))
    own = facts.change("self_added_share")
    result.append(
        Said("own_up" if own > 0.005 else "own_down" if own < -0.005 else "own_same", {"change": points(own)})
    )
    moved = facts.moved()
    result.append(
        Said(
            "service_up" if moved["service"] > 1.0 else "service_flat",
            {"service": signed(moved["service"]), "trace": signed(moved["trace"])},
        )
    )
    result.append(Said(f"real_{facts.way('efficacy', 0.01)}", {"change": points(facts.change("efficacy"))}))
    return result


def _cut_and_audit() -> tuple[Scenario, Scenario]:
    street = shipped_world("street")
    return policies(street, STRENGTH), policies(street, STRENGTH, "penetrating_audit")


def _none() -> Mapping[str, Scenario]:
    return {"none": shipped_world("street")}


def _shares(facts: Facts) -> tuple[float, float]:
    none = facts.more["none"]
    return arrived(none, facts.base), arrived(none, facts.other)


def _audited(facts: Facts) -> str:
    alone, audited = _shares(facts)
    return {"up": "more", "same": "same", "down": "less"}[way(audited - alone, 0.05)]


def _what_audit_did(facts: Facts) -> list[Said]:
    alone, audited = _shares(facts)
    hidden = facts.change("hidden_hours")
    found = [Said("shares", {"alone": share(alone, 0), "audited": share(audited, 0)})]
    found.append(Said("audit_found" if hidden < -0.5 else "audit_missed", {"hidden": signed(hidden)}))
    trace = facts.moved()["trace"]
    found.append(Said("audit_costs" if trace > 0.0 else "audit_saves", {"trace": signed(trace)}))
    pressure = facts.change("pressure")
    if abs(pressure) > 0.01:
        found.append(Said("audit_pressure", {"change": signed(pressure, 2)}))
    found.append(
        Said(f"audit_real_{facts.way('efficacy', 0.01)}", {"change": points(facts.change("efficacy"))})
    )
    return found


LESSON = Lesson(
    "reduction",
    15,
    (
        Part("p1", _cut, ("most", "part", "little"), _how_much, _where_it_went, view="syndromes"),
        Part("p2", _cut_and_audit, ("more", "same", "less"), _audited, _what_audit_did, _none, "syndromes"),
    ),
    ("LiLiu2025",),
)
