"""Mesa's own tools on `sim.Model`: agent sets, data collectors, batch runs, the pages of SolaraViz."""

from __future__ import annotations

import inspect
import warnings

import mesa
import numpy as np
import pytest
from mesa.batchrunner import batch_run
from mesa.datacollection import DataCollector

import sim
from sim.faces import Cadre, Community, County, Department, Township

NEW_RNG = "rng" in inspect.signature(batch_run).parameters  # Mesa 3.5


def run(parameters, seeds=None, **rest):
    """`batch_run` of either Mesa: one run for each seed and combination of parameters."""
    rest = {"display_progress": False, **rest}
    if seeds is None:
        return batch_run(sim.Model, parameters, **rest)
    if NEW_RNG:
        return batch_run(sim.Model, parameters, rng=seeds, **rest)
    return batch_run(sim.Model, {**parameters, "seed": seeds}, **rest)


def test_agent_sets_select_and_aggregate(overloaded):
    communities = overloaded.agents.select(agent_type=Community)
    assert len(communities) == 6
    assert communities.agg("load", max) == max(overloaded.world.state.communities["load"])
    assert overloaded.communities.agg("load", [min, np.mean, max])[1] == pytest.approx(
        overloaded.world.state.communities["load"].mean()
    )
    busy = overloaded.communities.select(lambda community: community.overloaded)
    assert {community.overloaded for community in busy} == {True}
    by_place = overloaded.communities.groupby("place").agg("population", sum)
    assert sum(by_place.values()) == overloaded.world.region.population


def test_agents_by_type(model):
    assert model.agent_types == [County, Department, Township, Community, Cadre]
    assert model.agents_by_type[Community] is model.communities


def test_a_data_collector_of_the_user(scenario):
    model = sim.Model(scenario, seed=1)
    model.datacollector = DataCollector(
        model_reporters={
            "overloaded": lambda m: sum(m.communities.get("overloaded")),
            "week": "week",
            "worst": lambda m: m.communities.agg("satisfaction", min),
        },
        agent_reporters={"morale": lambda agent: getattr(agent, "morale", None)},
        agenttype_reporters={Community: {"township": "township", "load": "load"}},
    )
    model.step()
    model.step()
    assert model.datacollector.get_model_vars_dataframe()["week"].tolist() == [1.0, 2.0]
    assert len(model.datacollector.get_agent_vars_dataframe()) == 2 * len(model.agents)
    kept = model.datacollector.get_agenttype_vars_dataframe(Community)["township"]
    assert kept.iloc[0] is next(iter(model.townships)), "a view is its own copy"


def test_batch_run_over_parameters(scenario):
    grid = {"scenario": scenario, "assessment__tournament": [0.2, 0.8], "time__observe_weeks": 14}
    rows = run(grid, seeds=[1, 2])
    assert len(rows) == 4
    assert sorted((row["seed"], row["assessment__tournament"]) for row in rows) == [
        (1, 0.2),
        (1, 0.8),
        (2, 0.2),
        (2, 0.8),
    ]
    for row in rows:
        model = sim.Model(
            scenario,
            seed=row["seed"],
            assessment__tournament=row["assessment__tournament"],
            time__observe_weeks=14,
        )
        model.run_model()
        assert row["load"] == model.measures()["load"]
        assert row["score"] == model.measures()["score"]


def test_batch_run_over_policies_and_scenarios(scenario):
    longer = scenario.with_values({"time.observe_weeks": 17})
    rows = run({"scenario": [scenario, longer], "policies": [[], ["penetrating_audit"]]}, seeds=[3])
    assert [row["Step"] for row in rows] == ([20, 20, 21, 21] if NEW_RNG else [19, 19, 20, 20])
    assert len({row["trust"] for row in rows}) == 4


def test_batch_run_week_by_week(scenario):
    rows = run({"scenario": scenario}, seeds=[3], data_collection_period=1)
    model = sim.Model(scenario, seed=3)
    model.run_model()
    assert [row["load"] for row in rows] == model.datacollector.get_model_vars_dataframe()["load"].tolist()


def test_batch_run_without_seeds_draws_them(scenario):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        rows = run({"scenario": scenario}, iterations=2)
    assert rows[0]["trust"] != rows[1]["trust"]


@pytest.mark.skipif(not NEW_RNG, reason="Mesa 3.3 leaves agents of a type out of batch runs")
def test_batch_run_with_fields_of_agents(scenario):
    rows = run({"scenario": scenario, "collect": "agents"}, seeds=[3])
    assert len([row for row in rows if "real_score" in row]) > 6
    assert any("withdrawn" in row for row in rows)


@pytest.mark.slow
def test_batch_run_in_processes(scenario):
    grid = {"scenario": scenario, "assessment__tournament": [0.2, 0.8]}
    alone = run(grid, seeds=[1])
    together = run(grid, seeds=[1], number_processes=2)
    key = "assessment__tournament"
    assert sorted((row[key], row["trust"]) for row in together) == sorted(
        (row[key], row["trust"]) for row in alone
    )


def test_models_and_agents_of_the_user(scenario):
    class Journalist(mesa.Agent):
        pass

    class Watched(sim.Model):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.journalist = Journalist(self)
            self.seen = []

        def step(self):
            super().step()
            self.seen.append(max(self.communities, key=lambda community: community.load).name)

    model = Watched(scenario, seed=1)
    assert model.agents_by_type[Journalist]
    assert len({agent.unique_id for agent in model.agents}) == len(model.agents)
    model.run_model()
    assert (len(model.seen), model.steps) == (20, 20)
    model.journalist.remove()
    assert len(model.agents_by_type[Journalist]) == 0


def test_all_agents_can_be_dismissed(model):
    communities = list(model.communities)
    model.remove_all_agents()
    assert len(model.agents) == 0
    model.step()
    assert communities[0].load > 0.0, "the places are still in the world"


def test_mesa_keeps_no_scenario_of_its_own(model):
    assert model.scenario is None
    assert isinstance(model.plan, sim.Scenario)
