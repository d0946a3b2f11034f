"""Time use: each community's Party organisation divides the hours its cadres supply.

Hours are divided as x_j proportional to v_j^sigma under caps, the exact optimum of a CES objective.
"""

import math

from sim.compiled import compiled

PARTY, TRACE, TASK, SERVICE, OUTREACH, RENEWAL = 0, 1, 2, 3, 4, 5


@compiled
def muster(s, i):
    """Who is present in community `i`: numbers, mean morale and knowledge."""
    c = s.communities[i]
    present = 0.0
    morale = 0.0
    knowledge = 0.0
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        cadre = s.cadres[n]
        if cadre.vacant_until == 0:
            present += 1.0
            morale += cadre.morale
            knowledge += cadre.knowledge
    c.present = present
    c.morale = morale / present if present > 0.0 else 0.0
    c.knowledge = knowledge / present if present > 0.0 else 0.0


@compiled
def effort(morale, withdrawn, pressure, tolerance, p):
    """Share of contracted hours a cadre really gives: rises with pressure and with morale."""
    push = p.people_effort_pressure * pressure * (1.0 - p.people_careless * tolerance)
    floor = p.people_effort_floor
    given = floor + (1.0 - floor) * (1.0 - math.exp(-(push + p.people_effort_mission * morale)))
    return given * p.people_withdrawn_effort if withdrawn else given


@compiled
def supply(s, i):
    """Hours of community `i` this step: contracted, productivity, load, overtime, available."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    town = s.townships[c.township]
    sunk = town.staff * p.service_contract_hours * dt * s.township_levers[c.township].sunk_share
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


@compiled
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


@compiled
def set_values(s, i):
    """What an hour in each stream is worth to those who divide it: assessment, mission, fear of blame."""
    c, p = s.communities[i], s.p[0]
    pull = p.time_use_assessment_pull * c.pressure
    mission = p.time_use_mission * c.morale
    tolerance = s.levers[i].fault_tolerance
    assess(c, p)
    c.misalignment = angle(c.value, p.time_use_yardstick)
    for x in range(6):
        risk = p.time_use_shield[x] - p.time_use_exposure[x] * (1.0 - tolerance)
        worth = pull * c.value[x] + mission * p.time_use_public_value[x]
        worth += p.time_use_risk_pull * p.assessment_sanction * risk
        c.value[x] = max(p.time_use_value_floor, worth)


@compiled
def assess(c, p):
    """Assessment weight of each stream; what is not measured directly is judged by its paper trail (留痕)."""
    w, direct = c.weight, p.assessment_measurability
    c.value[PARTY] = w[0] * direct[0]
    c.value[TASK] = w[2] * direct[2]
    c.value[SERVICE] = w[3] * direct[3] + 0.7 * w[4] * direct[4]
    c.value[OUTREACH] = w[5] * direct[5] + 0.3 * w[4] * direct[4]
    c.value[RENEWAL] = w[6] * direct[6]
    c.value[TRACE] = w[1] * direct[1]
    for n in range(7):
        c.value[TRACE] += w[n] * (1.0 - direct[n])


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


@compiled
def divide(hours, value, sigma, cap, given):
    """Divide `hours` over six streams as value^sigma, each at most its cap, into `given`; returns what is
    left over.

    Water-filling: streams that reach their cap are fixed there and the rest is divided again among the
    others.
    """
    weight_0 = value[0] ** sigma if cap[0] > 0.0 else 0.0
    weight_1 = value[1] ** sigma if cap[1] > 0.0 else 0.0
    weight_2 = value[2] ** sigma if cap[2] > 0.0 else 0.0
    weight_3 = value[3] ** sigma if cap[3] > 0.0 else 0.0
    weight_4 = value[4] ** sigma if cap[4] > 0.0 else 0.0
    weight_5 = value[5] ** sigma if cap[5] > 0.0 else 0.0
    weights = (weight_0, weight_1, weight_2, weight_3, weight_4, weight_5)
    for x in range(6):
        given[x] = -1.0 if weights[x] > 0.0 else 0.0
    left = hours
    for _ in range(6):
        total = 0.0
        for x in range(6):
            if given[x] < 0.0:
                total += weights[x]
        if total <= 0.0:
            break
        full = False
        share = left / total
        for x in range(6):
            if given[x] < 0.0 and share * weights[x] >= cap[x]:
                given[x] = cap[x]
                left -= cap[x]
                full = True
        if not full:
            for x in range(6):
                if given[x] < 0.0:
                    given[x] = share * weights[x]
            return 0.0
    return max(0.0, left)


@compiled
def gather(s, i):
    """Add this step's requests to what lay undone; outreach and renewal are kept for a few weeks only."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    c.backlog[PARTY] += c.party
    c.backlog[TRACE] += c.imposed_trace + c.self_trace
    for k in range(8):
        c.task_backlog[k] += c.task[k]
    c.backlog[TASK] = c.task_backlog.sum()
    outreach = p.agenda_outreach_hours * c.scale
    c.backlog[OUTREACH] = min(c.backlog[OUTREACH] + outreach * dt, p.agenda_norm_multiple * outreach)
    renewal = p.agenda_renewal_hours * c.scale
    c.backlog[RENEWAL] = min(c.backlog[RENEWAL] + renewal * dt, p.agenda_norm_multiple * renewal)
    c.backlog[SERVICE] = s.desks[i].work / c.productivity if c.productivity > 0.0 else 0.0


@compiled
def spend(s, i):
    """Divide the step's hours and work off backlogs; then note what was done for the assessment, and what
    the hours yield.
    """
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    gather(s, i)
    set_values(s, i)
    due = min(1.0, dt * s.townships[c.township].amplification * c.amplification / p.agenda_task_weeks)
    c.required[2] += due * c.backlog[TASK]
    c.idle = divide(c.available, c.value, p.time_use_sigma, c.backlog, c.hours)
    c.required[0] += c.party
    c.required[1] += c.imposed_trace + c.self_trace
    c.required[5] += c.norm
    c.required[6] += p.agenda_renewal_hours * c.scale * dt
    c.done[0] += c.hours[PARTY]
    c.done[1] += c.hours[TRACE]
    c.done[2] += c.hours[TASK]
    c.done[5] += c.hours[OUTREACH]
    labelled = p.innovation_label_score * s.renewals[i].labels * p.agenda_renewal_hours * c.scale * dt
    c.done[6] += c.hours[RENEWAL] + labelled
    work_off(c, p, dt)
    reap(s, i)


@compiled
def work_off(c, p, dt):
    """Take the hours off the backlogs; undone Party, trace and task work lapses in time."""
    kept = math.exp(-p.agenda_lapse * dt)
    share = c.hours[TASK] / c.backlog[TASK] if c.backlog[TASK] > 0.0 else 0.0
    for k in range(8):
        c.task_done[k] = share * c.task_backlog[k]
        c.task_backlog[k] *= (1.0 - share) * kept
    for x in range(6):
        c.backlog[x] -= c.hours[x]
    for x in range(3):
        c.backlog[x] = max(0.0, c.backlog[x]) * kept


@compiled
def reap(s, i):
    """Organisational capital, and contact with residents."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    party = p.agenda_party_hours * c.scale
    norm = c.hours[PARTY] / party if party > 0.0 else 0.0
    grown = p.service_capital_gain * p.service_coupling * norm - p.service_capital_decay * c.capital * dt
    c.capital = max(0.0, c.capital + grown)
    mobilised = 1.0 + p.service_mobilisation * (1.0 - math.exp(-c.capital))
    mobilised *= (1.0 + s.renewals[i].contact) * max(0.0, 1.0 - s.levers[i].attention)
    outreach = p.agenda_outreach_hours * c.scale * dt
    reach = 1.0 - math.exp(-c.hours[OUTREACH] * mobilised / outreach) if outreach > 0.0 else 0.0
    c.contact += min(1.0, max(0.0, p.service_contact_rate * dt)) * (reach - c.contact)
