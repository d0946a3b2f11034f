"""Property company and owners' committee of an urban community: with the residents' committee the "troika".

One record of each for every community; in rural ones they have no hours and are never asked.
"""

import numpy as np

PROPERTY = np.dtype(
    [
        ("community", "i4"),
        ("hours", "f8"),  # h this step
        ("left", "f8"),  # of them, not yet used
    ],
    align=True,
)

OWNERS = np.dtype(
    [
        ("community", "i4"),
        ("clarity", "f8"),  # share of the troika's matters of which it is agreed who answers for them
    ],
    align=True,
)
