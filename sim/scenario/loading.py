"""Loading a scenario from a file, a name, a text or its tables."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.scenario.document import read_document
from sim.scenario.reading import parse, read_text
from sim.scenario.scenario import Scenario
from sim.scenario.shelf import located


def load(source: str | PathLike[str]) -> Scenario:
    """A scenario from a path, from a name on the shelves (``"county"``), or from the text of a scenario file.

    A text is told from a name by its line breaks or its ``=``. `InputError` for whatever is wrong.
    """
    if isinstance(source, str) and ("\n" in source or "=" in source):
        return loads(source)
    path = located(source) if isinstance(source, str) else Path(fspath(source))
    return loads(read_text(path), file=str(path))


def loads(text: str, file: str | None = None) -> Scenario:
    """A scenario from the text of a scenario file; ``file`` is its name, for messages."""
    return from_tables(parse(text, file), file)


def from_tables(tables: Mapping[str, Any], file: str | None = None) -> Scenario:
    """A scenario from the tables of a scenario file, such as `Scenario.resolved` gives."""
    try:
        return Scenario(read_document(tables, Path(file).parent if file else None), file=file)
    except InputError as error:
        raise error.within(file=file) from None
    except RecursionError:
        from sim.text import both

        raise InputError(*both("document.too_deep"), file=file) from None
