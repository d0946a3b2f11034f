"""A running world: everything it holds, built from a scenario, advanced step by step, saved and loaded."""

from __future__ import annotations

import io
import math
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import week
from sim.agents.state import State
from sim.building import build_state, grown
from sim.compiled import rules_hash
from sim.compiling import helped, ready
from sim.parameters import get_from_record, own, set_in_record
from sim.policies import context, phase
from sim.policies.kinds import Levers
from sim.policies.own import WithOwn
from sim.region.synthesis import region_of
from sim.rules import growth
from sim.rules.raising import effort_quantiles

if TYPE_CHECKING:
    from sim.region.region import Region
    from sim.scenario import Scenario
    from sim.scenario.policy import Policy


LONGEST_HEADER = 1_000_000  # characters: the record of parameters names all of them


class World:
    """One run of a scenario.

    `seed`: 64-bit seed of the run; `threads`: townships are shared among this many threads (the results are
    the same). `state` holds the arrays of records, `region` the places and people it was built from, `t`
    the next step.
    """

    def __init__(
        self, scenario: Scenario, seed: int = 0, *, threads: int = 1, region: Region | None = None
    ) -> None:
        p = scenario.record()
        self.scenario = scenario
        self.seed = int(seed) & 0xFFFFFFFFFFFFFFFF
        self.threads = max(1, int(threads))
        self.dt = 1.0 / scenario.steps_per_week
        self.steps = scenario.total_weeks * scenario.steps_per_week
        self.t = 0
        self.region: Region
        self.state: State
        with helped():
            self.region = region if region is not None else region_of(scenario.region, p)
            self.state = build_state(self.region, p, self.seed, self.dt, self.steps, scenario.warmup_weeks)
            ready(self.state)
        self._strengths = [phase.strengths_of(policy, self.region, self.seed) for policy in scenario.policies]
        self._measured: dict[int, Any] = {}
        self._turns = self._turning_points()
        self._own = own()  # parameters that only policies of plug-ins read
        self._needs: Any = None  # most needs of each township in a step, until parameters change

    # time
    def run(self) -> World:
        """Live all steps that are left."""
        return self.advance(self.steps - self.t)

    def advance(self, steps: int = 1) -> World:
        """Live at most `steps` steps, not beyond the end of the run."""
        end = min(self.steps, self.t + steps)
        while self.t < end:
            self.policies()
            stop = min([end, *(turn for turn in self._turns if turn > self.t)])
            self._live(stop)
        return self

    def _turning_points(self) -> tuple[int, ...]:
        """Steps at which a policy begins or ends or a parameter changes, in order."""
        turns = {0}
        for policy in self.scenario.policies:
            turns.add(phase.begins(policy, self.dt))
            end = phase.ends(policy, self.dt)
            if end is not None:
                turns.add(end)
        turns.update(phase.first_step(change.week, self.dt) for change in self.scenario.changes)
        return tuple(sorted(turns))

    def policies(self) -> None:
        """The policy phase of the step that comes next: changes, then levers. Nothing happens between
        turning points.
        """
        if self.t not in self._turns:
            return
        for change in self.scenario.changes:
            if phase.first_step(change.week, self.dt) == self.t and change.key not in self._own:
                rate = get_from_record(self.state.p, change.key)
                growth.keep(self.state.run[0], change.key, rate, self.t)
                set_in_record(self.state.p, change.key, change.value)
        spread = float(self.state.p[0].demand_effort_spread)
        self.state.run[0].effort_scale = math.gamma(1.0 + spread)
        self.state.quantiles[:] = effort_quantiles(spread)
        working = []
        for n, policy in enumerate(self.scenario.policies):
            if not phase.in_force(policy, self.t, self.dt):
                continue
            if policy.kind == "differentiated_assessment" and n not in self._measured:
                self._measured[n] = context.measured_hardness(self.region, self.state)
            working.append((policy, self._strengths[n], self._measured.get(n)))
        p = WithOwn(self.state.p[0], self._own_values()) if self._own else self.state.p[0]
        phase.write_levers(self.levers, working, p)

    def _own_values(self) -> dict[str, Any]:
        """The parameters of plug-ins as they stand at this step."""
        found = {key: self.scenario.values[key] for key in self._own}
        for change in self.scenario.changes:
            if change.key in self._own and phase.first_step(change.week, self.dt) <= self.t:
                found[change.key] = change.value
        return found

    @property
    def levers(self) -> Levers:
        """The levers, as policies see them."""
        s = self.state
        places = self.region.communities
        return Levers(s.levers, s.township_levers, places["township"], None, places["residents"], None)

    def _live(self, stop: int) -> None:
        towns = len(self.state.townships)
        if self._needs is None or self.t in self._turns:
            self._needs = np.array([week.most_needs(self.state, j) for j in range(towns)])
        needs = self._needs
        while self.t < stop:
            end = int(week.period(self.state, self.t, stop))
            if not week.room(self.state, needs, self.t, end):
                places = [
                    2 * int(week.places_needed(self.state, needs, j, self.t, end)) for j in range(towns)
                ]
                self.state = grown(self.state, np.array(places))
            elif self.threads == 1:
                self.t = int(week.advance(self.state, needs, self.t, stop))
            else:
                self._live_on_threads(end)

    def _live_on_threads(self, end: int) -> None:
        """One period, the townships shared among threads by their residents."""
        s, start = self.state, self.t
        share = np.linspace(0, 1, self.threads + 1) * s.townships.residents.sum()
        cuts = np.searchsorted(np.cumsum(s.townships.residents), share).tolist()
        cuts[0], cuts[-1] = 0, len(s.townships)
        week.open_counties(s, start, end)
        with ThreadPoolExecutor(self.threads) as pool:
            parts = [
                pool.submit(week.live_townships, s, a, b, start, end, False, False) for a, b in pairwise(cuts)
            ]
        for part in parts:
            part.result()
        week.close_counties(s, end - 1)
        self.t = end

    # changing course
    def amend(self, scenario: Scenario) -> World:
        """Go on under another scenario that says the same about everything lived so far, so that the run is,
        bit for bit, the one that would have come of that scenario from the start.

        Changes and policies may differ from the next step on. `ValueError` for anything else.
        """
        old, t, dt = self.scenario, self.t, self.dt
        if old.region != scenario.region or dict(old.values) != dict(scenario.values):
            raise ValueError("only changes and policies can be amended in a run")
        if _lived(old, t, dt) != _lived(scenario, t, dt):
            raise ValueError(f"step {t} has come: what was in force before cannot be amended")
        measured = {_origin(old.policies[n], dt): value for n, value in self._measured.items()}
        self.scenario = scenario
        self._strengths = [phase.strengths_of(policy, self.region, self.seed) for policy in scenario.policies]
        self._measured = {
            n: measured[_origin(policy, dt)]
            for n, policy in enumerate(scenario.policies)
            if _origin(policy, dt) in measured and phase.begins(policy, dt) < t
        }
        self._turns = self._turning_points()
        return self

    # keeping
    def save(self, path: str | Path) -> None:
        """Write a checkpoint from which `load` goes on as if nothing had happened."""
        buffer = io.BytesIO()
        arrays: dict[str, Any] = {name: np.asarray(array) for name, array in self.state._asdict().items()}
        measured: dict[str, Any] = {f"measured_{n}": array for n, array in self._measured.items()}
        about: dict[str, Any] = {
            "t": np.array(self.t),
            "seed": np.array(self.seed, dtype=np.uint64),
            "key": np.array(self.scenario.key),
            "rules": np.array(rules_hash()),
        }
        np.savez(buffer, **arrays, **measured, **about)
        target = Path(path)
        part = target.with_name(target.name + ".part")
        part.write_bytes(buffer.getvalue())
        part.replace(target)

    @classmethod
    def load(cls, path: str | Path, scenario: Scenario, *, threads: int = 1) -> World:
        """The world of a checkpoint; `ValueError` if it was written for another scenario, or by another
        version of the rules.
        """
        with np.load(Path(path), allow_pickle=False, max_header_size=LONGEST_HEADER) as kept:
            if "rules" not in kept or str(kept["rules"]) != rules_hash():
                raise ValueError("the checkpoint was written by another version of the program")
            if str(kept["key"]) != scenario.key:
                raise ValueError("the checkpoint belongs to another scenario")
            world = cls(scenario, int(kept["seed"]), threads=threads)
            world.t = int(kept["t"])
            made = world.state._asdict()
            world.state = State.of(**{name: _like(kept[name], array) for name, array in made.items()})
            prefix = "measured_"
            world._measured = {int(n[len(prefix) :]): kept[n] for n in kept.files if n.startswith(prefix)}
        return world


def _origin(policy: Policy, dt: float) -> tuple[Any, ...]:
    """What a policy was when it began to work; its end may come later."""
    return (policy.kind, policy.strength, policy.where, policy.nominal, phase.begins(policy, dt))


def _lived(scenario: Scenario, t: int, dt: float) -> tuple[Any, ...]:
    """What a scenario says about the steps before `t`: changes made, policies that worked and until when."""
    changes = [(phase.first_step(c.week, dt), c.key, c.value) for c in scenario.changes]
    policies = set()
    for policy in scenario.policies:
        end = phase.ends(policy, dt)
        begin, end = phase.begins(policy, dt), t if end is None else min(end, t)
        if begin < end:
            policies.add((*_origin(policy, dt), end))
    return [change for change in changes if change[0] < t], policies


def _like(array: Any, other: Any) -> Any:
    """An array from a file as a state has it: files do not say that records are aligned."""
    return array.view(other.dtype).view(type(other))
