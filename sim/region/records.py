"""The records a region is made of: the fields of its counties, townships, communities and people.

Populations below the county, areas, densities, distances, positions and tenures are synthetic: the list of
divisions has none. Only codes, names, kinds and what lies in what are real.
"""

from __future__ import annotations

import numpy as np

RESIDENTS_IN_CELL = 1024  # a grid cell holds the residents with the same index // 1024
DIGITAL, FLOATING, SPECIAL, EMPLOYED = 1, 2, 4, 8  # flags of a resident
AGE_SHIFT = 4  # the age class (0 child, 1 working age, 2 elder) stands above the flags
# what a user may say of a community's Party and economy; below 0 where nothing is said
SAID = ("firms", "firm_jobs", "collective_income", "party_members")
TENURES = ("owned", "rented", "public", "collective")

COUNTY = np.dtype(
    [
        ("code", "i8"),
        ("residents", "i8"),
        ("first_township", "i8"),
        ("townships", "i8"),
        ("first_department", "i8"),
        ("departments", "i8"),
        ("judgement_u", "f8"),  # uniform draw behind the leader's judgement
    ],
    align=True,
)
TOWNSHIP = np.dtype(
    [
        ("code", "i8"),
        ("county", "i8"),
        ("first_community", "i8"),
        ("communities", "i8"),
        ("residents", "i8"),
        ("x", "f8"),  # km east of the county seat, synthetic
        ("y", "f8"),  # km north of the county seat, synthetic
        ("urban", "u1"),  # most of its communities are urban
        ("judgement_u", "f8"),
    ],
    align=True,
)
COMMUNITY = np.dtype(
    [
        ("code", "i8"),
        ("township", "i8"),
        ("county", "i8"),
        ("urban", "u1"),
        ("residents", "i8"),
        ("households", "i8"),
        ("cells", "i8"),  # grid cells
        ("first_resident", "i8"),
        ("by_group", "i8", (5,)),
        ("digital", "i8"),  # residents with digital access
        ("floating", "i8"),  # residents registered elsewhere, those with a special need included
        ("employed", "i8"),
        ("digital_share", "f8"),
        ("floating_share", "f8"),
        ("staff", "i8"),
        ("first_cadre", "i8"),
        ("judgement_u", "f8"),
        ("area_km2", "f8"),  # synthetic
        ("density", "f8"),  # residents per km2, synthetic
        ("travel_minutes", "f8"),  # to the township's centre, synthetic
        ("x", "f8"),  # km, on the plane of its county, synthetic
        ("y", "f8"),
        ("tenure", "f8", (4,)),  # shares of homes: owned, rented, public, collective; synthetic
        *((name, "f8") for name in SAID),
    ],
    align=True,
)
RESIDENT = np.dtype([("group", "u1"), ("flags", "u1")])
CADRE = np.dtype(
    [
        ("community", "i8"),
        ("posts", "u1"),  # posts held
        ("resilience_z", "f8"),  # standard normal
        ("knowledge", "f8"),  # of the place, 0 to 1
        ("tenure_weeks", "f8"),
        ("skill", "f8"),  # digital skill, 0 to 1
    ],
    align=True,
)
DEPARTMENT = np.dtype(
    [
        ("county", "i8"),
        ("kind", "i8"),  # home kind of matter, or -1
        ("propensity", "f8"),  # how much it issues, mean 1
    ],
    align=True,
)
