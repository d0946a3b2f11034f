"""The model as Mesa knows it: `sim.Model` is a `mesa.Model` around a running world.

    model = sim.Model("street", seed=1, assessment__tournament=0.7)
    model.step()  # one week
    model.communities.select(lambda community: community.overloaded).agg("morale", min)
    model.run_model()
    model.datacollector.get_model_vars_dataframe()

The world does the work, the agents (`sim.faces`) are views on its records: stepping the model gives the same
numbers, bit for bit, as running the world. Works with Mesa 3.3 and 3.5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, ClassVar

import mesa

from sim.errors import InputError, nearest_names
from sim.faces import AGENTS, Cadre, Community, County, Crowd, Department, Face, Township
from sim.faces.arguments import planned, seed_of
from sim.faces.collecting import COLLECTS, collector, live_measures, main_measures, weekly_values
from sim.faces.columns import Columns
from sim.faces.places import space_of
from sim.parameters import Value
from sim.parameters.record import get_from_record
from sim.scenario import Policy, Scenario
from sim.scenario.values import parameter_of
from sim.world import World

if TYPE_CHECKING:
    from mesa.agent import AgentSet
    from mesa.space import ContinuousSpace

    from sim.region.region import Region

_KEEPS_TIME = hasattr(mesa.Model, "run_until")  # Mesa 3.5 has a clock of its own, 3.3 only counts steps


class Model(mesa.Model):
    """One run of a scenario as a Mesa model. One step is one step of the scenario, a week unless it says
    otherwise.

    `scenario`: a `Scenario`, a name or a path. `seed`: a whole number; None draws one (it is `model.seed`
    afterwards). `rng`: Mesa's newer name for it, which may also be anything that NumPy makes a generator of.
    Parameters are given by their keys, in a dictionary (`parameters`) or as keywords with `__` for the dot
    (`assessment__tournament=0.7`); `policies` are added to the scenario's, in the forms that
    `Scenario.with_policies` takes.

    `collect`: what the data collector gathers at the end of every step: "main" (the main measures), "all"
    (all that can be known week by week), "agents" (the main measures, and fields of townships, communities
    and cadres), "nothing". `threads` share the townships without changing a number; `region` may be a region
    that was made before.

    Raises `InputError` for whatever is wrong with these.
    """

    agents_collected: ClassVar[Mapping[type[Face], Sequence[str]]] = {
        Township: ("code", "name", "pressure", "amplification", "score", "use", "open_matters"),
        Community: ("code", "name", "load", "morale", "satisfaction", "trust", "score", "real_score"),
        Cadre: ("name", "present", "morale", "withdrawn"),
    }

    def __init__(
        self,
        scenario: Scenario | str | PathLike[str] = "street",
        seed: Any = None,
        parameters: Mapping[str, Any] | None = None,
        *,
        rng: Any = None,
        policies: Sequence[Policy | Mapping[str, Any] | str] | Policy | str = (),
        collect: str = "main",
        threads: int = 1,
        region: Region | None = None,
        **kwargs: Any,  # SolaraViz of Mesa 3.3 knows it by this name alone
    ) -> None:
        self.plan: Scenario = planned(scenario, parameters, kwargs, policies)
        self.seed = seed_of(seed, rng)
        if collect not in COLLECTS:
            raise InputError(
                "nothing can be collected by this name",
                "没有这种收集方式",
                key="collect",
                value=collect,
                allowed=", ".join(COLLECTS),
                nearest=nearest_names(str(collect), COLLECTS),
            )
        super().__init__(rng=self.seed)
        self.world = World(self.plan, self.seed, threads=threads, region=region)
        self.columns = Columns(self.world)
        self.touched = False  # whether a field was set by hand: the run is then no longer its scenario's
        self.faces: dict[str, list[Any]] = {
            cls.RECORDS: [cls(self, n) for n in range(len(getattr(self.world.state, cls.RECORDS)))]
            for cls in AGENTS
        }
        self.space: ContinuousSpace = space_of(self)
        self.collect = collect
        self._measured: tuple[int, dict[str, float]] = (-1, {})
        self.datacollector = collector(collect, self.agents_collected)
        if not _KEEPS_TIME:
            self.time = 0.0

    # --------------------------------------------------------------------------------------------------- time
    def step(self) -> None:
        """Live one step and collect data. After the end of the run nothing happens any more."""
        world = self.world
        if world.t < world.steps:
            world.advance(1)
            self.running = world.t < world.steps
            if self.collect != "nothing":
                self.datacollector.collect(self)
        self.steps = world.t
        if not _KEEPS_TIME:
            self.time = float(world.t)

    @property
    def week(self) -> float:
        """Weeks lived so far, warm-up included."""
        return self.world.t * self.world.dt

    @property
    def observing(self) -> bool:
        """Whether the warm-up is over."""
        return self.week >= self.plan.warmup_weeks

    # ------------------------------------------------------------------------------------------------- agents
    @property
    def counties(self) -> AgentSet:
        """All counties, in code order."""
        return self.agents_by_type[County]

    @property
    def departments(self) -> AgentSet:
        """All departments of all counties."""
        return self.agents_by_type[Department]

    @property
    def townships(self) -> AgentSet:
        """All townships and streets, in code order."""
        return self.agents_by_type[Township]

    @property
    def communities(self) -> AgentSet:
        """All communities and villages, in code order."""
        return self.agents_by_type[Community]

    @property
    def cadres(self) -> AgentSet:
        """All cadres, vacant posts included, community by community."""
        return self.agents_by_type[Cadre]

    def residents(self, community: Community | str | int) -> Crowd:
        """The residents of a community (the agent, its name or its code), made on demand."""
        found = community if isinstance(community, Community) else self.find(community)
        if not isinstance(found, Community):
            raise InputError(
                "residents are asked for community by community",
                "居民须按社区（村）查询",
                key="community",
                value=found.name,
                nearest=[one.name for one in found.communities][:5] if isinstance(found, Township) else (),
            )
        return found.residents()

    def matters(self) -> Crowd:
        """All matters that wait anywhere, made on demand: desk by desk, communities' desks first."""
        desks = [place.matters for place in (*self.faces["communities"], *self.faces["townships"])]
        desks += [township.department_matters for township in self.faces["townships"]]
        return Crowd((matter for matters in desks for matter in matters()), self.random)

    def find(self, name: str | int) -> County | Township | Community:
        """The county, township or community with a name or a code (its ending zeros may be left out)."""
        places = [*self.faces["counties"], *self.faces["townships"], *self.faces["communities"]]
        text = str(name).strip()
        found = [
            one
            for one in places
            if text == one.name or (text.isdecimal() and text.ljust(12, "0") == str(one.code))
        ]
        if len(found) == 1:
            return found[0]
        names = [f"{one.code} {one.name}" for one in found] or nearest_names(
            text, [one.name for one in places]
        )
        raise InputError(
            "several places have this name; give a code"
            if found
            else "no place of this region has this name or code",
            "有多个地方叫这个名字，请写代码" if found else "本区域没有叫这个名字或代码的地方",
            value=name,
            nearest=names,
        )

    # ------------------------------------------------------------------------------------------------- values
    def measures(self) -> dict[str, float]:
        """Measures of the whole region for the week of the last step: see `sim.faces.collecting`."""
        at, values = self._measured
        if at != self.world.t:
            keys = live_measures() if self.collect == "all" else main_measures()
            values = weekly_values(self.world, keys, values)
            self._measured = (self.world.t, values)
        return values

    def parameter(self, key: str) -> Value:
        """The value of a parameter now; changes on the way may have moved it."""
        return get_from_record(self.world.state.p, parameter_of(key).key)

    # --------------------------------------------------------------------------------------------------- Mesa
    @property
    def scenario(self) -> None:
        """Nothing: the scenario is `plan`. Newer Mesa keeps parameters of its own here, and SolaraViz hands
        whatever it finds to the next model when one is reset.
        """
        return

    @scenario.setter
    def scenario(self, scenario: Any) -> None:
        """Nothing is kept."""

    def register_agent(self, agent: Any) -> None:
        """As in Mesa; agents that users add to the model get numbers that no other agent has."""
        super().register_agent(agent)
        if not _KEEPS_TIME and not isinstance(agent, Face):
            agent.unique_id = next(Face._ids[self])

    def __reduce__(self) -> Any:
        """Refuses copies: the faces of a copy would be views on the original's world."""
        raise TypeError(
            "a running model is not copied or pickled; start another with the same scenario and seed, "
            "or keep the run with model.world.save(path)"
        )

    def __repr__(self) -> str:
        title = self.plan.title.en or self.world.region.title("en")
        return f"<sim.Model {title!r}, seed {self.seed}, step {self.world.t} of {self.world.steps}>"
