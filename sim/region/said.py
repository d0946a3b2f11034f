"""What a scenario itself says of some communities, in `[region] places`: a code, and columns of own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sim.errors import InputError, nearest_names
from sim.region.given_columns import COLUMNS

Said: TypeAlias = tuple[tuple[int, tuple[tuple[str, float], ...]], ...]  # by code: (column, value), sorted
KNOWN = tuple(name for name, column in COLUMNS.items() if "community" in column.levels)
RANGES = {name: (COLUMNS[name].low, COLUMNS[name].high) for name in KNOWN}


def read_places(value: Any, inside: Callable[[int], bool]) -> Said:
    """What is said of communities, by code; `inside(code)` tells whether a community is in the region.

    Raises `InputError` for a code that is not, a column that there is not, a value out of its range.
    """
    if value is None:
        return ()
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise InputError(
            "this is not a list of places", "这不是地点列表", key="places", value=value, allowed=_FORM
        )
    found = dict(_place(entry, f"places[{n}]", inside) for n, entry in enumerate(value, 1))
    if len(found) < len(value):
        raise InputError("a place is there twice", "同一地点出现两次", key="places")
    return tuple(sorted(found.items()))


_FORM = ('[{ code = "370683003209", firms = 49 }]',) * 2


def _place(entry: Any, key: str, inside: Callable[[int], bool]) -> tuple[int, tuple[tuple[str, float], ...]]:
    if not isinstance(entry, Mapping) or "code" not in entry or len(entry) < 2:
        raise InputError(
            "a place needs its code and something that is said of it",
            "地点需有代码与所述内容",
            key=key,
            value=entry,
            allowed=_FORM,
        )
    text = str(entry["code"])
    if not (text.isdecimal() and len(text) == 12 and inside(int(text))):
        raise InputError(
            "this is no community of the region",
            "这不是该区域内的社区（村）",
            key=f"{key}.code",
            value=entry["code"],
            allowed=("12 digits", "12 位代码"),
        )
    said = [(name, _checked(name, entry[name], f"{key}.{name}")) for name in entry if name != "code"]
    return int(text), tuple(sorted(said))


def _checked(name: str, value: Any, key: str) -> float:
    if name not in KNOWN:
        raise InputError(
            "unknown key", "未知的键", key=key, allowed=", ".join(KNOWN), nearest=nearest_names(name, KNOWN)
        )
    column = COLUMNS[name]
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not column.low <= value <= column.high or (column.whole and value != int(value)):
        raise InputError(
            f"this cannot be: {column.en}",
            f"取值不对：{column.zh}",
            key=key,
            value=value,
            allowed=(f"{column.low:g} to {column.high:g}", f"{column.low:g} 到 {column.high:g}"),
        )
    return float(value)


def written_places(said: Said) -> list[dict[str, Any]]:
    """As a scenario file says it."""
    return [
        {"code": str(code)} | {name: int(v) if v == int(v) else v for name, v in columns}
        for code, columns in said
    ]
