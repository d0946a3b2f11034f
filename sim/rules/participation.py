"""Participation: who takes part in a grid cell, by thresholds (Granovetter 1978; LiWang2025).

Each resident has a fixed threshold, lower for those who have time, skill or a Party post (ability), and
takes part when the share of peers who do, and what draws residents of the place in (willingness), reach it.
Stages of participation (attends, helps, initiates) follow from the same threshold and are stored nowhere.
"""

import math

import numpy as np

from sim import streams
from sim.agents.cell import BINS, BLOCKS_IN_CELL, LOWEST
from sim.agents.resident import EMPLOYED, MEMBER, SKILLED
from sim.compiled import compiled, inlined

PLACES = 256 * BLOCKS_IN_CELL  # resident places in a cell
CHILD, ELDER = 0, 2


@inlined
def threshold(w0, w1, group, traits, p):
    """Threshold of a resident, in hundredths rounded up: bell-shaped around the mean of the group, from two
    random words.
    """
    halves = (
        (w0 >> np.uint64(16)) + (w0 & np.uint64(0xFFFF)) + (w1 >> np.uint64(16)) + (w1 & np.uint64(0xFFFF))
    )
    bell = math.sqrt(3.0) * ((np.float64(halves) + 2.0) / 65536.0 - 2.0)
    found = p.participation_threshold[group] + p.participation_spread * bell
    if (traits >> 4) & 3 != CHILD and not traits & EMPLOYED:
        found -= p.participation_time
    if traits & SKILLED:
        found -= p.participation_skill
    if traits & MEMBER:
        found -= p.participation_member
    return np.int64(math.ceil(100.0 * found))


@compiled
def hundredth_of(s, i, place):
    """Threshold of the resident at a place of community `i`, in hundredths rounded up."""
    c, p = s.communities[i], s.p[0]
    r = s.residents[c.first_resident + place]
    w0, w1, _, _ = streams.words(s.run[0].seed, streams.THRESHOLD, c.code, place, 0, 0)
    return threshold(w0, w1, r.group, r.traits, p)


@compiled
def settle_in(s):
    """At the start of a run: residents' skills, Party posts and thresholds, counted by grid cell."""
    for i in range(s.communities.shape[0]):
        scale = member_scale(s, i)
        for number in range(s.society[i].cells):
            fill_cell(s, i, number, scale)


@compiled
def member_scale(s, i):
    """The factor on the usual shares of Party members by which as many are members as the user says; 1 where
    nothing is said.
    """
    said = s.society[i].said_members
    if said < 0.0:
        return 1.0
    low, high = 0.0, 1.0
    while count_members(s, i, high) < said and high < 1e9:  # there may be fewer grown-ups
        low, high = high, 2.0 * high
    for _ in range(50):
        middle = 0.5 * (low + high)
        if count_members(s, i, middle) < said:
            low = middle
        else:
            high = middle
    return high if said > 0.0 else 0.0


@compiled
def count_members(s, i, scale):
    """Party members of community `i` with the usual shares times `scale`."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    found = 0.0
    for place in range(c.residents):
        age = (s.residents[c.first_resident + place].traits >> 4) & 3
        if age != CHILD:
            _, _, _, w3 = streams.words(run.seed, streams.THRESHOLD, c.code, place, 0, 0)
            share = p.participation_members_elder if age == ELDER else p.participation_members_working
            found += streams.unit(w3) < share * scale
    return found


@compiled
def fill_cell(s, i, number, scale):
    """The residents of one grid cell of community `i`."""
    c, soc, p, run = s.communities[i], s.society[i], s.p[0], s.run[0]
    cell = s.cells[soc.first_cell + number]
    start = PLACES * number
    end = min(start + PLACES, c.residents)
    cell.residents = end - start
    cell.share = p.participation_start
    for place in range(start, end):
        r = s.residents[c.first_resident + place]
        w0, w1, w2, w3 = streams.words(run.seed, streams.THRESHOLD, c.code, place, 0, 0)
        age = (r.traits >> 4) & 3
        if age != CHILD:
            if streams.unit(w2) < p.participation_skilled:
                r.traits |= np.uint8(SKILLED)
                soc.skilled += 1.0
            share = p.participation_members_elder if age == ELDER else p.participation_members_working
            if streams.unit(w3) < share * scale:
                r.traits |= np.uint8(MEMBER)
                soc.members += 1.0
                soc.old_members += age == ELDER
        b = threshold(w0, w1, r.group, r.traits, p) - LOWEST
        if b < BINS:
            cell.thresholds[max(0, b)] += np.uint16(1)
    for b in range(1, BINS):
        cell.thresholds[b] += cell.thresholds[b - 1]


@inlined
def reached(cell, level):
    """Residents of a cell whose threshold is at most `level`, spread evenly between hundredths."""
    place = 100.0 * level - LOWEST
    if place < 0.0:
        return 0.0
    if place >= BINS - 1:
        return np.float64(cell.thresholds[BINS - 1])
    below = np.int64(place)
    low = np.float64(cell.thresholds[below])
    return low + (place - below) * (np.float64(cell.thresholds[below + 1]) - low)


@inlined
def gather(cell, drive, initiative, ladder, p, dt):
    """One step of a cell: the share who take part follows the thresholds reached; who of them does more."""
    cell.level = p.participation_peers * cell.share + drive
    rate = min(1.0, max(0.0, p.participation_adjustment * dt))
    if cell.residents > 0.0:
        cell.share += rate * (reached(cell, cell.level) / cell.residents - cell.share)
    steps = 1.0 - ladder
    able = cell.level + initiative
    cell.helping = min(cell.share * cell.residents, reached(cell, able - p.participation_help_gap * steps))
    cell.initiating = min(cell.helping, reached(cell, able - p.participation_initiate_gap * steps))


@inlined
def take_part(s, i):
    """Who takes part in each grid cell of community `i` this step, and what neighbours can settle there."""
    soc, p, lever, dt = s.society[i], s.p[0], s.levers[i], s.run[0].dt
    free = soc.autonomy * (1.0 + p.society_mediation * lever.mediation) * (1.0 + s.renewals[i].settling)
    free *= max(0.0, 1.0 - p.society_crowding * lever.points)
    soc.attending = 0.0
    soc.helping = 0.0
    soc.initiating = 0.0
    for n in range(soc.first_cell, soc.first_cell + soc.cells):
        cell = s.cells[n]
        gather(cell, soc.drive, soc.initiative, lever.ladder, p, dt)
        soc.attending += cell.share * cell.residents
        soc.helping += cell.helping
        soc.initiating += cell.initiating
        next_door = 1.0 - math.exp(-p.society_density * cell.helping / max(1.0, cell.residents))
        cell.settles = next_door * free
