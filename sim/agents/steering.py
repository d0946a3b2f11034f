"""Steering: fields for the assessment calendar, campaigns, projects, changing rules, work groups, evaluation,
incentives, publicity, capacity and rotation. Lists, joined to the records of the agents they are about.
"""

import numpy as np

from sim.agents.names import KIND_COUNT

RUNNING_CAMPAIGNS = 16  # most campaigns a county runs at once
RUNNING_PROJECTS = 4  # most projects a community runs at once

COMMUNITY_STEERING = [
    ("branch", "f8"),  # strength of its Party branch, 1 sound, below that weak
    ("coupling", "f8"),  # share of its Party hours attached to open matters
    ("sanction", "f8"),  # severity of sanctions as it reaches this community
    ("measured", "f8", (7,)),  # how directly each indicator is measured here
    ("felt", "f8", (7,)),  # weights of indicators as they are felt this step, the date being near or far
    ("assessed", "f8", (6,)),  # what an hour in each stream is worth in the assessment
    ("overdue", "f8", (6,)),  # h left undone from before this step
    ("coaching", "f8"),  # what is added to the satisfaction survey by coaching and buying
    ("ties", "f8"),  # mean ties to departments of the cadres present
    ("project_until", "i4", (RUNNING_PROJECTS,)),  # step at which each of its projects is over
    ("project_kind", "i4", (RUNNING_PROJECTS,)),
    ("projects", "f8"),  # projects running
    ("groups", "f8"),  # work groups to follow
    ("campaign", "f8"),  # h this step asked by campaigns
    ("project", "f8"),  # h this step asked by projects
    ("redone", "f8"),  # h this step of work done again because its rules changed
    ("liaison", "f8"),  # h this step of contact with departments and of work groups
    ("evaluation", "f8"),  # h this step of receiving evaluators
    ("churn", "f8"),  # share of rules that changed, with a yearly memory
    ("unsettled", "f8"),  # share of trust that all residents lose this step as rules change and data leak
]

EVALUATOR = np.dtype(
    [
        ("county", "i4"),
        ("leniency", "f8"),  # standard normal: how leniently it judges, the same everywhere
        ("hired", "f8"),  # share of the assessment that it made at the last scoring, mean over residents
    ],
    align=True,
)

COUNTY_STEERING = [
    ("campaign_until", "i4", (RUNNING_CAMPAIGNS,)),  # step at which each of its campaigns is over
    ("campaign_kind", "i4", (RUNNING_CAMPAIGNS,)),
]

AGENDA_STEERING = [
    ("campaigns", "f8"),  # campaigns running
    ("campaign_task", "f8", (KIND_COUNT,)),  # h this step of their tasks, for a community of reference size
    ("campaign_trace", "f8"),  # h this step of their daily reports, likewise
    ("reissued", "f8"),  # share of departments that changed their rules this step
    ("reissue_hours", "f8"),  # h this step of work to be done again, for a community of reference size
]

CADRE_STEERING = [
    ("ties", "f8"),  # to departments, from having worked elsewhere, 0 to 1
]

LEVERS_STEERING = [
    ("incentive", "f8"),  # share of sanction that is turned into reward
    ("calm", "f8"),  # share of leaders' insecurity that is lifted
    ("visible_bias", "f8"),  # weights are multiplied by exp(this x measurability)
    ("stability", "f8"),  # share of changes of rules that do not happen
    ("rigidity", "f8"),  # share by which weights stay at what they were at the start
    ("evaluated", "f8"),  # share of the assessment that third-party evaluators make
    ("judgement", "f8"),  # share by which leaders' judgement comes closer to full
    ("coupling", "f8"),  # share by which Party hours come closer to full attachment to matters
    ("rectified", "f8"),  # share by which a weak branch comes closer to a sound one
    ("training", "f8"),  # h a week of training, for a community of reference size
    ("pay", "f8"),  # logarithm of pay against elsewhere
    ("career", "f8"),  # added to the speed at which morale recovers, as a share
    ("issue_filter", "f8"),  # share of forms that a coordinating body holds back
    ("issue_merge", "f8"),  # share of duplicated fields and of inspections that it merges
    ("issue_delay", "f8"),  # weeks of the time for a task that it takes
    ("rotation", "f8"),  # 1/year, rate at which cadres rotate
    ("publicity", "f8"),  # share by which the gap of report and experience becomes fully visible
    ("exposure", "f8"),  # added chance that residents and media find polish
    ("shared_entry", "f8"),  # share of duplicated platform entries that one collector makes for all
    ("data_exposure", "f8"),  # strength with which shared data are open to leaks
]

TOWNSHIP_LEVERS_STEERING = [
    ("judgement", "f8"),  # mean of its communities'
    ("calm", "f8"),  # mean of its communities'
]

TALLY_STEERING = [
    ("campaigns", "f8"),  # (w) campaigns running
    ("campaign", "f8"),  # h asked
    ("projects", "f8"),  # (w) projects running
    ("project", "f8"),  # h asked
    ("redone", "f8"),  # h
    ("groups", "f8"),  # (w) work groups
    ("liaison", "f8"),  # h
    ("evaluation", "f8"),  # h
    ("coached", "f8"),  # sum over scorings of what was added to the survey
    ("report_error", "f8"),  # sum over scorings of the mean distance of reported from true indicators
    ("ties", "f8"),  # sum over cadre-weeks
    ("rotated", "f8"),  # cadres
    ("leaks", "f8"),  # leaks of shared data
]
