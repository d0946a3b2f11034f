"""Shocks of a county, material reserves, and opinion storms of a township (LiLiu2025)."""

import math

from sim import streams
from sim.agents.names import KIND_COUNT, KINDS
from sim.compiled import compiled, inlined
from sim.rules.chance import happens
from sim.units import unit

SAFETY = KINDS.index("safety")  # the kind of matter that emergency tasks are about


@compiled
def strike(s, y, t):
    """Whether a shock strikes county `y` in step `t`, and how strong shocks are over the step."""
    county, p, run = s.counties[y], s.p[0], s.run[0]
    sent = s.agendas[y, t % s.agendas.shape[1]]
    u = streams.uniform(run.seed, streams.SHOCK, county.code, 0, t, 0)
    if happens(u, p.shock_rate * run.dt / 52.0):
        county.shock = 1.0
    fall = math.log(2.0) / p.shock_half_life * run.dt
    sent.shock = county.shock * (1.0 - math.exp(-fall)) / fall
    county.shock *= math.exp(-fall)
    sent.task_hours[SAFETY] += p.shock_task_hours * sent.shock * run.dt


@unit
def bear(s, first, last, t):
    """What the county's shock adds to needs.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        endure(s, i, t)


@inlined
def endure(s, i, t):
    """What the county's shock adds to needs in community `i`, and how far reserves meet it."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    shock = s.agendas[c.county, t % s.agendas.shape[1]].shock
    for k in range(KIND_COUNT):
        c.surge[k] = p.shock_surge[k] * shock
        c.urgent[k] = p.shock_urgent * c.surge[k] / (1.0 + c.surge[k])
    asked = p.shock_reserve_use * shock * dt
    used = min(c.reserve, asked)
    c.relief = p.shock_relief * used / asked if asked > 0.0 else 0.0
    refill = p.shock_reserve_refill * s.accounts[i].fiscal * (1.0 + s.levers[i].leverage)
    c.reserve += min(1.0, refill * dt / 52.0) * (1.0 - c.reserve) - used
    c.reserve = min(1.0, max(0.0, c.reserve))


@unit
def blow(s, j):
    """How strong the opinion storm in township `j` is over the step."""
    town, p, dt = s.townships[j], s.p[0], s.run[0].dt
    fall = math.log(2.0) / p.storm_half_life * dt
    town.storming = town.storm * (1.0 - math.exp(-fall)) / fall
    town.storm *= math.exp(-fall)
    town.incidents = 0.0


@unit
def break_out(s, j, t):
    """Whether an incident of this step sets off an opinion storm; residents are then disappointed."""
    town, p, run = s.townships[j], s.p[0], s.run[0]
    for i in range(town.first_community, town.first_community + town.communities):
        s.communities[i].disappointment = 0.0
    if town.incidents <= 0.0 or p.storm_chance <= 0.0:
        return
    exposed = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        exposed += s.levers[i].exposure / town.communities
    quiet = (1.0 - min(1.0, p.storm_chance * (1.0 + p.storm_exposed * exposed))) ** town.incidents
    if streams.uniform(run.seed, streams.STORM, town.code, 0, t, 0) < quiet:
        return
    town.storm = 1.0
    observed = run.observe_from <= t < run.observe_to
    for i in range(town.first_community, town.first_community + town.communities):
        s.communities[i].disappointment = p.storm_distrust
        s.weekly[j, int((t + 0.5) * run.dt)].storms += 1.0
        if observed:
            s.totals[i].storms += 1.0
