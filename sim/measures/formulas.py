"""The formula of each measure: a ratio of sums over rows of tallies; NaN where it is undefined."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import OUTREACH, SERVICE, STREAMS, TRACE
from sim.measures import casework_formulas
from sim.measures.own import own_formulas
from sim.measures.ratios import AllOver, Over, ratio
from sim.measures.rows import Sums

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


# load
def load(s: Sums) -> Values:
    """Compulsory hours arriving over contracted hours present."""
    return ratio(s.total("required"), s.contracted)


def load_imposed(s: Sums) -> Values:
    """Its part asked from above; the outreach norm is one."""
    return ratio(s.imposed + s.required[:, OUTREACH], s.contracted)


# needs
def _harm(needs: Values, s: Sums) -> Values:
    """Needs of all kinds and groups, weighted by harm. No matrix product: its last digits depend on how many
    rows there are.
    """
    return (needs.sum(axis=2) * s.harm).sum(axis=1)


def _met(s: Sums) -> Values:
    return _harm(s.met, s)


def efficacy(s: Sums) -> Values:
    """Needs truly met over needs arising, both weighted by harm (model.md section 6)."""
    return ratio(s.once(_met), _harm(s.arising, s))


def efficacy_of_groups(s: Sums) -> Values:
    """The same for each group of residents, shape (n, 5)."""
    weight = s.harm[:, None]
    return ratio((s.met * weight).sum(axis=1), (s.arising * weight).sum(axis=1))


def efficacy_of_kinds(s: Sums) -> Values:
    """The same for each kind of need, shape (n, 8); the weight cancels."""
    return ratio(s.met.sum(axis=2), s.arising.sum(axis=2))


def fairness(s: Sums) -> Values:
    """Efficacy for the worst-off group, of those with needs, over efficacy for all."""
    return ratio(_least(efficacy_of_groups(s)), s.once(efficacy))


def _least(values: Values) -> Values:
    """The least of each row, unknown values left out; NaN for a row of them."""
    found = np.where(np.isnan(values), np.inf, values).min(axis=1)
    return np.where(np.isinf(found), np.nan, found)


def unmet(s: Sums) -> Values:
    """Share of needs arising that were not met in time."""
    return 1.0 - ratio(s.total("met"), s.total("arising"))


def covered(s: Sums) -> Values:
    """Share of needs met before anybody asks; needs are counted over fewer weeks than covers."""
    return ratio(s.covered * s.judged, s.total("arising"))


def voice(s: Sums) -> Values:
    """Share of needs arising that residents raise."""
    return ratio(s.total("raised"), s.total("arising"))


def given_up(s: Sums) -> Values:
    """Share of ended matters that ended because the resident gave up."""
    return ratio(s.total("given_up"), s.total("given_up") + s.total("closed"))


def closed_on_time(s: Sums) -> Values:
    """Share of closed matters that were closed by their deadline."""
    return 1.0 - ratio(s.total("late"), s.total("closed"))


def efficacy_per_hour(s: Sums) -> Values:
    """Harm-weighted needs met for each 100 contracted hours of the weeks in which those needs arose."""
    return ratio(100.0 * s.once(_met), s.contracted * s.judged)


# residents
def satisfaction(s: Sums) -> Values:
    """Mean over residents."""
    return ratio(s.total("satisfaction"), s.total("people"))


def satisfaction_of_groups(s: Sums) -> Values:
    """Mean over the residents of each group, shape (n, 5)."""
    return ratio(s.satisfaction, s.people)


def hotline(s: Sums) -> Values:
    """Calls a year for 10,000 residents."""
    return ratio(s.hotline * 52.0 * 10_000.0, s.total("people"))


# society
def vitality(s: Sums) -> Values:
    """Share of needs arising that society met; needs are counted over fewer weeks than what it settled."""
    return ratio((s.total("settled") - s.total("lost_out")) * s.judged, s.total("arising"))


def settled(s: Sums) -> Values:
    """Share of matters raised that society settled, likewise."""
    return ratio(s.total("settled") * s.judged, s.total("raised"))


# scores
def gap(s: Sums) -> Values:
    """Reported score minus real efficacy."""
    return ratio(s.score, s.scored) - s.once(efficacy)


def target_spread(s: Sums) -> Values:
    """Standard deviation of targets over scorings: in one week, over communities."""
    mean = ratio(s.target, s.scored)
    return np.sqrt(np.maximum(0.0, ratio(s.target_square, s.scored) - mean * mean))


# money and work
def gini(s: Sums) -> Values:
    """Gini coefficient over the classes of earners of each row: pairs of them by their difference."""
    mean = s.earnings / np.where(s.earners == 0.0, 1.0, s.earners)
    a, b = np.tril_indices(mean.shape[1], -1)
    pairs = s.earners[:, a] * s.earners[:, b] * np.abs(mean[:, a] - mean[:, b])
    # Added up in order: the last digits of `sum` depend on how many rows there are.
    apart = pairs.cumsum(axis=1)[:, -1]
    return ratio(apart, s.total("earners") * s.total("earnings"))


def unspent_share(s: Sums) -> Values:
    """Money that went back over money that came; what came before the first week may go back in it."""
    return np.minimum(1.0, ratio(s.unspent, s.money_in))


def _a_week(name: str, part: int = 0) -> Over:
    return Over(name, "weeks", part)


def _a_cadre_week(name: str) -> Over:
    return Over(name, "cadre_weeks")


def _a_scoring(name: str) -> Over:
    return Over(name, "scored")


FORMULAS: dict[str, Callable[[Sums], Values]] = {
    "load": load,
    "load_imposed": load_imposed,
    "load_self_added": Over("self_added", "contracted"),
    "load_demand": Over("required", "contracted", SERVICE),
    "overload": _a_week("overload"),
    "overloaded_weeks": _a_week("overloaded"),
    "backlog": _a_week("backlog"),
    "amplification": _a_week("amplification"),
    "pressure": _a_week("pressure"),
    "township_use": Over("township_used", "township_hours"),
    "overtime": _a_cadre_week("overtime"),
    "burnout_any": _a_cadre_week("burnt_out"),
    "burnout_severe": _a_cadre_week("severely"),
    "withdrawn": _a_cadre_week("withdrawn"),
    "turnover": lambda s: 52.0 * ratio(s.quits, s.cadre_weeks),
    "morale": _a_cadre_week("morale"),
    "contracted_hours": _a_week("contracted"),
    **{f"{stream}_hours": _a_week("hours", index) for index, stream in enumerate(STREAMS)},
    "exposed_hours": lambda s: ratio(s.hours[:, SERVICE:].sum(axis=1), s.weeks),
    "idle_hours": _a_week("idle"),
    "visible_hours": _a_week("visible"),
    "hidden_hours": _a_week("hidden"),
    "polishing_hours": _a_week("polishing"),
    "asked_trace_hours": _a_week("required", TRACE),
    "announced_cut": _a_week("cut"),
    "compliance_share": lambda s: ratio(s.hours[:, TRACE], s.total("hours")),
    "efficacy": efficacy,
    "unmet": unmet,
    "fairness": fairness,
    "covered": covered,
    "voice": voice,
    "wait": Over("wait", "closed"),
    "given_up": given_up,
    "closed_on_time": closed_on_time,
    "satisfaction": satisfaction,
    "worst_satisfaction": lambda s: _least(satisfaction_of_groups(s)),
    "trust": Over("trust", "people"),
    "hotline": hotline,
    "cost": _a_week("cost"),
    "efficacy_per_hour": efficacy_per_hour,
    "participation": Over("attending", "people"),
    "helping": Over("helping", "people"),
    "initiating": Over("initiating", "people"),
    "belonging": Over("belonging", "people"),
    "vitality": vitality,
    "settled": settled,
    "neighbourly": _a_week("settled_by", 0),
    "lost_out": lambda s: ratio(s.total("lost_out"), s.settled_by[:, 0]),
    "bounced": _a_week("bounced"),
    "volunteers": Over("volunteers", "people"),
    "volunteer_hours": _a_week("volunteer_hours"),
    "member_hours": _a_week("member_hours"),
    "organisation_hours": _a_week("organisation_hours"),
    "organisation_use": Over("organisation_used", "organisation_hours"),
    "matching": _a_week("matching"),
    "dependence": _a_week("dependence"),
    "reporting_hours": _a_week("reporting"),
    "time_debt": _a_week("debt"),
    "fatigue": _a_week("fatigue"),
    "initiative": _a_week("initiative"),
    "autonomy": _a_week("autonomy"),
    "acceptance": _a_week("acceptance"),
    "least_heard": _a_week("least_heard"),
    "contact": _a_week("contact"),
    "score": _a_scoring("score"),
    "real_score": _a_scoring("real_score"),
    "inflation": lambda s: ratio(s.score - s.real_score, s.scored),
    "gap": gap,
    "ceiling": _a_scoring("ceiling"),
    "polish": _a_scoring("polished"),
    "found": _a_scoring("found"),
    "misalignment": _a_week("misalignment"),
    "target_spread": target_spread,
    "assessment_density": Over("hours", "contracted", TRACE),
    "assessors": _a_week("assessors"),
    "self_added_share": lambda s: ratio(s.self_added, s.self_added + s.imposed),
    "campaign_hours": _a_week("campaign"),
    "project_hours": _a_week("project"),
    "redone_hours": _a_week("redone"),
    "liaison_hours": _a_week("liaison"),
    "evaluation_hours": _a_week("evaluation"),
    "work_groups": _a_week("groups"),
    "survey_coaching": _a_scoring("coached"),
    "report_error": _a_scoring("report_error"),
    "ties": _a_cadre_week("ties"),
    "hidden_share": lambda s: ratio(s.hidden, s.hidden + s.visible),
    "platform_fit": _a_week("fit"),
    "platform_saving": _a_week("saving"),
    "entry_hours": _a_week("entry"),
    "security_incidents": lambda s: 52.0 * ratio(s.incidents, s.weeks),
    "practices": _a_week("practices"),
    "label_share": Over("labels", "practices"),
    "practice_effect": _a_week("practice_effect"),
    "innovation_blockage": Over("practices_blocked", "practices_old"),
    "unspent_share": unspent_share,
    "service_money": lambda s: 52.0 * ratio(s.money_in, s.total("people")),
    "money_met": Over("money_paid", "money_needed"),
    "skill_met": Over("skill_met", "skill_need"),
    "employment": Over("employed", "adults"),
    "income": lambda s: ratio(s.total("earnings"), s.total("earners")),
    "gini": gini,
    "local_jobs": _a_week("jobs"),
    "collective_income": _a_week("collective"),
    "insurance_cover": Over("insured", "adults"),
    **casework_formulas.FORMULAS,
}
FORMULAS |= own_formulas()

_all_over = AllOver({key: formula for key, formula in FORMULAS.items() if isinstance(formula, Over)})


def every(s: Sums) -> dict[str, Values]:
    """The values of every formula by its name, shape (n,)."""
    found = _all_over(s)
    return {key: found[key] if key in found else s.once(formula) for key, formula in FORMULAS.items()}


# measures of the whole region by group of residents, shape (1, 5), and by kind of need, shape (1, 8)
BY_GROUP: dict[str, Callable[[Sums], Values]] = {
    "efficacy": efficacy_of_groups,
    "unmet": lambda s: 1.0 - ratio(s.met.sum(axis=1), s.arising.sum(axis=1)),
    "voice": lambda s: ratio(s.raised.sum(axis=1), s.arising.sum(axis=1)),
    "satisfaction": satisfaction_of_groups,
}
BY_KIND: dict[str, Callable[[Sums], Values]] = {
    "efficacy": efficacy_of_kinds,
    "unmet": lambda s: 1.0 - efficacy_of_kinds(s),
    "voice": lambda s: ratio(s.raised.sum(axis=2), s.arising.sum(axis=2)),
    "vitality": lambda s: ratio((s.settled - s.lost_out) * s.judged, s.arising.sum(axis=2)),
    "settled": lambda s: ratio(s.settled * s.judged, s.raised.sum(axis=2)),
    "given_up": lambda s: ratio(s.given_up, s.given_up + s.closed),
    "closed_on_time": lambda s: 1.0 - ratio(s.late, s.closed),
}
