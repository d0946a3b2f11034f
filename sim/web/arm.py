"""One of a session's two worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.study.one import run_seed
from sim.world import World

if TYPE_CHECKING:
    from sim.region.region import Region
    from sim.scenario import Scenario

BASE, OTHER = 0, 1  # the world as it is, and the one with policies
ARMS = (BASE, OTHER)


class Arm:
    """A world and the scenario that would make it again from the start.

    The seed is that of the first replicate of `chaofuhe run --seed N`.
    """

    def __init__(self, scenario: Scenario, seed: int, region: Region | None = None) -> None:
        self.world = World(scenario, run_seed(seed, 0), region=region)

    @property
    def scenario(self) -> Scenario:
        """What the world has lived, and will live if nothing is changed any more."""
        return self.world.scenario

    @property
    def nbytes(self) -> int:
        """Memory of its state, the region left out [bytes]."""
        return sum(np.asarray(array).nbytes for array in self.world.state)
