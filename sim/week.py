"""One step of the model (a week, unless `time.step_days` says otherwise), phase by phase.

    1. policies      write levers, whenever something starts, ends or moves    sim/policies
    2. agenda        departments issue tasks, forms and inspections            rules/agenda.py
    3. means         what tools, practices, money and skills are there         rules/means.py
    4. pressure      what is asked of each community, amplified on its way     rules/pressure.py
    5. demand        needs arise, are raised as matters (rules/raising.py);    rules/demand.py
                     latent matters surface, shocks add to needs               rules/latent.py, shock.py
    6. time use      each Party organisation divides its hours                 rules/time_use.py
    7. service       hours meet the queues, at communities, townships, then    rules/service.py
                     departments; bouncing, false closure, petitions           rules/department.py, ...
    8. response      residents whose matters ended                             rules/response.py
    9. people        morale, withdrawal, turnover of cadres                    rules/people.py
    10. observation  tallies                                                   rules/observation.py
    11. assessment   scores, ranks, sanctions, targets, when a period ends     rules/assessment.py

Between two scorings no township looks at another, nor does the county look at them. So counties open the
steps of a period, each township lives them one after the other (with its residents in the cache, on any
thread), and counties close the period. Once in `coupling.weeks` counties of a province hear of each other
(rules/coupling.py); in between none looks at another.
"""

import math

from sim.agents.names import CLOSING, KIND_COUNT
from sim.compiled import compiled
from sim.rules import agenda as agenda_rule
from sim.rules import (
    assessment,
    at_hand,
    coupling,
    demand,
    department,
    growth,
    latent,
    means,
    observation,
    organisations,
    people,
    pressure,
    response,
    service,
    shock,
    society,
    time_use,
)
from sim.units import unit


@unit
def open_counties(s, t, end):
    """Phase 2 for every county, for the steps from `t` to before `end`, all of one period."""
    for y in range(s.counties.shape[0]):
        pressure.county_pressure(s.counties[y], s.p[0])
        if t == 0:
            department.divide_staff(s, y)
        for step in range(t, end):
            agenda_rule.agenda(s, y, step)


@unit
def live_township(s, j, t):
    """Phases 3 to 10 for township `j`, and the scoring of its communities.

    Where no community looks at another, each rule runs for all of them before the next: the code of all of
    them does not fit the processor's first cache.
    """
    town = s.townships[j]
    first, last = town.first_community, town.first_community + town.communities
    pressure.press_township(s, j)
    shock.blow(s, j)
    service.staff_township(s, j)
    organisations.organise(s, j)
    people.fill_vacancies(s, first, last, t)
    time_use.muster(s, first, last)
    means.find_means(s, first, last, t)
    assessment.weigh_indicators(s, first, last, t)
    pressure.request(s, first, last, t)
    society.live_together(s, first, last, t)
    shock.bear(s, first, last, t)
    for i in range(first, last):
        demand.demand(s, i, t)
        latent.surface(s, i, t)
    time_use.supply(s, first, last)
    time_use.spend(s, first, last)
    for i in range(first, last):
        service.serve_community(s, i, t)
    service.serve_township(s, j, t)
    department.serve_department(s, j, t)
    service.lose_patience(s, j, t)
    shock.break_out(s, j, t)
    response.respond(s, j, t)
    year_ends = assessment.period_ends(t, 52.0, s.run[0].dt)
    for i in range(first, last):
        count_ended(s, i)
    response.remember(s, first, last, t)
    people.live_week(s, first, last, t)
    means.end_year(s, first, last, year_ends)
    observation.observe(s, first, last, t)
    observation.observe_township(s, j, t)
    if assessment.period_ends(t, s.p[0].assessment_score_weeks, s.run[0].dt):
        assessment.score_township(s, j, t)


@compiled
def count_ended(s, i):
    """Matters ended this step count for the indicator of matters closed on time."""
    c = s.communities[i]
    c.done[CLOSING] += c.on_time[0] + c.on_time[1]
    c.required[CLOSING] += c.ended[0] + c.ended[1]


@unit
def close_counties(s, t):
    """What counties do when step `t` ends: rank townships, add indicators, revise weights, raise targets,
    hear of each other.
    """
    p, dt = s.p[0], s.run[0].dt
    scored = (t + 1) * dt >= p.assessment_score_weeks - 1e-9  # at least once so far
    for y in range(s.counties.shape[0]):
        if assessment.period_ends(t, p.assessment_score_weeks, dt):
            assessment.rank_townships(s, y)
            means.exchange(s, y, t)
            agenda_rule.lapse_indicators(s, y)
            department.divide_staff(s, y)
        if scored and assessment.period_ends(t, p.assessment_revise_weeks, dt):
            assessment.revise_weights(s, y)
    if scored and assessment.period_ends(t, 52.0, dt):
        for i in range(s.communities.shape[0]):
            assessment.ratchet(s, i)
    if assessment.period_ends(t, p.coupling_weeks, dt):
        coupling.couple(s)


@compiled
def period(s, t, end):
    """The step before which townships must stop: the end of the period that `t` is in, at most `end`."""
    p, dt = s.p[0], s.run[0].dt
    while t < end:
        t += 1
        if (
            assessment.period_ends(t - 1, p.assessment_score_weeks, dt)
            or assessment.period_ends(t - 1, p.assessment_revise_weeks, dt)
            or assessment.period_ends(t - 1, p.coupling_weeks, dt)
            or assessment.period_ends(t - 1, 52.0, dt)
        ):
            break
    return t


@compiled
def places_needed(s, needs, j, t, end):
    """Free places for matters that township `j` may need from step `t` to before `end`: ten standard
    deviations above the mean of an upper bound (`needs[j]`, matters a step before growth).
    """
    town = s.townships[j]
    waiting = 0.0  # latent matters that may come to desks
    for i in range(town.first_community, town.first_community + town.communities):
        waiting += s.communities[i].latent.sum()
    p, run = s.p[0], s.run[0]
    most = max(1.0, growth.of_needs(p, run, t), growth.of_needs(p, run, end))  # one rate: most at an end
    mean = needs[j] * (end - t) * most
    return math.ceil(waiting + mean + 10.0 * math.sqrt(mean) + 50.0)


@compiled
def room(s, needs, t, end):
    """Whether every township has the free places it may need from step `t` to before `end`."""
    for j in range(s.townships.shape[0]):
        if s.townships[j].free_count < places_needed(s, needs, j, t, end):
            return False
    return True


@compiled
def live_townships(s, first, last, t, end, back, kept):
    """Townships `first` to before `last`, or `back` from the last to the first, live the steps from `t` to
    before `end`, all of one period. `kept`: the one to live first lived last before, and is still at hand.
    """
    for n in range(first, last):
        j = first + last - 1 - n if back else n
        if n > first or not kept:
            at_hand.bring_township(s, j, t, end)
        for step in range(t, end):
            live_township(s, j, step)


@compiled
def advance(s, needs, t, end):
    """Live the steps from `t` to before `end`; stops early when some pool lacks room. Returns the step
    reached.
    """
    back, kept = False, False
    while t < end:
        stop = period(s, t, end)
        if not room(s, needs, t, stop):
            break
        open_counties(s, t, stop)
        live_townships(s, 0, s.townships.shape[0], t, stop, back, kept)
        back, kept = not back, True
        close_counties(s, stop - 1)
        t = stop
    return t


@compiled
def most_needs(s, j):
    """Upper bound on the mean number of needs and latent matters that arise in township `j` in one step,
    before growth, in the worst of shocks.
    """
    town, p = s.townships[j], s.p[0]
    total = 0.0
    hidden = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        c = s.communities[i]
        for k in range(KIND_COUNT):
            for g in range(5):
                needs = c.by_group[g] * p.demand_rate[k] * p.demand_relative_need[k, g]
                total += needs * (1.0 + p.shock_surge[k])
        hidden += (p.latent_rate[0] + p.latent_rate[1]) * c.residents / 1000.0
    total *= max(1.0, p.demand_rural_factor) * (1.0 + p.demand_upgrading)
    return (total + hidden) * s.run[0].dt / 52.0
