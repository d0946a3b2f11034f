"""The township or street (乡镇、街道): amplifies or filters what comes down, handles what is sent up.

It ranks its communities.
"""

import numpy as np

from sim.agents.casework import TOWNSHIP_CASEWORK

TOWNSHIP = np.dtype(
    [
        ("code", "i8"),
        ("county", "i4"),
        ("first_community", "i4"),
        ("communities", "i4"),
        ("residents", "i8"),
        ("leader", "f8"),  # uniform number behind the leader's judgement
        ("staff", "f8"),  # staff who can handle residents' matters
        ("hosting", "f8"),  # residents of its communities that staff sink to, times strength
        ("pressure", "f8"),
        ("amplification", "f8"),  # of the items requested, at this level
        ("quantile", "f8"),  # mid-rank in the county's last ranking, 0 worst to 1 best
        ("score", "f8"),
        ("hours", "f8"),  # h this step available for matters
        ("used", "f8"),  # h this step used
        ("hotline_lost", "f8"),  # hotline matters given up since the last scoring
        ("answerable", "f8"),  # of them, those it is held to account for
        # bookkeeping of its matters (indices into the pool; -1 none)
        ("pool_start", "i4"),
        ("pool_size", "i4"),
        ("most_used", "i4"),  # places of the pool, from the first on, that have ever been used
        ("free_count", "i4"),  # free places, listed in State.free from pool_start on
        ("fresh_count", "i4"),  # raised this step, listed in State.fresh from pool_start on
        ("ended_count", "i4"),  # ended this step, listed in State.ended likewise
        *TOWNSHIP_CASEWORK,
    ],
    align=True,
)
