"""What one user has: two worlds on the same random draws, changed while they run.

Everything here may be called from any thread, one call at a time (`lock`); nothing knows of the page.
A change holds from the step that comes next, and stands in the scenario as a `[[changes]]` or `[[policies]]`
entry, so that the scenarios say at any moment how to get where the worlds are.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.scenario.document import Change, read_change
from sim.scenario.policy import Policy, read_policy
from sim.scenario.values import parameter_of
from sim.text import both
from sim.web.arm import ARMS, BASE, OTHER, Arm
from sim.web.guard import Limits, within

if TYPE_CHECKING:
    from sim.parameters import Value
    from sim.scenario import Scenario

SLICE = 0.15  # s that one piece of work may take before others get their turn
MOST_BYTES = 600 * 2**20  # of both worlds of one session


@dataclass(frozen=True, slots=True)
class Event:
    """Something a user changed on the way, for marks in pictures: a parameter's key or a policy's kind."""

    week: int
    arms: tuple[int, ...]
    name: str
    what: str  # "parameter", "policy" or "end"
    value: Any


class Session:
    """Two worlds, side by side.

    `base` and `other`: their scenarios, of one region and one length; by default `other` is the scenario as
    it is and `base` the same without policies. New worlds stand at week 0; `to(session.warmup)` lives the
    warm-up.
    """

    def __init__(
        self, base: Scenario, other: Scenario | None = None, seed: int = 0, limits: Limits | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.lock = threading.RLock()
        self.arms: tuple[Arm, Arm]
        self.start(base, other, seed)

    # making worlds
    def start(self, base: Scenario, other: Scenario | None = None, seed: int = 0) -> None:
        """Begin again with other scenarios or another seed."""
        if other is None:
            base, other = base.with_policies(instead=True), base
        check_pair(within(base, self.limits), within(other, self.limits))
        if not 0 <= seed < 2**63:
            raise InputError(*both("page.bad_seed"), key="seed", value=seed)
        with self.lock:
            first = Arm(base, seed)
            self.origin = (base, other)
            self.arms = (first, Arm(other, seed, first.world.region))
            self.seed = seed
            self.touched = time.monotonic()
            self._check_memory()

    def reset(self) -> None:
        """Back to the start as it was loaded: everything that was changed on the way is forgotten."""
        self.start(*self.origin, seed=self.seed)

    def again(self, seed: int | None = None) -> None:
        """The same from the start with everything that was changed on the way, perhaps on another seed."""
        with self.lock:
            origin, scenarios = self.origin, [arm.scenario for arm in self.arms]
            self.start(scenarios[BASE], scenarios[OTHER], self.seed if seed is None else seed)
            self.origin = origin

    # time
    @property
    def week(self) -> int:
        """Whole weeks lived, warm-up included."""
        world = self.arms[BASE].world
        return math.floor(world.t * world.dt + 1e-9)

    @property
    def warmup(self) -> int:
        """Weeks of warm-up."""
        return self.arms[BASE].scenario.warmup_weeks

    @property
    def weeks(self) -> int:
        """Weeks of the whole run."""
        return self.arms[BASE].scenario.total_weeks

    @property
    def finished(self) -> bool:
        """Whether the run is over."""
        return self.week >= self.weeks

    @property
    def idle(self) -> float:
        """Seconds since anything was done."""
        return time.monotonic() - self.touched

    def advance(self, weeks: int, seconds: float = SLICE) -> int:
        """Live at most so many weeks in both worlds, and stop when the time is up; the weeks lived.

        Week by week in turn, so that the worlds never part.
        """
        clock = time.perf_counter()
        lived = 0
        with self.lock:
            self.touched = time.monotonic()
            per_week = self.arms[BASE].scenario.steps_per_week
            while lived < weeks and not self.finished:
                pace = 1 if weeks - lived < 4 or self.week % 4 else 4
                for arm in self.arms:
                    arm.world.advance(pace * per_week)
                lived += pace
                if time.perf_counter() - clock > seconds:
                    break
            self._check_memory()
        return lived

    def to(self, week: int, seconds: float = SLICE) -> bool:
        """Live on towards a week; whether it is reached."""
        if self.week < week:
            self.advance(week - self.week, seconds)
        return self.week >= min(week, self.weeks)

    # changing course
    def set(self, key: str, value: Value, arms: tuple[int, ...] = ARMS) -> None:
        """Let a parameter have a value from the next week on, in one world or both."""
        if not parameter_of(key).during_run:
            raise InputError(*both("value.not_at_run"), key=key, value=value)
        with self.lock:
            week = self._next_week()
            read_change({"week": week, "key": key, "value": value}, "changes")
            self._amend({n: set_at(self.arms[n].scenario, week, key, value) for n in arms})

    def start_policy(self, table: Mapping[str, Any], arms: tuple[int, ...] = (OTHER,)) -> None:
        """Add a policy (a `[[policies]]` table; it starts next week if the table does not say)."""
        with self.lock:
            week = self._next_week()
            policy = read_policy({"start": week, **table}, "policies")
            assert policy.start is not None
            if policy.start < week:
                raise InputError(*both("page.too_late", week=week), key="policies.start", value=policy.start)
            self._amend({n: self.arms[n].scenario.with_policies(policy) for n in arms})

    def end_policy(self, index: int, arm: int = OTHER) -> None:
        """End a policy (by its place in `Scenario.policies`) with the week that comes next."""
        with self.lock:
            scenario = self.arms[arm].scenario
            self._amend({arm: ended(scenario, scenario.policies[index], self._next_week())})

    def change_policy(self, index: int, strength: float, arm: int = OTHER) -> None:
        """Give a policy another strength from the next week on."""
        with self.lock:
            week, scenario = self._next_week(), self.arms[arm].scenario
            old = scenario.policies[index]
            begun = (old.start or 0) < week
            lag = max(0.0, (old.start or 0) + (old.lag or 0.0) - week) if begun else old.lag
            table = replace(old, strength=strength, start=max(week, old.start or 0), lag=lag).written()
            new = read_policy(table, f"policies[{index + 1}]")
            self._amend({arm: ended(scenario, old, week).with_policies(new)})

    def _next_week(self) -> int:
        if self.finished:
            raise InputError(*both("page.over"))
        return self.week

    def _amend(self, scenarios: Mapping[int, Scenario]) -> None:
        """Check every new scenario before any world is touched."""
        for scenario in scenarios.values():
            within(scenario, self.limits)
        for n, scenario in scenarios.items():
            self.arms[n].world.amend(scenario)
        self.touched = time.monotonic()

    # what it is
    def value(self, key: str, arm: int = OTHER) -> Value:
        """The value of a parameter in one world from the next week on."""
        scenario = self.arms[arm].scenario
        found = scenario.values[key]
        for change in scenario.changes:  # in order of weeks
            if change.key == key and change.week <= self.week:
                found = change.value
        return found

    def events(self) -> list[Event]:
        """What was changed on the way and what policies began and ended, in order of weeks."""
        found: dict[tuple[int, str, str, Any], list[int]] = {}
        for n, arm in enumerate(self.arms):
            for change in arm.scenario.changes:
                found.setdefault((change.week, change.key, "parameter", change.value), []).append(n)
            for policy in arm.scenario.policies:
                key = (int(policy.start or 0), policy.kind, "policy", policy.strength)
                found.setdefault(key, []).append(n)
                if policy.end is not None:
                    found.setdefault((policy.end, policy.kind, "end", 0.0), []).append(n)
        events = [
            Event(week, tuple(arms), name, what, value) for (week, name, what, value), arms in found.items()
        ]
        return sorted(events, key=lambda event: (event.week, event.name, event.what))

    @property
    def nbytes(self) -> int:
        """Memory of both worlds [bytes]."""
        return sum(arm.nbytes for arm in self.arms)

    def _check_memory(self) -> None:
        if self.nbytes > MOST_BYTES:
            raise InputError(*both("page.too_much_memory", limit=MOST_BYTES // 2**20))


def check_pair(base: Scenario, other: Scenario) -> None:
    """Refuse two worlds that cannot be laid side by side: another region, another length, other steps."""
    if base.region != other.region:
        raise InputError(*both("page.not_a_pair"), key="region")
    for key in ("time.warmup_weeks", "time.observe_weeks", "time.step_days"):
        if base.values[key] != other.values[key]:
            raise InputError(*both("page.not_a_pair"), key=key, value=other.values[key])
    own = [key for key in base.values if key.startswith("region.") and base.values[key] != other.values[key]]
    if own:
        raise InputError(*both("page.not_a_pair"), key=own[0], value=other.values[own[0]])


def set_at(scenario: Scenario, week: int, key: str, value: Value) -> Scenario:
    """The scenario in which a parameter has a value from a week on; what was said about that week is gone,
    and nothing is said that is so anyway.
    """
    kept = [c for c in scenario.changes if not (c.key == key and c.week >= week)]
    before = scenario.values[key]
    for change in kept:
        if change.key == key:
            before = change.value
    changes = kept if before == value else [*kept, Change(week, key, value)]
    return with_parts(scenario, changes=tuple(changes))


def ended(scenario: Scenario, policy: Policy, week: int) -> Scenario:
    """The scenario in which a policy ends with a week, or is not there if it would begin only then."""
    rest = [p for p in scenario.policies if p != policy]
    if (policy.start or 0) < week:
        rest.append(replace(policy, end=week))
    return with_parts(scenario, policies=tuple(rest))


def with_parts(scenario: Scenario, **parts: Any) -> Scenario:
    """The scenario with other policies or changes."""
    from sim.scenario import Scenario

    return Scenario(replace(scenario.parts, **parts), file=scenario.file)
