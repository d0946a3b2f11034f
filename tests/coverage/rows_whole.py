"""Rows on what several topics make together: residents' four roles, actors that complement each other, one
core with many actors, the order-vitality-fairness triangle, and syndromes that feed each other.
"""

from __future__ import annotations

from sim.agents.names import SERVICE, SURVEY, TRACE
from tests.coverage.row import Row, Settings, measures, run, totals

CALM: Settings = {"people.quit_rate": 0.0, "steering.campaigns": 0.0, "shock.rate": 0.0}
WATCHED: Settings = CALM | {"assessment.noise": 0.0, "assessment.coach_gain": 0.0}


# residents' roles
def residents_benefit(settings: Settings) -> bool:
    found = totals(run(settings))
    return found["met"].sum() > 0.4 * found["arising"].sum()


def residents_petition(settings: Settings) -> bool:
    own = {"service.contract_hours": 14.0, "people.overtime_max": 0.0, "service.township_staff": 0.5}
    return totals(run(settings, own))["petitions"].sum() > 5


def residents_volunteer(settings: Settings) -> bool:
    found = totals(run(settings))
    return found["volunteers"].sum() > 0.005 * found["people"].sum()


def residents_judge(settings: Settings) -> bool:
    """The satisfaction that communities are scored by follows how residents' matters went."""
    well, badly = (
        run(settings, WATCHED | {"service.contract_hours": hours}).state.communities.true[:, SURVEY].mean()
        for hours in (45.0, 20.0)
    )
    return well > badly + 0.02


# structure
def actors_of_several_kinds_share_the_work(settings: Settings) -> bool:
    """Neighbours, property, volunteers and organisations each take what suits them, and staff have less."""
    shared, bare = (
        totals(run(CALM | {"society.settle_hours": hours} | dict(settings))) for hours in (3.0, 0.0)
    )
    takes = shared["settled_by"].min() > 20
    return takes and shared["required"][SERVICE] < 0.975 * bare["required"][SERVICE]


def the_core_draws_others_in(settings: Settings) -> bool:
    """What Party work yields opens rooms and lends partners' hours, and reaches residents."""
    core, none = (
        measures(run(CALM | {"service.capital_gain": gain} | dict(settings))) for gain in (0.05, 0.0)
    )
    closer = core["contact"] > none["contact"] + 0.01
    return closer and core["volunteer_hours"] > 1.08 * none["volunteer_hours"]


# the triangle
def order_is_bought_with_vitality(settings: Settings) -> bool:
    """More grid workers: fewer emergencies, and less that society settles."""
    own = CALM | {"latent.rate": 60.0, "technology.monitoring": 0.0}
    usual, watched = (measures(run(settings, own, arm)) for arm in ((), ("grid_management",)))
    return watched["order"] > usual["order"] + 0.01 and watched["vitality"] < 0.97 * usual["vitality"]


# syndromes that feed each other
def dense_assessment_blocks_practices(settings: Settings) -> bool:
    few, many = (
        measures(run(settings, CALM | {"agenda.form_hours": hours, "innovation.p": 0.3}, weeks=104))
        for hours in (1.0, 6.0)
    )
    return (
        many["assessment_density"] > few["assessment_density"] + 0.05
        and many["innovation_blockage"] > few["innovation_blockage"] + 0.02
    )


def labels_make_assessment_denser(settings: Settings) -> bool:
    own = CALM | {"innovation.start": 1.0, "innovation.label_hours": 3.0}
    genuine, labels = (
        totals(run(settings, own | {"innovation.start_label": share}))["required"] for share in (0.0, 1.0)
    )
    return labels[TRACE] > 1.1 * genuine[TRACE]


def missing_means_block_practices(settings: Settings) -> bool:
    """Practices for which money does not reach a place (fragmented lines, thin budgets) have no effect."""
    rich, poor = (
        measures(run(settings, CALM | {"resources.budget": yuan}, weeks=104)) for yuan in (400.0, 20.0)
    )
    more = poor["innovation_blockage"] > rich["innovation_blockage"] + 0.1
    return more and poor["practice_effect"] < 0.6 * rich["practice_effect"]


SYNDROMES = (
    "sim/rules/innovation.py",
    "sim/rules/means.py",
    "sim/rules/pressure.py",
    "sim/measures/syndromes.py",
)
SOCIETY = ("sim/rules/settlement.py", "sim/rules/society.py", "sim/rules/organisations.py")
ROWS = [
    Row(8, residents_benefit, {"demand.voice": 0.0, "demand.programme": 0.0}, ("sim/agents/resident.py",)),
    Row(8, residents_petition, {"casework.petition": 0.0}, ("sim/rules/petition.py",)),
    Row(8, residents_volunteer, {"society.join": 0.0}, ("sim/rules/society.py",)),
    Row(8, residents_judge, {"response.satisfaction_gain": 0.0}, ("sim/rules/response.py",)),
    Row(21, actors_of_several_kinds_share_the_work, {"society.settle_hours": 0.0}, SOCIETY),
    Row(32, the_core_draws_others_in, {"service.capital_gain": 0.0}, ("sim/rules/time_use.py", *SOCIETY)),
    Row(
        34,
        order_is_bought_with_vitality,
        {"society.squeeze": 0.0},
        ("sim/rules/society.py", "sim/measures/society.py"),
    ),
    Row(51, dense_assessment_blocks_practices, {"innovation.maintenance_rate": 0.0}, SYNDROMES),
    Row(51, labels_make_assessment_denser, {"innovation.label_hours": 0.0}, SYNDROMES),
    Row(51, missing_means_block_practices, {"resources.yuan": 0.0}, SYNDROMES),
]
