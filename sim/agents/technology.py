"""Technology of a community: the platforms it must use, how well they fit, and what they save and cost."""

import numpy as np

TECHNOLOGY = np.dtype(
    [
        ("access", "f8"),  # share of residents with digital access, before policies
        ("skill", "f8"),  # mean digital skill of the cadres present, with policies
        ("maintenance", "f8"),  # state of repair of the platforms, 1 as built
        ("integration", "f8"),  # share of platforms joined into one
        ("tuning", "f8"),  # how far users' feedback has shaped the tools
        ("fit", "f8"),  # infrastructure x skill x access x maintenance x tuning
        ("partner", "f8"),  # mean fit of the county's urban places at the last exchange, for rural partners
        (
            "saving",
            "f8",
        ),  # share of intake and dispatch hours saved; below 0 where tools cost more than they save
        ("entry", "f8"),  # h a week of a community of reference size for entries, migration, repairs
        ("detection", "f8"),  # 1/week, rate at which platforms find latent matters
        ("down_until", "i4"),  # step before which platforms are down after an incident
        ("incident", "f8"),  # 1 in a step in which data security is breached, else 0
    ],
    align=True,
)

TECHNOLOGY_LEVERS = [
    ("integration", "f8"),  # share of platforms that are to be joined
    ("upkeep", "f8"),  # share of the upkeep of platforms that is paid
    ("tiered", "f8"),  # share of tools chosen by place: simple ones where full ones do not pay
    ("access", "f8"),  # share of residents without digital access who get it
    ("digital_skill", "f8"),  # share of cadres' missing digital skill that is made up
    ("infrastructure", "f8"),  # share of missing infrastructure that is built
    ("user_feedback", "f8"),  # share of users' experience that reaches those who make the tools
]

TECHNOLOGY_TALLY = [
    ("fit", "f8"),  # (w)
    ("saving", "f8"),  # (w)
    ("entry", "f8"),  # h
    ("monitoring", "f8"),  # (w) detection added by platforms
    ("incidents", "f8"),
]
