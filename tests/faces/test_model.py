"""`sim.Model`: the same run as the world's, started in all the ways that people and Mesa start models."""

from __future__ import annotations

import copy
import gc
import pickle
import weakref

import mesa
import numpy as np
import pytest

import sim
from sim.errors import InputError
from sim.faces.collecting import live_measures, main_measures
from sim.measures import MEASURES
from sim.measures.compute import outcome, weekly_columns
from sim.study.one import observed
from sim.world import World

NUMBERS = (
    *("counties", "agendas", "departments", "townships", "communities", "cadres", "residents", "desks"),
    *("levers", "township_levers", "trust_scale", "trust_shift", "weekly", "totals"),
)
PLACES = {"pool_start", "pool_size", "most_used", "free_count", "head", "tail"}  # where matters lie in memory


def numbers(world: World) -> dict[str, bytes]:
    """All numbers of a world, bit for bit."""
    found = {}
    for name in NUMBERS:
        array = np.asarray(getattr(world.state, name))
        for field in array.dtype.names or ("",):
            if field not in PLACES:
                found[f"{name} {field}"] = (array[field] if field else array).tobytes()
    return found


@pytest.mark.parametrize("collect", ["nothing", "agents"])
def test_numbers_are_those_of_the_world(strained, collect):
    world = World(strained, 5).run()
    model = sim.Model(strained, seed=5, collect=collect)
    model.run_model()
    assert numbers(model.world) == numbers(world)


def test_policies_and_changes_are_lived_through(scenario):
    plan = scenario.with_policies("penetrating_audit").with_changes(
        {"week": 9, "key": "assessment.tournament", "value": 1.0}
    )
    world = World(plan, 5).run()
    model = sim.Model(plan, seed=5)
    model.run_model()
    assert numbers(model.world) == numbers(world)
    assert model.parameter("assessment.tournament") == 1.0
    assert next(iter(model.communities)).audit > 0.0


def test_it_is_a_mesa_model(model):
    assert isinstance(model, mesa.Model)
    assert isinstance(model.random.random(), float)
    assert isinstance(model.rng, np.random.Generator)
    assert all(isinstance(agent, mesa.Agent) for agent in model.agents)


def test_time_steps_and_the_end(model):
    assert (model.steps, model.time, model.week, model.running, model.observing) == (0, 0.0, 0.0, True, False)
    model.step()
    assert (model.steps, model.time, model.week, model.running) == (1, 1.0, 1.0, True)
    model.run_model()
    assert (model.steps, model.time, model.week, model.running, model.observing) == (
        20,
        20.0,
        20.0,
        False,
        True,
    )


def test_after_the_end_nothing_happens(model):
    model.run_model()
    rows = len(model.datacollector.get_model_vars_dataframe())
    before = model.world.state.communities.tobytes()
    model.step()
    assert (model.steps, model.running) == (20, False)
    assert model.world.state.communities.tobytes() == before
    assert len(model.datacollector.get_model_vars_dataframe()) == rows == 20


def test_steps_shorter_than_a_week(scenario):
    model = sim.Model(scenario, seed=1, time__step_days=3.5)
    model.step()
    assert (model.steps, model.time, model.week) == (1, 1.0, 0.5)
    model.run_model()
    assert (model.steps, model.week) == (40, 20.0)


@pytest.mark.skipif(not hasattr(mesa.Model, "run_until"), reason="Mesa 3.3 has no clock of its own")
def test_the_clock_of_newer_mesa(model):
    model.run_for(3)
    assert (model.steps, model.time) == (3, 3.0)
    model.run_until(7)
    assert (model.steps, model.week) == (7, 7.0)
    model.run_for(100)
    assert (model.steps, model.running) == (20, False)


def test_counts_of_agents_are_those_of_the_region(model):
    region = model.world.region
    assert len(model.counties) == len(region.counties) == 1
    assert len(model.townships) == len(region.townships) == 2
    assert len(model.communities) == len(region.communities) == 6
    assert len(model.departments) == len(region.departments)
    assert len(model.cadres) == len(region.cadres)
    assert len(model.agents) == sum(len(group) for group in model.agents_by_type.values())
    assert [agent.unique_id for agent in model.agents] == list(range(1, len(model.agents) + 1))


# what it is called with
@pytest.mark.parametrize(
    "given",
    [
        {"assessment__tournament": 0.25},
        {"parameters": {"assessment.tournament": 0.25}},
        {"assessment.tournament": 0.25},
        {"assessment__tournament": np.float64(0.25)},
    ],
    ids=["keyword", "dictionary", "dotted", "numpy"],
)
def test_parameters_by_key(scenario, given):
    model = sim.Model(scenario, seed=1, **given)
    assert model.parameter("assessment.tournament") == 0.25
    assert model.plan.values["assessment.tournament"] == 0.25


def test_whole_numbers_of_numpy(scenario):
    assert sim.Model(scenario, seed=1, time__observe_weeks=np.int64(3)).world.steps == 7


def test_scenario_by_name_path_and_object(scenario, tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(scenario.to_toml(), encoding="utf-8")
    assert sim.Model(path, seed=1).plan.key == sim.Model(str(path), seed=1).plan.key == scenario.key
    assert sim.Model(scenario, seed=1).plan is scenario
    assert len(sim.Model(seed=1).communities) == len(sim.Model("street", seed=1).communities) > 0


@pytest.mark.parametrize(
    ("policies", "many"),
    [("", 0), ("penetrating_audit", 1), (["penetrating_audit:0.5", {"kind": "fault_tolerance"}], 2), ((), 0)],
)
def test_policies_in_all_forms(scenario, policies, many):
    assert len(sim.Model(scenario, seed=1, policies=policies).plan.policies) == many


def test_one_policy_object(scenario):
    assert len(sim.Model(scenario, seed=1, policies=sim.policy("penetrating_audit")).plan.policies) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"assessment__tournamnt": 0.5}, "assessment.tournament"),
        ({"tournament": 0.5}, "assessment__tournament"),
        ({"sed": 1}, "seed"),
        ({"assessment__tournament": 5.0}, "from 0 to"),
        (
            {"assessment__tournament": 0.5, "parameters": {"assessment.tournament": 0.5}},
            "assessment.tournament",
        ),
        ({"collect": "everything"}, "main, all, agents, nothing"),
        ({"scenario": 7}, "a name or a path"),
        ({"scenario": "stret"}, "street"),
        ({"policies": ["penetrating_audt"]}, "penetrating_audit"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**64}, "seed"),
        ({"seed": "one"}, "seed"),
        ({"seed": True}, "seed"),
        ({"seed": 1, "rng": 1}, "not both"),
    ],
)
def test_wrong_arguments_are_refused_with_a_hint(scenario, given, message):
    with pytest.raises(InputError, match=message):
        sim.Model(**{"scenario": scenario, **given})


@pytest.mark.parametrize(
    ("given", "seed"),
    [
        ({"seed": 7}, 7),
        ({"rng": 7}, 7),
        ({"seed": np.uint64(2**64 - 1)}, 2**64 - 1),
        ({"seed": 7.0}, 7),
        ({"seed": None, "rng": np.int64(7)}, 7),
    ],
)
def test_a_whole_number_is_the_seed_of_the_run(scenario, given, seed):
    model = sim.Model(scenario, **given)
    assert (model.seed, model.world.seed) == (seed, seed)


def test_generators_and_sequences_give_seeds(scenario):
    def seed(rng):
        return sim.Model(scenario, rng=rng).seed

    assert seed([1, 2]) == seed([1, 2]) != seed([1, 3])
    assert seed(np.random.SeedSequence(5)) == seed(np.random.SeedSequence(5))
    generator = np.random.default_rng(5)
    assert seed(generator) != seed(generator)


def test_without_a_seed_each_model_draws_its_own(scenario):
    assert sim.Model(scenario).seed != sim.Model(scenario).seed


def test_mesa_draws_repeat_with_the_seed(scenario):
    one, other = sim.Model(scenario, seed=3), sim.Model(scenario, seed=3)
    assert one.random.random() == other.random.random()
    assert one.rng.random() == other.rng.random()


# data
def test_measures_are_those_of_results(scenario):
    model = sim.Model(scenario, seed=5, collect="all")
    model.run_model()
    frame = model.datacollector.get_model_vars_dataframe()
    weekly = outcome(observed(model.world)).weekly[0]
    for key in live_measures():
        expected = weekly[:, weekly_columns().index(key)]
        known = ~np.isnan(expected)
        np.testing.assert_allclose(frame[key].to_numpy()[known], expected[known], rtol=1e-12)


def test_scores_hold_until_the_next_scoring(model):
    model.run_model()
    score = model.datacollector.get_model_vars_dataframe()["score"]
    assert score[:3].isna().all()
    assert score[3:].notna().all()
    assert score[3:7].nunique() == 1


def test_main_measures_have_names_in_both_languages():
    assert {"load", "overload", "satisfaction", "trust", "score", "morale"} <= set(main_measures())
    assert set(main_measures()) < set(live_measures()) < set(MEASURES)
    assert "efficacy" not in live_measures(), "known only when needs of that week are old enough"


def test_before_the_first_step_nothing_is_known(model):
    assert np.isnan(list(model.measures().values())).all()
    assert model.datacollector.get_model_vars_dataframe().empty


def test_nothing_is_collected_unless_asked(scenario):
    model = sim.Model(scenario, seed=1, collect="nothing")
    model.step()
    assert model.datacollector.get_model_vars_dataframe().empty
    model.datacollector.collect(model)
    assert len(model.datacollector.get_model_vars_dataframe()) == 1


def test_fields_of_agents_are_collected(scenario):
    model = sim.Model(scenario, seed=1, collect="agents")
    model.step()
    model.step()
    frame = model.datacollector.get_agenttype_vars_dataframe(sim.faces.Community)
    assert len(frame) == 2 * 6
    assert frame["load"].tolist()[-6:] == model.communities.get("load")
    assert len(model.datacollector.get_agenttype_vars_dataframe(sim.faces.Cadre)) == 2 * len(model.cadres)


# finding
def test_places_are_found_by_name_and_code(model):
    for place in [*model.counties, *model.townships, *model.communities]:
        assert model.find(place.code) is place
        assert model.find(str(place.code)) is place


def test_codes_may_be_short():
    model = sim.Model("street", seed=1)
    assert model.find("370105009").name == "制锦市街道"
    assert model.find("制锦市街道") is next(iter(model.townships))
    with pytest.raises(InputError, match="制锦市街道"):
        model.find("制锦市街")
    with pytest.raises(InputError, match="no place"):
        model.find("370106")


# what it leaves behind
def test_a_model_let_go_is_gone(scenario):
    model = sim.Model(scenario, seed=1, collect="agents")
    model.step()
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


def test_agents_copy_as_themselves(model):
    community = next(iter(model.communities))
    assert copy.copy(community) is copy.deepcopy(community) is community


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_models_are_not_copied(model, copied):
    with pytest.raises(TypeError, match=r"model.world.save"):
        copied(model)


def test_it_says_what_it_is(model):
    model.step()
    assert repr(model) == "<sim.Model 'Two townships', seed 1, step 1 of 20>"
