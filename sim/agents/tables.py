"""What kinds of rows every state has, known before there is one.

Compiled rules are made for these kinds, and may be made while the region and the state still are
(`sim.compiling`). Were a kind another here than in a state, rules would be compiled once more, for the
state's own: `tests/study/test_compiling.py` compares them.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from sim.agents.account import ACCOUNT
from sim.agents.cadre import CADRE
from sim.agents.cell import CELL
from sim.agents.community import COMMUNITY
from sim.agents.county import AGENDA, COUNTY
from sim.agents.coupling import COUPLING
from sim.agents.department import DEPARTMENT
from sim.agents.economy import ECONOMY
from sim.agents.levers import LEVERS, TOWNSHIP_LEVERS
from sim.agents.matter import DESK, MATTER, WAIT
from sim.agents.organisation import CHANNEL, ORGANISATION
from sim.agents.practice import PRACTICE, RENEWAL
from sim.agents.resident import RESIDENT
from sim.agents.society import SOCIETY, TOWNSHIP_SOCIETY
from sim.agents.state import RUN, State
from sim.agents.steering import EVALUATOR
from sim.agents.tally import TALLY
from sim.agents.technology import TECHNOLOGY
from sim.agents.township import TOWNSHIP
from sim.agents.troika import OWNERS, PROPERTY
from sim.parameters import record_dtype

_RECORDS = {
    "run": RUN,
    "counties": COUNTY,
    "couplings": COUPLING,
    "agendas": AGENDA,
    "departments": DEPARTMENT,
    "townships": TOWNSHIP,
    "communities": COMMUNITY,
    "cadres": CADRE,
    "residents": RESIDENT,
    "society": SOCIETY,
    "cells": CELL,
    "township_society": TOWNSHIP_SOCIETY,
    "organisations": ORGANISATION,
    "channels": CHANNEL,
    "companies": PROPERTY,
    "owners": OWNERS,
    "evaluators": EVALUATOR,
    "matters": MATTER,
    "waits": WAIT,
    "desks": DESK,
    "technology": TECHNOLOGY,
    "practices": PRACTICE,
    "renewals": RENEWAL,
    "accounts": ACCOUNT,
    "economy": ECONOMY,
    "levers": LEVERS,
    "township_levers": TOWNSHIP_LEVERS,
    "weekly": TALLY,
    "totals": TALLY,
}
_NUMBERS = {
    np.uint8: "groups kind_row",
    np.int16: "number_from",
    np.int32: "free fresh ended sent_up wheel_first wheel_last",
    np.int64: "need below lined cursor rank",
    np.uint64: "pair words offered",
    np.uint32: "which contact raised unheard bucket",
    np.float32: "effort beyond",
    np.float64: "trust_scale trust_shift recall number_below quantiles trust reach hours fates static "
    "absorbed",
}
_TWO_DIMENSIONS = (
    *"agendas practices wheel_first wheel_last trust_scale trust_shift weekly".split(),
    *"pair which words offered below need trust contact reach raised".split(),
    *"unheard bucket hours effort beyond fates lined static cursor rank absorbed".split(),
)


@cache
def kinds() -> tuple[tuple[str, np.dtype, int], ...]:
    """Name, dtype and number of dimensions of each array of a state, in order: `State.kinds` of every one."""
    records = _RECORDS | {"p": record_dtype()}
    found: dict[str, np.dtype] = {name: np.dtype((np.record, dtype)) for name, dtype in records.items()}
    found |= {name: np.dtype(number) for number, names in _NUMBERS.items() for name in names.split()}
    return tuple((name, found[name], 2 if name in _TWO_DIMENSIONS else 1) for name in State._fields)
