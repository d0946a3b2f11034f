"""The folder of a sweep: its manifest, and whether it holds this sweep or another.

sweep.json                 what is run, enough to run it again
runs/part-1of1-….parquet   runs, a row each; written once and never again
lock-1of1                  who is at work, while somebody is
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study.identity import data, model_sources, plugins
from sim.text import both
from sim.text.system import reason

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment

FORM = 1  # of sweep folders; raise it when their files change
MANIFEST = "sweep.json"
RUNS = "runs"
_MENDABLE = (PermissionError, NotADirectoryError, FileExistsError, FileNotFoundError, IsADirectoryError)


def sweep_identity(experiment: Experiment) -> str:
    """SHA-256 of everything that decides what a row holds: scenario, arms, points, seed, model, data.

    Replicates, the rule that ends them, measures and texts are not in it: a sweep may be given more
    replicates, and all measures are kept.
    """
    scenario = experiment.scenario
    factors = experiment.factors
    points = [
        [factor.shown(value) for factor, value in zip(factors, values, strict=True)]
        for values in experiment.points.values
    ]
    about = {
        "form": FORM,
        "model": experiment.function if scenario is None else scenario.key,
        "factors": [[factor.name, list(factor.keys)] for factor in factors],
        "arms": [
            [arm.name, [_plain(p) for p in arm.policies], _plain(arm.settings)] for arm in experiment.arms
        ],
        "points": hashlib.sha256(json.dumps(points).encode()).hexdigest(),
        "seed": experiment.seed,
        "sources": model_sources(),
        "data": data(),
        "plugins": plugins(),
    }
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def _plain(item: Any) -> Any:
    from sim.scenario import Policy, Where

    if isinstance(item, (Policy, Where)):
        return item.written()
    return {key: _plain(value) for key, value in sorted(item.items())} if isinstance(item, dict) else item


def manifest_of(experiment: Experiment) -> dict[str, Any]:
    """What `sweep.json` says of an experiment."""
    from sim.study.findings import versions

    return {
        "form": FORM,
        "kind": "sweep",
        "identity": sweep_identity(experiment),
        "name": experiment.name,
        "points": len(experiment.points),
        "arms": [arm.name for arm in experiment.arms],
        "factors": list(experiment.names),
        "measures": list(experiment.measures),
        "replicates": experiment.replicates,
        "most_replicates": experiment.most_replicates,
        "versions": versions(),
        "sources": model_sources(),
        "data": data(),
        "plugins": plugins(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "experiment": experiment.tables,
    }


def manifest_in(folder: str | os.PathLike[str]) -> dict[str, Any]:
    """The manifest of a sweep's folder; `InputError` where there is none."""
    place = Path(folder)
    try:
        found = json.loads((place / MANIFEST).read_text("utf-8"))
        if found["form"] == FORM and found["kind"] == "sweep":
            return dict(found)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise InputError(*both("sweep.no_sweep"), file=place)


def experiment_in(folder: str | os.PathLike[str]) -> Experiment:
    """The experiment whose runs a folder holds; `InputError` where there is none."""
    from sim.study.design.loading import from_tables

    manifest = manifest_in(folder)
    found = from_tables(manifest["experiment"], str(Path(folder) / MANIFEST))
    return replace(found, name=manifest["name"])


def opened(folder: Path, experiment: Experiment, *, update: bool) -> None:
    """Make the folder a sweep's, or check that it is this one's already; `update` its manifest where only
    replicates, measures or texts differ.

    `InputError` when it holds something else or cannot be written.
    """
    wanted = manifest_of(experiment)
    if (folder / MANIFEST).is_file():
        found = manifest_in(folder)
        if found["identity"] != wanted["identity"]:
            raise InputError(*both(_difference(found, wanted)), file=folder, allowed=both("sweep.other_out"))
        changed = ("name", "replicates", "most_replicates", "measures", "experiment")
        same = all(found[key] == json.loads(json.dumps(wanted[key])) for key in changed)
        if same or not update:
            return
        wanted["created"] = found["created"]
    elif folder.exists() and (not folder.is_dir() or any(_visible(folder))):
        raise InputError(*both("sweep.not_ours"), file=folder, allowed=both("sweep.new_folder"))
    with storing(folder):
        (folder / RUNS).mkdir(parents=True, exist_ok=True)
        write_whole(folder / MANIFEST, json.dumps(wanted, ensure_ascii=False, indent=1) + "\n")


def _visible(folder: Path) -> Iterator[Path]:
    """What lies in a folder, but for what another runner that is just starting puts there."""
    return (path for path in folder.iterdir() if not path.name.startswith((".", "lock-", RUNS)))


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    same = ("sources", "data", "plugins")
    return "sweep.other_version" if any(found[k] != wanted[k] for k in same) else "sweep.other_sweep"


@contextmanager
def storing(folder: Path) -> Iterator[None]:
    """Around writing: what the user can mend becomes an `InputError` that names the folder; a full disk stays
    an `OSError`, with the folder's name.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, _MENDABLE) or error.errno == errno.EROFS:
            en, zh = reason(error)
            raise InputError(*both("study.not_written", en=en, zh=zh), file=folder) from None
        raise OSError(error.errno, error.strerror, str(folder)) from error


def write_whole(path: Path, text: str) -> None:
    """Write a file under a temporary name, wait until it is on the disk, and give it its name."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    to_disk(path.parent)


def to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
