"""Casework: what communities, townships, counties, levers and tallies hold of latent matters, shocks, storms,
departments, false closure and petitions. Lists of fields, joined to the records of these agents.
"""

from sim.agents.names import KIND_COUNT

COMMUNITY_CASEWORK = [
    ("latent", "f8", (2,)),  # disputes and hazards that nobody has found (whole numbers)
    ("detection", "f8"),  # 1/week, rate at which one of them is found
    ("grid_hours", "f8"),  # effective h this step of grid workers for residents' matters
    ("surge", "f8", (KIND_COUNT,)),  # needs that a shock adds by kind, relative to the usual rate
    ("urgent", "f8", (KIND_COUNT,)),  # share of matters that a shock makes urgent, of those that are not
    ("relief", "f8"),  # share of them that material reserves meet
    ("reserve", "f8"),  # material reserves, 1 when full
    ("literacy", "f8"),  # legal literacy
    ("disappointment", "f8"),  # share of trust that all residents lose this step
    ("false_found", "f8"),  # false closures that audits found since the last scoring
]

TOWNSHIP_CASEWORK = [
    ("department_staff", "f8", (KIND_COUNT,)),  # staff of departments for this township, by home kind
    ("lent", "f8"),  # staff of departments that own no residents' matters, at work at the township
    ("department_hours", "f8"),  # h this step of departments here
    ("department_used", "f8"),  # h this step of them used
    ("pooled", "f8"),  # share of departments' hours here that serves any kind
    ("petitions", "f8"),  # petitions over heads since the last scoring
    ("incidents", "f8"),  # petitions, escalations and false closures found this step
    ("storm", "f8"),  # opinion storm at the start of the next step, 1 when fresh
    ("storming", "f8"),  # mean storm over this step
]

COUNTY_CASEWORK = [
    ("shock", "f8"),  # shock at the start of the next step, 1 when fresh
]

AGENDA_CASEWORK = [
    ("shock", "f8"),  # mean shock over this step
]

LEVERS_CASEWORK = [
    ("exempt", "f8"),  # strength with which emergencies and livelihood work leave sanction
    ("duty_list", "f8"),  # strength of a list of duties
    ("one_level", "f8"),  # share of departments' matters that the township finishes
    ("procedure", "f8"),  # strength of fixed procedure and teaching of law
    ("authority", "f8"),  # share of the matters sent up that communities may finish
    ("detection", "f8"),  # 1/week, added rate at which latent matters are found
    ("window", "f8"),  # strength with which one window takes everything in
    ("merged", "f8"),  # strength with which agencies are merged
    ("grid", "f8"),  # added grid workers for 1,000 residents
]

TOWNSHIP_LEVERS_CASEWORK = [
    ("call_in", "f8"),  # share of departments' hours that the township can call in for any kind
    ("answering", "f8"),  # strength with which departments that are called in have a deadline
    ("over_calling", "f8"),  # share of its own matters for which departments are called all the same
]

TALLY_CASEWORK = [
    ("surfaced", "f8", (KIND_COUNT,)),  # latent matters that came to a desk, found early or escalated
    ("detected", "f8"),  # of them, found early
    ("escalated", "f8"),  # emergencies from latent matters, undiscovered or found and left
    ("latent", "f8"),  # (w) latent matters
    ("latent_overdue", "f8"),  # (w) of them, expected to be older than overdue
    ("emergencies", "f8"),  # emergencies that residents raised
    ("petitions", "f8"),
    ("sent_back", "f8"),  # times a matter was sent back
    ("to_departments", "f8"),  # matters sent up that went to a department
    ("false_closed", "f8", (KIND_COUNT,)),  # matters closed falsely
    ("false_found", "f8"),  # of them, found by audits
    ("reopened", "f8", (KIND_COUNT,)),
    ("trips", "f8"),  # of residents
    ("trip_hours", "f8"),  # h of residents
    ("storms", "f8"),  # opinion storms that broke out, in communities
    ("reserve", "f8"),  # (w)
    ("department_hours", "f8"),
    ("department_used", "f8"),
    ("department_waiting", "f8"),  # (w) effective h of open matters at departments
]
