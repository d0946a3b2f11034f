"""Loading an experiment from a file, a name, a text or its tables."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.scenario.reading import parse, read_text
from sim.study.design.document import read_experiment
from sim.study.design.shelf import located
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment


def load(source: str | PathLike[str]) -> Experiment:
    """An experiment from a path, or from a name on the shelves (``"pressure_range"``); `InputError` for
    whatever is wrong.
    """
    path = located(source) if isinstance(source, str) else Path(fspath(source))
    return loads(read_text(path), file=str(path))


def loads(text: str, file: str | None = None) -> Experiment:
    """An experiment from the text of an experiment file; ``file`` is its name, for messages."""
    try:
        tables = parse(text, file)
    except InputError as error:
        if error.allowed:  # of an empty file: what an experiment must have is another thing
            error.allowed = both("experiment.needed")
        raise
    return from_tables(tables, file)


def from_tables(tables: Mapping[str, Any], file: str | None = None) -> Experiment:
    """An experiment from the tables of an experiment file, such as `Experiment.tables`."""
    try:
        return read_experiment(tables, file)
    except InputError as error:
        raise error.within(file=file) from None
    except RecursionError:
        raise InputError(*both("document.too_deep"), file=file) from None
