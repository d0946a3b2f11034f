"""A matter (事项) that a resident has raised, and the desks where matters wait.

All matters of a township live in its part of one pool. Each is in two linked lists: the bucket of the desk
where it waits, and, once it has outlived the step it was raised in, the wheel of the step in which its
resident's patience ends.
"""

import numpy as np

from sim.agents.names import GROUPS, KIND_COUNT, KINDS
from sim.kinds import HIGHER as HIGHER_KINDS
from sim.kinds import LIKE

MATTER = np.dtype(
    [
        ("previous", "i4"),  # in its bucket
        ("after", "i4"),  # in its wheel
        ("before", "i4"),
        # the next four side by side: alike in all matters raised at once, they are written at once
        ("next", "i4"),  # in its bucket
        ("community", "i4"),
        ("raised", "i4"),  # step
        ("leaves", "i4"),  # step at whose end the resident gives up; -1 never
        ("resident", "i4"),
        ("patience", "u4"),  # the random word behind it, in its upper half
        ("effort", "f4"),  # effective h left at this desk
        ("beyond", "f4"),  # effective h to do at the township or department, once sent up
        ("kind", "u1"),
        ("group", "u1"),
        ("bucket", "u1"),  # emergency, hotline, kind, long, from the highest bit down
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
NOBODY = len(GROUPS)  # the group of a place where no resident lives
WIDTH = len(GROUPS) + 1  # cells of a kind in tables by kind and group, nobody among the groups
HIGHER = tuple(1.0 if LIKE[kind] in HIGHER_KINDS else 0.0 for kind in KINDS)  # needs that upgrade
# The bits of a bucket: room for 8 kinds, for 16 where plug-ins add some. Constants of the compiled rules.
KIND_BITS = max(3, (KIND_COUNT - 1).bit_length())
KIND_MASK = (1 << KIND_BITS) - 1
HOTLINE_BIT, EMERGENCY_BIT = KIND_BITS + 1, KIND_BITS + 2
HOTLINE, EMERGENCY = 1 << HOTLINE_BIT, 1 << EMERGENCY_BIT
BUCKET_BITS = KIND_BITS + 3
BUCKETS = 1 << BUCKET_BITS
DRAWS = 1 << KIND_BITS  # draw indices a step for decisions on matters of a resident, one for each kind

DESK = np.dtype(
    [
        ("head", "i4", (BUCKETS,)),
        ("tail", "i4", (BUCKETS,)),
        ("open_kind", "f8", (KIND_COUNT,)),
        ("open", "f8"),
        ("work", "f8"),  # effective h of all open matters at this desk
    ],
    align=True,
)
