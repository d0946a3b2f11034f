"""A matter (事项) that a resident has raised, and the desks where matters wait.

All matters of a township live in its part of one pool. Each is in two linked lists: the bucket of the desk
where it waits, and, once it has outlived the step it was raised in, the wheel of the step in which its
resident's patience ends.
"""

import numpy as np

MATTER = np.dtype(
    [
        ("next", "i4"),  # in its bucket
        ("previous", "i4"),
        ("after", "i4"),  # in its wheel
        ("before", "i4"),
        ("community", "i4"),
        ("resident", "i4"),
        ("raised", "i4"),  # step
        ("leaves", "i4"),  # step at whose end the resident gives up; -1 never
        ("patience", "u4"),  # the random word behind it, in its upper half
        ("effort", "f4"),  # effective h left at this desk
        ("beyond", "f4"),  # effective h to do at the township or department, once sent up
        ("kind", "u1"),
        ("group", "u1"),
        ("bucket", "u1"),  # ((emergency*2 + hotline)*8 + kind)*2 + long
        ("marks", "u2"),
    ],
    align=True,
)
BEGUN, IN_WHEEL, AT_TOWNSHIP, CLOSED, GIVEN_UP = 1, 2, 4, 8, 16
AT_DEPARTMENT, BELONGS, UNLISTED = (
    32,
    64,
    128,
)  # where it waits; belongs to a department; is on no list of duties
LATENT = 256  # lay hidden until it was found or escalated
FALSELY, RETURNS, REOPENED = 512, 1024, 2048  # closed falsely; will be reopened once noticed; was reopened
PETITIONED = 4096
BUCKETS = 64

DESK = np.dtype(
    [
        ("head", "i4", (BUCKETS,)),
        ("tail", "i4", (BUCKETS,)),
        ("open_kind", "f8", (8,)),
        ("open", "f8"),
        ("work", "f8"),  # effective h of all open matters at this desk
    ],
    align=True,
)
