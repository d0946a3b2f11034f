"""Time use: each community's Party organisation divides the hours its cadres supply (see
`sim.rules.division` for the ways of dividing).
"""

import math

from sim.agents.names import (
    CLOSING,
    FORMS,
    KIND_COUNT,
    OUTREACH,
    OUTREACH_ACTIVITY,
    PARTY,
    PARTY_WORK,
    RENEWAL,
    RENEWAL_ACTIVITY,
    SERVICE,
    SURVEY,
    TASK,
    TASKS,
    TRACE,
)
from sim.compiled import compiled, inlined
from sim.rules.division import divide_hours
from sim.rules.steering import organise
from sim.units import unit

HUMP, FLAT = 1, 2  # forms of effort; monotone is 0
SMOOTH = 2  # form of withdrawal; one threshold is 0, two are 1


@unit
def muster(s, first, last):
    """Who is present: numbers, mean morale, knowledge and ties; how they are organised.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        count_present(s, i)
    for i in range(first, last):
        organise(s, i)


@inlined
def count_present(s, i):
    """Cadres present in community `i`: how many, mean morale, knowledge and ties."""
    c = s.communities[i]
    present = 0.0
    morale = 0.0
    knowledge = 0.0
    ties = 0.0
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        cadre = s.cadres[n]
        if cadre.vacant_until == 0:
            present += 1.0
            morale += cadre.morale
            knowledge += cadre.knowledge
            ties += cadre.ties
    c.present = present
    c.morale = morale / present if present > 0.0 else 0.0
    c.knowledge = knowledge / present if present > 0.0 else 0.0
    c.ties = ties / present if present > 0.0 else 0.0


@inlined
def effort(morale, withdrawn, pressure, tolerance, p):
    """Share of contracted hours a cadre really gives, in one of three forms: it rises with pressure and with
    morale (monotone), pressure beyond some strength lowers it again (hump), or it is always the same (flat).
    """
    if p.people_effort_form == FLAT:
        given = p.people_effort_flat
    else:
        push = p.people_effort_pressure * pressure * (1.0 - p.people_careless * tolerance)
        if p.people_effort_form == HUMP:
            push *= math.exp(-push / p.people_effort_hump)
        floor = p.people_effort_floor
        given = floor + (1.0 - floor) * (1.0 - math.exp(-(push + p.people_effort_mission * morale)))
    if p.people_withdrawal_form == SMOOTH:
        beyond = (morale - p.people_withdrawal) / p.people_withdrawal_smoothness
        back = 1.0 / (1.0 + math.exp(min(700.0, max(-700.0, -beyond))))
        return given * (p.people_withdrawn_effort + (1.0 - p.people_withdrawn_effort) * back)
    return given * p.people_withdrawn_effort if withdrawn else given


@unit
def supply(s, first, last):
    """Hours this step: contracted, productivity, load, overtime, available.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        supply_hours(s, i)


@inlined
def supply_hours(s, i):
    """Hours of community `i` this step."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    town = s.townships[c.township]
    lever = s.township_levers[c.township]
    sunk = (town.staff + town.lent) * p.service_contract_hours * dt * lever.sunk_share
    sunk += town.department_staff.sum() * p.service_contract_hours * dt * lever.sunk_county
    c.seconded = 0.0
    if town.hosting > 0.0:
        c.seconded = sunk * (s.levers[i].hosting * c.residents / town.hosting)
    willing = 0.0
    reluctant = 0.0
    output = c.seconded * p.service_seconded_output
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        cadre = s.cadres[n]
        cadre.hours = 0.0
        if cadre.vacant_until == 0:
            share = effort(cadre.morale, cadre.withdrawn, c.pressure, s.levers[i].fault_tolerance, p)
            cadre.hours = p.service_contract_hours * dt * share
            output += cadre.hours * (
                p.service_novice_output + (1.0 - p.service_novice_output) * cadre.knowledge
            )
            if cadre.withdrawn:
                reluctant += cadre.hours
            else:
                willing += cadre.hours
    hours = willing + reluctant + c.seconded
    c.productivity = output / hours if hours > 0.0 else 1.0
    c.contracted = c.present * p.service_contract_hours * dt + c.seconded
    weigh(c, p, dt)
    c.overtime = min(p.people_overtime_max, max(0.0, c.load - 1.0))
    c.available_plain = hours
    c.available = willing * (1.0 + c.overtime) + reluctant + c.seconded


@inlined
def weigh(c, p, dt):
    """Load: compulsory hours arriving this step over contracted hours present."""
    if c.productivity > 0.0:
        c.demand_hours /= c.productivity
    required = c.party + c.imposed_trace + c.self_trace + c.task.sum() + c.demand_hours
    c.norm = p.agenda_outreach_hours * c.scale * dt
    required += c.norm
    if c.contracted > 0.0:
        c.load = min(p.people_load_max, required / c.contracted)
    else:
        c.load = p.people_load_max if required > 0.0 else 0.0


@inlined
def set_values(s, i):
    """What an hour in each stream is worth to those who divide it: assessment, mission, fear of blame."""
    c, p = s.communities[i], s.p[0]
    pull = p.time_use_assessment_pull * c.pressure
    mission = p.time_use_mission * c.morale
    tolerance = s.levers[i].fault_tolerance
    assess(c)
    c.misalignment = angle(c.assessed, p.time_use_yardstick)
    relief = p.policy_exemption_list_risk * s.levers[i].exempt
    for x in range(6):
        blame = (1.0 - tolerance) * (1.0 - relief) if x == SERVICE else 1.0 - tolerance
        risk = p.time_use_shield[x] - p.time_use_exposure[x] * blame
        worth = pull * c.assessed[x] + mission * p.time_use_public_value[x]
        worth += p.time_use_risk_pull * c.sanction * risk
        c.value[x] = max(p.time_use_value_floor, worth)


@inlined
def assess(c):
    """Assessment weight of each stream; what is not measured directly is judged by its paper trail (留痕)."""
    w, direct = c.felt, c.measured
    c.assessed[PARTY] = w[PARTY_WORK] * direct[PARTY_WORK]
    c.assessed[TASK] = w[TASKS] * direct[TASKS]
    c.assessed[SERVICE] = w[CLOSING] * direct[CLOSING] + 0.7 * w[SURVEY] * direct[SURVEY]
    c.assessed[OUTREACH] = w[OUTREACH_ACTIVITY] * direct[OUTREACH_ACTIVITY] + 0.3 * w[SURVEY] * direct[SURVEY]
    c.assessed[RENEWAL] = w[RENEWAL_ACTIVITY] * direct[RENEWAL_ACTIVITY]
    c.assessed[TRACE] = w[FORMS] * direct[FORMS]
    for n in range(7):
        c.assessed[TRACE] += w[n] * (1.0 - direct[n])


@compiled
def angle(a, b):
    """Degrees between two vectors over streams (Holmstrom and Milgrom 1991, Baker 1992); 0 where one is
    zero.
    """
    dot = 0.0
    aa = 0.0
    bb = 0.0
    for x in range(6):
        dot += a[x] * b[x]
        aa += a[x] * a[x]
        bb += b[x] * b[x]
    if aa <= 0.0 or bb <= 0.0:
        return 0.0
    return math.degrees(math.acos(min(1.0, max(-1.0, dot / math.sqrt(aa * bb)))))


@inlined
def gather(s, i):
    """Add this step's requests to what lay undone; outreach and renewal are kept for a few weeks only."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    for x in range(6):
        c.overdue[x] = c.backlog[x]
    c.backlog[PARTY] += c.party
    c.backlog[TRACE] += c.imposed_trace + c.self_trace
    for k in range(KIND_COUNT):
        c.task_backlog[k] += c.task[k]
    c.backlog[TASK] = c.task_backlog.sum()
    outreach = p.agenda_outreach_hours * c.scale
    c.backlog[OUTREACH] = min(c.backlog[OUTREACH] + outreach * dt, p.agenda_norm_multiple * outreach)
    renewal = p.agenda_renewal_hours * c.scale
    c.backlog[RENEWAL] = min(c.backlog[RENEWAL] + renewal * dt, p.agenda_norm_multiple * renewal)
    work = max(0.0, s.desks[i].work - c.grid_hours)  # what grid workers leave to do
    c.backlog[SERVICE] = work / c.productivity if c.productivity > 0.0 else 0.0
    c.overdue[SERVICE] = max(0.0, c.backlog[SERVICE] - c.demand_hours)


@unit
def spend(s, first, last):
    """Divide the step's hours and work off backlogs; then note what was done for the assessment, and what
    the hours yield.

    For the communities from `first` to before `last`.
    """
    kept = math.exp(-s.p[0].agenda_lapse * s.run[0].dt)
    for i in range(first, last):
        spend_hours(s, i, kept)


@inlined
def spend_hours(s, i, kept):
    """Divide and spend the hours of community `i`; `kept`: the share of undone work that does not lapse."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    gather(s, i)
    set_values(s, i)
    given = max(0.25, p.agenda_task_weeks - s.levers[i].issue_delay)
    due = min(1.0, dt * s.townships[c.township].amplification * c.amplification / given)
    c.required[TASKS] += due * c.backlog[TASK]
    c.idle = divide_hours(c, p, dt)
    c.required[PARTY_WORK] += c.party
    c.required[FORMS] += c.imposed_trace + c.self_trace
    c.required[OUTREACH_ACTIVITY] += c.norm
    c.required[RENEWAL_ACTIVITY] += p.agenda_renewal_hours * c.scale * dt
    c.done[PARTY_WORK] += c.hours[PARTY]
    c.done[FORMS] += c.hours[TRACE]
    c.done[TASKS] += c.hours[TASK]
    c.done[OUTREACH_ACTIVITY] += c.hours[OUTREACH] * (1.0 - s.levers[i].uncounted)
    labelled = p.innovation_label_score * s.renewals[i].labels * p.agenda_renewal_hours * c.scale * dt
    c.done[RENEWAL_ACTIVITY] += c.hours[RENEWAL] + labelled
    work_off(c, kept)
    reap(s, i)


@inlined
def work_off(c, kept):
    """Take the hours off the backlogs; undone Party, trace and task work lapses in time."""
    share = c.hours[TASK] / c.backlog[TASK] if c.backlog[TASK] > 0.0 else 0.0
    for k in range(KIND_COUNT):
        c.task_done[k] = share * c.task_backlog[k]
        c.task_backlog[k] *= (1.0 - share) * kept
    for x in range(6):
        c.backlog[x] -= c.hours[x]
    for x in range(3):
        c.backlog[x] = max(0.0, c.backlog[x]) * kept


@inlined
def reap(s, i):
    """Organisational capital, and contact with residents, whom added grid workers reach too."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    party = p.agenda_party_hours * c.scale
    norm = c.hours[PARTY] / party if party > 0.0 else 0.0
    grown = p.service_capital_gain * c.coupling * norm - p.service_capital_decay * c.capital * dt
    c.capital = max(0.0, c.capital + grown)
    mobilised = 1.0 + p.service_mobilisation * (1.0 - math.exp(-c.capital))
    mobilised += p.society_centre * s.society[i].openness + p.society_units * s.levers[i].units
    mobilised = max(0.0, mobilised)
    mobilised *= (1.0 + s.renewals[i].contact) * max(0.0, 1.0 - s.levers[i].attention)
    outreach = p.agenda_outreach_hours * c.scale * dt
    reach = 1.0 - math.exp(-c.hours[OUTREACH] * mobilised / outreach) if outreach > 0.0 else 0.0
    reach += (1.0 - reach) * (1.0 - (1.0 - p.grid_contact) ** s.levers[i].grid)
    c.contact += min(1.0, max(0.0, p.service_contact_rate * dt)) * (reach - c.contact)
