"""Where scenario files are found: a path, or a name on the shelves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sim.errors import InputError, nearest_names
from sim.text import both

_PACKAGE = Path(__file__).resolve().parents[1]
SUFFIX = ".toml"


def shelves() -> list[Path]:
    """Folders with scenarios: the user's own first (here, and ``scenarios/`` here), then what is shipped."""
    shipped = [_PACKAGE.parent / "scenarios", _PACKAGE / "_scenarios"]  # a checkout; an installed package
    own = [Path(), Path("scenarios")]
    return own + [folder for folder in shipped if folder.is_dir()]


def shipped() -> dict[str, Path]:
    """The scenarios of ``scenarios/`` folders by name, the user's own before shipped ones."""
    found: dict[str, Path] = {}
    for folder in shelves()[1:]:
        for path in _files(folder):
            found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file())
    except OSError:
        return


def is_path(name: str) -> bool:
    """Whether a text is meant as a path rather than as a name."""
    return name.endswith(SUFFIX) or "/" in name or "\\" in name


def located(name: str) -> Path:
    """The file that a path or a name means; `InputError` with the nearest names when there is none."""
    if is_path(name):
        return Path(name)
    candidates = [folder / f"{name}{SUFFIX}" for folder in shelves()] if name.strip() else []
    with suppress(OSError, ValueError):  # names that no file can have
        for path in (*candidates, Path(name)):
            if path.exists() and not path.is_dir():
                return path
    raise InputError(
        *both("document.no_scenario"),
        value=name,
        allowed=both("document.see_scenarios"),
        nearest=nearest_names(name, tuple(shipped())),
    )
