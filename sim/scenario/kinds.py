"""The kinds of policy a scenario may name, as far as reading it needs them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol


class Kind(Protocol):
    """What reading a scenario needs to know of a kind of policy (weeks; chance)."""

    @property
    def lag(self) -> float: ...
    @property
    def nominal(self) -> float: ...


def policy_kinds() -> Mapping[str, Kind]:
    """All kinds by name.

    Looked up when wanted: the catalogue stands above this folder, beside what its policies do, and a scenario
    only borrows names and defaults from it.
    """
    kinds: Mapping[str, Kind] = import_module("sim.policies.catalogue").POLICIES
    return kinds
