"""City and village platforms: one tool for all, or tools by place."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.web.arm import BASE, OTHER
from sim.web.lessons.facts import Facts, way
from sim.web.lessons.lesson import Lesson, Part, Said, number, points, share, signed
from sim.web.lessons.worlds import half_and_half, policies

LEAST = 0.01  # of the gap between city and village


def _uniform() -> tuple[Scenario, Scenario]:
    county = half_and_half()
    return county, policies(county, "integrated_platform")


def _tiered() -> tuple[Scenario, Scenario]:
    county = half_and_half()
    return policies(county, "integrated_platform"), policies(
        county, "integrated_platform", "tiered_technology"
    )


def _gap(facts: Facts) -> str:
    change = abs(facts.gap("efficacy", OTHER)) - abs(facts.gap("efficacy", BASE))
    return {"up": "wider", "same": "same", "down": "narrower"}[way(change, LEAST)]


def _told(facts: Facts) -> list[Said]:
    found = [
        Said(
            "gap",
            {
                "a_urban": share(facts["efficacy.place.urban"][0]),
                "a_rural": share(facts["efficacy.place.rural"][0]),
                "b_urban": share(facts["efficacy.place.urban"][1]),
                "b_rural": share(facts["efficacy.place.rural"][1]),
                "change": points(abs(facts.gap("efficacy", OTHER)) - abs(facts.gap("efficacy", BASE)), 2),
            },
        )
    ]
    fit = facts["platform_fit.place.urban"][1] - facts["platform_fit.place.rural"][1]
    values = {
        "urban": share(facts["platform_fit.place.urban"][1], 0),
        "rural": share(facts["platform_fit.place.rural"][1], 0),
    }
    found.append(Said("fit_city" if fit > 0.02 else "fit_village" if fit < -0.02 else "fit_even", values))
    changes = {place: facts.change(f"platform_saving.place.{place}") for place in ("urban", "rural")}
    more = changes["urban"] - changes["rural"]
    key = "saving_city" if more > 0.005 else "saving_village" if more < -0.005 else "saving_even"
    found.append(Said(key, {place: points(value) for place, value in changes.items()}))
    load = {place: facts[f"load.place.{place}"][1] for place in ("urban", "rural")}
    tight = "tight_city" if load["urban"] > load["rural"] else "tight_village"
    found.append(Said(tight, {place: number(value) for place, value in load.items()}))
    entry = {place: facts.change(f"entry_hours.place.{place}") for place in ("urban", "rural")}
    key = "entry" if max(entry.values()) < 0.0 else "entry_more"
    found.append(Said(key, {place: signed(value) for place, value in entry.items()}))
    return found


def _verdict(facts: Facts) -> list[Said]:
    return [*_told(facts), Said(f"uniform_{_gap(facts)}")]


def _tiered_verdict(facts: Facts) -> list[Said]:
    return [*_told(facts), Said(f"tiered_{_gap(facts)}")]


LESSON = Lesson(
    "platforms",
    15,
    (
        Part("p1", _uniform, ("wider", "same", "narrower"), _gap, _verdict),
        Part("p2", _tiered, ("wider", "same", "narrower"), _gap, _tiered_verdict),
    ),
    ("Zhang2026", "LiXf2025"),
)
