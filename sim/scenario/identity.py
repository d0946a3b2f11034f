"""Which scenario this is: equal for all files that ask for the same simulation, different for all others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from sim.parameters import PARAMETERS, Value
from sim.plugins import loaded
from sim.region.divisions import RegionSpec
from sim.scenario.document import Change
from sim.scenario.policy import Policy

FORM = 1  # raise it when the canonical form itself changes


def canonical(
    region: RegionSpec,
    values: Mapping[str, Value],
    policies: Sequence[Policy],
    changes: Sequence[Change],
    plugins: Sequence[str] = (),
) -> dict[str, Any]:
    """What is simulated as plain data, each value in its parameter's own type; title and language are not in
    it.
    """
    place = {key: value for key, value in asdict(region).items() if key != "names" and value is not None}
    place["data"] = [file.digest for file in region.data]
    for key in ("data", "places"):
        if not place[key]:
            del place[key]
    there = loaded()
    own = {"plugins": {name: there[name].digest for name in plugins}} if plugins else {}
    return {
        **own,
        "form": FORM,
        "region": place,
        "parameters": {key: PARAMETERS[key].kind(values[key]) for key in sorted(values)},
        "policies": [asdict(policy) for policy in policies],
        "changes": [asdict(change) for change in changes],
    }


def identity(form: Mapping[str, Any]) -> str:
    """SHA-256 of a canonical form: JSON with sorted keys, in which 1 and 1.0 differ."""
    return hashlib.sha256(_text(form).encode()).hexdigest()


def quick_identity(
    region: RegionSpec,
    given: Mapping[str, Value],
    policies: Sequence[Policy],
    changes: Sequence[Change],
    plugins: Sequence[str] = (),
) -> str:
    """The identity of the canonical form, without writing out anew the many values that are defaults; `given`
    are those that are set.
    """
    rest = canonical(region, {}, policies, changes, plugins)
    entries = _entries().copy()
    for key, value in given.items():
        parameter = PARAMETERS[key]
        if value != parameter.default:
            entries[key] = f"{_text(key)}:{_text(parameter.kind(value))}"
    before, empty, after = _text(rest).partition('"parameters":{')
    text = f"{before}{empty}{','.join(entries.values())}{after}"
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _entries() -> dict[str, str]:
    """Each parameter's default as the canonical form writes it, in its order; to be copied."""
    return {key: f"{_text(key)}:{_text(p.kind(p.default))}" for key, p in sorted(PARAMETERS.items())}


def _text(form: Any) -> str:
    return json.dumps(form, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
