"""People: morale, withdrawal (躺平), learning and turnover of cadres (LiLiu2025)."""

import math

from sim import streams
from sim.agents.names import PARTY, TRACE
from sim.compiled import compiled, inlined
from sim.rules import lanes
from sim.rules.chance import happens
from sim.units import unit

TWO = 1  # form of withdrawal: two thresholds


@unit
def fill_vacancies(s, first, last, t):
    """Novices take posts whose vacancy ends at the start of step `t`.

    For the communities from `first` to before `last`.
    """
    p, final = s.p[0], s.communities[last - 1]
    for n in range(s.communities[first].first_cadre, final.first_cadre + final.cadres):
        cadre = s.cadres[n]
        if cadre.vacant_until > 0 and cadre.vacant_until <= t:
            cadre.vacant_until = 0
            cadre.knowledge = p.people_novice_knowledge
            cadre.morale = p.people_novice_morale
            cadre.tenure = 0.0
            cadre.ties = 0.0
            cadre.withdrawn = 0


@inlined
def strain(c, p):
    """Morale that the community's week takes from or gives to each of its cadres alike."""
    spent = c.hours.sum()
    c.hollow = 0.0
    if spent > 0.0:
        c.hollow = (c.hours[TRACE] + (1.0 - c.coupling) * c.hours[PARTY]) / spent
    lost = (
        p.people_overload * max(0.0, c.load - 1.0)
        + p.people_hollow * c.hollow
        + p.people_overtime * c.overtime
    )
    prospects = p.people_career * (2.0 * c.quantile - 1.0)
    return p.people_morale_base - lost + p.people_results * c.results + prospects


@inlined
def withdraws(morale, withdrawn, p):
    """Whether a cadre is withdrawn (1) or not (0): below the threshold; with two thresholds, someone who is
    withdrawn returns only above the second.
    """
    returns = p.people_withdrawal
    if p.people_withdrawal_form == TWO and withdrawn:
        returns += p.people_withdrawal_gap
    return 1 if morale < returns else 0


@compiled
def rotate(s, i, n, t):
    """Cadre `n` of community `i` may come back from, or in exchange with, another place or department (三跨):
    with ties there, and with less knowledge of this place. Ties fade.
    """
    c, cadre, p, run = s.communities[i], s.cadres[n], s.p[0], s.run[0]
    if cadre.ties > 0.0:
        cadre.ties *= math.exp(-p.people_ties_decay * run.dt / 52.0)
    rate = p.people_rotation + s.levers[i].rotation
    if rate <= 0.0:
        return
    u = streams.uniform(run.seed, streams.ROTATION, c.code, n - c.first_cadre, t, 0)
    if happens(u, rate * run.dt / 52.0):
        cadre.ties += p.people_ties_gain * (1.0 - cadre.ties)
        cadre.knowledge = min(cadre.knowledge, p.people_rotation_knowledge)
        s.weekly[c.township, int((t + 0.5) * run.dt)].rotated += 1.0
        if run.observe_from <= t < run.observe_to:
            s.totals[i].rotated += 1.0


@unit
def live_week(s, first, last, t):
    """One step in the working life of cadres: morale, withdrawal, turnover; returns how many left.

    For the communities from `first` to before `last`.
    """
    left = 0.0
    for i in range(first, last):
        left += live(s, i, t)
    return left


@inlined
def live(s, i, t):
    """One step in the working life of community `i`'s cadres; counts and returns how many left."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    common = strain(c, p)
    lever = s.levers[i]
    learning = min(1.0, max(0.0, p.people_learning * run.dt))
    pay = p.people_quit_pay * (p.people_pay + lever.pay)
    highest = quit_hazard(0.0, pay, run.dt, p)
    left = 0.0
    for place in range(c.cadres):
        if place % lanes.LANES == 0:
            draw_quitting(s, c, place, t)
        n = c.first_cadre + place
        cadre = s.cadres[n]
        if cadre.vacant_until > 0:
            continue
        target = common + p.people_resilience * cadre.resilience - p.people_posts * (cadre.posts - 1)
        target = min(1.0, max(0.0, target))
        rate = p.people_recovery * (1.0 + lever.career) if target > cadre.morale else p.people_decline
        cadre.morale += min(1.0, max(0.0, rate * run.dt)) * (target - cadre.morale)
        cadre.withdrawn = withdraws(cadre.morale, cadre.withdrawn, p)
        cadre.knowledge += learning * (1.0 - cadre.knowledge)
        cadre.tenure += run.dt
        rotate(s, i, n, t)
        u = streams.unit(lanes.lower(s.offered[c.township, place % lanes.LANES]))
        if quits(u, cadre.morale, pay, highest, run.dt, p):
            cadre.vacant_until = t + 1 + int(p.people_vacancy_weeks / run.dt)
            left += 1.0
    s.weekly[c.township, int((t + 0.5) * run.dt)].quits += left
    if run.observe_from <= t < run.observe_to:
        s.totals[i].quits += left
    return left


@inlined
def quit_hazard(morale, pay, dt, p):
    """Hazard that a cadre leaves in a step; `pay` in units of `people.quit_pay`."""
    return p.people_quit_rate * math.exp(p.people_quit_morale * (0.5 - morale) - pay) * dt / 52.0


@inlined
def quits(u, morale, pay, highest, dt, p):
    """Whether a cadre leaves; nobody's hazard is above the `highest`."""
    return u <= highest and happens(u, quit_hazard(morale, pay, dt, p))


@inlined
def draw_quitting(s, c, first, t):
    """The random words behind who leaves, of the community's cadres from the `first` on, into `s.offered`."""
    at = s.pair[c.township]
    for n in range(lanes.LANES):
        at[n] = (first + n) << lanes.SLOT
    lanes.draw(s, c, streams.QUITTING, at, 0, lanes.LANES, t, s.offered[c.township])


@compiled
def shake(s, i, change):
    """Sanction or reward: the morale of every present cadre of community `i` moves by `change`."""
    c = s.communities[i]
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        cadre = s.cadres[n]
        if cadre.vacant_until == 0:
            cadre.morale = min(1.0, max(0.0, cadre.morale + change))
            cadre.withdrawn = withdraws(cadre.morale, cadre.withdrawn, s.p[0])
