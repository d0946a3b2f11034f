"""Where faces read: columns of the records of a running world, fetched once and looked up by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from sim.world import World

REGION = "region."  # before the name of an array that belongs to the region, not to the state


class Columns:
    """Fields of the world's arrays of records, as plain arrays that share their memory.

    A world replaces its state when its pool of matters grows; the columns are then fetched again.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self._state: Any = None
        self._found: dict[tuple[str, str], Any] = {}

    def __call__(self, of: str, name: str) -> Any:
        """The column `name` of the array `of` ("communities", "desks", ..., or "region.communities"), one row
        for each record; writing to a column of the state changes the world.
        """
        return self.get((of, name))

    def get(self, key: tuple[str, str]) -> Any:
        """The same, for an array and a name in a pair."""
        state = self.world.state
        if state is not self._state:
            self._found.clear()
            self._state = state
        try:
            return self._found[key]
        except KeyError:
            return self._found.setdefault(key, self._fetched(*key))

    def _fetched(self, of: str, name: str) -> Any:
        home = self.world.region if of.startswith(REGION) else self.world.state
        return np.asarray(getattr(home, of.removeprefix(REGION))).view(np.ndarray)[name]
