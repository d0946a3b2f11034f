"""The places of a region: how large communities are, how they live, where they lie; departments of counties.

Every draw has its own address (seed, stream, division code), so one more community or county changes no
other's draws. The list of divisions has no populations, areas or positions: all of these are synthetic.
"""

from __future__ import annotations

import math

from sim.agents.names import KIND_COUNT
from sim.compiled import compiled
from sim.region.people import around
from sim.region.records import RESIDENTS_IN_CELL
from sim.streams import LEADER, OFFICE, PLACE, POSITION, normal, uniform, unit, words


@compiled
def draw_sizes(codes, urban, r, seed, sizes):
    """The synthetic size of each community, before any given population scales it (residents, float)."""
    for c in range(len(codes)):
        place = 1 - urban[c]
        w = words(seed, PLACE, codes[c], 0, 0, 0)
        sd = r.region_unit_spread[place]
        sizes[c] = r.region_unit_residents[place] * math.exp(sd * normal(w[0], w[1]) - 0.5 * sd * sd)


@compiled
def draw_place(home, size, r, seed, share):
    """What a community is like: staff, area, tenures, leader; `share` (3) gets those of `trait_limits`."""
    place = 1 - home.urban
    w = words(seed, PLACE, home.code, 0, 0, 0)
    minimum = math.floor(r.region_staff_minimum[place] + unit(w[3]))
    wanted = math.floor(r.region_staff_rate[place] * home.residents / 10000.0 + unit(w[2]))
    home.staff = max(minimum, wanted)
    home.households = max(1, math.floor(home.residents / r.region_household_size + 0.5))
    home.cells = (home.residents + RESIDENTS_IN_CELL - 1) // RESIDENTS_IN_CELL
    home.judgement_u = uniform(seed, LEADER, home.code, 0, 0, 0)

    w = words(seed, PLACE, home.code, 0, 0, 1)
    usual = r.region_density[place] * math.exp(r.region_density_spread * normal(w[0], w[1]))
    home.area_km2 = size / usual
    home.density = home.residents / home.area_km2
    room = 1.0 - r.region_child_share[place]
    share[0] = min(room, around(r.region_elder_share[place], r.region_elder_spread, w[2], w[3]))

    w = words(seed, PLACE, home.code, 0, 0, 2)
    share[1] = around(r.region_floating_share[place], r.region_floating_spread, w[0], w[1])
    share[2] = around(r.region_digital_access[place], r.region_digital_spread, w[2], w[3])

    a = words(seed, PLACE, home.code, 0, 0, 3)
    b = words(seed, PLACE, home.code, 0, 0, 4)
    sd = r.region_homes_spread
    owned = r.region_homes_owned[place] * math.exp(sd * normal(a[0], a[1]))
    rented = r.region_homes_rented[place] * math.exp(sd * normal(a[2], a[3]))
    public = r.region_homes_public[place] * math.exp(sd * normal(b[0], b[1]))
    collective = r.region_homes_collective[place] * math.exp(sd * normal(b[2], b[3]))
    total = owned + rented + public + collective
    if total <= 0.0:
        owned, total = 1.0, 1.0
    home.tenure[0] = owned / total
    home.tenure[1] = rented / total
    home.tenure[2] = public / total
    home.tenure[3] = collective / total


@compiled
def somewhere(code, mean_distance, seed):
    """A synthetic position (km east, north, away), anywhere in a disc of a given mean distance."""
    w = words(seed, POSITION, code, 0, 0, 0)
    distance = 1.5 * mean_distance * math.sqrt(unit(w[0]))  # the mean over a disc is 2/3 of its radius
    angle = 2.0 * math.pi * unit(w[1])
    return distance * math.cos(angle), distance * math.sin(angle), distance


@compiled
def draw_townships(townships, r, seed):
    """Where the centres of townships lie on the synthetic plane of their county; their leaders."""
    for t in range(len(townships)):
        unit_ = townships[t]
        east, north, _ = somewhere(unit_.code, r.region_county_distance[1 - unit_.urban], seed)
        unit_.x = east
        unit_.y = north
        unit_.judgement_u = uniform(seed, LEADER, unit_.code, 0, 0, 0)


@compiled
def draw_communities(communities, townships, sizes, r, seed, shares):
    """Everything about communities but their people; `sizes` from `draw_sizes`, `shares` (n, 3) is filled."""
    for c in range(len(communities)):
        home = communities[c]
        draw_place(home, sizes[c], r, seed, shares[c])
        place = 1 - home.urban
        east, north, distance = somewhere(home.code, r.region_centre_distance[place], seed)
        home.x = townships[home.township].x + east
        home.y = townships[home.township].y + north
        home.travel_minutes = 60.0 * r.region_detour * distance / r.region_travel_speed[place]


@compiled
def draw_offices(counties, r, seed, departments):
    """The leader and the departments of each county: the first ones own the kinds in turn, the rest none."""
    sd = r.region_department_spread
    for i in range(len(counties)):
        county = counties[i]
        county.judgement_u = uniform(seed, LEADER, county.code, 0, 0, 0)
        for d in range(county.departments):
            office = departments[county.first_department + d]
            w = words(seed, OFFICE, county.code, d, 0, 0)
            office.county = i
            office.kind = d % KIND_COUNT if d < r.region_departments_serving else -1
            office.propensity = math.exp(sd * normal(w[0], w[1]) - 0.5 * sd * sd)
