"""How far a sweep is: what is on disk, what failed, what is left, who is at work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from sim.study.sweep.folder import experiment_in, manifest_in
from sim.study.sweep.lock import holders
from sim.study.sweep.parts import part_files
from sim.study.sweep.plan import plan_of
from sim.study.sweep.stored import Stored
from sim.study.sweep.tables import table

MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Status:
    """Runs `stored` (`failed` among them) and `left` to run.

    `reasons`: the commonest of those that failed, and how often; `working`: who is at work, by shard;
    `files`: part files, and their `size` in bytes.
    """

    folder: Path
    name: str
    points: int
    arms: int
    stored: int
    failed: int
    left: int
    more_possible: bool  # whether a rule that stops may ask for more
    reasons: tuple[tuple[str, int], ...]
    working: dict[str, dict[str, Any]]
    files: int
    size: int


def status(folder: str | PathLike[str]) -> Status:
    """The state of a sweep's folder; `InputError` when there is none, or a file of it is damaged."""
    place = Path(folder)
    name = manifest_in(place)["name"]
    experiment = experiment_in(place)
    stored = Stored(experiment, place)
    plan = plan_of(experiment, (1, 1), stored)
    counts = stored.counts()
    paths = part_files(place)
    return Status(
        folder=place,
        name=name,
        points=len(experiment.points),
        arms=len(experiment.arms),
        stored=counts["stored"],
        failed=counts["failed"],
        left=plan.left,
        more_possible=experiment.stop is not None and plan.left > 0,
        reasons=reasons(place) if counts["failed"] else (),
        working=holders(place),
        files=len(paths),
        size=sum(path.stat().st_size for path in paths),
    )


def reasons(folder: Path) -> tuple[tuple[str, int], ...]:
    """Why runs failed, the commonest first."""
    frame = table(folder, ())
    failed = frame[frame["failed"]]
    pairs = zip(failed["reason"], failed["origin"], strict=True)
    found = Counter(f"{reason} ({origin})" if origin else reason for reason, origin in pairs)
    return tuple(found.most_common(MOST_REASONS))
