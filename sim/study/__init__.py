"""Studies: running scenarios many times, comparing them on the same seeds, and keeping what was found.

Names are imported at first use, so that what is on disk already can be read without the simulator.
"""

from __future__ import annotations

from sim.study.lazy import lazily

_HOMES = {
    "Effect": "findings",
    "Findings": "findings",
    "Result": "findings",
    "compare": "paired",
    "read": "findings",
    "run": "runs",
}

__all__ = ["Effect", "Findings", "Result", "compare", "read", "run"]

__getattr__, __dir__ = lazily(__name__, _HOMES)
