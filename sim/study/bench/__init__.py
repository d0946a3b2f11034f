"""How fast the program is and what it needs: each row of the table in `docs/performance.md` is one file."""

from __future__ import annotations

from sim.study.lazy import lazily

_HOMES = {
    "How": "numbers",
    "Job": "numbers",
    "Number": "numbers",
    "ROWS": "rows",
    "measured": "rows",
}

__all__ = ["ROWS", "How", "Job", "Number", "measured"]

__getattr__, __dir__ = lazily(__name__, _HOMES)
