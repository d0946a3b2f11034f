"""Innovation: the named practices of a community, and the hours it has for renewing how it works."""

import numpy as np

from sim.agents.names import KIND_COUNT

NONE, LABEL, COPY, ADAPTATION = 0, 1, 2, 3  # forms in which a practice is taken up

PRACTICE = np.dtype(
    [
        ("form", "i4"),  # 0 none, 1 label, 2 copy, 3 adaptation
        ("adopted", "i4"),  # step at which it was taken up
        ("fit", "f8"),  # to the place; 0 for a label
        ("maintenance", "f8"),  # kept up with renewal hours
        ("effect", "f8"),  # fit x maintenance x resources
        ("seen", "i4"),  # 1 if it was there when places last looked at each other
    ],
    align=True,
)

RENEWAL = np.dtype(
    [
        ("context", "f8", (4,)),  # what the place is like, by trait
        ("stock", "f8"),  # renewal hours not yet used, in weeks of norm
        ("labels", "f8"),  # practices taken up in name only
        ("genuine", "f8"),  # copies and adaptations
        ("relief", "f8", (KIND_COUNT,)),  # factor on the effort of matters by kind
        ("contact", "f8"),  # added reach of outreach
        ("settling", "f8"),  # added readiness of neighbours to settle small matters
    ],
    align=True,
)

INNOVATION_LEVERS = [
    ("subsidy", "f8"),  # share of the cost of taking up a practice that a fund pays
    ("sight", "f8"),  # how much more is seen and learnt of practices elsewhere
    ("codification", "f8"),  # share of working practices that become standards
]

INNOVATION_TALLY = [
    ("practices", "f8"),  # (w) practices taken up
    ("labels", "f8"),  # (w) of them, in name only
    ("practice_effect", "f8"),  # (w) sum of effects
    ("practices_old", "f8"),  # (w) practices at least 26 weeks old
    ("practices_blocked", "f8"),  # (w) of them, those without effect
]
