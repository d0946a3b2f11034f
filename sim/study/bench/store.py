"""What was measured, kept in a folder: rows measured later stand in the place of earlier ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sim.errors import InputError
from sim.study.bench.numbers import Job
from sim.study.bench.rows import ROWS
from sim.text import both

FILE = "bench.json"
FORM = 1


def check(folder: Path) -> None:
    """Raise `InputError` for a folder that holds something else, before anything is measured."""
    if not folder.exists() or (folder / FILE).is_file():
        kept(folder)
    elif not folder.is_dir() or any(folder.iterdir()):
        raise InputError(*both("study.not_ours"), file=folder, allowed=both("study.other_folder"))


def kept(folder: Path) -> dict[str, Job]:
    """The rows that a folder has, by name."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
        if found["form"] == FORM:
            return {one["name"]: Job.of(one) for one in found["rows"]}
    except (ValueError, KeyError, TypeError):
        pass
    raise InputError(*both("study.not_ours"), file=path, allowed=both("study.other_folder"))


def keep(folder: Path, jobs: Sequence[Job]) -> list[Job]:
    """Add rows to a folder; all that it has then, in the order of the table."""
    found = kept(folder) | {job.name: job for job in jobs}
    ordered = [found[name] for name in ROWS if name in found]
    folder.mkdir(parents=True, exist_ok=True)
    rows = [job.plain() for job in ordered]
    part = folder / f"{FILE}.part"
    part.write_text(json.dumps({"form": FORM, "rows": rows}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    part.replace(folder / FILE)
    return ordered
