"""Which commands there are: the files in ``commands/``."""

from __future__ import annotations

from pathlib import Path

ORDER = (
    *(
        "run",
        "compare",
        "nation",
        "sweep",
        "status",
        "merge",
        "sensitivity",
        "discover",
        "optimise",
        "calibrate",
        "claims",
    ),
    *("report", "serve", "list", "show", "new", "data", "bench"),
)


def names() -> tuple[str, ...]:
    """All commands, in the order of the overview."""
    found = {path.stem for path in (Path(__file__).parent / "commands").glob("*.py")} - {"__init__"}
    return (*(name for name in ORDER if name in found), *sorted(found - {*ORDER}))
