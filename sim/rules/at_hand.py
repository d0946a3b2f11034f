"""At hand: memory brings what a township needs before it lives the steps of a period.

Since the period before, other townships have used the caches. Whatever a rule then finds missing it waits
for, a little at a time; read in a row, all of it comes in a fraction of that time.
"""

from sim.agents.ahead import bring
from sim.compiled import compiled
from sim.rules.needs import BLOCK_BITS


@compiled
def bring_township(s, j):
    """Read the residents of township `j`, its communities' records, and its matters."""
    town = s.townships[j]
    first, end = town.first_community, town.first_community + town.communities
    one, last = s.communities[first], s.communities[end - 1]
    bring(s.residents, one.first_resident, last.first_resident + last.residents)
    bring(s.groups, one.first_place, last.first_place + (last.blocks << BLOCK_BITS))
    bring(s.communities, first, end)
    bring(s.society, first, end)
    bring(s.levers, first, end)
    bring(s.accounts, first, end)
    bring(s.desks, first, end)
    bring(s.totals, first, end)
    bring(s.technology, first, end)
    bring(s.renewals, first, end)
    bring(s.economy, first, end)
    bring(s.practices, first, end)
    bring(s.trust_scale, first, end)
    bring(s.trust_shift, first, end)
    bring(s.cadres, one.first_cadre, last.first_cadre + last.cadres)
    of_last = s.society[end - 1]
    bring(s.cells, s.society[first].first_cell, of_last.first_cell + of_last.cells)
    pool, size, used = town.pool_start, town.pool_size, town.most_used
    bring(s.matters, pool, pool + used)
    bring(s.waits, pool, pool + used)
    bring(s.free, pool + size - used, pool + town.free_count)
