"""Part files: what finished counties left, a batch in each, whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
import time
import zipfile
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError
from sim.study.nation.county import lived
from sim.study.nation.province import coupled, lived_together
from sim.study.sweep.folder import storing, to_disk
from sim.text import both

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.nation.counties import County
    from sim.study.nation.county import Kept

PARTS = "parts"
_OLD = 3600.0  # seconds after which nobody writes to a half-written file any more
PATH = "sim.study.nation.parts:lived_batch"
_EACH = ("sums", "periods", "measures")  # one entry for each county
_PLACES = ("code", "urban", "residents", "community")  # one for each community

Batch = tuple[int, tuple["County", ...]]  # number of the batch in the whole nation, counties of it


def lived_batch(base: Scenario, seed: int, folder: str, batch: Batch) -> int:
    """Live the counties of a batch and put them into a part file; how many they are."""
    write(Path(folder), batch[0], lived_counties(base, seed, batch))
    return len(batch[1])


def lived_counties(base: Scenario, seed: int, batch: Batch) -> list[tuple[int, Kept]]:
    """Live the counties of a batch, together where anything couples them: code and what is kept of each."""
    counties = batch[1]
    if coupled(base):
        found = lived_together(base, seed, counties)
        return [(county.code, one) for county, one in zip(counties, found, strict=True)]
    return [(county.code, lived(base, seed, county)) for county in counties]


def part_name(number: int, codes: Sequence[int]) -> str:
    """The name of the part file of a batch."""
    mark = hashlib.sha256(np.array(codes, dtype=np.int64).tobytes()).hexdigest()[:8]
    return f"{number:04d}-{mark}.npz"


def write(folder: Path, number: int, found: Sequence[tuple[int, Kept]]) -> Path:
    """Write a part file: temporary name, on the disk, then its name, which its counties decide."""
    codes = np.array([code for code, _ in found], dtype=np.int64)
    path = folder / PARTS / part_name(number, codes.tolist())
    arrays: dict[str, Any] = {name: np.stack([one[name] for _, one in found]) for name in _EACH}
    arrays |= {name: np.concatenate([one[name] for _, one in found]) for name in _PLACES}
    arrays |= {"county": codes, "communities": np.array([len(one["code"]) for _, one in found])}
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with storing(folder):
        try:
            with part.open("wb") as file:
                np.savez_compressed(file, **arrays)
                file.flush()
                os.fsync(file.fileno())
            part.rename(path)
        finally:
            with suppress(OSError):
                part.unlink()
        _clear(path)
        to_disk(path.parent)
    return path


def _clear(path: Path) -> None:
    """Remove what one that was killed left half written; what is young may be another's at work."""
    for left in path.parent.glob(f".{path.name}.*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                left.unlink()


def part_files(folder: Path, only: Container[str] | None = None) -> list[Path]:
    """The part files of a folder, in a fixed order; `only` those of these names."""
    found = sorted((folder / PARTS).glob("[0-9]*.npz"))
    return found if only is None else [path for path in found if path.name in only]


def finished(folder: Path, only: Container[str] | None = None) -> set[int]:
    """Codes of the counties that are on the disk."""
    return {int(code) for path in part_files(folder, only) for code in _read(path, ("county",))["county"]}


def read(
    folder: Path, wanted: Iterable[int], only: Container[str] | None = None
) -> Iterator[tuple[int, Kept]]:
    """Each wanted county that is on the disk, in code order."""
    waiting = set(wanted)
    found: dict[int, Kept] = {}
    for path in part_files(folder, only):
        held = _read(path, ("county", "communities", *_EACH, *_PLACES))
        ends = np.cumsum(held["communities"])
        for n, code in enumerate(held["county"].tolist()):
            if code in waiting:
                waiting.remove(code)
                here = slice(int(ends[n] - held["communities"][n]), int(ends[n]))
                found[code] = {name: held[name][n] for name in _EACH} | {
                    name: held[name][here] for name in _PLACES
                }
    for code in sorted(found):
        yield code, found[code]


def _read(path: Path, names: Sequence[str]) -> dict[str, Any]:
    """Arrays of a part file; `InputError` for one that is not as it was written."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            return {name: held[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        again = both("nation.remove_part")
        raise InputError(*both("study.damaged"), file=path, allowed=again) from None


def taken_over(folder: Path, others: Sequence[Path]) -> None:
    """Copy the part files of other folders of the same nation into this one."""
    import shutil

    for other in others:
        for path in part_files(other):
            target = folder / PARTS / path.name
            if target.exists():
                continue
            _read(path, ("county",))
            part = target.with_name(f".{path.name}.{os.getpid()}")
            with storing(folder):
                shutil.copyfile(path, part)
                part.rename(target)
