"""A department (条) of the county: issues tasks and forms without looking at the others."""

import numpy as np

DEPARTMENT = np.dtype(
    [
        ("county", "i4"),
        ("kind", "i4"),  # home kind of matter, or -1
        ("propensity", "f8"),  # how much it issues, relative to the mean department
    ],
    align=True,
)
