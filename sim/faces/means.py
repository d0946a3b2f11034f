"""What a community has to work with, as fields: technology, practices, accounts, economy, levers."""

from __future__ import annotations

from sim.agents.names import KINDS, PRACTICES, SKILLS, TRAITS
from sim.faces.face import Face
from sim.faces.fields import Count, Flag, Number, Split

TECHNOLOGY, PRACTICE, RENEWAL, ACCOUNT, ECONOMY = "technology", "practices", "renewals", "accounts", "economy"
LEVERS = "levers"
EARNERS = ("out of work", "elsewhere", "local firms", "social enterprises")


class Means(Face):
    """Fields of a community that are about means; one record of each kind stands beside its own."""

    RECORDS = "communities"

    # technology
    digital_access = Number(
        "Residents with digital access, before policies", "share", of=TECHNOLOGY, name="access"
    )
    cadres_skill = Number(
        "Mean digital skill of the cadres present, with training", "0 to 1", of=TECHNOLOGY, name="skill"
    )
    maintenance = Number("State of repair of its platforms", "0 to 1", of=TECHNOLOGY, settable=(0.0, 1.0))
    integration = Number("Platforms joined into one", "share", of=TECHNOLOGY, settable=(0.0, 1.0))
    tuning = Number("How far users' feedback has shaped its tools", "0 to 1", of=TECHNOLOGY)
    fit = Number("How well platforms fit the place", "0 to 1", of=TECHNOLOGY)
    partner = Number("Fit of the county's urban platforms when places last met", "0 to 1", of=TECHNOLOGY)
    saving = Number("Intake and dispatch hours saved by platforms", "share", of=TECHNOLOGY)
    entry = Number("Entries, migration, repairs, for a community of reference size", "h/week", of=TECHNOLOGY)
    monitoring = Number(
        "Rate at which platforms find latent matters", "1/week", of=TECHNOLOGY, name="detection"
    )
    down_until = Count("Step before which platforms are down after an incident", "step", of=TECHNOLOGY)
    incident = Flag("Whether data security was breached this step", of=TECHNOLOGY)

    # practices
    practice_form = Split(
        "Form of each practice: 0 none, 1 label, 2 copy, 3 adaptation", PRACTICES, of=PRACTICE, name="form"
    )
    practice_adopted = Split(
        "Step at which each practice was taken up", PRACTICES, unit="step", of=PRACTICE, name="adopted"
    )
    practice_fit = Split(
        "Fit of each practice to the place", PRACTICES, unit="0 to 1", of=PRACTICE, name="fit"
    )
    practice_maintenance = Split(
        "How well each practice is kept up", PRACTICES, unit="0 to 1", of=PRACTICE, name="maintenance"
    )
    practice_effect = Split(
        "Fit x maintenance x resources of each practice", PRACTICES, unit="0 to 1", of=PRACTICE, name="effect"
    )
    practice_seen = Split("Whether others last saw each practice here", PRACTICES, of=PRACTICE, name="seen")
    context = Split("What the place is like", TRAITS, unit="share", of=RENEWAL)
    stock = Number("Renewal hours not used yet", "weeks of norm", of=RENEWAL, settable=(0.0, 52.0))
    labels = Number("Practices in name only", "practices", of=RENEWAL)
    genuine = Number("Copies and adaptations", "practices", of=RENEWAL)
    relief = Split("Factor of practices on the effort of matters", KINDS, unit="ratio", of=RENEWAL)
    practice_contact = Number("Reach of outreach added by practices", "ratio", of=RENEWAL, name="contact")
    settling = Number("Settling among neighbours added by practices", "ratio", of=RENEWAL)

    # accounts
    fiscal = Number("Fiscal capacity relative to its class of places", "ratio", of=ACCOUNT)
    distance = Number("Travel to the township's centre", "half hours", of=ACCOUNT)
    talent = Split("Specialists relative to its class of places", SKILLS, unit="ratio", of=ACCOUNT)
    line = Split("Money in each earmarked line", KINDS, unit="yuan", of=ACCOUNT)
    pot = Number("Money without earmark", "yuan", of=ACCOUNT, settable=(0.0, 1e9))
    short = Number("Need for money unmet since places last pooled", "yuan", of=ACCOUNT)
    money = Split("Money needed that was there this step", KINDS, unit="share", of=ACCOUNT)
    money_met = Number("The same over all kinds", "share", of=ACCOUNT)
    skill_need = Split("Hours this step that ask for a skill", SKILLS, unit="h", of=ACCOUNT)
    skill_have = Split("Hours this step of those who have it", SKILLS, unit="h", of=ACCOUNT)
    moved = Split(
        "Specialists' hours received by pooling (given: below 0)", SKILLS, unit="h/week", of=ACCOUNT
    )
    adequacy = Split("Work that asks for a skill and gets it", SKILLS, unit="share", of=ACCOUNT)
    space = Number("Rural space and places of service open to it", "share", of=ACCOUNT)
    matching = Number("Matching and travel, for a community of reference size", "h/week", of=ACCOUNT)
    needs = Split("Needs expected this step", KINDS, unit="needs", of=ACCOUNT)
    money_in = Number("Money for services that came this step", "yuan", of=ACCOUNT)
    needed = Number("Money that this step's needs ask for", "yuan", of=ACCOUNT)
    paid = Number("Money paid for this step's needs", "yuan", of=ACCOUNT)
    unspent = Number("Money that went back this step: the year's end", "yuan", of=ACCOUNT)
    wasted = Number("Money lost to thin bookkeeping this step", "yuan", of=ACCOUNT)
    general_need = Number("Hours of this step's needs that ask for no skill", "h", of=ACCOUNT)
    means_met = Number("Hours of this step's needs with money and skill there", "h", of=ACCOUNT)

    # economy
    adults = Number("Residents who are not children", "persons", of=ECONOMY)
    usually_employed = Number("Residents in work when the run begins", "persons", of=ECONOMY)
    entrepreneurs = Number("People who can lead a firm, relative to the mean place", "ratio", of=ECONOMY)
    said_firms = Number("Local firms at first, as the user says; below 0: nothing", "firms", of=ECONOMY)
    said_firm_jobs = Number("Jobs in one of them, likewise", "jobs", of=ECONOMY)
    said_income = Number("Collective income when the run begins, likewise", "yuan/year", of=ECONOMY)
    plain_jobs = Number("Jobs in local firms of a usual place of its size", "jobs", of=ECONOMY)
    usual_jobs = Number("Jobs in its own local firms when the run begins", "jobs", of=ECONOMY)
    jobs = Number("Jobs in local firms and cooperatives", "jobs", of=ECONOMY, settable=(0.0, 1e6))
    relief_jobs = Number("Jobs in social enterprises", "jobs", of=ECONOMY, settable=(0.0, 1e6))
    investment = Number("Long-term investment relative to normal", "ratio", of=ECONOMY)
    link = Number("How well branch, firm, cooperative and household are linked", "0 to 1", of=ECONOMY)
    employed = Number("Residents in work", "persons", of=ECONOMY)
    collective_income = Number("Collective income", "yuan/year", of=ECONOMY, name="collective")
    insured = Number("Adults with pension insurance", "share", of=ECONOMY, settable=(0.0, 1.0))
    earners = Split("Adults by where their income comes from", EARNERS, unit="persons", of=ECONOMY)
    earnings = Split("Yearly income of each of them", EARNERS, unit="yuan", of=ECONOMY)
    market_shock = Flag("Whether the market turned this step", of=ECONOMY, name="shock")

    # levers
    wanted_integration = Number("Platforms that are to be joined", "share", of=LEVERS, name="integration")
    upkeep = Number("Unpaid upkeep of platforms that is paid", "share", of=LEVERS)
    tiered = Number("Tools chosen by place", "share", of=LEVERS)
    added_access = Number("Residents without digital access who get it", "share", of=LEVERS, name="access")
    digital_skill = Number("Cadres' missing digital skill that is made up", "share", of=LEVERS)
    infrastructure = Number("Missing infrastructure that is built", "share", of=LEVERS)
    user_feedback = Number("Users' experience that reaches the makers of tools", "share", of=LEVERS)
    subsidy = Number("Cost of taking up a practice that a fund pays", "share", of=LEVERS)
    sight = Number("How much more is seen and learnt of practices elsewhere", "share", of=LEVERS)
    codification = Number("Working practices that become standards", "share", of=LEVERS)
    funds = Number("Added money relative to the budget", "share", of=LEVERS)
    flexible = Number("Earmarks lifted", "share", of=LEVERS)
    pooling = Number("Spare hours and money that are pooled", "share", of=LEVERS)
    exchange = Number("Strength of exchange between urban and rural places", "0 to 1", of=LEVERS)
    leverage = Number("Social money added for a yuan of public money", "yuan", of=LEVERS)
    collective = Number("Jobs added in firms at full linking", "share of adults", of=LEVERS)
    relief_work = Number("Jobs added in social enterprises at full linking", "share of adults", of=LEVERS)
    attention = Number("Outreach hours that go to firms", "share", of=LEVERS)
