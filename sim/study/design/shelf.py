"""Where experiment files are found: a path, or a name on the shelves."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sim.errors import InputError, nearest_names
from sim.scenario.shelf import SUFFIX, is_path
from sim.text import both

_PACKAGE = Path(__file__).resolve().parents[2]


def shelves() -> list[Path]:
    """Folders with experiments: the user's own first (here, and ``experiments/`` here), then the shipped."""
    shipped = [_PACKAGE.parent / "experiments", _PACKAGE / "_experiments"]  # a checkout; an installed package
    return [Path(), Path("experiments"), *(folder for folder in shipped if folder.is_dir())]


def shipped() -> dict[str, Path]:
    """The experiments of ``experiments/`` folders by name, the user's own before shipped ones."""
    found: dict[str, Path] = {}
    for folder in shelves()[1:]:
        with suppress(OSError):
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                if path.is_file():
                    found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def located(name: str) -> Path:
    """The file that a path or a name means; `InputError` with the nearest names when there is none."""
    if is_path(name):
        return Path(name)
    candidates = [folder / f"{name}{SUFFIX}" for folder in shelves()] if name.strip() else []
    with suppress(OSError, ValueError):  # names that no file can have
        for path in (*candidates, Path(name)):
            if path.exists() and not path.is_dir():
                return path
    see = both("experiment.see")
    near = nearest_names(name, tuple(shipped()))
    raise InputError(*both("experiment.none"), value=name, allowed=see, nearest=near)
