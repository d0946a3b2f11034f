"""From TOML tables to the parts of a scenario: strict, each key known, each value checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim.errors import InputError, nearest_names
from sim.parameters import FAMILIES, PARAMETERS, Value
from sim.plugins import loaded
from sim.region.divisions import RegionSpec
from sim.scenario.policy import LATEST_WEEK, Policy, read_policy
from sim.scenario.values import checked, number, parameter_of, wrong_type
from sim.text import both

LONGEST_TEXT = 4000
REGION_KEYS = (
    *("code", "name", "synthetic", "population", "urban_population", "rural_population"),
    *("seed", "data", "places"),
)
OWN_TABLES = ("title", "about", "sources", "plugins", "region", "policies", "changes")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; the same one twice when only one was given."""

    en: str = ""
    zh: str = ""

    def in_language(self, lang: str) -> str:
        """The text in one language."""
        return self.zh if lang == "zh" else self.en

    def written(self) -> Any:
        """As a scenario file says it."""
        return self.en if self.en == self.zh else {"en": self.en, "zh": self.zh}


@dataclass(frozen=True, slots=True)
class Change:
    """A parameter that moves during a run: at the start of ``week`` (from the run's start) ``key`` becomes
    ``value``.
    """

    week: int
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document says, checked piece by piece but not yet as a whole; defaults are not filled in."""

    region: RegionSpec
    given: Mapping[str, Value] = field(default_factory=dict)
    policies: tuple[Policy, ...] = ()
    changes: tuple[Change, ...] = ()
    title: Words = Words()
    about: Words = Words()
    sources: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()  # names of the plug-ins it needs


def topics() -> tuple[str, ...]:
    """The tables that hold parameters."""
    return tuple(dict.fromkeys(parameter.topic for parameter in PARAMETERS.values()))


def read_document(tables: Mapping[str, Any], folder: Path | None = None) -> Parts:
    """The parts of a scenario from its TOML tables; `InputError` with the path of the first key that is
    wrong. Files it names are looked for from `folder` on.
    """
    needed = read_plugins(tables.get("plugins", ()))  # first: they add parameters and policies
    known = tuple(dict.fromkeys((*OWN_TABLES, *topics())))
    for name in tables:
        if name not in known:
            near = nearest_names(name, known) or _homes(name)
            what = "document.unknown_table" if isinstance(tables[name], Mapping) else "document.unknown_key"
            raise InputError(*both(what), key=_quoted(name), allowed=", ".join(known), nearest=near)
    return Parts(
        region=read_region(tables.get("region"), folder),
        given=dict(_parameters(tables)),
        policies=tuple(
            read_policy(table, key) for key, table in _tables(tables.get("policies", []), "policies")
        ),
        changes=tuple(
            read_change(table, key) for key, table in _tables(tables.get("changes", []), "changes")
        ),
        title=read_words(tables.get("title", ""), "title"),
        about=read_words(tables.get("about", ""), "about"),
        sources=_sources(tables.get("sources", ())),
        plugins=needed,
    )


def read_plugins(names: Any) -> tuple[str, ...]:
    """The plug-ins a scenario needs; `InputError` for one that nobody has loaded."""
    items = names if isinstance(names, (list, tuple)) else [names]
    there = loaded()
    for n, name in enumerate(items, 1):
        key = f"plugins[{n}]"
        if not isinstance(name, str):
            raise wrong_type("text", name, key)
        if name not in there:
            near = nearest_names(name, list(there))
            raise InputError(
                *both("document.no_plugin"), key=key, value=name, allowed=f"--plugin {name}.py", nearest=near
            )
    return tuple(sorted(set(items)))


def _quoted(name: str) -> str:
    """One part of a key, in quotes when it is not a plain name."""
    return name if _BARE.fullmatch(name) else f'"{name}"'


def _homes(name: str) -> tuple[str, ...]:
    """Keys whose last part is this name: ``tournament`` stands in the table ``assessment``."""
    return tuple(key for key in FAMILIES if key.rsplit(".", 1)[-1] == name)


def read_region(table: Any, folder: Path | None = None) -> RegionSpec:
    """The region that the ``[region]`` table asks for; parameters in the table are left to others."""
    if table is None:
        raise InputError(*both("document.no_region"), key="region", allowed=both("document.region_form"))
    if not isinstance(table, Mapping):
        raise wrong_type("table", table, "region")
    own = {key: value for key, value in table.items() if key in REGION_KEYS}
    if not own.keys() & {"code", "name", "synthetic"}:
        unknown = [key for key in table if key not in REGION_KEYS and f"region.{key}" not in FAMILIES]
        if unknown:
            raise unknown_key(("region", unknown[0]))
        raise InputError(*both("document.no_region"), key="region", allowed=both("document.region_form"))
    if not isinstance(own.get("synthetic", {}), Mapping):
        raise wrong_type("table", own["synthetic"], "region.synthetic")
    _refuse_monsters(own)
    try:
        return RegionSpec.of(**own, folder=folder)
    except InputError as error:
        raise error.within(key="region") from None


def _refuse_monsters(own: Mapping[str, Any]) -> None:
    """Refuse codes that are numbers of more digits than any code has, and names of more than a few hundred
    letters.
    """
    for key in ("code", "name"):
        items = own.get(key, ())
        for item in items if isinstance(items, Sequence) and not isinstance(items, str) else (items,):
            if isinstance(item, int) and not isinstance(item, bool) and not 0 <= item < 10**12:
                number(item, f"region.{key}", 0, 10**12 - 1, whole=True)
            if isinstance(item, str) and len(item) > 200:
                raise InputError(*both("document.too_long_text", limit=200), key=f"region.{key}", value=item)


def _parameters(tables: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    above = {key[:at] for key in PARAMETERS for at, letter in enumerate(key) if letter == "."}
    for topic in topics():
        if topic not in tables:
            continue
        table = tables[topic]
        if not isinstance(table, Mapping):
            raise wrong_type("table", table, topic)
        for name, value in table.items():
            if not (topic == "region" and name in REGION_KEYS):
                yield from _leaves((topic, name), value, above)


def _leaves(path: tuple[str, ...], value: Any, above: Set[str]) -> Iterator[tuple[str, Value]]:
    """The parameters below one key of a topic's table; `above` are all keys that have parameters below."""
    key = ".".join(path)
    plain = all(_BARE.fullmatch(part) for part in path)
    if plain and key in PARAMETERS:
        yield key, checked(PARAMETERS[key], value)
    elif plain and key in above:
        if not isinstance(value, Mapping):
            if key in FAMILIES:
                raise parameter_error(key).show(value)
            raise wrong_type("table", value, key)
        for name, inner in value.items():
            yield from _leaves((*path, name), inner, above)
    else:
        raise unknown_key(path)


def parameter_error(key: str) -> InputError:
    """The error that a key is no single parameter."""
    try:
        parameter_of(key)
    except InputError as error:
        return error
    raise AssertionError(key)


def unknown_key(path: tuple[str, ...]) -> InputError:
    """The error for a key that is not known in its table, with what is known there."""
    *above, name = path
    prefix = ".".join(above) + "."
    beside = list(
        dict.fromkeys(
            key.removeprefix(prefix).split(".", 1)[0] for key in PARAMETERS if key.startswith(prefix)
        )
    )
    if path[:-1] == ("region",):
        beside = [*REGION_KEYS, *beside]
    near = [prefix + found for found in nearest_names(name, beside)] or _homes(name)
    if path[:-1] == ("region",):
        shown = ", ".join(REGION_KEYS)
    else:
        shown = ", ".join(beside) if len(beside) <= 12 else ""
    allowed = shown if shown else both("document.see_parameters")
    return InputError(
        *both("document.unknown_key"), key=prefix + _quoted(name), allowed=allowed, nearest=near
    )


def _tables(value: Any, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables of a [[...]] list with their paths, counted from 1."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        error = wrong_type("list", value, name)
        error.allowed = both("document.one_table", name=name)
        raise error
    for i, table in enumerate(value, 1):
        if not isinstance(table, Mapping):
            raise wrong_type("table", table, f"{name}[{i}]")
        yield f"{name}[{i}]", table


def read_change(table: Mapping[str, Any], key: str) -> Change:
    """A change from one ``[[changes]]`` table; ``key`` is its path, for messages."""
    names = ("week", "key", "value")
    for name in table:
        if name not in names:
            near = nearest_names(name, names)
            raise InputError(
                *both("document.unknown_key"), key=f"{key}.{name}", allowed=", ".join(names), nearest=near
            )
    for name in names:
        if name not in table:
            raise InputError(*both("document.missing", name=name), key=key, allowed=", ".join(names))
    week = number(table["week"], f"{key}.week", 0, LATEST_WEEK, whole=True)
    if not isinstance(table["key"], str):
        raise wrong_type("text", table["key"], f"{key}.key")
    try:
        parameter = parameter_of(table["key"])
    except InputError as error:
        error.key = f"{key}.key"
        raise error.show(table["key"]) from None
    if not parameter.during_run:
        raise InputError(*both("value.not_at_run"), key=f"{key}.key", value=parameter.key)
    return Change(int(week), parameter.key, checked(parameter, table["value"], f"{key}.value"))


def read_words(value: Any, key: str) -> Words:
    """A text in one or both languages."""
    if isinstance(value, Words):
        return value
    if isinstance(value, Mapping) and value and set(value) <= {"en", "zh"}:
        given = {lang: _text(text, f"{key}.{lang}") for lang, text in value.items()}
        either = next(iter(given.values()))
        return Words(given.get("en", either), given.get("zh", either))
    if isinstance(value, str):
        text = _text(value, key)
        return Words(text, text)
    raise InputError(*both("document.not_words"), key=key, value=value, allowed=both("document.title_form"))


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise wrong_type("text", value, key)
    if len(value) > LONGEST_TEXT:
        raise InputError(*both("document.too_long_text", limit=LONGEST_TEXT), key=key, value=value)
    return value.strip()


def _sources(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise wrong_type("list", value, "sources")
    return tuple(_text(item, f"sources[{i}]") for i, item in enumerate(value, 1))
