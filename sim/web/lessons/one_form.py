"""One form: what sharing saves, and who gets the hours."""

from __future__ import annotations

from collections.abc import Mapping

from sim.measures.compute import Outcome
from sim.scenario import Scenario
from sim.web.lessons.facts import Facts, way
from sim.web.lessons.lesson import Lesson, Part, Said, hours, points, share, signed
from sim.web.lessons.worlds import policies, shipped_world

MUCH, LITTLE = 0.7, 0.1  # share of fields that duplicate another department's


def _street(duplication: float) -> tuple[Scenario, Scenario]:
    street = shipped_world("street").with_values({"agenda.duplication": duplication})
    return street, policies(street, "one_form")


def _overlapping() -> tuple[Scenario, Scenario]:
    return _street(MUCH)


def _distinct() -> tuple[Scenario, Scenario]:
    return _street(LITTLE)


def _both_overlapping() -> Mapping[str, Scenario]:
    base, other = _street(MUCH)
    return {"base": base, "other": other}


def saved(base: Outcome, other: Outcome) -> float:
    """Share by which forms and traces asked fell."""
    return 1.0 - other["asked_trace_hours"] / base["asked_trace_hours"]


def _who_gets_them(facts: Facts) -> str:
    if saved(facts.base, facts.other) < 0.02:
        return "none"
    moved = facts.moved()
    groups = {
        "service": moved["service"],
        "work": moved["task"] + moved["party"] + moved["outreach"] + moved["renewal"],
        "rest": moved["idle"] - min(0.0, facts.change("overtime")),
    }
    return max(groups, key=lambda name: groups[name])


def _where_saved_hours_went(facts: Facts) -> list[Said]:
    moved = facts.moved()
    found = [
        Said(
            "saving",
            {
                "asked": signed(facts.change("asked_trace_hours")),
                "share": share(saved(facts.base, facts.other), 0),
                "spent": signed(moved["trace"]),
            },
        ),
        Said(
            "went",
            {
                "service": signed(moved["service"]),
                "work": signed(moved["task"] + moved["party"] + moved["outreach"] + moved["renewal"]),
                "idle": signed(moved["idle"]),
            },
        ),
    ]
    hidden = facts.change("hidden_hours")
    found.append(Said("refill" if hidden > 0.5 else "no_refill", {"hidden": signed(hidden)}))
    error = facts.change("report_error")
    found.append(Said("errors_up" if error > 0.001 else "errors_same", {"change": points(error, 2)}))
    found.append(Said(f"real_{facts.way('efficacy', 0.005)}", {"change": points(facts.change("efficacy"))}))
    return found


def _compared(facts: Facts) -> tuple[float, float]:
    return saved(facts.more["base"], facts.more["other"]), saved(facts.base, facts.other)


def _less_overlap(facts: Facts) -> str:
    before, now = _compared(facts)
    return {"up": "larger", "same": "same", "down": "smaller"}[way(now - before, 0.02)]


def _why_overlap_matters(facts: Facts) -> list[Said]:
    before, now = _compared(facts)
    found = [Said("compared", {"before": share(before), "now": share(now)})]
    found.append(Said("only_overlap" if now < before - 0.02 else "not_only_overlap"))
    found.append(Said("rest_of_paper", {"asked": hours(facts["asked_trace_hours"][1])}))
    found.append(Said(f"real_{facts.way('efficacy', 0.005)}", {"change": points(facts.change("efficacy"))}))
    return found


LESSON = Lesson(
    "one_form",
    12,
    (
        Part(
            "p1", _overlapping, ("service", "work", "rest", "none"), _who_gets_them, _where_saved_hours_went
        ),
        Part(
            "p2",
            _distinct,
            ("larger", "same", "smaller"),
            _less_overlap,
            _why_overlap_matters,
            _both_overlapping,
        ),
    ),
    ("LiLiu2025", "Xu2025"),
)
