"""What a county tells other counties of its province, and what it last heard from them."""

import numpy as np

from sim.agents.names import PRACTICES

COUPLING = np.dtype(
    [
        ("prefecture", "i8"),  # first four digits of its code, or all of it where there is no prefecture
        ("province", "i8"),  # first two digits
        # told: as it is when counties look at each other
        ("places", "f8"),  # communities
        ("residents", "f8"),
        ("visible", "f8"),  # its sites, each by how much it is seen
        ("seen", "f8", (len(PRACTICES),)),  # of them, those that have each practice
        ("working", "f8", (len(PRACTICES),)),  # communities in which each practice works
        ("revenue", "f8"),  # own fiscal capacity times residents
        ("rural", "f8"),  # rural residents
        ("offered", "f8"),  # of them, by how far their places exchange
        ("urban", "f8"),  # urban communities
        ("fit", "f8"),  # of their platforms, summed
        # heard: until counties look at each other again
        ("weight", "f8"),  # of other counties among those that places look at; 0: there are none
        ("heard", "f8", (len(PRACTICES),)),  # share of sites elsewhere that have each practice
        ("others", "f8"),  # communities of other counties in the province
        ("works", "f8", (len(PRACTICES),)),  # share of them in which each practice works
        ("support", "f8"),  # equalising transfer over own budget; below 0: paid
        # of partner counties, those of the prefecture
        ("partner_rural", "f8"),
        ("partner_offered", "f8"),
        ("partner_urban", "f8"),
        ("partner_fit", "f8"),
        ("away", "f8", (2,)),  # share of exchange with partner counties: of rural places, of urban ones
    ],
    align=True,
)
