"""Tallies: additive records of what happened, from which every measure is computed.

The same record is kept for each township and week and for each community over the observed period; sums
over places or weeks are tallies again. `weeks` counts community-weeks; fields marked (w) are summed over
community-weeks.
"""

import numpy as np

from sim.agents import society
from sim.agents.account import RESOURCE_TALLY
from sim.agents.casework import TALLY_CASEWORK
from sim.agents.economy import DEVELOPMENT_TALLY
from sim.agents.names import KIND_COUNT
from sim.agents.practice import INNOVATION_TALLY
from sim.agents.steering import TALLY_STEERING
from sim.agents.technology import TECHNOLOGY_TALLY

CORE = [
    ("weeks", "f8"),
    ("contracted", "f8"),  # h
    ("available", "f8"),  # h, with overtime and less what withdrawal loses
    ("hours", "f8", (6,)),  # h by stream
    ("served", "f8"),  # clock h that matters took at communities
    ("idle", "f8"),  # h
    ("overtime", "f8"),  # h
    (
        "required",
        "f8",
        (6,),
    ),  # h arriving by stream; service: matters that reach staff; renewal is not compulsory and 0
    ("imposed", "f8"),  # h of the above asked from above
    ("self_added", "f8"),  # h of the above added by the community itself
    ("visible", "f8"),  # h
    ("cut", "f8"),  # h of visible items that policies took away
    ("hidden", "f8"),  # h
    ("polishing", "f8"),  # h
    ("load", "f8"),  # (w)
    ("overload", "f8"),  # (w) excess of load over 1
    ("overloaded", "f8"),  # (w) load above 1
    ("backlog", "f8"),  # (w) weeks of contracted work
    ("waiting", "f8"),  # (w) staff h that open matters at communities will take
    ("township_waiting", "f8"),  # (w) effective h of open matters at townships
    ("cadre_weeks", "f8"),
    ("morale", "f8"),  # sum over cadre-weeks
    ("burnt_out", "f8"),  # cadre-weeks with any burnout
    ("severely", "f8"),  # cadre-weeks with severe burnout
    ("withdrawn", "f8"),  # cadre-weeks
    ("quits", "f8"),
    ("people", "f8", (5,)),  # resident-weeks by group
    ("satisfaction", "f8", (5,)),  # sum over resident-weeks by group
    ("trust", "f8"),  # sum over resident-weeks
    ("arising", "f8", (KIND_COUNT, 5)),  # needs by kind and group, by the week they arise
    ("met", "f8", (KIND_COUNT, 5)),  # of them, truly resolved by their deadline
    ("raised", "f8", (KIND_COUNT, 5)),  # of them, raised by residents
    ("covered", "f8"),
    ("hotline", "f8"),
    ("sent_up", "f8"),
    ("closed", "f8", (KIND_COUNT,)),  # matters closed, by the week they end
    ("late", "f8", (KIND_COUNT,)),  # of them, after the deadline
    ("given_up", "f8", (KIND_COUNT,)),
    ("abandoned", "f8"),  # effective h left of matters given up
    ("wait", "f8"),  # weeks waited, sum over matters closed
    ("open", "f8"),  # (w) open matters
    ("scored", "f8"),  # scorings
    ("score", "f8"),
    ("real_score", "f8"),
    ("ceiling", "f8"),  # scorings at full marks
    ("polished", "f8"),  # sum over scorings of polish
    ("found", "f8"),  # scorings in which polish was found
    ("target", "f8"),  # sum over scorings of the weighted mean target
    ("target_square", "f8"),  # sum of its squares
    ("misalignment", "f8"),  # (w) angle in degrees
    ("amplification", "f8"),  # (w) product over levels
    ("assessors", "f8"),  # (w)
    ("pressure", "f8"),  # (w)
    ("cost", "f8"),  # yuan spent by policies
    ("township_hours", "f8"),
    ("township_used", "f8"),
]

ECONOMY = [*TECHNOLOGY_TALLY, *INNOVATION_TALLY, *RESOURCE_TALLY, *DEVELOPMENT_TALLY]

TALLY = np.dtype([*CORE, *TALLY_STEERING, *ECONOMY, *TALLY_CASEWORK, *society.TALLY], align=True)
