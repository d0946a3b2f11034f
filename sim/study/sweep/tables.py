"""All runs of a sweep as one table."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import InputError, nearest_names
from sim.study.sweep.folder import manifest_in
from sim.study.sweep.parts import KEYS, read_parts
from sim.text import both

if TYPE_CHECKING:
    import pandas as pd

ALL = "all"


def table(folder: str | PathLike[str], measures: Sequence[str] | str | None = None) -> pd.DataFrame:
    """A row for each run, sorted by point, arm (as the experiment lists them) and replicate.

    Columns: `run`, `point`, `arm`, `replicate`, `seed`, `failed`, `reason`, `origin`, the factors, the
    measures: those of the experiment, others by name, or "all" that runs have. ``attrs["units"]`` has the
    units of columns. The same runs give the same table, however they came to be on disk. `InputError` when
    the folder holds no sweep, a file is damaged, or there is no such measure.
    """
    from sim.study.layout import described

    place = Path(folder)
    manifest = manifest_in(place)
    fixed = [*KEYS, *manifest["factors"]]
    wanted = None
    if measures != ALL:
        asked = (
            manifest["measures"]
            if measures is None
            else [measures]
            if isinstance(measures, str)
            else measures
        )
        _check(manifest, asked)
        wanted = [*fixed, *dict.fromkeys(asked)]
    parts = [part for _, part in read_parts(place, wanted)]
    frame = _joined(parts, wanted or fixed, manifest)
    return described(frame.drop(columns="attempt"))


def _joined(parts: list, columns: list[str], manifest: dict) -> pd.DataFrame:  # type: ignore[type-arg]
    import pandas as pd
    import pyarrow as pa

    if not parts:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in columns})
    frame = pa.concat_tables(parts).to_pandas()
    rank = frame["arm"].map({name: place for place, name in enumerate(manifest["arms"])})
    frame = frame.assign(_arm=rank).sort_values(
        ["point", "_arm", "replicate", "failed", "attempt"],
        ascending=[True, True, True, True, False],
        kind="stable",
        ignore_index=True,
    )
    # A run that failed first and then did not is the one that did not; the same run twice is one.
    return frame.drop_duplicates(["point", "_arm", "replicate"], ignore_index=True).drop(columns="_arm")


def _check(manifest: dict, asked: Sequence[str]) -> None:  # type: ignore[type-arg]
    from sim.study.design.plans import known_measures

    known = known_measures(manifest["experiment"].get("model", {}).get("function"))
    for name in asked:
        if name not in known:
            near = nearest_names(str(name), known)
            see = both("experiment.see_measures")
            raise InputError(*both("experiment.no_measure"), value=name, allowed=see, nearest=near)
