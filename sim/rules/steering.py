"""Steering from above beyond the usual agenda: campaigns, projects, changing rules, work groups, evaluators
(LiLiu2025; LiWang2025; Xu2025; Zhang2026).
"""

import math

from sim import streams
from sim.agents.names import KIND_COUNT
from sim.agents.steering import RUNNING_CAMPAIGNS, RUNNING_PROJECTS
from sim.compiled import compiled, inlined
from sim.rules.chance import happens


@compiled
def drawn_kind(word):
    """A kind of matter, each alike."""
    return int(streams.unit(word) * KIND_COUNT)


@compiled
def steps_of(weeks, dt):
    """Whole steps in so many weeks, at least one."""
    return max(1, int(weeks / dt + 0.5))


@compiled
def run_campaigns(s, y, t):
    """Campaigns of county `y`: some begin, and those running ask for tasks and daily reports. The reports
    grow faster than the campaigns where these are stacked.
    """
    county, p, run = s.counties[y], s.p[0], s.run[0]
    sent = s.agendas[y, t % s.agendas.shape[1]]
    u = streams.uniform(run.seed, streams.CAMPAIGN, county.code, 0, t, 0)
    starting = streams.poisson(u, p.steering_campaigns * run.dt / 52.0)
    begun = 0
    sent.campaigns = 0.0
    sent.campaign_task[:] = 0.0
    for n in range(RUNNING_CAMPAIGNS):
        if county.campaign_until[n] <= t and begun < starting:
            word = streams.words(run.seed, streams.CAMPAIGN, county.code, 0, t, 1 + begun)[0]
            county.campaign_kind[n] = drawn_kind(word)
            county.campaign_until[n] = t + steps_of(p.steering_campaign_weeks, run.dt)
            begun += 1
        if county.campaign_until[n] > t:
            sent.campaigns += 1.0
            sent.campaign_task[county.campaign_kind[n]] += p.steering_campaign_task_hours * run.dt
    stacked = max(0.0, 1.0 + p.steering_campaign_stacking * max(0.0, sent.campaigns - 1.0))
    sent.campaign_trace = sent.campaigns * p.steering_campaign_trace_hours * stacked * run.dt


@compiled
def change_rules(s, y, t):
    """Departments of county `y` that re-issue tasks under changed rules: what was done is done again."""
    county, p, run = s.counties[y], s.p[0], s.run[0]
    sent = s.agendas[y, t % s.agendas.shape[1]]
    chance = 1.0 - math.exp(-p.steering_churn * run.dt / 52.0)
    changed = 0.0
    sent.reissue_hours = 0.0
    for d in range(county.departments):
        w0, w1, _, _ = streams.words(run.seed, streams.CHURN, county.code, d, t, 0)
        if streams.unit(w0) < chance:
            changed += 1.0
            sent.reissue_hours += p.steering_churn_hours * -math.log(streams.unit(w1))
    sent.reissued = changed / county.departments if county.departments > 0 else 0.0


@inlined
def run_projects(s, i, t):
    """Projects of community `i`: one may begin, and those running ask for countable tasks, and for
    applications, reports and acceptance. Tasks are added to `task`, the hours of traces are returned.
    """
    c, p, run = s.communities[i], s.p[0], s.run[0]
    w0, w1, _, _ = streams.words(run.seed, streams.PROJECT, c.code, 0, t, 0)
    begins = happens(streams.unit(w0), p.steering_projects * run.dt / 52.0)
    c.projects = 0.0
    hours = p.steering_project_task_hours * c.scale * run.dt
    for n in range(RUNNING_PROJECTS):
        if begins and c.project_until[n] <= t:
            c.project_kind[n] = drawn_kind(w1)
            c.project_until[n] = t + steps_of(p.steering_project_weeks, run.dt)
            begins = False
        if c.project_until[n] > t:
            c.projects += 1.0
            c.task[c.project_kind[n]] += hours
            c.imposed_task += hours
    trace = c.projects * p.steering_project_trace_hours * c.scale * run.dt
    c.project = trace + c.projects * hours
    return trace


@inlined
def besides(s, i, t):
    """Trace hours asked of community `i` besides forms, meetings and inspections: campaigns, projects, work
    done again, departments' contacts and work groups, evaluators. Tasks of campaigns and projects are added.
    """
    c, p, dt, lever = s.communities[i], s.p[0], s.run[0].dt, s.levers[i]
    sent = s.agendas[c.county, t % s.agendas.shape[1]]
    amplified = s.townships[c.township].amplification
    tasks = 0.0
    for k in range(KIND_COUNT):
        hours = sent.campaign_task[k] * c.scale * amplified
        c.imposed_task += hours
        c.task[k] += hours * c.amplification
        tasks += hours * c.amplification
    campaign = sent.campaign_trace * c.scale * amplified
    c.campaign = tasks + campaign
    project = run_projects(s, i, t)
    c.redone = sent.reissue_hours * c.scale * (1.0 - lever.stability) * amplified
    c.liaison = liaison(s, i, sent) * c.scale * dt
    c.evaluation = p.steering_evaluation_hours * lever.evaluated * c.scale * dt
    lighter = 1.0 - p.people_ties_tasks * c.ties
    for k in range(KIND_COUNT):
        c.task[k] *= lighter
    c.imposed_task *= lighter
    unsettle(s, i, t, sent.reissued * (1.0 - lever.stability))
    return campaign + project + c.redone + c.liaison + c.evaluation


@inlined
def liaison(s, i, sent):
    """Hours a week of contact with departments, each of which has its mirror image below (isomorphism), and
    of the work groups that these, campaigns and projects keep. Ties to departments make contact lighter.
    """
    c, p, lever = s.communities[i], s.p[0], s.levers[i]
    contacts = s.counties[c.county].departments * p.steering_mirroring
    contacts *= 1.0 - p.policy_flat_agencies_contacts * lever.merged
    c.groups = contacts * p.steering_groups + sent.campaigns + c.projects
    contact = contacts * p.agenda_liaison_hours * (1.0 - p.people_ties_liaison * c.ties)
    return contact + c.groups * p.steering_group_hours


@inlined
def unsettle(s, i, t, changed):
    """What residents of community `i` make of rules that change (a share `changed` of them this step) and of
    leaks of shared data.
    """
    c, p, run = s.communities[i], s.p[0], s.run[0]
    c.churn = c.churn * math.exp(-run.dt / 52.0) + changed
    c.unsettled = p.steering_churn_distrust * changed
    exposed = s.levers[i].data_exposure
    if exposed > 0.0:
        u = streams.uniform(run.seed, streams.LEAK, c.code, 0, t, 0)
        if happens(u, p.steering_leaks * exposed * run.dt / 52.0):
            c.unsettled += p.steering_leak_distrust
            s.weekly[c.township, int((t + 0.5) * run.dt)].leaks += 1.0
            if run.observe_from <= t < run.observe_to:
                s.totals[i].leaks += 1.0


@inlined
def organise(s, i):
    """The Party organisation of community `i` this step: how far its hours are attached to matters, how hard
    sanctions reach it, and how directly its indicators are measured.
    """
    c, p, lever = s.communities[i], s.p[0], s.levers[i]
    sound = c.branch + (1.0 - c.branch) * lever.rectified
    c.coupling = sound * (p.service_coupling + (1.0 - p.service_coupling) * lever.coupling)
    c.sanction = p.assessment_sanction * (1.0 - lever.incentive)
    for n in range(7):
        direct = p.assessment_measurability[n]
        c.measured[n] = direct + lever.evaluated * (1.0 - direct)
