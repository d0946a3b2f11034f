"""The JSON Schema of scenario files, for editors; descriptions stand in both languages.

It says what can be said without looking at two keys at once; `load` says the rest. It is made from the
parameters and kinds of policy, never written by hand: ``python -m sim.scenario.schema`` writes
``scenarios/scenario.schema.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.parameters import FAMILIES, Parameter
from sim.parameters.families import Group
from sim.region.divisions import RANGES
from sim.scenario.kinds import policy_kinds
from sim.scenario.policy import LATEST_WEEK, LONGEST_LAG, WORDS
from sim.scenario.values import allowed
from sim.text import both

FILE = Path(__file__).resolve().parents[2] / "scenarios" / "scenario.schema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"  # what taplo and the other TOML editors read


def schema() -> dict[str, Any]:
    """The schema as plain data, in a fixed order."""
    tables: dict[str, Any] = {}
    for group in FAMILIES.values():
        table = tables
        *above, name = group.key.split(".")
        for part in above:
            table = table.setdefault(part, _table({}))["properties"]
        table[name] = _group(group)
    region = tables.pop("region", _table({}))["properties"]
    return {
        "$schema": DIALECT,
        "title": "Chaofuhe scenario / 超负荷情景",
        "type": "object",
        "additionalProperties": False,
        "required": ["region"],
        "properties": {
            "title": _described("title", _words()),
            "about": _described("about", _words()),
            "sources": _described("sources", {"type": "array", "items": {"type": "string"}}),
            "plugins": _described("plugins", {"type": "array", "items": {"type": "string"}}),
            "region": _region(region),
            **{name: tables[name] for name in tables},
            "policies": {"type": "array", "items": _policy()},
            "changes": {"type": "array", "items": _change()},
        },
    }


def text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _described(key: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": " / ".join(both(f"schema.{key}")), **entry}


def _table(properties: Mapping[str, Any], **rest: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties), **rest}


def _words() -> dict[str, Any]:
    string = {"type": "string"}
    return {"anyOf": [string, _table({"en": string, "zh": string}, minProperties=1)]}


def _group(group: Group) -> dict[str, Any]:
    if not group.axes:
        return _parameter(group.members[0])
    found: dict[str, Any] = _table({})
    for member in group.members:
        table = found["properties"]
        *above, name = member.key.removeprefix(f"{group.key}.").split(".")
        for part in above:
            table = table.setdefault(part, _table({}))["properties"]
        table[name] = _parameter(member)
    return found


def _parameter(parameter: Parameter) -> dict[str, Any]:
    words = allowed(parameter)
    entry: dict[str, Any] = {
        "description": f"{parameter.en} {words[0].capitalize()}. / {parameter.zh}{words[1]}。",
        "default": parameter.default,
    }
    if parameter.kind is bool:
        return {**entry, "type": "boolean"}
    if parameter.choices:
        return {**entry, "type": "string", "enum": list(parameter.choices)}
    kind = "integer" if parameter.kind is int else "number"
    return {**entry, "type": kind, "minimum": parameter.low, "maximum": parameter.high}


def _region(parameters: Mapping[str, Any]) -> dict[str, Any]:
    code = {"anyOf": [{"type": "string", "pattern": "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"}, {"type": "integer"}]}
    name = {"type": "string", "minLength": 1}
    count = {"type": "integer", "minimum": 0}
    file = {"anyOf": [name, _table({"file": name, "sha256": {"type": "string"}}, required=["file"])]}
    made = {
        "counties": {"type": "integer", "minimum": 1, "maximum": 9999, "default": 1},
        "townships": {"type": "integer", "minimum": 1, "maximum": 999, "default": 3},
        "communities": {"type": "integer", "minimum": 1, "maximum": 999, "default": 4},
        "urban_share": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5},
    }
    keys: dict[str, dict[str, Any]] = {
        "code": {"anyOf": [*code["anyOf"], {"type": "array", "items": code, "minItems": 1}]},
        "name": {"anyOf": [name, {"type": "array", "items": name, "minItems": 1}]},
        "synthetic": _table(made),
        "population": count,
        "urban_population": count,
        "rural_population": count,
        "seed": count,
        "data": {"anyOf": [*file["anyOf"], {"type": "array", "items": file, "minItems": 1}]},
    }
    said = {name: {"type": "number", "minimum": low, "maximum": high} for name, (low, high) in RANGES.items()}
    one = _table({"code": code, **said}, required=["code"])
    keys["places"] = {"type": "array", "items": one, "minItems": 1}
    own = {key: _described(f"region_{key}", entry) for key, entry in keys.items()}
    either = [{"required": [key]} for key in ("code", "name", "synthetic")]
    return _described("region", _table({**own, **parameters}, oneOf=either))


def _policy() -> dict[str, Any]:
    kinds = policy_kinds()
    week = {"type": "integer", "minimum": 0, "maximum": LATEST_WEEK}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    places = {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 1, "uniqueItems": True}
    keys: dict[str, dict[str, Any]] = {
        "kind": {"type": "string", "enum": list(kinds)},
        "strength": {**share, "default": 1},
        "start": week,
        "end": week,
        "where": {
            "anyOf": [
                {"type": "string", "enum": list(WORDS)},
                _table({"share": share}, required=["share"]),
                places,
            ],
            "default": "all",
        },
        "lag": {"type": "number", "minimum": 0, "maximum": LONGEST_LAG},
        "nominal": share,
    }
    own = {key: _described(f"policy_{key}", entry) for key, entry in keys.items()}
    return _described("policies", _table(own, required=["kind"]))


def _change() -> dict[str, Any]:
    movable = [member.key for group in FAMILIES.values() for member in group.members if member.during_run]
    keys: dict[str, dict[str, Any]] = {
        "week": {"type": "integer", "minimum": 0, "maximum": LATEST_WEEK},
        "key": {"type": "string", "enum": movable},
        "value": {"type": ["number", "boolean", "string"]},
    }
    own = {key: _described(f"change_{key}", entry) for key, entry in keys.items()}
    return _described("changes", _table(own, required=list(keys)))


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
