"""A matter (事项) that a resident has raised, and the desks where matters wait.

All matters of a township live in its part of one pool. Each is in the linked list of the bucket where it
waits. Once it has outlived the step it was raised in, which few do, it is also in the wheel of the step in
which its resident's patience ends; what that takes lies apart, so that two matters fit a line of the cache.
"""

from typing import Any

import numpy as np

from sim.agents.names import GROUPS, KIND_COUNT, KINDS
from sim.kinds import HIGHER as HIGHER_KINDS
from sim.kinds import LIKE

MATTER = np.dtype(
    [
        ("previous", "i4"),  # in its bucket
        ("next", "i4"),
        ("community", "i4"),
        ("resident", "i4"),
        ("effort", "f4"),  # effective h left at this desk
        ("beyond", "f4"),  # effective h to do at the township or department, once sent up
        ("patience", "u2"),  # the random number behind it
        ("raised", "u2"),  # step, of at most 43,680
        ("marks", "u2"),
        ("group", "u1"),
        ("bucket", "u1"),  # emergency, hotline, kind, long, from the highest bit down
    ],
    align=True,
)
assert MATTER.itemsize == 32  # half a line of the cache
WAIT = np.dtype(
    [
        ("after", "i4"),  # in its wheel
        ("before", "i4"),
        ("leaves", "i4"),  # step at whose end the resident gives up; -1 never
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


def kind_in(bucket: Any) -> Any:
    """The kind of matter of a bucket, or of each of an array of buckets."""
    return (bucket >> 1) & KIND_MASK
