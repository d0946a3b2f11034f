"""Writing a scenario back: as tables, and as a TOML file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sim.region.divisions import RegionSpec, find, written_places
from sim.scenario.document import Parts

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def region_table(region: RegionSpec) -> dict[str, Any]:
    """The keys of the ``[region]`` table that ask for this region."""
    table: dict[str, Any] = {}
    if region.synthetic is not None:
        made = region.synthetic
        table["synthetic"] = {
            "counties": made.counties,
            "townships": made.townships,
            "communities": made.communities,
            "urban_share": made.urban_share,
        }
    else:
        codes = [_short(code) for code in region.codes]
        table["code"] = codes[0] if len(codes) == 1 else codes
    for key in ("population", "urban_population", "rural_population"):
        if getattr(region, key) is not None:
            table[key] = getattr(region, key)
    if region.seed != RegionSpec().seed:
        table["seed"] = region.seed
    if region.data:
        table["data"] = [file.written() for file in region.data]
    if region.places:
        table["places"] = written_places(region.places)
    return table


def _short(code: int) -> str:
    division = find(code)
    return str(code) if division is None else division.short_code


def tables(parts: Parts) -> dict[str, Any]:
    """The parts of a scenario as the tables of its file."""
    found: dict[str, Any] = {}
    for name in ("title", "about"):
        words = getattr(parts, name)
        if words.en or words.zh:
            found[name] = words.written()
    if parts.sources:
        found["sources"] = list(parts.sources)
    if parts.plugins:
        found["plugins"] = list(parts.plugins)
    found["region"] = region_table(parts.region)
    for key, value in parts.given.items():
        table = found
        *above, name = key.split(".")
        for part in above:
            table = table.setdefault(part, {})
        table[name] = value
    if parts.policies:
        found["policies"] = [policy.written() for policy in parts.policies]
    if parts.changes:
        found["changes"] = [
            {"week": change.week, "key": change.key, "value": change.value} for change in parts.changes
        ]
    return found


def to_toml(parts: Parts) -> str:
    """The parts of a scenario as a TOML file, with the names of its places as a comment."""
    lines: list[str] = []
    found = tables(parts)
    top = {key: value for key, value in found.items() if key in ("title", "about", "sources", "plugins")}
    lines += [f"{key} = {toml_value(value)}" for key, value in top.items()]
    for key, value in found.items():
        if key in top:
            continue
        if isinstance(value, list):
            for entry in value:
                lines += ["", f"[[{key}]]", *(f"{name} = {toml_value(v)}" for name, v in entry.items())]
        else:
            lines += _table((key,), value, parts.region.names if key == "region" else ())
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(path: tuple[str, ...], table: Mapping[str, Any], notes: tuple[str, ...] = ()) -> Iterator[str]:
    inline = {k: v for k, v in table.items() if not isinstance(v, Mapping) or k == "synthetic"}
    if inline:
        yield ""
        yield f"[{'.'.join(path)}]"
        yield from (f"# {note}" for note in notes)
        for key, value in inline.items():
            yield f"{key} = {toml_value(value)}"
    for key, value in table.items():
        if key not in inline:
            yield from _table((*path, key), value)


def toml_value(value: Any) -> str:
    """One value as TOML writes it; real numbers so that they are read back exactly."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _toml_text(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_toml_key(key)} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    return str(value)


def _toml_key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml_text(key)


def _toml_text(text: str) -> str:
    """A basic TOML string: JSON's escapes are TOML's, but for DEL, and TOML knows no surrogates."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
