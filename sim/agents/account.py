"""Resources of a community: money by earmarked line, specialists' hours."""

import numpy as np

from sim.agents.names import KIND_COUNT

ACCOUNT = np.dtype(
    [
        ("fiscal", "f8"),  # fiscal capacity, relative to the mean place
        ("distance", "f8"),  # travel to the township's centre, in half hours
        ("talent", "f8", (4,)),  # specialists relative to the mean place, by skill
        ("line", "f8", (KIND_COUNT,)),  # yuan in each earmarked line, by kind of matter
        ("pot", "f8"),  # yuan without earmark
        ("short", "f8"),  # yuan of need unmet since places last pooled
        ("money", "f8", (KIND_COUNT,)),  # share of money needed that was there this step, by kind
        ("money_met", "f8"),  # the same over all kinds
        ("skill_need", "f8", (4,)),  # h this step that need a skill
        ("skill_have", "f8", (4,)),  # h this step of those who have it, before pooling
        ("moved", "f8", (4,)),  # h a week received (given: below 0) by pooling
        ("adequacy", "f8", (4,)),  # share of the hours that need a skill for which it is there
        ("space", "f8"),  # rural partners' places of service open to an urban place
        ("matching", "f8"),  # h a week of a community of reference size for matching and travel
        ("needs", "f8", (KIND_COUNT,)),  # needs expected this step, by kind
        # this step, yuan
        ("money_in", "f8"),
        ("needed", "f8"),
        ("paid", "f8"),
        ("unspent", "f8"),  # returned at the end of the year
        ("wasted", "f8"),
        # this step, h
        ("general_need", "f8"),  # need that asks for no skill
        ("means_met", "f8"),  # need for which both money and skill were there
    ],
    align=True,
)

RESOURCE_LEVERS = [
    ("funds", "f8"),  # added money as a share of the budget
    ("flexible", "f8"),  # share of earmarks lifted
    ("pooling", "f8"),  # share of spare hours and money that is pooled in the county
    ("exchange", "f8"),  # strength of exchange between urban and rural places
    ("leverage", "f8"),  # yuan of social money drawn by a yuan of public money
]

RESOURCE_TALLY = [
    ("money_in", "f8"),  # yuan for services
    ("money_needed", "f8"),  # yuan
    ("money_paid", "f8"),  # yuan
    ("unspent", "f8"),  # yuan returned at the end of years
    ("wasted", "f8"),  # yuan
    ("skill_need", "f8", (4,)),  # h
    ("skill_have", "f8", (4,)),  # h
    ("skill_met", "f8"),  # h of skilled need with the skill there
    ("general_need", "f8"),  # h
    ("means_met", "f8"),  # h
]
