"""Into how many shards a sweep is cut, and how these become arrays that a site takes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from sim.study.sweep.runner import MOST_SHARDS

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment

_SHARD_SECONDS = 120.0  # of work in a shard, roughly: an array starts a few elements a second
_MOST = 1000  # shards, unless more are asked for
_LONGEST_ARRAY = 10_000  # elements, whatever the site allows: their numbers go onto one command line
_RESIDENT_STEP, _COMMUNITY_STEP = 12e-9, 4e-6  # s that a resident, a community and a step cost, roughly
_TOWNSHIP, _COUNTY, _COMMUNITY = (
    (12, 40_000),
    (280, 770_000),
    (1, 3_300),
)  # communities and residents, roughly
_FUNCTION = 2e-4  # s that a test function and its row cost


def shard_count(experiment: Experiment, cores: int, asked: int | None) -> int:
    """How many shards: as many as asked for, or so many that each lasts a minute or two; never more than
    there is to deal out.
    """
    points = len(experiment.points)
    most = points if experiment.stop else points * experiment.replicates
    replicates = experiment.stop.at_least if experiment.stop else experiment.replicates
    seconds = points * replicates * len(experiment.arms) * seconds_of_run(experiment) / cores
    wanted = asked or min(_MOST, math.ceil(seconds / _SHARD_SECONDS))
    return max(1, min(wanted, most, MOST_SHARDS))


def seconds_of_run(experiment: Experiment) -> float:
    """What a run takes, roughly, without making its region."""
    scenario = experiment.scenario
    if scenario is None:
        return _FUNCTION
    spec = scenario.region
    if spec.synthetic is not None:
        places = spec.synthetic.townships * spec.synthetic.communities
        people = places * _COMMUNITY[1]
    else:
        sizes = [_COUNTY if code % 10**6 == 0 else _TOWNSHIP for code in spec.codes]
        places, people = sum(size[0] for size in sizes), sum(size[1] for size in sizes)
    people = spec.population or (spec.urban_population or 0) + (spec.rural_population or 0) or people
    steps = scenario.total_weeks * scenario.steps_per_week
    return steps * (_RESIDENT_STEP * people + _COMMUNITY_STEP * places)


def arrays(shards: Sequence[int], limit: int) -> Iterator[tuple[int, list[int]]]:
    """Shards (from 1, sorted) as arrays of elements below `limit`: the shard of element 0, and the
    elements.
    """
    size = max(1, min(limit, _LONGEST_ARRAY))
    for block, members in groupby(shards, lambda shard: (shard - 1) // size):
        yield block * size + 1, [(shard - 1) % size for shard in members]


def written(elements: Sequence[int], at_once: int | None = None) -> str:
    """Elements as sbatch takes them: ``0-4,7,9-12%50``."""
    parts = []
    for _, run in groupby(enumerate(elements), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        parts.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    return ",".join(parts) + (f"%{at_once}" if at_once else "")
