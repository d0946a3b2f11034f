"""The county (块): Party committee and government; it sets the scheme of assessment and mirrors its
departments downward.
"""

import numpy as np

from sim.agents.casework import AGENDA_CASEWORK, COUNTY_CASEWORK
from sim.agents.names import KIND_COUNT
from sim.agents.steering import AGENDA_STEERING, COUNTY_STEERING

COUNTY = np.dtype(
    [
        ("code", "i8"),  # 12-digit division code
        ("first_township", "i4"),
        ("townships", "i4"),
        ("first_department", "i4"),
        ("departments", "i4"),
        ("residents", "i8"),
        ("indicators", "f8"),  # indicators in force
        ("weight", "f8", (7,)),  # assessment weights, sum 1
        ("pressure", "f8"),  # pressure before audits
        *COUNTY_STEERING,
        *COUNTY_CASEWORK,
    ],
    align=True,
)

AGENDA = np.dtype(
    [
        (
            "task_hours",
            "f8",
            (KIND_COUNT,),
        ),  # h this step, for a community of reference size, by kind
        ("form_hours", "f8"),  # h this step, likewise
        ("inspection_hours", "f8"),  # h this step, likewise
        ("form_error", "f8"),  # 1 in a step in which an error in shared data spreads, else 0
        ("season", "f8"),  # factor on what is assessed in common, as the date of the assessment nears
        ("assessors", "f8"),  # departments that asked for a form or inspected this step
        *AGENDA_STEERING,
        *AGENDA_CASEWORK,
    ],
    align=True,
)
"""What a county's departments send down in one step."""
