"""Which scenario this is: equal for all files that ask for the same simulation, different for all others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sim.parameters import PARAMETERS, Value
from sim.region.divisions import RegionSpec
from sim.scenario.document import Change
from sim.scenario.policy import Policy

FORM = 1  # raise it when the canonical form itself changes


def canonical(
    region: RegionSpec, values: Mapping[str, Value], policies: Sequence[Policy], changes: Sequence[Change]
) -> dict[str, Any]:
    """What is simulated as plain data, each value in its parameter's own type; title and language are not in
    it.
    """
    place = {key: value for key, value in asdict(region).items() if key != "names" and value is not None}
    return {
        "form": FORM,
        "region": place,
        "parameters": {key: PARAMETERS[key].kind(values[key]) for key in sorted(values)},
        "policies": [asdict(policy) for policy in policies],
        "changes": [asdict(change) for change in changes],
    }


def identity(form: Mapping[str, Any]) -> str:
    """SHA-256 of a canonical form: JSON with sorted keys, in which 1 and 1.0 differ."""
    text = json.dumps(form, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
