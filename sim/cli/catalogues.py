"""The catalogues that lists and pages read: imported when they are wanted, light as they are."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def policies() -> Mapping[str, Any]:
    """The kinds of policy by name."""
    return _catalogue("sim.policies", "POLICIES")


def measures() -> Mapping[str, Any]:
    """The measures by name."""
    return _catalogue("sim.measures", "MEASURES")


def _catalogue(package: str, name: str) -> Mapping[str, Any]:
    if find_spec(package) is None:
        return {}
    found: Mapping[str, Any] = getattr(import_module(f"{package}.catalogue"), name)
    return found
