"""The arms of a comparison: a baseline and what is set beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.scenario import Policy, Scenario, load
from sim.study.identity import name_of
from sim.text import both

BASELINE = "baseline"

Arms = list[tuple[str, Scenario]]


def arms_of(scenario: Any, arms: Any) -> Arms:
    """The arms that `sim.compare` was asked for, the baseline first.

    `scenario` is the baseline and `arms` says what else: a mapping from names to policies (a policy, a list
    of them, a scenario), or a list of scenarios. Without `arms`, `scenario` is the list of all scenarios, or
    one that has policies: it is compared with itself without them. `InputError` for what is neither.
    """
    if arms is None:
        if isinstance(scenario, (str, PathLike, Scenario)):
            return _with_and_without(_loaded(scenario, "scenario"))
        if not isinstance(scenario, Sequence):
            raise InputError(*both("study.no_arms"), allowed=both("study.one_policy"))
        scenario, arms = (scenario[0] if scenario else None), list(scenario[1:])
    if scenario is None or not arms:
        raise InputError(*both("study.no_arms"), allowed=both("study.one_policy"))
    base = _loaded(scenario, "scenario")
    if isinstance(arms, Mapping):
        found = [(BASELINE, base), *((str(name), _arm(base, name, arm)) for name, arm in arms.items())]
    else:
        others = [_loaded(arm, f"arms[{i}]") for i, arm in enumerate(arms, 1)]
        found = _named([base, *others])
    names = [name for name, _ in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(*both("study.arm_twice"), key="arms", value=name)
    return found


def _with_and_without(scenario: Scenario) -> Arms:
    """A scenario against itself without its policies."""
    if not scenario.policies:
        raise InputError(*both("study.no_arms"), allowed=both("study.one_policy"))
    name = name_of(scenario)
    return [
        (BASELINE, scenario.with_policies(instead=True)),
        (f"{name} 2" if name == BASELINE else name, scenario),
    ]


def _loaded(scenario: Any, key: str) -> Scenario:
    if isinstance(scenario, Scenario):
        return scenario
    if isinstance(scenario, (str, Path, PathLike)):
        return load(scenario)
    raise InputError(*both("study.not_an_arm"), key=key, value=scenario)


def _arm(base: Scenario, name: Any, arm: Any) -> Scenario:
    """The baseline with an arm's policies as well, or the scenario that the arm is."""
    if isinstance(arm, Scenario):
        return arm
    policies = [arm] if isinstance(arm, (Policy, str, Mapping)) else arm
    if not isinstance(policies, Sequence):
        raise InputError(*both("study.not_an_arm"), key=f"arms.{name}", value=arm)
    try:
        return base.with_policies(*policies)
    except InputError as error:
        raise error.within(key=f"arms.{name}") from None


def _named(scenarios: list[Scenario]) -> Arms:
    """Scenarios by what they are called; equal names are told apart by a number."""
    found: Arms = []
    for scenario in scenarios:
        name = first = name_of(scenario)
        number = 2
        while any(name == other for other, _ in found):
            name, number = f"{first} {number}", number + 1
        found.append((name, scenario))
    return found
