"""Development of a community: firms and cooperatives, jobs, incomes, collective income, insurance."""

import numpy as np

ECONOMY = np.dtype(
    [
        ("adults", "f8"),
        ("usually_employed", "f8"),  # residents in work when the run begins
        ("entrepreneurs", "f8"),  # relative to the mean place
        ("said_firms", "f8"),  # local firms when the run begins, as the user says; below 0: nothing is said
        ("said_firm_jobs", "f8"),  # jobs in one of them, likewise
        ("said_income", "f8"),  # collective income when the run begins, yuan a year, likewise
        ("plain_jobs", "f8"),  # in local firms of a usual place of this size when the run begins
        ("usual_jobs", "f8"),  # in its own local firms when the run begins
        ("jobs", "f8"),  # in local firms and cooperatives
        ("relief_jobs", "f8"),  # in social enterprises
        ("investment", "f8"),  # long-term, relative to normal
        ("link", "f8"),  # how well branch, firm, cooperative and household are linked
        ("employed", "f8"),
        ("collective", "f8"),  # yuan a year
        ("insured", "f8"),  # share of adults
        (
            "earners",
            "f8",
            (4,),
        ),  # adults out of work, in work elsewhere, in local firms, in social enterprises
        ("earnings", "f8", (4,)),  # yuan a year of each of them
        ("shock", "f8"),  # 1 in a step in which the market turns, else 0
    ],
    align=True,
)

OUT, ELSEWHERE, FIRMS, RELIEF = 0, 1, 2, 3  # classes of earners

DEVELOPMENT_LEVERS = [
    ("collective", "f8"),  # added jobs as a share of adults, at full linking
    ("relief_work", "f8"),  # jobs in social enterprises as a share of adults, at full linking
    ("attention", "f8"),  # share of outreach hours that go to firms
]

DEVELOPMENT_TALLY = [
    ("adults", "f8"),  # adult-weeks
    ("employed", "f8"),
    ("insured", "f8"),
    ("jobs", "f8"),  # (w) in local firms and cooperatives
    ("collective", "f8"),  # (w) yuan a year
    ("earners", "f8", (4,)),  # adult-weeks
    ("earnings", "f8", (4,)),  # yuan a year, summed over adult-weeks
    ("shocks", "f8"),
]
