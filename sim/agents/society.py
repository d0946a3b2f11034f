"""What a community is to its own residents: how they take part, what they settle, who is heard; and what
policies and tallies know of it.
"""

import numpy as np

from sim.agents.names import KIND_COUNT

SOCIETY = np.dtype(
    [
        ("first_cell", "i4"),
        ("cells", "i4"),
        # people, fixed
        ("skilled", "f8"),  # residents with a skill that neighbours need
        ("members", "f8"),  # Party members
        ("said_members", "f8"),  # as many as the user says; below 0: nothing is said
        ("old_members", "f8"),  # of them, elders
        # what lasts
        ("fatigue", "f8"),  # from empty activity
        ("initiative", "f8"),  # added to the level at which residents help and initiate
        ("belonging", "f8"),
        ("backbones", "f8"),  # per 100 residents
        ("volunteers", "f8"),  # persons
        ("debt", "f8"),  # h that the time bank owes
        # this step
        ("activity", "f8"),  # outreach hours over their norm, at most 1
        ("empty", "f8"),  # share of activity that only counts
        ("drive", "f8"),  # added to the weight of peers
        ("control", "f8"),  # share of hours spent on administration, and other control
        ("autonomy", "f8"),
        ("formal", "f8"),  # weight of formal deliberation
        ("informal", "f8"),
        ("heard", "f8", (KIND_COUNT,)),  # how much better than others those are heard who need a kind
        ("least_heard", "f8"),  # weight of the group heard least, 1 when all are heard alike
        ("acceptance", "f8"),  # of programmes by those they are for
        ("openness", "f8"),  # of the Party-mass centre
        ("attending", "f8"),  # residents who take part at all
        ("helping", "f8"),  # of them, those who help
        ("initiating", "f8"),  # of these, those who initiate
        ("suited", "f8", (KIND_COUNT,)),  # share of small matters of a kind that volunteers can do
        ("member_hours", "f8"),  # h of Party members
        ("partner_hours", "f8"),  # h lent by partners in the region
        ("redeemed", "f8"),  # h that the time bank pays back
        ("volunteer_hours", "f8"),  # h that can be used, all of these
        ("volunteer_left", "f8"),  # h not yet used
        ("taken", "f8", (KIND_COUNT,)),  # matters raised this step that never reach the desk, by kind
        ("organisation_hours", "f8", (KIND_COUNT,)),  # h by kind
        ("organisation_left", "f8", (KIND_COUNT,)),
    ],
    align=True,
)

TOWNSHIP_SOCIETY = np.dtype(
    [
        ("hours", "f8", (KIND_COUNT,)),  # h of social organisations this step, by kind
        ("given", "f8"),  # h of social and mass organisations, before reporting
        ("bought", "f8"),  # of them, under contract
        ("reporting", "f8"),  # h that go into head-counts
        ("charity", "f8"),  # of the hours by kind, those paid by donors
        ("matching", "f8"),  # share of hours that go where the need is
        ("dependence", "f8"),  # mean of its professional organisations
        ("urban", "f8"),  # share of its residents in urban communities
        ("seen", "f8", (KIND_COUNT,)),  # matters raised by kind in its communities, with a yearly memory
    ],
    align=True,
)

LEVERS = [
    ("retention", "f8"),  # share of volunteers' leaving that is prevented
    ("points", "f8"),  # strength of points for help, which crowd out free help
    ("certified", "f8"),  # share of volunteers whose skill is certified, added to those who have one
    ("banked", "f8"),  # share of volunteers' hours that become claims
    ("units", "f8"),  # Party groups in buildings, hamlets and new employment
    ("reach", "f8"),  # share of silence lifted for those who are hard to reach
    ("member_time", "f8"),  # share of members' hours that small units take
    ("posts", "f8"),  # added share of members with a post
    ("formal", "f8"),  # added weight of formal deliberation
    ("informal", "f8"),  # added weight of informal deliberation
    ("ladder", "f8"),  # share by which the steps from attending to helping and initiating are lower
    ("shared", "f8"),  # share of matters that residents judge and share in
    ("autonomy", "f8"),  # share of control that is kept from self-governance
    ("control", "f8"),  # added control, as a share
    ("mediation", "f8"),  # more matters settled by neighbours, as a share
    ("pressed", "f8"),  # how far settling is pressed, so that weak parties lose out
    ("clarity", "f8"),  # share of blurred troika responsibility that becomes clear
    ("dispatch", "f8"),  # strength of three-order dispatch, which costs hours for each order
    ("empowering", "f8"),  # share of aid that builds skill instead of giving
    ("slower", "f8"),  # share of programmes' cover that aid gives up by it
    ("valued", "f8"),  # share of empty activity that becomes worth coming to
    ("uncounted", "f8"),  # share of outreach that can no longer be shown
    ("custom", "f8"),  # added acceptance from services made to measure
]

TOWNSHIP_LEVERS = [
    ("purchase", "f8"),  # h a week bought from social organisations per 10,000 residents
    ("matching", "f8"),  # added share of organisations' hours that go where the need is
    ("charity", "f8"),  # added share of donors' money
]

TALLY = [
    ("settled", "f8", (KIND_COUNT,)),  # matters settled by society, by kind, in the week they arise
    ("settled_by", "f8", (4,)),  # of them, by neighbours, property, volunteers, organisations
    ("settled_hours", "f8"),  # effective h of them
    (
        "lost_out",
        "f8",
        (KIND_COUNT,),
    ),  # of those settled by neighbours, those in which the weak lost out
    ("bounced", "f8"),  # matters that committee, owners and property passed on
    ("attending", "f8"),  # sum over resident-weeks
    ("helping", "f8"),
    ("initiating", "f8"),
    ("belonging", "f8"),  # sum over resident-weeks
    ("volunteers", "f8"),  # person-weeks
    ("volunteer_hours", "f8"),  # h that could be used
    ("volunteer_used", "f8"),  # h
    ("member_hours", "f8"),  # h of Party members
    ("organisation_hours", "f8"),  # h allotted to communities
    ("organisation_used", "f8"),
    ("debt", "f8"),  # (w) h that time banks owe
    ("fatigue", "f8"),  # (w)
    ("initiative", "f8"),  # (w)
    ("autonomy", "f8"),  # (w)
    ("acceptance", "f8"),  # (w)
    ("least_heard", "f8"),  # (w)
    ("contact", "f8"),  # (w)
    ("matching", "f8"),  # (w)
    ("dependence", "f8"),  # (w)
    ("reporting", "f8"),  # h of organisations that go into head-counts, by residents
]
