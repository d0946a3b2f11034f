"""Fields of steering: campaigns, projects, changing rules, work groups, evaluation, incentives, publicity,
capacity and rotation, for the faces of the agents that they are about.
"""

from __future__ import annotations

from typing import ClassVar

from sim.agents.names import INDICATORS, KINDS, STREAMS
from sim.faces.fields import Number, Split

_STEP = "h in the step, community of reference size"


class CountySteering:
    """What a county runs besides its usual agenda."""

    RECORDS: ClassVar[str] = "counties"

    campaigns = Number("Campaigns running", "campaigns", of="agendas")
    campaign_task = Split("Tasks of its campaigns, by kind of matter", KINDS, unit=_STEP, of="agendas")
    campaign_trace = Number("Daily reports of its campaigns", _STEP, of="agendas")
    reissued = Number("Share of its departments that changed their rules this step", "share", of="agendas")
    reissue_hours = Number("Work to be done again because rules changed", _STEP, of="agendas")


class TownshipSteering:
    """Levers of a township that policies of steering set."""

    RECORDS: ClassVar[str] = "townships"

    judgement_gained = Number(
        "Share by which its leader's judgement comes closer to full",
        "share",
        of="township_levers",
        name="judgement",
    )
    calm = Number("Share of its leader's insecurity that is lifted", "share", of="township_levers")


class CadreSteering:
    """What rotation leaves with a cadre."""

    RECORDS: ClassVar[str] = "cadres"

    ties = Number("Ties to departments, from having worked elsewhere", "0 to 1")


class CommunitySteering:
    """How a community is steered from above, and what policies set for it."""

    RECORDS: ClassVar[str] = "communities"

    branch = Number("Strength of its Party branch, 1 sound, below that weak", "0 to 1")
    coupling = Number("Share of its Party hours attached to open matters", "share")
    sanction = Number("Severity of sanctions as it reaches this community", "0 to 1")
    measured = Split("How directly each indicator is measured here", INDICATORS, unit="share")
    felt = Split("Weight of each indicator as it is felt now, its date being near or far", INDICATORS)
    assessed = Split("What an hour in each stream is worth in the assessment", STREAMS)
    overdue = Split("Work left undone in each stream from before this step", STREAMS, unit="h")
    coaching = Number("What coaching and buying add to the satisfaction survey", "share")
    ties = Number("Mean ties to departments of the cadres present", "0 to 1")
    projects = Number("Projects running", "projects")
    groups = Number("Work groups to follow", "groups")
    campaign = Number("Asked by campaigns this step", "h")
    project = Number("Asked by projects this step", "h")
    redone = Number("Done again this step because rules changed", "h")
    liaison = Number("Contact with departments and work groups this step", "h")
    evaluation = Number("Receiving evaluators this step", "h")
    churn = Number("Share of rules that changed, with a yearly memory", "share")
    unsettled = Number("Share of trust that residents lose this step as rules change and data leak", "share")

    # levers: what policies have set here; all 0 without policies
    incentive = Number("Share of sanction that is turned into reward", "share", of="levers")
    calm = Number("Share of its leader's insecurity that is lifted", "share", of="levers")
    visible_bias = Number("Weights are multiplied by exp(this times measurability)", "log ratio", of="levers")
    stability = Number("Share of changes of rules that do not happen", "share", of="levers")
    rigidity = Number("Share by which weights stay what they were at the start", "share", of="levers")
    evaluated = Number("Share of the assessment that third parties make", "share", of="levers")
    judgement_gained = Number(
        "Share by which its leader's judgement comes closer to full", "share", of="levers", name="judgement"
    )
    coupling_gained = Number(
        "Share by which Party hours come closer to full attachment", "share", of="levers", name="coupling"
    )
    rectified = Number("Share by which a weak branch comes closer to a sound one", "share", of="levers")
    training = Number("Training of a community of reference size", "h/week", of="levers")
    pay = Number("Logarithm of what pay is raised by", "log ratio", of="levers")
    career = Number("Added to the speed at which morale recovers", "share", of="levers")
    issue_filter = Number("Share of forms that a coordinating body holds back", "share", of="levers")
    issue_merge = Number("Share of duplicates and inspections that it merges", "share", of="levers")
    issue_delay = Number("Time for a task that it takes", "weeks", of="levers")
    rotation = Number("Rate at which cadres rotate", "1/year", of="levers")
    publicity = Number(
        "Share by which the gap of report and experience is made visible", "share", of="levers"
    )
    exposure = Number("Added chance that residents and media find polish", "share", of="levers")
    shared_entry = Number("Share of duplicated platform entries made once for all", "share", of="levers")
    data_exposure = Number("Strength with which shared data are open to leaks", "0 to 1", of="levers")
