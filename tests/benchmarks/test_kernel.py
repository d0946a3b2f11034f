"""Times of the parts that everything else is made of; nothing is asserted about them (`make bench`)."""

from __future__ import annotations

import pytest

from sim.measures.compute import summary
from sim.region.synthesis import synthesise
from sim.scenario import load
from sim.study.one import lived, observed
from sim.world import World

NAMES = ("street", "county")


@pytest.fixture(params=NAMES)
def scenario(request):
    return load(request.param)


def test_run(benchmark, scenario):
    World(scenario, 1).run()  # compiled, and the region made
    benchmark.pedantic(lambda world: world.run(), setup=lambda: ((World(scenario, 1),), {}), rounds=9)


def test_building(benchmark, scenario):
    World(scenario, 1)
    benchmark(lambda: World(scenario, 1))


def test_measures(benchmark, scenario):
    found = observed(World(scenario, 1).run())
    benchmark(summary, found)


def test_run_with_all_measures(benchmark):
    street = load("street")
    lived(street, 1)
    benchmark(lived, street, 1)


def test_synthesis(benchmark, scenario):
    benchmark(synthesise, scenario.region, scenario.record())


@pytest.mark.parametrize("threads", [1, 2])
def test_threads(benchmark, threads):
    county = load("county")
    World(county, 1, threads=threads).run()
    made = lambda: ((World(county, 1, threads=threads),), {})  # noqa: E731
    benchmark.pedantic(lambda world: world.run(), setup=made, rounds=9)


def test_reading_a_scenario(benchmark):
    benchmark(load, "county")
