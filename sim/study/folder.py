"""Result folders: written whole or not at all, checked when they are read."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study.identity import FORM
from sim.text import both
from sim.text.system import reason

if TYPE_CHECKING:
    import pandas as pd

MANIFEST = "manifest.json"
_CSV = ("summary", "effects", "gains")  # tables that are written as CSV as well
_CHUNK = 1 << 20


def identity_in(folder: Path) -> str | None:
    """The identity of the results in a folder; None where there are none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return str(manifest["identity"]) if manifest["form"] == FORM else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def complete(folder: Path, identity: str) -> bool:
    """Whether a folder holds the results of this identity, every file as it was written."""
    if identity_in(folder) != identity:
        return False
    files = json.loads((folder / MANIFEST).read_text("utf-8")).get("files", {})
    try:
        return bool(files) and all(_checksum(folder / name) == sum_ for name, sum_ in files.items())
    except OSError:
        return False


def check_target(folder: Path, identity: str, *, replace: bool = False) -> None:
    """Raise before any work is done: `InputError` when something else is there, `OSError` when nothing can be
    written.
    """
    if folder.is_dir() and not any(folder.iterdir()):
        pass
    elif folder.exists() or folder.is_symlink():
        if identity_in(folder) is None:
            raise InputError(*both("study.not_ours"), file=folder, allowed=both("study.other_folder"))
        if identity_in(folder) != identity and not replace:
            raise InputError(*both("study.other_results"), file=folder, allowed=both("study.replace"))
    part = _part(folder)
    _guarded(folder, lambda: part.mkdir(parents=True, exist_ok=True))
    part.rmdir()


def write(
    folder: Path, manifest: dict[str, Any], frames: Mapping[str, pd.DataFrame], *, replace: bool = False
) -> Path:
    """Write tables and their manifest into `folder`: into one beside it first, which then takes its name.

    Nothing is done when the same results are there already. `InputError` when the folder holds something else
    or cannot be written, `OSError` when the disk is full.
    """
    identity = manifest["identity"]
    check_target(folder, identity, replace=replace)
    if complete(folder, identity):
        return folder
    part = _part(folder)
    try:
        _guarded(folder, lambda: _fill(part, manifest, frames))
        _guarded(folder, lambda: _take_name(part, folder))
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _part(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.part-{os.getpid()}")


def _fill(part: Path, manifest: dict[str, Any], frames: Mapping[str, pd.DataFrame]) -> None:
    part.mkdir(parents=True)
    for name, frame in frames.items():
        _write_parquet(part / f"{name}.parquet", frame)
        if name in _CSV:
            frame.to_csv(part / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
    files = {path.name: _checksum(path) for path in sorted(part.iterdir())}
    text = json.dumps({**manifest, "files": files}, ensure_ascii=False, indent=1, allow_nan=False)
    (part / MANIFEST).write_text(text + "\n", "utf-8")
    for path in (*part.iterdir(), part):
        _to_disk(path)


def _take_name(part: Path, folder: Path) -> None:
    """Give the finished folder its name; what was there goes only when the new one is in place."""
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    try:
        part.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    _to_disk(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _guarded(folder: Path, action: Callable[[], Any]) -> None:
    """Do something to the disk; what the user can mend becomes an `InputError` that names the folder."""
    try:
        action()
    except (PermissionError, NotADirectoryError, FileExistsError, FileNotFoundError) as error:
        en, zh = reason(error)
        raise InputError(*both("study.not_written", en=en, zh=zh), file=folder) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def _to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _write_parquet(path: Path, frame: pd.DataFrame) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    from sim.study.layout import about

    plain = frame.copy(deep=False)
    plain.attrs = {}
    table = pa.Table.from_pandas(plain, preserve_index=False)
    fields = []
    for field in table.schema:
        unit, en, zh = about(field.name)
        fields.append(field.with_metadata({"unit": unit, "en": en, "zh": zh}))
    table = table.cast(pa.schema(fields, metadata=table.schema.metadata))
    texts = [field.name for field in fields if not pa.types.is_primitive(field.type)]
    parquet.write_table(table, path, compression="zstd", use_dictionary=texts)  # for numbers: larger, slower


def contents(folder: str | os.PathLike[str]) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    """The manifest and the tables in a result folder.

    `InputError` when there are none, or when a file is not as it was written.
    """
    place = Path(folder)
    if identity_in(place) is None:
        raise InputError(*both("study.no_results"), file=place)
    manifest = json.loads((place / MANIFEST).read_text("utf-8"))
    frames = {}
    for name, written in manifest.pop("files", {}).items():
        path = place / name
        if not path.is_file() or _checksum(path) != written:
            raise InputError(*both("study.damaged"), file=path, allowed=both("study.again"))
        if path.suffix == ".parquet":
            frames[path.stem] = _read_parquet(path)
    return manifest, frames


def _read_parquet(path: Path) -> pd.DataFrame:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:  # unlike read_table, imports no data sets
        table = file.read()
    frame: pd.DataFrame = table.to_pandas()
    frame.attrs["units"] = {
        field.name: (field.metadata or {}).get(b"unit", b"").decode() for field in table.schema
    }
    return frame
