"""Experiment files: what they say, what they refuse, the points and the order of designs."""

from __future__ import annotations

import importlib.util
import json
import pickle
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.report.analyses.common import call, factor_label
from sim.scenario import Scenario, load
from sim.scenario.identity import identity
from sim.study.design import Experiment, from_tables, loads, shipped
from sim.study.design import load as load_experiment
from sim.study.design.called import in_chinese
from sim.study.design.keys import POLICY_FIELDS
from sim.study.design.points import balanced, order_of
from sim.study.design.schema import FILE, schema, text
from sim.study.sweep.folder import sweep_identity

_SPEC = importlib.util.spec_from_file_location(
    "malformed", Path(__file__).with_name("malformed_experiments.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
ALL = _MODULE.ALL
NAME = "experiments/mine.toml"
TINY = {"region": {"synthetic": {"townships": 1, "communities": 2}}, "time": {"observe_weeks": 26}}


def experiment(**tables: object) -> Experiment:
    return from_tables({"scenario": TINY, **tables})


def ranged(key: str, low: float, high: float, **more: object) -> dict[str, object]:
    return {"key": key, "low": low, "high": high, **more}


@pytest.mark.parametrize("name", ALL)
def test_a_wrong_file_ends_in_one_message_in_both_languages(name: str):
    document, key, words = ALL[name]
    with pytest.raises(InputError) as caught:
        loads(document, NAME)
    english, chinese = caught.value.render("en"), caught.value.render("zh")
    assert caught.value.key == key
    assert words in english
    assert english.startswith(f"{NAME}: ")
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert chinese != english
    assert "\n" not in english
    assert len(english) < 900


def test_a_factor_named_by_its_key_has_a_chinese_name_of_its_own():
    """Figures have little room for it; two factors of one name could not be told apart."""
    keys = [*PARAMETERS, "region.population", *(f"policies.call_in.{name}" for name in POLICY_FIELDS)]
    names = [in_chinese(key) for key in keys]
    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 40 or not re.search("[\u4e00-\u9fff]", name)] == []
    assert in_chinese("x1") == ""


def test_chinese_texts_name_a_factor_as_the_file_does_or_else_as_its_parameter():
    made = experiment(
        factors=[
            ranged("assessment.tournament", 0, 1),
            ranged("assessment.sanction", 0, 1, name_zh="追责"),
            ranged("agenda.forms", 0, 5, name="forms"),
            ranged("policies.call_in.strength", 0, 1),
            {
                "key": ["pressure.alpha", "agenda.tasks"],
                "low": 0,
                "high": 1,
                "name": "both",
                "name_zh": "两者",
            },
        ],
        design={"kind": "latin_hypercube", "samples": 8},
    )
    assert made.names_zh == {
        "assessment.tournament": "排名锦标赛的激烈程度",
        "assessment.sanction": "追责",
        "policies.call_in.strength": "吹哨报到",
        "both": "两者",
    }
    call(made.names_zh)
    try:
        assert factor_label("assessment.tournament", "zh") == "排名锦标赛的激烈程度"
        assert factor_label("assessment.tournament", "en") == "assessment.tournament"
        assert factor_label("forms", "zh") == "forms"
    finally:
        call({})


def test_there_are_enough_wrong_files():
    assert len(ALL) >= 30


def test_a_grid_has_every_combination():
    found = experiment(
        factors=[
            {"name": "a", "key": "pressure.alpha", "values": [0.2, 0.4]},
            ranged("assessment.tournament", 0.0, 1.0),
            {"key": "service.patience_form", "values": ["none", "deadline"]},
        ],
        design={"levels": 3},
    )
    assert found.names == ("a", "assessment.tournament", "service.patience_form")
    assert len(set(found.points.values)) == len(found.points) == 12
    assert found.points.values[0] == (0.2, 0.0, "none")
    scenario = found.scenario_at(found.points.values[-1], found.arms[0])
    assert scenario.values["pressure.alpha"] == 0.4
    assert scenario.values["service.patience_form"] == "deadline"


def test_scales_and_whole_numbers():
    found = experiment(
        factors=[
            ranged("agenda.forms", 0.01, 10.0, scale="log"),
            ranged("time.warmup_weeks", 3, 6),
            ranged("agenda.tasks", 1.0, 9.0, integer=True),
        ],
        design={"levels": 4},
    )
    logs, weeks, tasks = (sorted(set(column)) for column in zip(*found.points.values, strict=True))
    assert logs == pytest.approx([0.01, 0.1, 1.0, 10.0])
    assert weeks == [3, 4, 5, 6]
    assert all(isinstance(week, int) for week in weeks)
    assert tasks == [1, 4, 6, 9]
    assert {found.factors[1].at(share / 100) for share in range(101)} == {3, 4, 5, 6}


def test_a_factor_may_move_several_keys():
    keys = ["assessment.tournament", "assessment.sanction"]
    found = experiment(factors=[{"name": "p", "key": keys, "values": [0.1]}])
    scenario = found.scenario_at((0.1,), found.arms[0])
    assert [scenario.values[key] for key in keys] == [0.1, 0.1]


def test_policies_are_varied_in_strength_time_and_place():
    found = experiment(
        factors=[
            {"name": "cut", "key": "policies.burden_reduction.strength", "values": [0.0, 0.5]},
            {"name": "from", "key": "policies.burden_reduction.start", "values": [60]},
            {"name": "in", "key": "policies.burden_reduction.where", "values": ["urban", {"share": 0.5}]},
        ],
        arms=[{"name": "none"}, {"name": "audit", "policies": ["penetrating_audit"]}],
    )
    none, audit = found.arms
    assert not found.scenario_at(found.points.values[0], none).policies  # strength 0 is no policy
    policies = found.scenario_at(found.points.values[-1], audit).policies
    assert [policy.kind for policy in policies] == ["burden_reduction", "penetrating_audit"]
    assert (policies[0].strength, policies[0].start) == (0.5, 60)
    assert policies[0].where.share == 0.5
    assert found.factors[2].shown(found.points.values[-1][2]) == "{ share = 0.5 }"


def test_a_policy_of_one_arm_is_varied_there_alone():
    found = experiment(
        factors=[{"key": "policies.one_form.strength", "values": [0.5]}],
        arms=[{"name": "none"}, {"name": "form", "policies": ["one_form"]}],
    )
    assert not found.scenario_at((0.5,), found.arms[0]).policies
    assert found.scenario_at((0.5,), found.arms[1]).policies[0].strength == 0.5


def test_changes_and_the_region_are_varied():
    changes = [{"week": 60, "key": "agenda.duty_growth", "value": 0.1}]
    found = from_tables(
        {
            "scenario": {**TINY, "changes": changes},
            "factors": [
                ranged("changes[1].value", 0.0, 0.3),
                ranged("changes[1].week", 60, 70),
                {"key": "region.seed", "values": [1, 2]},
            ],
            "design": {"levels": 2},
        }
    )
    scenario = found.scenario_at((0.3, 70, 2), found.arms[0])
    assert (scenario.changes[0].value, scenario.changes[0].week, scenario.region.seed) == (0.3, 70, 2)


def test_arms_set_what_they_like():
    arms = [{"name": "a"}, {"name": "b", "settings": {"agenda": {"forms": 0.1}, "region.seed": 7}}]
    found = experiment(arms=arms)
    assert found.design.kind == "arms"
    assert len(found.points) == 1
    scenario = found.scenario_at((), found.arms[1])
    assert (scenario.values["agenda.forms"], scenario.region.seed) == (0.1, 7)


@pytest.mark.parametrize(
    ("design", "points"),
    [
        ({"kind": "latin_hypercube", "samples": 10}, 10),
        ({"kind": "sobol", "samples": 8}, 8 * 4),
        ({"kind": "sobol", "samples": 8, "second_order": True}, 8 * 6),
        ({"kind": "morris", "trajectories": 5}, 5 * 3),
    ],
)
def test_samples_have_their_size_and_repeat(design: dict[str, object], points: int):
    pytest.importorskip("SALib")
    factors = [ranged("pressure.alpha", 0.2, 0.8), ranged("agenda.forms", 0.1, 1.0, scale="log")]
    found, again, other = (
        experiment(factors=factors, design={**design, "seed": seed}).points for seed in (1, 1, 2)
    )
    assert len(found) == points
    assert found.unit.shape == (points, 2)
    assert found.values == again.values != other.values
    assert all(0.2 <= alpha <= 0.8 and 0.1 <= forms <= 1.0 for alpha, forms in found.values)  # type: ignore[operator]


def test_a_hypercube_has_one_point_in_each_slice():
    found = experiment(
        factors=[ranged("pressure.alpha", 0.2, 0.8), ranged("agenda.forms", 0.1, 1.0)],
        design={"kind": "latin_hypercube", "samples": 20},
    )
    for column in found.points.unit.T:
        assert sorted(np.floor(column * 20).tolist()) == list(range(20))


def test_any_first_part_of_a_grid_covers_it_evenly():
    levels = (np.arange(10) + 0.5) / 10
    unit = np.array([(x, y) for x in levels for y in levels])
    order = balanced(unit, 3)
    assert sorted(order) == list(range(100))
    for cut in (20, 40, 60):
        counts = np.histogram2d(*unit[order[:cut]].T, bins=2, range=[[0, 1], [0, 1]])[0]
        assert counts.min() >= 0.6 * cut / 4
        assert counts.max() <= 1.4 * cut / 4
    assert balanced(unit, 3) == order != balanced(unit, 4)


def test_every_point_has_its_place_in_the_order():
    factors = [{"key": "pressure.alpha", "values": [0.2, 0.4, 0.6]}, ranged("agenda.forms", 0.1, 1.0)]
    found = experiment(factors=factors, design={"levels": 5})
    assert sorted(order_of(found)) == list(range(15))


def test_measures_are_named_alone_or_with_their_breakdowns():
    assert "efficacy" in experiment(arms=[{"name": "a"}, {"name": "b"}]).measures
    found = experiment(arms=[{"name": "a"}, {"name": "b"}], measures=["load", "efficacy.*", "load"])
    assert found.measures[:2] == ("load", "efficacy")
    assert "efficacy.group.elder" in found.measures
    assert found.measures.count("load") == 1


def test_experiments_cross_processes_and_manifests_whole():
    found = experiment(
        factors=[{"key": "policies.one_form.where", "values": ["urban", "rural"]}],
        arms=[{"name": "a", "policies": [{"kind": "one_form", "strength": 0.5}]}],
        stop={"measure": "load", "half_width": 0.1},
    )
    for copy in (pickle.loads(pickle.dumps(found)), from_tables(json.loads(json.dumps(found.tables)))):
        assert copy.scenario == found.scenario
        assert copy.points.values == found.points.values
        assert (copy.arms, copy.stop) == (found.arms, found.stop)
        assert sweep_identity(copy) == sweep_identity(found)


def test_identity_ignores_texts_measures_and_replicates_and_nothing_else():
    tables = {"arms": [{"name": "a"}, {"name": "b"}]}
    first = sweep_identity(experiment(**tables))
    same = {"title": "x", "measures": ["load"], "replicates": 7}
    for key, value in same.items():
        assert sweep_identity(experiment(**tables, **{key: value})) == first
    other = (
        {"seed": 1},
        {"arms": [{"name": "a"}, {"name": "c"}]},
        {"arms": [{"name": "a"}, {"name": "b", "policies": ["one_form"]}]},
        {"scenario": {**TINY, "pressure": {"alpha": 0.4}}},
    )
    for change in other:
        assert sweep_identity(experiment(**{**tables, **change})) != first


def test_scenarios_are_found_beside_the_experiment(tmp_path: Path):
    (tmp_path / "mine.toml").write_text(Scenario(TINY["region"]).to_toml(), "utf-8")
    path = tmp_path / "e.toml"
    path.write_text('scenario = "./mine.toml"\n[[arms]]\nname = "a"\n[[arms]]\nname = "b"\n', "utf-8")
    assert load_experiment(path).scenario is not None
    assert load_experiment(path).name == "e"


def test_the_quick_identity_of_a_scenario_is_its_identity():
    scenario = load("street").with_values({"pressure.alpha": 0.25, "service.patience_form": "none"})
    scenario = scenario.with_policies("one_form:0.5")
    assert scenario.key == identity(scenario.canonical())


def test_the_schema_is_up_to_date():
    assert FILE.read_text("utf-8") == text()


def test_the_schema_and_the_loader_agree_on_what_is_shipped_and_on_what_is_wrong():
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft7Validator(schema())
    for name, path in shipped().items():
        assert not list(check.iter_errors(tomllib.loads(path.read_text("utf-8")))), name
    seen = (
        "unknown_table",
        "factor_extra",
        "design_kind",
        "stop_width",
        "replicates",
        "arm_name",
    )
    for name in seen:
        assert list(check.iter_errors(tomllib.loads(ALL[name][0]))), name


def test_the_example_of_the_documentation_is_an_experiment(root: Path):
    page = (root / "docs" / "studies.md").read_text("utf-8")
    found = loads(page.partition("```toml\n")[2].partition("```")[0])
    assert (len(found.points), len(found.arms), found.replicates) == (15, 2, 20)
    assert found.arms[1].policies[0].strength == 0.8
