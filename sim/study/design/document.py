"""From TOML tables to an experiment: strict, each key known, each value checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.errors import InputError, nearest_names
from sim.scenario import Policy, Scenario
from sim.scenario import load as load_scenario
from sim.scenario.document import read_document, read_words
from sim.scenario.policy import policy_from_text, read_policy
from sim.scenario.shelf import is_path
from sim.scenario.values import number, wrong_type
from sim.scenario.writing import tables as scenario_tables
from sim.study.design.experiment import Arm, Experiment, Factor
from sim.study.design.factors import read_factors
from sim.study.design.functions import FUNCTIONS
from sim.study.design.keys import check_key, check_value, policy_key
from sim.study.design.plans import read_design, read_measures, read_stop
from sim.study.design.tables import check_input, input_value, known_keys, list_of, read_name, tables_of
from sim.text import both

KEYS = (
    *("title", "question", "takes", "output", "scenario", "model", "factors", "arms", "design"),
    *("replicates", "seed", "measures", "stop", "search", "patterns", "calibrate"),
)
MOST_REPLICATES = 1_000_000
_AROUND = {"kind": "latin_hypercube", "samples": 64}


def read_experiment(tables: Mapping[str, Any], file: str | None = None) -> Experiment:
    """The experiment that the tables of a file describe; `InputError` with the path of the first key that is
    wrong.
    """
    known_keys(tables, KEYS, "")
    scenario, function = _read_model(tables, file)
    arms = tuple(_read_arms(tables.get("arms", []), scenario, function))
    factors = read_factors(tables.get("factors", []), scenario, function)
    if scenario is not None:
        scenario = _with_varied_policies(scenario, factors, arms)
    _refuse_set_twice(factors, arms)
    # What is searched for is read by who searches (`sim.study.analysis.portfolios`).
    # So are patterns (`sim.study.analysis.patterns`); a sweep of such a file looks around in the ranges.
    sought = "search" in tables or "patterns" in tables
    usual = _AROUND if "patterns" in tables and factors else {}
    design = read_design(tables.get("design", usual), factors, arms, alone=sought)
    replicates = int(number(tables.get("replicates", 1), "replicates", 1, MOST_REPLICATES, whole=True))
    stop = read_stop(tables["stop"], function) if "stop" in tables else None
    found = Experiment(
        name=Path(file).stem if file else "experiment",
        title=read_words(tables.get("title", ""), "title"),
        question=read_words(tables.get("question", ""), "question"),
        takes=read_words(tables.get("takes", ""), "takes"),
        output=read_words(tables.get("output", ""), "output"),
        scenario=scenario,
        function=function,
        factors=factors,
        arms=arms,
        design=design,
        replicates=replicates,
        seed=int(number(tables.get("seed", 0), "seed", 0, 2**63 - 1, whole=True)),
        measures=read_measures(tables.get("measures"), function),
        stop=stop,
        tables=_resolved(tables, scenario),
        file=file,
    )
    _try_corners(found)
    return found


def _resolved(tables: Mapping[str, Any], scenario: Scenario | None) -> dict[str, Any]:
    """The same tables with the scenario itself in place of its name: they need no other file."""
    if scenario is None:
        return dict(tables)
    return {**tables, "scenario": scenario_tables(scenario.parts)}


def _read_model(tables: Mapping[str, Any], file: str | None) -> tuple[Scenario | None, str | None]:
    """What runs: a scenario, or the name of a test function."""
    if "model" in tables:
        if "scenario" in tables:
            raise InputError(*both("experiment.two_models"), key="model")
        model = tables["model"]
        if not isinstance(model, Mapping):
            raise wrong_type("table", model, "model")
        known_keys(model, ("function",), "model")
        name = model.get("function")
        if not isinstance(name, str) or name not in FUNCTIONS:
            near = nearest_names(name, tuple(FUNCTIONS)) if isinstance(name, str) else ()
            choices = ", ".join(FUNCTIONS)
            raise InputError(
                *both("experiment.no_function"),
                key="model.function",
                value=name or "",
                allowed=choices,
                nearest=near,
            )
        return None, name
    if "scenario" not in tables:
        raise InputError(*both("experiment.no_scenario"), key="scenario", allowed=both("experiment.needed"))
    return _read_scenario(tables["scenario"], file), None


def _read_scenario(asked: Any, file: str | None) -> Scenario:
    if isinstance(asked, Mapping):
        try:
            return Scenario(read_document(asked))
        except InputError as error:
            raise error.within(key="scenario") from None
    if not isinstance(asked, str):
        raise wrong_type("text", asked, "scenario")
    beside = Path(file).parent / asked if file and is_path(asked) else None
    try:
        return load_scenario(beside if beside is not None and beside.is_file() else asked)
    except InputError as error:
        raise error.within(key="scenario") if error.file is None else error from None


def _read_arms(value: Any, scenario: Scenario | None, function: str | None) -> Iterator[Arm]:
    names: list[str] = []
    for table, path in tables_of(value, "arms"):
        known_keys(table, ("name", "name_zh", "policies", "settings"), path)
        name = read_name(table.get("name"), f"{path}.name")
        read_name(table.get("name_zh", name), f"{path}.name_zh")
        if name in names:
            raise InputError(*both("experiment.name_twice"), key=f"{path}.name", value=name)
        names.append(name)
        policies = table.get("policies", [])
        if policies and function is not None:
            raise InputError(*both("experiment.no_policies"), key=f"{path}.policies")
        settings = table.get("settings", {})
        if not isinstance(settings, Mapping):
            raise wrong_type("table", settings, f"{path}.settings")
        yield Arm(
            name,
            tuple(
                _read_policy(item, f"{path}.policies[{i}]")
                for i, item in enumerate(list_of(policies, f"{path}.policies"), 1)
            ),
            dict(_read_settings(settings, f"{path}.settings", scenario, function)),
        )
    if not names:
        yield Arm()


def _read_policy(item: Any, path: str) -> Policy:
    if isinstance(item, str):
        try:
            return policy_from_text(item)
        except InputError as error:
            error.key = path
            raise
    if not isinstance(item, Mapping):
        raise wrong_type("table", item, path)
    return read_policy(item, path)


def _read_settings(
    settings: Mapping[str, Any], path: str, scenario: Scenario | None, function: str | None
) -> Iterator[tuple[str, Any]]:
    """Keys and values; tables in tables are keys with dots."""
    for name, value in settings.items():
        key, where = str(name), f"{path}.{name}"
        if isinstance(value, Mapping) and not key.startswith("region.") and "share" not in value:
            inner = {f"{key}.{rest}": found for rest, found in value.items()}
            yield from _read_settings(inner, path, scenario, function)
        elif function is not None:
            yield check_input(function, key, where), input_value(function, key, value, where)
        else:
            assert scenario is not None
            yield check_key(key, where, scenario), check_value(key, value, where, scenario)


def _with_varied_policies(scenario: Scenario, factors: Sequence[Factor], arms: Sequence[Arm]) -> Scenario:
    """The scenario with the kinds of policy whose strength is varied and that nobody has yet.

    `InputError` when something else of a kind is varied that nobody has.
    """
    here = {policy.kind for policy in scenario.parts.policies}
    here |= {policy.kind for arm in arms for policy in arm.policies}
    varied = [(i, *found) for i, f in enumerate(factors, 1) for key in f.keys if (found := policy_key(key))]
    new = dict.fromkeys(kind for _, kind, name in varied if name == "strength" and kind not in here)
    for i, kind, _ in varied:
        if kind not in here and kind not in new:
            raise InputError(*both("experiment.no_such_policy", kind=kind), key=f"factors[{i}].key")
    return scenario.with_policies(*new) if new else scenario


def _refuse_set_twice(factors: Sequence[Factor], arms: Sequence[Arm]) -> None:
    seen: dict[str, int] = {}
    for i, factor in enumerate(factors, 1):
        for key in factor.keys:
            if key in seen:
                raise InputError(
                    *both("experiment.key_twice", other=seen[key]), key=f"factors[{i}].key", value=key
                )
            seen[key] = i
    for i, arm in enumerate(arms, 1):
        for key in arm.settings:
            if key in seen:
                raise InputError(
                    *both("experiment.arm_sets_factor", other=seen[key]), key=f"arms[{i}].settings.{key}"
                )


def _try_corners(experiment: Experiment) -> None:
    """Make the scenario of every arm with each factor at its ends, so that what cannot stand together is said
    before anything runs.
    """
    if experiment.scenario is None:
        return
    middle = [factor.at(0.0) for factor in experiment.factors]
    for i, arm in enumerate(experiment.arms, 1):
        tried = [(0, tuple(middle))]
        for j, factor in enumerate(experiment.factors):
            ends = factor.values if factor.values else (factor.at(1.0),)
            tried += [(j + 1, (*middle[:j], end, *middle[j + 1 :])) for end in ends]
        for j, values in tried:
            try:
                experiment.scenario_at(values, arm)
            except InputError as error:
                place = f"factors[{j}]" if j else "factors" if experiment.factors else f"arms[{i}]"
                raise error.within(key=place) from None
