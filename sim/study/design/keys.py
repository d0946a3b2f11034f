"""What a factor or an arm may set, and setting it.

A key is a parameter (``assessment.tournament``), a key of the region (``region.population``), a field of a
kind of policy (``policies.burden_reduction.strength``) or of a change on the way (``changes[1].value``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sim.errors import InputError, nearest_names
from sim.parameters import PARAMETERS, Parameter
from sim.scenario import Policy, Scenario
from sim.scenario.document import REGION_KEYS, Change, read_region
from sim.scenario.kinds import policy_kinds
from sim.scenario.policy import LATEST_WEEK, LONGEST_LAG, read_where
from sim.scenario.setting import OF_ONE_PLACE, PLACE_KEYS
from sim.scenario.values import checked, number, parameter_of
from sim.scenario.writing import region_table
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design.experiment import Arm

POLICY_FIELDS = ("strength", "start", "end", "where", "lag", "nominal")
_HIGHEST: dict[str, float] = {
    "strength": 1,
    "start": LATEST_WEEK,
    "end": LATEST_WEEK,
    "lag": LONGEST_LAG,
    "nominal": 1,
}
_WEEKS = ("start", "end")
_CHANGE = re.compile(r"changes\[(\d{1,4})\]\.(value|week)")


def policy_key(key: str) -> tuple[str, str] | None:
    """Kind and field of ``policies.KIND.FIELD``; None for any other key."""
    parts = key.split(".")
    return (parts[1], parts[2]) if parts[0] == "policies" and len(parts) == 3 else None


def check_key(key: object, path: str, scenario: Scenario) -> str:
    """The key, if something can be set by it; `InputError` that names `path` otherwise."""
    if not isinstance(key, str):
        from sim.scenario.values import wrong_type

        raise wrong_type("text", key, path)
    if key.startswith("policies"):
        _check_policy_key(key, path)
    elif key.startswith("changes"):
        found = _CHANGE.fullmatch(key)
        if found is None or not 1 <= int(found[1]) <= len(scenario.parts.changes):
            form = both("experiment.change_form", count=len(scenario.parts.changes))
            raise InputError(*both("experiment.no_change"), key=path, value=key, allowed=form)
    elif key.startswith("region.") and key not in PARAMETERS:
        if key.removeprefix("region.") not in REGION_KEYS:
            known = [f"region.{name}" for name in REGION_KEYS]
            near = nearest_names(key, [*known, *PARAMETERS])
            raise InputError(*both("value.unknown"), key=path, value=key, nearest=near)
    else:
        try:
            parameter_of(key)
        except InputError as error:
            error.key = path
            raise error.show(key) from None
    return key


def _check_policy_key(key: str, path: str) -> None:
    found = policy_key(key)
    if found is None:
        raise InputError(
            *both("experiment.no_policy_key"), key=path, value=key, allowed=both("experiment.policy_form")
        )
    kind, name = found
    if kind not in policy_kinds():
        near = nearest_names(kind, tuple(policy_kinds()))
        see = both("policy.see_list")
        raise InputError(*both("policy.unknown_kind"), key=path, value=kind, allowed=see, nearest=near)
    if name not in POLICY_FIELDS:
        near = nearest_names(name, POLICY_FIELDS)
        fields = ", ".join(POLICY_FIELDS)
        raise InputError(*both("experiment.no_field"), key=path, value=name, allowed=fields, nearest=near)


def parameter_behind(key: str, scenario: Scenario) -> Parameter | None:
    """The parameter that a key sets: itself, or the one that a change moves; None where there is none."""
    if key in PARAMETERS:
        return PARAMETERS[key]
    found = _CHANGE.fullmatch(key)
    if found and found[2] == "value":
        return PARAMETERS[scenario.parts.changes[int(found[1]) - 1].key]
    return None


def check_value(key: str, value: Any, path: str, scenario: Scenario) -> Any:
    """The value in the type that the key has; `InputError` that names `path` when it is not allowed."""
    parameter = parameter_behind(key, scenario)
    if parameter is not None:
        return checked(parameter, value, path)
    policy = policy_key(key)
    if policy is not None:
        name = policy[1]
        if name == "where":
            return read_where(value, path)
        return number(value, path, 0, _HIGHEST[name], whole=name in _WEEKS)
    if _CHANGE.fullmatch(key):
        return number(value, path, 0, LATEST_WEEK, whole=True)
    return value  # of the region: checked when the scenario is made


def is_number(key: str, scenario: Scenario) -> tuple[bool, bool]:
    """Whether what a key sets is a number, and a whole one."""
    parameter = parameter_behind(key, scenario)
    if parameter is not None:
        return parameter.kind in (int, float), parameter.kind is int
    policy = policy_key(key)
    if policy is not None:
        return policy[1] != "where", policy[1] in _WEEKS
    if _CHANGE.fullmatch(key):
        return True, True
    return key.removeprefix("region.").endswith(("population", "seed")), True


def applied(scenario: Scenario, settings: Mapping[str, Any], arm: Arm) -> Scenario:
    """The scenario of an arm at a point; `InputError` when something does not fit together.

    A field of a kind of policy is set in every policy of this kind, the scenario's and the arm's; what has no
    such policy is left as it is. Policies of strength 0 are left out: they are the same as none.
    """
    given = dict(scenario.parts.given)
    fields: dict[str, dict[str, Any]] = {}
    changes = list(scenario.parts.changes)
    place: dict[str, Any] = {}
    for key, value in (*settings.items(), *arm.settings.items()):
        policy = policy_key(key)
        if key in PARAMETERS:
            given[key] = value
        elif policy is not None:
            fields.setdefault(policy[0], {})[policy[1]] = value
        elif key.startswith("changes["):
            _set_change(changes, key, value)
        else:
            place[key.removeprefix("region.")] = value
    policies = [_set_fields(policy, fields) for policy in (*scenario.parts.policies, *arm.policies)]
    parts = replace(
        scenario.parts,
        given=given,
        policies=tuple(policy for policy in policies if policy.strength > 0),
        changes=tuple(changes),
        region=_region(scenario, place) if place else scenario.parts.region,
    )
    return Scenario(parts, file=scenario.file)


def _set_change(changes: list[Change], key: str, value: Any) -> None:
    found = _CHANGE.fullmatch(key)
    assert found is not None
    place = int(found[1]) - 1
    changes[place] = replace(changes[place], **{found[2]: value})


def _set_fields(policy: Policy, fields: Mapping[str, Mapping[str, Any]]) -> Policy:
    wanted = dict(fields.get(policy.kind, {}))
    return replace(policy, **wanted) if wanted else policy


def _region(scenario: Scenario, place: Mapping[str, Any]) -> Any:
    table = region_table(scenario.region)
    if place.keys() & set(PLACE_KEYS):
        table = {key: value for key, value in table.items() if key not in OF_ONE_PLACE}
    return read_region({**table, **place})
