"""What cannot stand together in one scenario, though each part alone is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.errors import InputError
from sim.parameters import Value
from sim.scenario.document import Change
from sim.scenario.places import contains
from sim.scenario.policy import Policy, Where
from sim.text import both

MOST_STEPS_A_WEEK = 28


def total_weeks(values: Mapping[str, Value]) -> int:
    """Weeks in the run: warm-up and observed."""
    return int(values["time.warmup_weeks"]) + int(values["time.observe_weeks"])


def steps_per_week(values: Mapping[str, Value]) -> int:
    """Steps in one week; `InputError` when the step does not divide the week."""
    days = float(values["time.step_days"])
    steps = round(7 / days)
    if not 1 <= steps <= MOST_STEPS_A_WEEK or abs(steps * days - 7) > 1e-9:
        raise InputError(
            *both("document.bad_step"), key="time.step_days", value=days, allowed=both("document.step_form")
        )
    return steps


def check_policies(policies: Sequence[Policy], weeks: int) -> None:
    """Refuse policies that end before they start, start after the run, or meet their own kind."""
    for i, policy in enumerate(policies, 1):
        assert policy.start is not None
        if policy.start >= weeks:
            raise InputError(
                *both("policy.start_after_end", weeks=weeks),
                key=f"policies[{i}].start",
                value=policy.start,
                allowed=both("policy.before", week=weeks),
            )
        if policy.end is not None and policy.end <= policy.start:
            raise InputError(
                *both("policy.end_before_start", start=policy.start),
                key=f"policies[{i}].end",
                value=policy.end,
                allowed=both("policy.after", week=policy.start),
            )
    for j, later in enumerate(policies):
        for i, earlier in enumerate(policies[:j]):
            if earlier.kind == later.kind and _same_time(earlier, later) and _same_place(earlier, later):
                raise InputError(
                    *both("policy.overlap", kind=later.kind, other=i + 1),
                    key=f"policies[{j + 1}]",
                    allowed=both("policy.apart"),
                )


def _same_time(one: Policy, other: Policy) -> bool:
    assert one.start is not None
    assert other.start is not None
    return (one.end is None or other.start < one.end) and (other.end is None or one.start < other.end)


def _same_place(one: Policy, other: Policy) -> bool:
    """Whether two policies may meet: only town against country, and lists without a common place, surely do
    not.
    """
    return not _apart(one.where, other.where)


def _apart(one: Where, other: Where) -> bool:
    if {one.kind, other.kind} == {"urban", "rural"}:
        return True
    if one.kind == other.kind == "places":
        return not any(_meet(a, b) for a in one.places for b in other.places)
    return False


def _meet(a: int | str, b: int | str) -> bool:
    if isinstance(a, int) and isinstance(b, int):
        return contains(a, b) or contains(b, a)
    return a == b


def check_changes(changes: Sequence[Change], weeks: int) -> None:
    """Refuse changes after the run's end, and two of one parameter in one week."""
    seen: dict[tuple[int, str], int] = {}
    for i, change in enumerate(changes, 1):
        if change.week >= weeks:
            raise InputError(
                *both("document.change_late", weeks=weeks),
                key=f"changes[{i}].week",
                value=change.week,
                allowed=both("policy.before", week=weeks),
            )
        if (change.week, change.key) in seen:
            other = seen[change.week, change.key]
            raise InputError(
                *both("document.change_twice", week=change.week, other=other),
                key=f"changes[{i}].key",
                value=change.key,
            )
        seen[change.week, change.key] = i
