"""A cadre (community worker, 一人多岗): supplies hours; burns out, withdraws (躺平), leaves, is replaced by a
novice.
"""

import numpy as np

from sim.agents.steering import CADRE_STEERING

CADRE = np.dtype(
    [
        ("community", "i4"),
        ("posts", "i4"),
        ("resilience", "f8"),  # standard normal
        ("skill", "f8"),  # digital skill
        ("knowledge", "f8"),  # of the place
        ("morale", "f8"),
        ("tenure", "f8"),  # weeks
        ("withdrawn", "i4"),
        ("vacant_until", "i4"),  # step at whose start a novice comes; 0 when the post is filled
        ("hours", "f8"),  # h this step, without overtime
        *CADRE_STEERING,
    ],
    align=True,
)
