"""Parameter values as a plain dictionary, and the little arithmetic the specification names."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

from sim.parameters import PARAMETERS

Values = dict[str, Any]


def parameter_values(overrides: Mapping[str, Any] | None = None) -> Values:
    """The defaults, with the overrides (by full key) in their places.

    A single parameter stands under its key: `p["assessment.tournament"]`. A family stands under its name as
    a list in axis order: `p["demand.rate"][kind]`, `p["demand.relative_need"][kind][group]`.
    """
    overrides = dict(overrides or {})
    unknown = sorted(set(overrides) - set(PARAMETERS))
    if unknown:
        raise KeyError(f"no such parameters: {unknown}")
    values: Values = {}
    for key, parameter in PARAMETERS.items():  # in order of declaration, so lists grow in axis order
        value = overrides.get(key, parameter.default)
        topic, name, *axes = key.split(".")
        family = f"{topic}.{name}"
        if topic == "policy":
            values[key] = value
        elif not axes:
            values[family] = value
        elif len(axes) == 1:
            values.setdefault(family, []).append(value)
        else:
            rows = values.setdefault(family, [])
            if not rows or len(rows[-1]) == _row_length(family):
                rows.append([])
            rows[-1].append(value)
    return values


def _row_length(family: str) -> int:
    """Length of the second axis of a family with two axes."""
    endings = [key.split(".")[2:] for key in PARAMETERS if key.startswith(family + ".")]
    return len({second for _, second in endings})


def clip(x: float, low: float, high: float) -> float:
    """x, kept between low and high."""
    return min(max(x, low), high)


def both(one: float, other: float) -> float:
    """Two shares acting one upon what the other leaves."""
    return 1 - (1 - one) * (1 - other)


def float32(x: float) -> float:
    """x rounded to a 32-bit float."""
    return struct.unpack("f", struct.pack("f", x))[0]


def fixed16(x: float) -> float:
    """x clipped to 0..1 and rounded to 16-bit fixed point."""
    return int(65535 * clip(x, 0.0, 1.0) + 0.5) / 65535


def mean(numbers: list[float]) -> float:
    """The plain mean; 0 of nothing."""
    return sum(numbers) / len(numbers) if numbers else 0.0
