"""The four-cadre village: where the hours go, and where more of them would go."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.web.arm import BASE
from sim.web.lessons.facts import Facts
from sim.web.lessons.lesson import Lesson, Part, Said, hours, number, points, share
from sim.web.lessons.worlds import pressed, shipped_world

_OTHER = ("party", "outreach", "renewal")
_PAPER = ("party", "trace", "task")
EXTRA_HOURS = 50.0


def _weak_and_steep() -> tuple[Scenario, Scenario]:
    village = shipped_world("four_cadre_village")
    return pressed(village, 0.1), pressed(village, 0.9)


def _largest(facts: Facts) -> str:
    spent = facts.hours()
    found = max(spent, key=lambda stream: spent[stream])
    return "other" if found in _OTHER else found


def _where_hours_go(facts: Facts) -> list[Said]:
    spent, before = facts.hours(), facts.hours(BASE)
    total = sum(spent.values())
    order = sorted(spent, key=lambda stream: -spent[stream])
    found = [
        Said(
            "hours_order",
            {
                "first": ("stream", order[0]),
                "first_share": share(spent[order[0]] / total, 0),
                "second": ("stream", order[1]),
                "second_share": share(spent[order[1]] / total, 0),
                "service": share(spent["service"] / total, 0),
            },
        )
    ]
    trace = spent["trace"] - before["trace"]
    own = facts["self_added_share"]
    values = {"a": hours(before["trace"]), "b": hours(spent["trace"])}
    values |= {"own_a": share(own[0], 0), "own_b": share(own[1], 0)}
    found.append(Said("trace_up" if trace > 1.0 else "trace_down" if trace < -1.0 else "trace_same", values))
    a, b = facts["load"]
    found.append(Said("load_over" if b > 1.0 else "load_under", {"a": number(a), "b": number(b)}))
    change = facts.change("efficacy")
    key = {"up": "real_up", "down": "real_down", "same": "real_same"}[facts.way("efficacy", 0.01)]
    found.append(Said(key, {"change": points(change), "b": share(facts["efficacy"][1])}))
    a, b = facts["burnout_any"]
    found.append(Said("burnout", {"a": share(a, 0), "b": share(b, 0)}))
    return found


def _more_hours() -> tuple[Scenario, Scenario]:
    village = shipped_world("four_cadre_village")
    return village, village.with_values({"service.contract_hours": EXTRA_HOURS})


def _taker(facts: Facts) -> str:
    moved = facts.moved()
    groups = {
        "service": moved["service"],
        "paper": sum(moved[stream] for stream in _PAPER),
        "contact": moved["outreach"] + moved["renewal"],
        "idle": moved["idle"],
    }
    return max(groups, key=lambda name: groups[name])


def _what_took_them(facts: Facts) -> list[Said]:
    moved, over = facts.moved(), facts["overloaded_weeks"]
    found = [
        Said(
            "extra_split",
            {
                "extra": hours(facts.change("contracted_hours")),
                "service": hours(moved["service"]),
                "paper": hours(sum(moved[stream] for stream in _PAPER)),
                "contact": hours(moved["outreach"] + moved["renewal"]),
                "idle": hours(moved["idle"]),
            },
        ),
        Said(f"why_{_taker(facts)}", {"over_a": share(over[0], 0), "over_b": share(over[1], 0)}),
    ]
    a, b = facts["overtime"]
    found.append(Said("overtime", {"a": hours(a), "b": hours(b)}))
    key = {"up": "hours_help", "down": "hours_harm", "same": "hours_same"}[facts.way("efficacy", 0.01)]
    found.append(
        Said(
            key,
            {
                "change": points(facts.change("efficacy")),
                "wait_a": number(facts["wait"][0]),
                "wait_b": number(facts["wait"][1]),
            },
        )
    )
    return found


LESSON = Lesson(
    "village",
    12,
    (
        Part("p1", _weak_and_steep, ("trace", "task", "service", "other"), _largest, _where_hours_go),
        Part("p2", _more_hours, ("service", "paper", "contact", "idle"), _taker, _what_took_them),
    ),
    ("Xu2025", "LiLiu2025"),
)
