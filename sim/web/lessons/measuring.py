"""When measuring crowds out serving: steep assessment, and what an audit changes."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.web.lessons.facts import Facts
from sim.web.lessons.lesson import Lesson, Part, Said, hours, number, points, share, signed
from sim.web.lessons.worlds import policies, pressed, shipped_world

LEAST = 0.01  # a change of a score or of efficacy that counts


def _gentle_and_steep() -> tuple[Scenario, Scenario]:
    street = shipped_world("street")
    return pressed(street, 0.2), pressed(street, 0.95)


def _parted(facts: Facts) -> str:
    score, real = facts.way("score", LEAST), facts.way("efficacy", LEAST)
    if score == "up" and real == "down":
        return "split"
    if score == real and score != "same":
        return f"both_{score}"
    return "unclear"


def _what_pressure_did(facts: Facts) -> list[Said]:
    score, real = facts["score"], facts["efficacy"]
    found = [
        Said(
            "scores",
            {
                "score_a": share(score[0]),
                "score_b": share(score[1]),
                "real_a": share(real[0]),
                "real_b": share(real[1]),
            },
        )
    ]
    moved = facts.moved()
    paper = moved["trace"] + moved["task"]
    if moved["service"] < -1.0 and paper > 1.0:
        key = "crowded_slack" if moved["idle"] < moved["service"] else "crowded"
    elif moved["service"] > 1.0:
        key = "worked_more"
    else:
        key = "service_same"
    found.append(
        Said(
            key,
            {
                "service": signed(moved["service"]),
                "trace": signed(moved["trace"]),
                "task": signed(moved["task"]),
                "idle": signed(moved["idle"]),
            },
        )
    )
    if facts.way("score", LEAST) == "down":
        a, b = facts["load"]
        late = facts["overloaded_weeks"]
        values = {"a": number(a), "b": number(b), "late_a": share(late[0], 0), "late_b": share(late[1], 0)}
        found.append(Said("score_overload" if b > a and late[1] > late[0] else "score_other", values))
    found.append(
        Said(
            "added",
            {
                "own_a": share(facts["self_added_share"][0]),
                "own_b": share(facts["self_added_share"][1]),
                "hidden_a": hours(facts["hidden_hours"][0]),
                "hidden_b": hours(facts["hidden_hours"][1]),
            },
        )
    )
    polish = facts.change("inflation")
    key = "polish_up" if polish > 0.005 else "polish_down" if polish < -0.005 else "polish_same"
    found.append(Said(key, {"a": share(facts["inflation"][0]), "b": share(facts["inflation"][1])}))
    a, b = facts["misalignment"]
    found.append(Said("angle", {"a": number(a, 0), "b": number(b, 0)}))
    return found


def _steep_and_audited() -> tuple[Scenario, Scenario]:
    street = pressed(shipped_world("street"), 0.95)
    return street, policies(street, "penetrating_audit")


def _after_audit(facts: Facts) -> list[Said]:
    found = [
        Said(
            "audit_real",
            {
                "change": points(facts.change("efficacy")),
                "b": share(facts["efficacy"][1]),
                "score": points(facts.change("score")),
            },
        )
    ]
    hidden, polish = facts.change("hidden_hours"), facts.change("inflation")
    found.append(Said("audit_hidden" if hidden < -0.5 else "audit_hidden_same", {"change": signed(hidden)}))
    found.append(Said("audit_polish" if polish < -0.002 else "audit_polish_same", {"change": points(polish)}))
    visible = facts.change("visible_hours")
    if visible > 0.5:
        found.append(Said("audit_visible", {"change": signed(visible)}))
    trace = facts.moved()["trace"]
    asked = facts.change("asked_trace_hours")
    key = (
        "audit_paper_up"
        if trace > 0.5
        else "audit_undone"
        if asked > 0.5 and trace < -0.5
        else "audit_paper_down"
    )
    found.append(Said(key, {"change": signed(trace), "asked": signed(asked)}))
    pressure = facts.change("pressure")
    found.append(
        Said("audit_pressure" if pressure > 0.01 else "audit_no_pressure", {"change": signed(pressure, 2)})
    )
    service, gone = facts.moved()["service"], facts["withdrawn"]
    people = {"up": "audit_people_worse", "down": "audit_people_better", "same": "audit_people_same"}
    values = {"a": share(gone[0], 0), "b": share(gone[1], 0), "service": signed(service)}
    found.append(Said(people[facts.way("withdrawn", 0.01)], values))
    return found


def _audit_outcome(facts: Facts) -> str:
    return facts.way("efficacy", LEAST)


LESSON = Lesson(
    "measuring",
    15,
    (
        Part(
            "p1", _gentle_and_steep, ("both_up", "split", "both_down", "unclear"), _parted, _what_pressure_did
        ),
        Part("p2", _steep_and_audited, ("up", "same", "down"), _audit_outcome, _after_audit),
    ),
    ("LiLiu2025", "Jiang2025"),
)
