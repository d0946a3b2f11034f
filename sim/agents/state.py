"""The state of a running world as compiled rules see it: one array of records for each kind of agent."""

from typing import Any, NamedTuple

import numpy as np

RUN = np.dtype(
    [
        ("seed", "u8"),
        ("dt", "f8"),  # weeks in a step
        ("observe_from", "i4"),  # step
        ("observe_to", "i4"),  # step after the last
        ("cohort_to", "i4"),  # first step whose needs are too young to be judged at the end
        ("wheel", "i4"),  # steps in the patience wheel
        ("proposal", "f8", (8,)),  # cumulative share of each kind among proposed needs
        ("proposal_rate", "f8", (8,)),  # proposed needs a resident-year
        ("effort_scale", "f8"),  # Gamma(1 + demand.effort_spread)
    ],
    align=True,
)


class State(NamedTuple):
    """Arrays of records; shapes: C communities, T townships, K cadres, R residents, S steps, W weeks."""

    p: Any  # parameters (1,)
    run: Any  # RUN (1,)
    counties: Any
    departments: Any
    townships: Any  # (T,)
    communities: Any  # (C,)
    cadres: Any  # (K,)
    residents: Any  # (R,)
    matters: Any  # pool
    desks: Any  # (C + T,)
    levers: Any  # (C,)
    township_levers: Any  # (T,)
    wheel_first: Any  # (T, wheel) matters whose residents give up at that step
    wheel_last: Any
    trust_scale: Any  # (C, S + 1) affine map of trust since the start
    trust_shift: Any
    recall: Any  # (S + 1,) factor by which a distance of satisfaction from its base has shrunk
    weekly: Any  # TALLY (T, W)
    totals: Any  # TALLY (C,)
    live: Any  # (T, 64) scratch: buckets with matters
    static: Any  # (T, 64) scratch: the part of their priority that does not depend on age
    cursor: Any  # (T, 64) scratch: matter to serve next in each
    priority: Any  # (T, 64) scratch
