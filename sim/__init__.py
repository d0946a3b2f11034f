"""Chaofuhe (超负荷 / 超复合): an agent-based simulator of grassroots governance.

The names below are all that most users need::

    import sim

    scenario = sim.load("county")
    result = sim.run(scenario, replicates=20)
    effect = sim.compare(scenario, {"audit": [sim.policy("penetrating_audit")]}, replicates=20)
    model = sim.Model(scenario, seed=1)

They are imported at first use, so that ``import sim`` and ``chaofuhe --help`` stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"  # the one place: the build reads it here

_HOMES = {
    "Model": "sim.model",
    "Scenario": "sim.scenario",
    "compare": "sim.study",
    "load": "sim.scenario",
    "plugin": "sim.plugins",
    "policy": "sim.scenario",
    "run": "sim.study",
}

__all__ = ["Model", "Scenario", "__version__", "compare", "load", "plugin", "policy", "run"]


def __getattr__(name: str) -> Any:
    """Import a public name from its home at first use; raises ``AttributeError`` for any other name."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
