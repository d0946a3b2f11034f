"""A need that has arisen, as one number, written and read at once: the resident's place in the community from
bit 32 on, then the cell (six times the kind, plus the group), then the draw index. It is also the address of
its random words (`sim.rules.lanes`).
"""

import numpy as np

from sim.compiled import inlined
from sim.rules.lanes import BETWEEN, SLOT

BLOCK_BITS = 8  # of a place within its block
_CELL = (1 << (SLOT - BETWEEN)) - 1


@inlined
def need_of(place, cell, draw):
    """The need as a number."""
    return (place << SLOT) | (cell << BETWEEN) | draw


@inlined
def place_of(need):
    """The place of its resident."""
    return np.int64(need) >> SLOT


@inlined
def cell_of(need):
    """Its kind and group."""
    return (np.int64(need) >> BETWEEN) & _CELL
