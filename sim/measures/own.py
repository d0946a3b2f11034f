"""Measures that plug-ins add: checked, with formulas that must give a number for each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sim import plugins
from sim.measures.measure import Measure


def own_measures(taken: Mapping[str, Measure]) -> tuple[Measure, ...]:
    """The measures that plug-ins add; `InputError` for one that cannot be."""
    found: dict[str, Measure] = {}
    for plugin, item in plugins.added("measures"):
        try:
            own = Measure(**{key: value for key, value in item.items() if key != "formula"})
            if not own.key.isidentifier() or own.key in taken or own.key in found:
                raise ValueError("the name must be a plain one that no other measure has")
            if not callable(item["formula"]):
                raise ValueError("the formula must be a function")
            if not all(text.strip() for text in (own.name_en, own.name_zh, own.en, own.zh, own.source)):
                raise ValueError("needs a name and a sentence in both languages, and a source")
        except (TypeError, ValueError) as error:
            raise plugins.wrong(plugin, str(item["key"]), error) from None
        found[own.key] = own
    return tuple(found.values())


def own_formulas() -> dict[str, Callable[[Any], Any]]:
    """Their formulas by name."""
    return {item["key"]: _checked(item["key"], item["formula"]) for _, item in plugins.added("measures")}


def _checked(key: str, formula: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def checked(sums: Any) -> Any:
        import numpy as np

        values = np.asarray(formula(sums), dtype=np.float64)
        if values.shape != sums.weeks.shape:
            raise ValueError(f"measure {key}: a value for each of {len(sums.weeks)} rows, not {values.shape}")
        return values

    return checked
