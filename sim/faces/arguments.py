"""What `sim.Model` is called with: scenario, parameters, policies and seed, in the forms that people and
Mesa's tools use.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any

import numpy as np

from sim.errors import InputError, nearest_names
from sim.parameters import PARAMETERS
from sim.scenario import Policy, Scenario, load
from sim.text import both

_SEEDS = 1 << 64
_OWN = ("scenario", "seed", "parameters", "rng", "policies", "collect", "threads", "region")


def planned(
    scenario: Scenario | str | PathLike[str],
    parameters: Mapping[str, Any] | None,
    by_keyword: Mapping[str, Any],
    policies: Sequence[Policy | Mapping[str, Any] | str] | Policy | str,
) -> Scenario:
    """The scenario with parameters by key (`assessment.tournament`) or keyword (`assessment__tournament`),
    and policies.
    """
    if not isinstance(scenario, (Scenario, str, PathLike)):
        raise InputError(
            "a scenario is a Scenario, a name or a path",
            "情景须是 Scenario、名称或路径",
            key="scenario",
            value=scenario,
        )
    plan = scenario if isinstance(scenario, Scenario) else load(scenario)
    values = {key: _plain(value) for key, value in (parameters or {}).items()}
    for word, value in by_keyword.items():
        key = _key(word)
        if key in values:
            raise InputError(*both("document.set_twice"), key=key, value=value)
        values[key] = _plain(value)
    if values:
        plan = plan.with_values(values)
    if isinstance(policies, (str, Policy)):
        policies = [policies] if policies else []
    return plan.with_policies(*policies) if policies else plan


def _key(word: str) -> str:
    """The parameter's key that a keyword means."""
    key = word.replace("__", ".")
    if "." not in key:
        ends = [known for known in PARAMETERS if known.split(".", 1)[1] == word]
        raise InputError(
            "sim.Model has no such argument, and parameters are written with their topic",
            "sim.Model 没有这个参数；模型参数须连同主题一起写",
            key=word,
            nearest=nearest_names(word, _OWN) or [known.replace(".", "__") for known in ends],
        )
    return key


def _plain(value: Any) -> Any:
    """NumPy's numbers as Python's."""
    return value.item() if isinstance(value, np.generic) else value


def seed_of(seed: Any, rng: Any) -> int:
    """The seed of the run, 0 to 2^64 - 1. A whole number stands for itself under either name; None for both
    draws one; a generator, a seed sequence or a list of numbers gives its first number.
    """
    if seed is not None and rng is not None:
        raise InputError("give seed or rng, not both", "seed 与 rng 只能给一个", key="seed", value=seed)
    given = _plain(seed if seed is not None else rng)
    if given is None:
        return secrets.randbits(63)
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, int) and not isinstance(given, bool):
        if 0 <= given < _SEEDS:
            return given
    elif not isinstance(given, (bool, float, str)):
        try:
            return int(np.random.default_rng(given).integers(1 << 63))
        except (TypeError, ValueError):
            pass
    raise InputError(
        "this is no seed",
        "这不是随机种子",
        key="seed",
        value=given,
        allowed=("a whole number from 0 to 2^64 - 1", "0 至 2^64 - 1 的整数"),
    )
