"""The experiments that are shipped: each says what it asks, and runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sim.measures.catalogue import MEASURES
from sim.study.design import load, shipped
from sim.study.design.points import order_of
from sim.study.sweep import executor, work

NAMES = tuple(shipped())


def test_there_are_experiments():
    assert len(NAMES) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_asks_how_long_it_takes_and_what_comes_out(name: str):
    experiment = load(name)
    for words in (experiment.title, experiment.question, experiment.takes, experiment.output):
        assert words.en
        assert words.zh != words.en
    assert {measure.split(".")[0] for measure in experiment.measures} <= set(MEASURES)
    assert sorted(order_of(experiment)) == list(range(len(experiment.points)))


@pytest.mark.parametrize("name", NAMES)
def test_its_first_and_last_points_run_in_every_arm(name: str):
    """One replicate of two points, in a short time: the scenario's own when something is said about weeks."""
    experiment = load(name)
    assert experiment.scenario is not None
    if not experiment.scenario.changes:
        short = experiment.scenario.with_values({"time.warmup_weeks": 13, "time.observe_weeks": 26})
        experiment = replace(experiment, scenario=short)
    arms = tuple(range(len(experiment.arms)))
    values = experiment.points.values
    for point in {0, len(values) - 1}:
        rows = work.task_rows(experiment, executor.Task(point, 0, values[point], arms))
        assert [row.reason for row in rows] == [""] * len(arms)


def test_they_are_in_the_wheel(root: Path):
    text = (root / "pyproject.toml").read_text("utf-8")
    assert '"experiments" = "sim/_experiments"' in text
