"""Levers: what policies write and rules read, one record for each community and each township. All neutral
at 0.
"""

import numpy as np

from sim.agents import society
from sim.agents.account import RESOURCE_LEVERS
from sim.agents.casework import LEVERS_CASEWORK, TOWNSHIP_LEVERS_CASEWORK
from sim.agents.economy import DEVELOPMENT_LEVERS
from sim.agents.practice import INNOVATION_LEVERS
from sim.agents.steering import LEVERS_STEERING, TOWNSHIP_LEVERS_STEERING
from sim.agents.technology import TECHNOLOGY_LEVERS

CORE = [
    ("visible_cut", "f8"),  # share of visible forms, meetings and inspections cut
    ("announced_cut", "f8"),  # the same as announced, also where it is carried out in name only
    ("hosting", "f8"),  # strength with which staff from above sink here
    ("audit", "f8"),  # strength of penetrating audits: hours they cost and pressure they add
    ("audit_hidden", "f8"),  # added chance that hidden items are found
    ("audit_polish", "f8"),  # added chance that polish is found
    ("form_sharing", "f8"),  # share of duplicated fields that are shared
    ("fault_tolerance", "f8"),  # share of blame for honest failure that is lifted
    ("target_shift", "f8"),  # targets are multiplied by exp(-this)
    ("weight_shift", "f8"),  # weights of service are multiplied by exp(this)
    ("policy_hours", "f8"),  # h a week that policies cost a community of reference size
    ("policy_yuan", "f8"),  # yuan a week that policies cost for this community, whoever pays
]

TOWNSHIP_CORE = [
    ("sunk_share", "f8"),  # share of township staff moved down to its communities
    ("sunk_county", "f8"),  # share of the staff of departments for it moved down likewise
    ("fault_tolerance", "f8"),  # mean of its communities'
    ("policy_hours", "f8"),  # h a week that policies cost the township's staff
]

ECONOMY = [*TECHNOLOGY_LEVERS, *INNOVATION_LEVERS, *RESOURCE_LEVERS, *DEVELOPMENT_LEVERS]

LEVERS = np.dtype([*CORE, *LEVERS_STEERING, *ECONOMY, *LEVERS_CASEWORK, *society.LEVERS], align=True)
TOWNSHIP_LEVERS = np.dtype(
    [*TOWNSHIP_CORE, *TOWNSHIP_LEVERS_STEERING, *TOWNSHIP_LEVERS_CASEWORK, *society.TOWNSHIP_LEVERS],
    align=True,
)
