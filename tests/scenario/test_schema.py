"""The schema that editors use: up to date, and of one opinion with the loader."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from sim.parameters import PARAMETERS
from sim.scenario import Scenario, load, shipped
from sim.scenario.schema import FILE, schema, text

jsonschema = pytest.importorskip("jsonschema", reason="needs the package jsonschema")


def faults(document: str) -> list[str]:
    found = jsonschema.Draft7Validator(schema()).iter_errors(tomllib.loads(document))
    return [error.message for error in found]


def test_schema_is_a_schema():
    jsonschema.Draft7Validator.check_schema(schema())


def test_shipped_file_is_up_to_date(root: Path):
    assert root / "scenarios" / "scenario.schema.json" == FILE
    assert FILE.read_text("utf-8") == text(), "run: python -m sim.scenario.schema"


def test_every_parameter_is_described_in_both_languages():
    properties = json.loads(text())["properties"]
    for key, parameter in PARAMETERS.items():
        table = properties
        *above, name = key.split(".")
        for part in above:
            table = table[part]["properties"]
        entry = table[name]
        assert parameter.en in entry["description"]
        assert parameter.zh in entry["description"]
        assert entry["default"] == parameter.default


def test_shipped_scenarios_fit():
    for path in shipped().values():
        assert not faults(path.read_text("utf-8"))


def test_what_is_written_back_fits():
    made = Scenario(
        {"synthetic": {}},
        {"demand.effort.care": 2, "assessment.tournament": 0.1},
        ["one_form:0.5", {"kind": "burden_reduction", "where": {"share": 0.5}}],
        [{"week": 60, "key": "assessment.tournament", "value": 0.5}],
        title={"en": "x", "zh": "甲"},
    )
    assert not faults(made.to_toml())
    assert load(made.to_toml()) == made


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[region]\n",
        '[region]\ncode = "3701"\n',
        '[region]\ncode = "370105"\nname = "x"\n',
        "[region]\nsynthetic = {}\n[assessment]\ntournament = 2\n",
        "[region]\nsynthetic = {}\n[assessment]\ntournment = 0.5\n",
        "[region]\nsynthetic = {}\n[[policies]]\nstrength = 1\n",
        '[region]\nsynthetic = {}\n[[policies]]\nkind = "one_from"\n',
        "[region]\nsynthetic = {}\n[time]\nwarmup_weeks = 1.5\n",
    ],
)
def test_what_is_wrong_does_not_fit(document: str):
    assert faults(document)
