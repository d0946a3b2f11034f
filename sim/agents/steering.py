"""Steering: fields for the assessment calendar, campaigns, projects, changing rules, work groups, evaluation,
incentives, publicity, capacity and rotation. Lists, joined to the records of the agents they are about.
"""

COMMUNITY_STEERING = [
    ("felt", "f8", (7,)),  # weights of indicators as they are felt this step, the date being near or far
    ("assessed", "f8", (6,)),  # what an hour in each stream is worth in the assessment
    ("overdue", "f8", (6,)),  # h left undone from before this step
]
