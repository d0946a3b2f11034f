"""Libraries that only some analyses need: one clear message where one is missing."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sim.errors import InputError
from sim.text import both

# Module: the name of its distribution.
LIBRARIES = {"cma": "cma", "scipy": "scipy", "SALib": "SALib", "sklearn": "scikit-learn", "pymoo": "pymoo"}
EXTRA = "studies"


def needed(*modules: str) -> None:
    """`InputError` with the line that installs them when some libraries are not there."""
    missing = [name for name in modules if find_spec(name.partition(".")[0]) is None]
    if missing:
        raise _missing(missing)


def library(module: str) -> Any:
    """Import a module of a library that may not be installed; `InputError` when it is not."""
    needed(module)
    return import_module(module)


def _missing(modules: Sequence[str]) -> InputError:
    names = ", ".join(LIBRARIES.get(name.partition(".")[0], name) for name in modules)
    return InputError(*both("analysis.missing", names=names), allowed=both("analysis.install", extra=EXTRA))
