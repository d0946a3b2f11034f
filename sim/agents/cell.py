"""A grid cell (网格): four blocks of residents who are each other's peers.

Each resident has a fixed threshold; the cell keeps how many lie at or below each hundredth from -0.28 to
0.99. Who takes part follows from these numbers and the level the cell has reached, and is kept nowhere.
"""

import numpy as np

BINS = 128
LOWEST = -28  # hundredths
BLOCKS_IN_CELL = 4

CELL = np.dtype(
    [
        ("residents", "f8"),
        ("share", "f8"),  # of its residents who take part
        ("level", "f8"),  # thresholds up to here take part
        ("helping", "f8"),  # residents who help
        ("initiating", "f8"),  # of them, those who initiate
        ("settles", "f8"),  # chance of settling a small matter, before its kind
        ("thresholds", "u2", (BINS,)),  # residents whose threshold is at most each hundredth
    ],
    align=True,
)
