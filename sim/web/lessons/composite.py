"""From overload to super-composite: three families of policies, together and apart."""

from __future__ import annotations

from collections.abc import Mapping

from sim.scenario import Scenario
from sim.web.lessons.facts import Facts, way
from sim.web.lessons.lesson import Lesson, Part, Said, number, points, share
from sim.web.lessons.worlds import policies, pressed, shipped_world

FAMILIES = {
    "I": ("differentiated_assessment", "burden_reduction:0.6", "penetrating_audit:0.5"),
    "R": ("staff_sinking:0.6", "resource_pooling:0.6"),
    "T": ("one_form", "fault_tolerance:0.6"),
}
FEW = 0.05  # share of weeks above 1 that still counts as cleared
LEAST = 0.01


def _overloaded() -> Scenario:
    street = pressed(shipped_world("street"), 0.95)
    return street.with_values({"agenda.duty_growth": 0.08, "agenda.duplication": 0.7, "agenda.tasks": 1.4})


def _all() -> tuple[Scenario, Scenario]:
    street = _overloaded()
    return street, policies(street, *(kind for family in FAMILIES.values() for kind in family))


def _each() -> Mapping[str, Scenario]:
    street = _overloaded()
    return {name: policies(street, *kinds) for name, kinds in FAMILIES.items()}


def _cleared(facts: Facts) -> str:
    if facts["overloaded_weeks"][1] < FEW:
        return "clears"
    return "eases" if facts.change("overloaded_weeks") < -0.05 else "stays"


def _what_cleared(facts: Facts) -> list[Said]:
    weeks, load = facts["overloaded_weeks"], facts["load"]
    found = [
        Said(
            "jam",
            {
                "weeks_a": share(weeks[0], 0),
                "weeks_b": share(weeks[1], 0),
                "load_a": number(load[0]),
                "load_b": number(load[1]),
            },
        )
    ]
    parts = {key: facts.change(key) for key in ("load_imposed", "load_self_added", "load_demand")}
    most = min(parts, key=lambda key: parts[key])
    key = f"most_{most}" if parts[most] < -0.005 else "most_none"
    found.append(Said(key, {name: number(value) for name, value in parts.items()}))
    found.append(
        Said(
            f"real_{facts.way('efficacy', LEAST)}",
            {"a": share(facts["efficacy"][0]), "b": share(facts["efficacy"][1])},
        )
    )
    a, b = facts["burnout_any"]
    found.append(Said("burnout", {"a": share(a, 0), "b": share(b, 0)}))
    return found


def gains(facts: Facts) -> dict[str, float]:
    """Gain of efficacy of each family alone and of all together."""
    found = {name: outcome["efficacy"] - facts.base["efficacy"] for name, outcome in facts.more.items()}
    return found | {"all": facts.change("efficacy")}


def synergy(facts: Facts) -> float:
    """Gain of all together beyond the sum of the gains of each."""
    found = gains(facts)
    return found["all"] - sum(found[name] for name in FAMILIES)


def _more_than_sum(facts: Facts) -> str:
    return {"up": "more", "same": "same", "down": "less"}[way(synergy(facts), LEAST)]


def _sum_of_parts(facts: Facts) -> list[Said]:
    found = gains(facts)
    best = max(FAMILIES, key=lambda name: found[name])
    values = {name: points(found[name]) for name in (*FAMILIES, "all")}
    return [
        Said("gains", {**values, "sum": points(sum(found[name] for name in FAMILIES))}),
        Said(f"synergy_{_more_than_sum(facts)}", {"synergy": points(synergy(facts), 2)}),
        Said(f"best_{best}" if found[best] > 0 else "best_none"),
        Said(
            "cleared_too" if facts["overloaded_weeks"][1] < FEW else "not_cleared",
            {"weeks": share(facts["overloaded_weeks"][1], 0)},
        ),
    ]


LESSON = Lesson(
    "composite",
    20,
    (
        Part("p1", _all, ("clears", "eases", "stays"), _cleared, _what_cleared),
        Part("p2", _all, ("more", "same", "less"), _more_than_sum, _sum_of_parts, _each),
    ),
    ("LiLiu2025", "LiWang2025"),
)
