"""A social organisation (社会组织) of a township: hub-type, professional, or a mass organisation (群团);
and the channels through which charity comes.
"""

import numpy as np

from sim.agents.names import KINDS

ORGANISATION = np.dtype(
    [
        ("township", "i4"),
        ("type", "i4"),  # index into TYPES
        ("kind", "i4"),  # matter kind of a professional one, else -1
        ("scale", "f8"),  # relative to others of its type
        ("own", "f8"),  # h of its own this step
        ("bought", "f8"),  # h under contract this step
        ("hours", "f8"),  # h that reach residents
        ("dependence", "f8"),  # running share of hours under contract
    ],
    align=True,
)
TYPES = ("hub", "professional", "mass")
HUB, PROFESSIONAL, MASS = range(3)
SPECIALISMS = tuple(KINDS.index(kind) for kind in ("care", "dispute", "special", "jobs"))
CHANNELS = ("government", "firm", "individual")  # through which donors' money comes
CHANNEL = np.dtype(
    [
        ("township", "i4"),
        ("type", "i4"),  # index into CHANNELS
        ("hours", "f8"),  # h of social service paid this step, for the causes of its own
    ],
    align=True,
)
EACH = ((HUB, -1), *((PROFESSIONAL, kind) for kind in SPECIALISMS), (MASS, -1))  # of every township
