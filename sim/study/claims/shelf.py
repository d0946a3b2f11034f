"""Where claims are found: ``claims/`` folders beside the experiments, the user's own before those shipped."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sim.errors import InputError, nearest_names
from sim.scenario.shelf import SUFFIX, is_path
from sim.study.design.shelf import shelves
from sim.text import both

FOLDER = "claims"
SPACE = "_space"  # the file with the factors that all claims are tested over


def folders() -> list[Path]:
    """Folders with claims."""
    return [shelf / FOLDER for shelf in shelves()[1:]]


def shipped() -> dict[str, Path]:
    """The claims there are, by name."""
    found: dict[str, Path] = {}
    for folder in folders():
        with suppress(OSError):
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                if path.is_file() and not path.stem.startswith("_"):
                    found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def located(name: str) -> Path:
    """The file that a path or a name means; `InputError` with the nearest names when there is none."""
    if is_path(name):
        return Path(name)
    known = shipped()
    if name in known:
        return known[name]
    near = nearest_names(name, tuple(known))
    raise InputError(*both("claims.none"), value=name, allowed=both("claims.see"), nearest=near)


def space_file(beside: Path | None) -> Path | None:
    """The file of the space: beside the claim, else the first on the shelves."""
    own = [beside.parent] if beside is not None else []
    for folder in (*own, *folders()):
        path = folder / f"{SPACE}{SUFFIX}"
        if path.is_file():
            return path
    return None
