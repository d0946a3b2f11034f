"""The community or village (社区、村): its Party organisation (the hub that divides the week's hours) and its
committee.
"""

import numpy as np

from sim.agents.casework import COMMUNITY_CASEWORK
from sim.agents.names import KIND_COUNT
from sim.agents.steering import COMMUNITY_STEERING

CORE = [
    ("code", "i8"),
    ("township", "i4"),
    ("county", "i4"),
    ("urban", "i4"),
    ("blocks", "i4"),  # blocks of 256 resident places
    ("first_place", "i8"),  # of these in `groups`
    ("residents", "i8"),
    ("first_resident", "i8"),
    ("first_cadre", "i4"),
    ("cadres", "i4"),
    ("by_group", "f8", (5,)),  # residents of each group
    ("scale", "f8"),  # of fixed work, relative to the reference community
    ("leader", "f8"),  # uniform number behind the leader's judgement
    # staff present this step
    ("present", "f8"),  # cadres present
    ("morale", "f8"),  # mean of those present
    ("knowledge", "f8"),  # mean of those present
    # pressure
    ("pressure", "f8"),
    ("quantile", "f8"),  # mid-rank in the township's last ranking
    ("amplification", "f8"),  # at this level alone
    ("hidden_share", "f8"),  # hidden items as a share of the usual visible ones
    # requested this step (h)
    ("party", "f8"),
    ("visible", "f8"),
    ("cut", "f8"),  # visible items that policies took away
    ("hidden", "f8"),
    ("imposed_trace", "f8"),
    ("self_trace", "f8"),
    ("polishing", "f8"),  # part of self_trace
    ("task", "f8", (KIND_COUNT,)),
    ("imposed_task", "f8"),
    ("norm", "f8"),  # of outreach
    ("demand_hours", "f8"),  # of matters raised this step, at the community
    # load and hours (h this step)
    ("load", "f8"),
    ("contracted", "f8"),
    ("seconded", "f8"),
    ("productivity", "f8"),
    ("overtime", "f8"),  # share of contracted hours
    ("available_plain", "f8"),  # without overtime
    ("available", "f8"),
    ("value", "f8", (6,)),  # of an hour in each stream
    ("misalignment", "f8"),  # degrees between what is assessed and what is of public value
    ("hours", "f8", (6,)),
    ("idle", "f8"),
    ("served", "f8"),  # clock hours that matters took
    ("backlog", "f8", (6,)),  # h; service is the desk's work and stays 0 here
    ("task_backlog", "f8", (KIND_COUNT,)),
    ("task_done", "f8", (KIND_COUNT,)),
    ("hollow", "f8"),
    # what hours yield
    ("capital", "f8"),
    ("contact", "f8"),
    # demand
    (
        "work_factor",
        "f8",
        (KIND_COUNT,),
    ),  # on the effort of matters: tools, practices, skills (rules/means)
    ("intake_factor", "f8"),  # on the hours of taking in what goes up
    ("cover_factor", "f8", (KIND_COUNT,)),  # on what programmes cover: the money that is there
    ("need_ratio", "f8", (KIND_COUNT, 6)),  # need rate over the proposal rate by kind and group; nobody: 0
    ("cover", "f8", (KIND_COUNT,)),  # chance that a standing programme covers a need
    # residents
    ("satisfaction", "f8", (5,)),  # sum over the residents of each group
    ("trust", "f8"),  # sum over residents
    ("met", "f8"),  # running share of basic matters handled on time
    ("results", "f8"),  # running share of all matters handled on time
    ("outcomes", "f8", (3 * KIND_COUNT,)),  # matters ended this step: on time, late, given up; each by kind
    ("waited", "f8"),  # weeks, those closed
    ("abandoned", "f8"),  # effective h left of those given up
    ("ended", "f8", (2,)),  # matters ended this step: of basic kinds, of higher kinds
    ("on_time", "f8", (2,)),
    # running records for context indices
    ("seen", "f8", (KIND_COUNT,)),  # matters raised by kind, with a yearly memory
    ("seen_up", "f8"),  # of them, those sent up
    # assessment
    ("target", "f8", (7,)),
    ("held_to", "f8", (7,)),  # targets as they stood at the last scoring, differentiated
    ("weight", "f8", (7,)),
    ("true", "f8", (7,)),
    ("reported", "f8", (7,)),
    ("done", "f8", (7,)),  # since the last scoring
    ("required", "f8", (7,)),
    ("score", "f8"),
    ("real_score", "f8"),
    ("polish", "f8"),
    ("found", "i4"),
]

COMMUNITY = np.dtype([*CORE, *COMMUNITY_STEERING, *COMMUNITY_CASEWORK], align=True)
