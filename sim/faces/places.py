"""The plane on which Mesa's drawings show communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from mesa.space import ContinuousSpace

if TYPE_CHECKING:
    from sim.model import Model

MARGIN = 1.0  # km around the outermost communities


def space_of(model: Model) -> ContinuousSpace:
    """A plane with the communities at their synthetic positions, in km; counties lie side by side, from west
    to east.
    """
    communities = model.world.region.communities
    x, y = np.array(communities["x"], dtype=float), np.array(communities["y"], dtype=float)
    edge = 0.0
    for county in range(len(model.world.region.counties)):
        inside = communities["county"] == county
        x[inside] += edge - x[inside].min()
        edge = float(x[inside].max()) + 2 * MARGIN
    space = ContinuousSpace(
        x_max=edge - MARGIN,
        y_max=float(y.max()) + MARGIN,
        torus=False,
        x_min=-MARGIN,
        y_min=float(y.min()) - MARGIN,
    )
    for face, east, north in zip(model.faces["communities"], x.tolist(), y.tolist(), strict=True):
        space.place_agent(face, (east, north))
    return space
