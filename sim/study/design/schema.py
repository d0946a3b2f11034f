"""The JSON Schema of experiment files, for editors: ``python -m sim.study.design.schema`` writes
``experiments/experiment.schema.json``.

It is made from the same lists as the reader; `load` says what takes two keys at once to see.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.scenario import schema as scenarios
from sim.study.design.experiment import KINDS, SCALES
from sim.study.design.functions import FUNCTIONS
from sim.study.design.plans import MOST_SAMPLES
from sim.text import both

FILE = Path(__file__).resolve().parents[3] / "experiments" / "experiment.schema.json"
_WORDS = ("title", "question", "takes", "output")


def schema() -> dict[str, Any]:
    """The schema as plain data, in a fixed order."""
    model = _table({"function": {"type": "string", "enum": list(FUNCTIONS)}}, required=["function"])
    return {
        "$schema": scenarios.DIALECT,
        "title": "Chaofuhe experiment / 超负荷实验",
        "type": "object",
        "additionalProperties": False,
        "oneOf": [{"required": ["scenario"]}, {"required": ["model"]}],
        "properties": {
            **{name: _described(name, _words()) for name in _WORDS},
            "scenario": _described("scenario", {"anyOf": [_text(), {"type": "object"}]}),
            "model": _described("model", model),
            "factors": {"type": "array", "items": _described("factors", _factor())},
            "arms": {"type": "array", "items": _described("arms", _arm())},
            "design": _described("design", _design()),
            "replicates": _described("replicates", _whole(1, default=1)),
            "seed": _described("seed", _whole(0, default=0)),
            "measures": _described("measures", {"type": "array", "items": _text(), "minItems": 1}),
            "stop": _described("stop", _stop()),
            "search": _described("search", _search()),
            "patterns": {"type": "array", "items": _described("pattern", _pattern())},
            "calibrate": _described("calibrate", _calibrate()),
        },
    }


def text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _described(key: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": " / ".join(both(f"design.{key}")), **entry}


def _table(properties: Mapping[str, Any], **rest: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties), **rest}


def _text() -> dict[str, Any]:
    return {"type": "string", "minLength": 1}


def _words() -> dict[str, Any]:
    string = {"type": "string"}
    return {"anyOf": [string, _table({"en": string, "zh": string}, minProperties=1)]}


def _whole(low: int, high: int | None = None, **rest: Any) -> dict[str, Any]:
    top = {} if high is None else {"maximum": high}
    return {"type": "integer", "minimum": low, **top, **rest}


def _all_described(name: str, entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {key: _described(f"{name}_{key}", entry) for key, entry in entries.items()}


def _factor() -> dict[str, Any]:
    value = {"type": ["number", "boolean", "string", "object", "array"]}
    entries: dict[str, Mapping[str, Any]] = {
        "name": _text(),
        "name_zh": _text(),
        "key": {"anyOf": [_text(), {"type": "array", "items": _text(), "minItems": 1}]},
        "values": {"type": "array", "items": value, "minItems": 1, "uniqueItems": True},
        "low": {"type": "number"},
        "high": {"type": "number"},
        "scale": {"type": "string", "enum": list(SCALES), "default": SCALES[0]},
        "integer": {"type": "boolean"},
    }
    either = [{"required": ["values"]}, {"required": ["low", "high"]}]
    return _table(_all_described("factor", entries), required=["key"], oneOf=either)


def _arm() -> dict[str, Any]:
    policy = scenarios.schema()["properties"]["policies"]["items"]
    entries: dict[str, Mapping[str, Any]] = {
        "name": _text(),
        "name_zh": _text(),
        "policies": {"type": "array", "items": {"anyOf": [_text(), policy]}},
        "settings": {"type": "object"},
    }
    return _table(_all_described("arm", entries), required=["name"])


def _design() -> dict[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {
        "kind": {"type": "string", "enum": list(KINDS)},
        "samples": _whole(1, MOST_SAMPLES),
        "trajectories": _whole(2, 100_000),
        "levels": _whole(2, 1000),
        "second_order": {"type": "boolean", "default": False},
        "seed": _whole(0, 2**32 - 1, default=0),
    }
    return _table(_all_described("design", entries))


def _stop() -> dict[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {
        "measure": _text(),
        "half_width": {"type": "number", "exclusiveMinimum": 0},
        "at_least": _whole(2, default=5),
        "at_most": _whole(2, default=100),
        "step": _whole(1, default=5),
    }
    return _table(_all_described("stop", entries), required=["measure", "half_width"])


def _search() -> dict[str, Any]:
    names = {"type": "array", "items": _text(), "minItems": 1, "uniqueItems": True}
    amount = {"type": "number", "minimum": 0}
    entries: dict[str, Mapping[str, Any]] = {
        "policies": names,
        "inputs": names,
        "objectives": names,
        "robust": {"type": "string", "enum": ["mean", "worst", "regret"], "default": "worst"},
        "levels": _whole(2, 1001, default=5),
        "budget_yuan": amount,
        "budget_hours": amount,
        "hour_yuan": {**amount, "default": 0},
        "population": _whole(4, 10_000, default=24),
        "generations": _whole(1, 100_000, default=12),
        "seed": _whole(0, 2**31 - 1, default=1),
    }
    return _table(_all_described("search", entries))


def _pattern() -> dict[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {
        "name": _text(),
        "name_zh": _text(),
        "measure": _text(),
        "target": {"type": "number"},
        "tolerance": {"type": "number", "exclusiveMinimum": 0},
        "arm": _text(),
        "against": _text(),
        "weight": {"type": "number", "minimum": 0, "default": 1},
        "source": _text(),
    }
    return _table(_all_described("pattern", entries), required=["measure", "target", "tolerance"])


def _calibrate() -> dict[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {
        "population": _whole(4, 10_000, default=12),
        "generations": _whole(1, 100_000, default=15),
        "confirm": _whole(2, 100_000, default=20),
        "seed": _whole(1, 2**31 - 1, default=1),
    }
    return _table(_all_described("calibrate", entries))


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
