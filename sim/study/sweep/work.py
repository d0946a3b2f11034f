"""What a worker does with a task: make the scenario of each arm, run it, sum it up. Failed runs are rows."""

from __future__ import annotations

import json
import traceback
from collections import OrderedDict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import streams
from sim.study.identity import data, model_sources, plugins
from sim.study.sweep.executor import Row, Task
from sim.study.worker import reason_of

if TYPE_CHECKING:
    from sim.region.region import Region
    from sim.scenario import Scenario
    from sim.study.design.experiment import Experiment

_PACKAGE = Path(__file__).resolve().parents[2]
_KEPT = 512  # runs whose values a process keeps, for arms and points that ask for the same
_kept: OrderedDict[str, Row] = OrderedDict()
_MODELS = 256  # scenarios that a process keeps: a point's replicates share it
_models: OrderedDict[Any, _Model | _Function] = OrderedDict()
_regions: dict[Any, Region] = {}


def run_seed(seed: int, replicate: int) -> int:
    """The seed of a replicate, as `sim.run` has it: the same in all arms and at all points."""
    return int(streams.mix_seed(np.uint64(seed), np.uint64(replicate)))


def run_identity(content: str, seed: int) -> str:
    """Which run this is (32 hexadecimal digits): what is simulated, its seed, the model's sources, its data
    and plug-ins.
    """
    parts = (content, str(seed), model_sources(), data(), plugins())
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def task_rows(experiment: Experiment, task: Task) -> list[Row]:
    """Run a task: a row for each of its arms, in order."""
    seed = run_seed(experiment.seed, task.replicate)
    return [_row(experiment, task, arm, seed) for arm in task.arms]


def _row(experiment: Experiment, task: Task, arm: int, seed: int) -> Row:
    run = ""
    try:
        model = _model(experiment, task, arm)
        run = run_identity(model.content, seed)
        kept = _kept.get(run)
        if kept is not None:
            return Row(arm, run, seed, kept.values)
        row = Row(arm, run, seed, model.values(seed))
    except Exception as error:
        return Row(
            arm, run or unbuilt(experiment, task, arm, seed), seed, None, reason_of(error), origin(error)
        )
    _kept[run] = row
    if len(_kept) > _KEPT:
        _kept.popitem(last=False)
    return row


def failed_rows(experiment: Experiment, task: Task, reason: str, where: str) -> list[Row]:
    """The rows of a task that could not be finished: all its arms failed, for one reason."""
    seed = run_seed(experiment.seed, task.replicate)
    return [Row(arm, _identity(experiment, task, arm, seed), seed, None, reason, where) for arm in task.arms]


def _identity(experiment: Experiment, task: Task, arm: int, seed: int) -> str:
    try:
        return run_identity(_model(experiment, task, arm).content, seed)
    except Exception:
        return unbuilt(experiment, task, arm, seed)


def _model(experiment: Experiment, task: Task, arm: int) -> _Model | _Function:
    """What an arm is at a task's point, made once for the replicates that follow each other."""
    key = (id(experiment), task.point, arm)
    found = _models.get(key)
    if found is None or found.experiment is not experiment:
        found = (_Model if experiment.function is None else _Function)(experiment, task, arm)
        _models[key] = found
        if len(_models) > _MODELS:
            _models.popitem(last=False)
    return found


class _Model:
    """The model in an arm at a point."""

    def __init__(self, experiment: Experiment, task: Task, arm: int) -> None:
        self.experiment = experiment
        self.scenario: Scenario = experiment.scenario_at(task.values, experiment.arms[arm])
        self.content = self.scenario.key

    def values(self, seed: int) -> np.ndarray:
        """Every column of the run."""
        from sim.measures.compute import summary
        from sim.study.one import observed
        from sim.study.warm import warmed
        from sim.world import World

        with warmed():
            world = World(self.scenario, seed, region=_region_of(self.scenario))
            return summary(observed(world.run()))


def _region_of(scenario: Scenario) -> Region:
    """The region of a scenario, made once for all runs that ask for the same: looked up by the few values
    that it depends on, which is quicker than comparing parameter records.
    """
    from sim.region.synthesis import region_of

    values = scenario.values
    key = (scenario.region, tuple([values[name] for name in _region_keys()]))
    found = _regions.get(key)
    if found is None:
        _regions.clear()  # `region_of` keeps some more
        found = _regions[key] = region_of(scenario.region, scenario.record())
    return found


@cache
def _region_keys() -> tuple[str, ...]:
    """The parameters that a region depends on."""
    from sim.parameters import FAMILIES, to_record
    from sim.region.synthesis import region_parameters

    fields = region_parameters(to_record()).dtype.names or ()
    return tuple(m.key for group in FAMILIES.values() if group.field in fields for m in group.members)


class _Function:
    """A test function in an arm at a point."""

    def __init__(self, experiment: Experiment, task: Task, arm: int) -> None:
        from sim.study.design.functions import FUNCTIONS

        assert experiment.function is not None
        self.experiment = experiment
        self.function = FUNCTIONS[experiment.function]
        usual = {name: value for name, (_, _, value) in self.function.inputs.items()}
        self.inputs = {**usual, **experiment.settings_at(task.values), **experiment.arms[arm].settings}
        self.content = json.dumps([experiment.function, self.inputs], sort_keys=True)

    def values(self, seed: int) -> np.ndarray:
        """Every output."""
        return np.array(self.function.of(self.inputs, seed), dtype=float)


def unbuilt(experiment: Experiment, task: Task, arm: int, seed: int) -> str:
    """The identity of a run whose scenario could not be made: of what was asked for."""
    values = [factor.shown(value) for factor, value in zip(experiment.factors, task.values, strict=True)]
    return run_identity(json.dumps(["unbuilt", experiment.arms[arm].name, *map(str, values)]), seed)


def origin(error: BaseException) -> str:
    """Where in the program an error came from: ``sim/world.py:12 in run``."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not own:
        return ""
    last = own[-1]
    return f"sim/{Path(last.filename).relative_to(_PACKAGE).as_posix()}:{last.lineno} in {last.name}"
