"""A resident: who they are, and how they stand to those who govern, in eight bytes.

Satisfaction and trust are 16-bit fixed point (65535 is 1), as they were at the last contact; between
contacts they move in closed form (`sim.rules.response`).
"""

import numpy as np

RESIDENT = np.dtype(
    [
        ("group", "u1"),  # index into GROUPS
        (
            "traits",
            "u1",
        ),  # 1 digital access, 2 floating, 4 special need, 8 employed, 16 x age class, 64 skilled, 128 member
        ("satisfaction", "u2"),
        ("trust", "u2"),
        ("contact", "u2"),  # step of the last contact
    ],
    align=True,
)
DIGITAL, FLOATING, SPECIAL, EMPLOYED = 1, 2, 4, 8
SKILLED, MEMBER = 64, 128
UNIT = 65535.0
STEP = 1.0 / UNIT
