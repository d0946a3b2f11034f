"""Importing a user's own table: recognise its columns, check every cell, write what regions can use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError, nearest_names
from sim.region import codes, table
from sim.region.given_columns import CLASSES, COLUMNS, IGNORED_ALIASES, Column, recognised
from sim.text import both
from sim.text.system import reason

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

_FIRST_ROW = 2  # of the data, as spreadsheets count
_LEVEL_OF = {codes.COUNTY: "county", codes.TOWNSHIP: "township", codes.COMMUNITY: "community"}
_ADD_UP = ("population", "urban_population", "rural_population", "households", "staff")


@dataclass(slots=True)
class Imported:
    """A table as regions use it, and what became of the user's rows and columns."""

    code: npt.NDArray[np.int64]
    columns: dict[str, npt.NDArray[np.float64]]
    levels: dict[str, int] = field(default_factory=dict)  # rows by level
    headers: dict[str, str] = field(default_factory=dict)  # column: the user's own header
    ignored: list[str] = field(default_factory=list)
    sums: int = 0
    upper: int = 0
    recoded: int = 0


def import_table(
    path: Path, named: Mapping[str, str] | None = None, crosswalk: Path | None = None
) -> Imported:
    """Read and check a user's table. `named` says which header stands for which column (or "code").

    `crosswalk`: a table of old codes, new codes and shares. Raises `InputError` with the row of the first
    thing that is wrong.
    """
    frame = read_frame(path)
    try:
        headers = _headers(frame, named or {})
        frame, sums = _without_sums(frame)
        return _checked(frame, headers, sums, _shares(crosswalk) if crosswalk else None)
    except InputError as error:
        raise error.within(file=path) from None


def write(found: Imported, path: Path) -> None:
    """Write an imported table as Parquet, whole or not at all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays: dict[str, Any] = {"code": pa.array(found.code)}
    for name, values in found.columns.items():
        arrays[name] = pa.array(values, from_pandas=True)
    part = path.with_name(path.name + ".part")
    try:
        pq.write_table(pa.table(arrays), part)
        part.replace(path)
    except (OSError, ValueError) as error:
        part.unlink(missing_ok=True)
        en, zh = reason(error)
        raise InputError(*both("data.not_written", en=en, zh=zh), file=path) from None


def read_frame(path: Path) -> pd.DataFrame:
    """A table as text cells (Parquet: as it is). Raises `InputError` for what cannot be read."""
    import pandas as pd

    kind = path.suffix.lower()
    if kind not in (".csv", ".tsv", ".xlsx", ".parquet"):
        raise InputError(*both("data.bad_format"), file=path, allowed=both("data.formats"))
    if not path.is_file():
        raise InputError(*both("data.not_found"), file=path)
    try:
        if kind == ".parquet":
            frame = pd.read_parquet(path)
        elif kind == ".xlsx":
            frame = pd.read_excel(path, dtype=str)
        else:
            frame = _read_csv(path, "\t" if kind == ".tsv" else ",")
    except ImportError:
        raise InputError(*both("data.needs_package", package="openpyxl"), file=path) from None
    except Exception as error:  # whatever a broken file makes the readers raise
        en, zh = reason(error) if isinstance(error, OSError) else both("data.unreadable")
        raise InputError(en, zh, file=path) from None
    if not len(frame):
        raise InputError(*both("data.no_rows"), file=path)
    frame.columns = [str(name) for name in frame.columns]
    return frame


def _read_csv(path: Path, separator: str) -> pd.DataFrame:
    import pandas as pd

    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return pd.read_csv(path, sep=separator, dtype=str, encoding=encoding, skipinitialspace=True)
        except UnicodeDecodeError:
            continue
    raise InputError(*both("data.unreadable"), file=path)


def _headers(frame: pd.DataFrame, named: Mapping[str, str]) -> dict[str, str]:
    """The user's header of each column that is recognised or named."""
    known = ("code", *COLUMNS)
    found: dict[str, str] = {}
    for name, header in named.items():
        if name not in known:
            near = nearest_names(name, known)
            raise InputError(
                *both("data.bad_column"), key="--column", value=name, allowed=", ".join(known), nearest=near
            )
        if header not in frame.columns:
            near = nearest_names(header, list(frame.columns))
            raise InputError(*both("data.no_such_column"), key="--column", value=header, nearest=near)
        found[name] = header
    for header in frame.columns:
        meant = recognised(header)
        if meant is None or header in found.values() or meant in named:
            continue
        if meant in found:
            raise InputError(*both("data.two_columns"), key=header, value=found[meant])
        found[meant] = header
    if "code" not in found:
        raise InputError(*both("data.no_code"), allowed=both("data.name_it"))
    if len(found) == 1:
        raise InputError(*both("data.nothing_known"), allowed=", ".join(COLUMNS))
    return found


def _without_sums(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Without rows that their table calls sums of others (`leaf` false)."""
    for header in frame.columns:
        if header.strip().lower() in IGNORED_ALIASES:
            keep = frame[header].astype(str).str.strip().str.lower().isin(("true", "1", "yes", "是"))
            return frame[keep], int((~keep).sum())
    return frame, 0


def short(code: int) -> str:
    """A code as users write it: 6, 9 or 12 digits."""
    return str(code // (10**6 if code % 10**6 == 0 else 1000 if code % 1000 == 0 else 1))


def _code(value: Any) -> int | None:
    """The 12-digit code that a cell says; None when it says none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip().removesuffix(".0")
    return codes.read_code(text)


def _checked(
    frame: pd.DataFrame,
    headers: dict[str, str],
    sums: int,
    shares: dict[int, list[tuple[int, float]]] | None,
) -> Imported:
    import numpy as np

    rows = [_FIRST_ROW + int(n) for n in frame.index]
    raw = []
    for row, value in zip(rows, frame[headers["code"]], strict=True):
        code = _code(value)
        if code is None:
            raise InputError(*both("data.bad_code", row=row), key=headers["code"], value=value)
        raw.append(code)
    cells = {
        name: _cells(COLUMNS[name], frame[headers[name]], rows, headers[name])
        for name in COLUMNS
        if name in headers
    }
    keep = [n for n, code in enumerate(raw) if not _is_upper(code)]
    upper = len(raw) - len(keep)
    recoded = 0
    merged: dict[int, dict[str, float]] = {}
    first: dict[int, int] = {}
    for n in keep:
        targets = (shares or {}).get(raw[n], [(raw[n], 1.0)])
        recoded += targets != [(raw[n], 1.0)]
        for code, share in targets:
            if code in first and shares is None:
                raise InputError(
                    *both("data.twice", row=rows[n], first=first[code]),
                    key=headers["code"],
                    value=str(frame[headers["code"]].iloc[n]),
                )
            first.setdefault(code, rows[n])
            _add(
                merged.setdefault(code, {}), {name: float(column[n]) for name, column in cells.items()}, share
            )
    levels = _levels(sorted(merged), first)
    code_array = np.array(sorted(merged), dtype=np.int64)
    columns = {name: np.array([merged[int(code)].get(name, np.nan) for code in code_array]) for name in cells}
    for name in columns:
        if COLUMNS[name].whole:
            columns[name] = np.floor(columns[name] + 0.5)
    _refuse_wrong_levels(code_array, columns, levels, first, headers)
    counted = {level: sum(1 for one in levels.values() if one == level) for level in _LEVEL_OF.values()}
    ignored = [header for header in frame.columns if header not in headers.values()]
    return Imported(code_array, columns, counted, headers, ignored, sums, upper, recoded)


def _add(target: dict[str, float], values: dict[str, float], share: float) -> None:
    """Add a share of a row to a place: counts add up; of the rest the first row's value stays."""
    for name, value in values.items():
        if value != value:
            continue
        if name in _ADD_UP:
            target[name] = target.get(name, 0.0) + value * share
        else:
            target.setdefault(name, value)


def _is_upper(code: int) -> bool:
    """Whether a code is the nation's, a province's or a prefecture's (but for those without counties)."""
    if code == 0:
        return True
    if code % 10**6:
        return False
    found = codes.find(code)
    return found is not None and found.level < codes.COUNTY and not found.is_county


def _cells(column: Column, values: pd.Series, rows: Sequence[int], header: str) -> npt.NDArray[np.float64]:
    """A column as numbers, NaN where nothing is said; `InputError` names the first row that is wrong."""
    import numpy as np

    found = np.full(len(values), np.nan)
    for n, value in enumerate(values):
        text = str(value).strip().replace(",", "").replace("，", "")
        if text.lower() in ("", "nan", "none", "<na>", "-", "—"):
            continue
        per_cent = text.endswith(("%", "％"))
        try:
            number = float(text.rstrip("%％")) / (100.0 if per_cent else 1.0)
        except ValueError:
            number = float("nan")
        right = column.low <= number <= column.high and (not column.whole or number == int(number))
        if column.name == "urban_rural_class":
            right = number in CLASSES
        if not right:
            raise InputError(
                *both("data.bad_value", row=rows[n]), key=header, value=value, allowed=_allowed(column)
            )
        found[n] = number
    return found


def _allowed(column: Column) -> tuple[str, str]:
    if column.name == "urban_rural_class":
        return both("data.one_of", names=", ".join(str(one) for one in CLASSES))
    whole = both("data.whole") if column.whole else ("", "")
    texts = [
        both("data.range", low=f"{column.low:.10g}", high=f"{column.high:.10g}", whole=one) for one in whole
    ]
    return texts[0][0], texts[1][1]


def _levels(wanted: Sequence[int], first: Mapping[int, int]) -> dict[int, str]:
    """The level of each code; `InputError` when some are not in the list of divisions."""
    communities = [code for code in wanted if code % 1000]
    known: set[int] = set()
    if communities:
        spans = sorted({code // 10**6 * 10**6 for code in communities})
        known = {int(code) for code in table.communities([(one, one + 10**6) for one in spans]).code}
    found: dict[int, str] = {}
    missing = []
    for code in wanted:
        if code % 1000:
            if code in known:
                found[code] = "community"
            else:
                missing.append(code)
            continue
        division = codes.find(code)
        if division is None:
            missing.append(code)
        else:
            found[code] = "county" if division.is_county else _LEVEL_OF[division.level]
    if missing:
        worst = min(missing, key=lambda code: first[code])
        raise InputError(
            *both("data.unknown_codes", count=len(missing), row=first[worst]),
            key="code",
            value=short(worst),
            allowed=both("data.use_crosswalk"),
        )
    return found


def _refuse_wrong_levels(
    code: npt.NDArray[np.int64],
    columns: Mapping[str, npt.NDArray[np.float64]],
    levels: Mapping[int, str],
    first: Mapping[int, int],
    headers: Mapping[str, str],
) -> None:
    for name, values in columns.items():
        for one, value in zip(code.tolist(), values.tolist(), strict=True):
            if value == value and levels[one] not in COLUMNS[name].levels:
                en, zh = both(f"data.level_{levels[one]}")
                raise InputError(
                    both("data.wrong_level", row=first[one], level=en)[0],
                    both("data.wrong_level", row=first[one], level=zh)[1],
                    key=headers[name],
                    value=short(one),
                )


def _shares(path: Path) -> dict[int, list[tuple[int, float]]]:
    """A crosswalk: for each old code the new ones with their shares; the first two columns are codes."""
    frame = read_frame(path)
    error = InputError(*both("data.bad_crosswalk"), file=path)
    if len(frame.columns) < 2:
        raise error
    header = next((name for name in frame.columns if name.strip().lower() in ("share", "份额")), None)
    found: dict[int, list[tuple[int, float]]] = {}
    for n in range(len(frame)):
        old, new = _code(frame.iloc[n, 0]), _code(frame.iloc[n, 1])
        try:
            share = 1.0 if header is None else float(frame[header].iloc[n])
        except ValueError:
            raise error from None
        if old is None or new is None or not 0.0 < share <= 1.0:
            raise error
        found.setdefault(old, []).append((new, share))
    if any(sum(share for _, share in targets) > 1.0 + 1e-6 for targets in found.values()):
        raise error
    return found
