"""Reading the factors of an experiment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.errors import InputError, nearest_names
from sim.scenario import Scenario
from sim.scenario.values import number, wrong_type
from sim.study.design.experiment import SCALES, Factor
from sim.study.design.keys import check_key, check_value, is_number
from sim.study.design.tables import check_input, input_value, known_keys, list_of, read_name, tables_of
from sim.text import both

KEYS = ("name", "name_zh", "key", "values", "low", "high", "scale", "integer")
# Columns that the table of a sweep has anyway.
FIXED = ("run", "point", "arm", "replicate", "seed", "failed", "reason", "origin", "attempt")
MOST_FACTORS = 100


def read_factors(value: Any, scenario: Scenario | None, function: str | None) -> tuple[Factor, ...]:
    """The factors of the ``[[factors]]`` tables; `InputError` for whatever is wrong."""
    found: list[Factor] = []
    for table, path in tables_of(value, "factors"):
        factor = _Reader(table, path, scenario, function).factor()
        if any(factor.name == other.name for other in found):
            raise InputError(*both("experiment.name_twice"), key=f"{path}.name", value=factor.name)
        found.append(factor)
        if len(found) > MOST_FACTORS:
            raise InputError(*both("experiment.many_factors", limit=MOST_FACTORS), key=path)
    return tuple(found)


class _Reader:
    """One table."""

    def __init__(
        self, table: Mapping[str, Any], path: str, scenario: Scenario | None, function: str | None
    ) -> None:
        known_keys(table, KEYS, path)
        self.table, self.path = table, path
        self.scenario, self.function = scenario, function

    def factor(self) -> Factor:
        """The factor."""
        keys = self._keys()
        name = read_name(self.table.get("name", keys[0]), f"{self.path}.name")
        read_name(self.table.get("name_zh", name), f"{self.path}.name_zh")
        if name in FIXED or name in _measures():
            form = both("experiment.name_taken", names=", ".join(FIXED))
            raise InputError(
                *both("experiment.name_is_column"), key=f"{self.path}.name", value=name, allowed=form
            )
        if "values" in self.table:
            for key in ("low", "high", "scale", "integer"):
                if key in self.table:
                    raise InputError(*both("experiment.values_and_range"), key=f"{self.path}.{key}")
            return Factor(name, keys, tuple(self._values(keys)))
        return self._range(name, keys)

    def _keys(self) -> tuple[str, ...]:
        given, path = self.table.get("key"), f"{self.path}.key"
        if given is None:
            raise InputError(*both("document.missing", name="key"), key=self.path, allowed=", ".join(KEYS))
        items = given if isinstance(given, list) else [given]
        if not items:
            raise InputError(*both("experiment.empty_list"), key=path)
        if self.function is not None:
            return tuple(check_input(self.function, item, path) for item in items)
        assert self.scenario is not None
        return tuple(check_key(item, path, self.scenario) for item in items)

    def _checked(self, key: str, value: Any, path: str) -> Any:
        if self.function is not None:
            return input_value(self.function, key, value, path)
        assert self.scenario is not None
        return check_value(key, value, path, self.scenario)

    def _of_all(self, keys: tuple[str, ...], value: Any, path: str) -> Any:
        """A value that all keys must allow."""
        found = None
        for key in reversed(keys):
            found = self._checked(key, value, path)
        return found

    def _values(self, keys: tuple[str, ...]) -> Iterator[Any]:
        path = f"{self.path}.values"
        values = list_of(self.table["values"], path)
        if not values:
            raise InputError(*both("experiment.empty_list"), key=path)
        seen: list[Any] = []
        for i, value in enumerate(values, 1):
            found = self._of_all(keys, value, f"{path}[{i}]")
            if found in seen:
                raise InputError(*both("experiment.value_twice"), key=f"{path}[{i}]", value=value)
            if isinstance(found, (list, Mapping)):
                raise wrong_type("text", value, f"{path}[{i}]")
            seen.append(found)
            yield found

    def _range(self, name: str, keys: tuple[str, ...]) -> Factor:
        whole = False
        if self.function is None:
            assert self.scenario is not None
            numbers = [is_number(key, self.scenario) for key in keys]
            if not all(is_number for is_number, _ in numbers):
                raise InputError(*both("experiment.no_range"), key=self.path, allowed="values = [...]")
            whole = any(only_whole for _, only_whole in numbers)
        ends = []
        for end in ("low", "high"):
            if end not in self.table:
                form = both("experiment.range_form")
                raise InputError(*both("document.missing", name=end), key=self.path, allowed=form)
            value = self.table[end]
            path = f"{self.path}.{end}"
            ends.append(float(self._of_all(keys, value, path)))
        low, high = ends
        if not low < high:
            raise InputError(*both("experiment.low_high"), key=f"{self.path}.high", value=self.table["high"])
        scale = self.table.get("scale", "linear")
        if scale not in SCALES:
            near = nearest_names(str(scale), SCALES)
            choices = ", ".join(SCALES)
            raise InputError(
                *both("value.not_choice"),
                key=f"{self.path}.scale",
                value=scale,
                allowed=choices,
                nearest=near,
            )
        if scale == "log" and low <= 0:
            error = InputError(*both("experiment.log_from_0"), key=f"{self.path}.low")
            raise error.show(self.table["low"])
        return Factor(name, keys, (), low, high, scale, self._integer(whole, scale, low, high))

    def _integer(self, whole: bool, scale: str, low: float, high: float) -> bool:
        value = self.table.get("integer", whole)
        path = f"{self.path}.integer"
        if not isinstance(value, bool):
            raise wrong_type("switch", value, path)
        if whole and not value:
            raise InputError(*both("experiment.only_whole"), key=path, value=value)
        if value and scale == "log":
            raise InputError(*both("experiment.whole_log"), key=f"{self.path}.scale", value=scale)
        if value:
            number(low, f"{self.path}.low", -(2**53), 2**53)
            for end, given in (("low", low), ("high", high)):
                if given != int(given):
                    raise wrong_type("whole", given, f"{self.path}.{end}")
        return value


def _measures() -> tuple[str, ...]:
    from sim.measures.catalogue import MEASURES

    return tuple(MEASURES)
