"""Numbers as tables show them: shares in percent, the rest with a few significant digits."""

from __future__ import annotations

import math

from sim.text import t, unit_name

UNKNOWN = "–"


def value(number: float, unit: str, lang: str) -> str:
    """A value with its unit."""
    if math.isnan(number):
        return UNKNOWN
    name = "" if unit in ("share", "ratio", "1", "") else unit_name(unit, lang)
    return f"{plain(number, unit)} {name}".rstrip()


def plain(number: float, unit: str, signed: bool = False) -> str:
    """A value without its unit; shares are percent."""
    if math.isnan(number):
        return UNKNOWN
    sign = "+" if signed else ""
    if unit == "share":
        return f"{100.0 * number:{sign}.1f}%"
    if number == 0.0:
        return "0"
    size = math.floor(math.log10(abs(number)))
    return f"{number:{sign},.{min(4, max(0, 2 - size))}f}"


def change(number: float, unit: str, lang: str) -> str:
    """A difference, with its sign: of shares in percentage points."""
    if math.isnan(number):
        return UNKNOWN
    if unit == "share":
        return t("study.points", lang, n=f"{100.0 * number:+.1f}")
    return plain(number, unit, signed=True)


def interval(low: float, high: float, unit: str, signed: bool = False) -> str:
    """A 95% interval."""
    if math.isnan(low) or math.isnan(high):
        return UNKNOWN
    if unit == "share" and signed:
        return f"{100.0 * low:+.1f} … {100.0 * high:+.1f}"
    return f"{plain(low, unit, signed)} … {plain(high, unit, signed)}"
