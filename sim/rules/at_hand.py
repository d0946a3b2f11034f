"""At hand: memory brings most of what a township needs before it lives the steps of a period.

Since the period before, other townships have used the caches. Whatever a rule then finds missing it waits
for, a little at a time; read in a row, it comes in a fraction of that time. The township's own records, its
scratch, and the little there is of property companies and owners, come as they are met.
"""

import numpy as np

from sim.agents.ahead import bring
from sim.compiled import compiled
from sim.rules.needs import BLOCK_BITS

_MEMORY = 104.0  # weeks; most residents' last contact is not longer ago


@compiled
def bring_township(s, j, t, end):
    """Read the residents of township `j`, its communities' records, and its matters, for the steps from `t`
    to before `end`.
    """
    town = s.townships[j]
    first, past = town.first_community, town.first_community + town.communities
    one, last = s.communities[first], s.communities[past - 1]
    bring(s.residents, one.first_resident, last.first_resident + last.residents)
    bring(s.groups, one.first_place, last.first_place + (last.blocks << BLOCK_BITS))
    bring(s.communities, first, past)
    bring(s.society, first, past)
    bring(s.levers, first, past)
    bring(s.accounts, first, past)
    bring(s.desks, first, past)
    bring(s.totals, first, past)
    bring(s.technology, first, past)
    bring(s.renewals, first, past)
    bring(s.economy, first, past)
    bring(s.practices, first, past)
    since = max(0, t - np.int64(_MEMORY / s.run[0].dt))
    for i in range(first, past):
        bring(s.trust_scale[i], since, end + 1)
        bring(s.trust_shift[i], since, end + 1)
    bring(s.cadres, one.first_cadre, last.first_cadre + last.cadres)
    of_last = s.society[past - 1]
    bring(s.cells, s.society[first].first_cell, of_last.first_cell + of_last.cells)
    pool, size, used = town.pool_start, town.pool_size, town.most_used
    bring(s.matters, pool, pool + used)
    bring(s.waits, pool, pool + used)
    bring(s.free, pool + size - used, pool + town.free_count)
