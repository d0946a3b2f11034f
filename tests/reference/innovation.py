"""Innovation: practices that a community takes up, keeps or neglects, and drops."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from sim.agents.names import GROUPS, KINDS, PRACTICES
from sim.streams import PRACTICE, PRACTICE_START

from . import draws
from .values import both, mean

NONE, LABEL, COPY, ADAPTATION = range(4)
RENEWAL = 5  # stream
WORKING = 0.1


@dataclass
class Practice:
    """One named practice in one community."""

    form: int = NONE
    adopted: int = 0
    fit: float = 0.0
    maintenance: float = 0.0
    effect: float = 0.0
    seen: bool = False


class Practices:
    """All practices of a community, and the renewal hours it has for them."""

    def __init__(self, community):
        self.community = community
        people = community.residents
        n = max(1, len(people))
        self.context = [
            float(community.urban),
            sum(person.floating for person in people) / n,
            sum(person.digital for person in people) / n,
            sum(person.group == GROUPS.index("elder") for person in people) / n,
        ]
        self.each = [Practice() for _ in PRACTICES]
        self.stock = self.labels = self.genuine = self.contact = self.settling = 0.0
        self.relief = [0.0] * len(KINDS)
        self.start()

    def start(self) -> None:
        model, p = self.community.model, self.community.model.p
        for n, practice in enumerate(self.each):
            words = draws.words(model, PRACTICE_START, self.community.code, n, 0)
            if draws.unit(words[0]) < p["innovation.start"]:
                label = draws.unit(words[1]) < p["innovation.start_label"]
                practice.form = LABEL if label else COPY
                practice.adopted = -int(52 / model.dt)
                practice.maintenance = 1.0
                practice.fit = 0.0 if label else self.match(n)

    def match(self, n: int) -> float:
        p = self.community.model.p
        wanted = p["innovation.context"][n]
        distance = sum((a - b) ** 2 for a, b in zip(self.context, wanted, strict=True))
        return exp(-distance / (2 * p["innovation.breadth"] ** 2))

    def keep_up(self) -> None:
        """What the last step's renewal hours do, and what practices then do."""
        c, p, dt = self.community, self.community.model.p, self.community.model.dt
        norm = c.norms[RENEWAL]
        spent = c.hours[RENEWAL] / norm if norm > 0 else 0.0
        self.labels = float(sum(practice.form == LABEL for practice in self.each))
        self.genuine = float(sum(practice.form > LABEL for practice in self.each))
        needed = p["innovation.upkeep"] * self.genuine * dt
        kept = min(1.0, spent / needed) if needed > 0 else 1.0
        spare = max(0.0, spent - needed)
        self.stock = min(p["innovation.stock"], self.stock + spare)
        for practice in self.each:
            if practice.form > LABEL:
                slack = exp(-p["innovation.maintenance_rate"] * dt)
                practice.maintenance = kept + (practice.maintenance - kept) * slack
            if practice.form == ADAPTATION:
                practice.fit = 1 - (1 - practice.fit) * exp(-p["innovation.learning"] * spare)
            practice.effect = practice.fit * practice.maintenance * c.means.account.money_met
        effects = [practice.effect for practice in self.each]
        for k in range(len(KINDS)):
            relief = [p["innovation.relief"][n][k] for n in range(len(PRACTICES))]
            self.relief[k] = exp(-sum(e * r for e, r in zip(effects, relief, strict=True)))
        self.contact = sum(e * g for e, g in zip(effects, p["innovation.contact"], strict=True))
        self.settling = sum(e * g for e, g in zip(effects, p["innovation.settling"], strict=True))

    def maybe_drop(self, n: int, working: float) -> None:
        p, practice, elsewhere = self.community.model.p, self.each[n], self.community.county.elsewhere
        if elsewhere.others > 0:
            s = p["coupling.standards"]
            working = (1 - s) * working + s * elsewhere.works[n]
        standard = both(p["innovation.codification"], self.community.levers["codification"]) * working
        hazard = p["innovation.abandon"] * (1 - standard) * p["assessment.score_weeks"] / 52
        if draws.uniform(self.community.model, PRACTICE, self.community.code, n, 0) < 1 - exp(-hazard):
            self.each[n] = Practice(seen=practice.seen, adopted=practice.adopted)

    def maybe_take_up(self, n: int, share: float) -> None:
        c, p, L, practice = self.community, self.community.model.p, self.community.levers, self.each[n]
        rate = p["innovation.p"] * (1 + p["innovation.fund_pull"] * L["subsidy"])
        rate += p["innovation.q"] * (1 + L["sight"]) * share
        words = draws.words(c.model, PRACTICE, c.code, n, 0)
        if draws.unit(words[0]) >= 1 - exp(-rate * p["assessment.score_weeks"] / 52):
            return
        practice.form = self.form(draws.unit(words[1]))
        practice.adopted = c.model.t + 1
        practice.maintenance, practice.fit, practice.effect = 1.0, 0.0, 0.0
        if practice.form > LABEL:
            match = self.match(n)
            practice.fit = match + (1 - match) * min(1.0, p["innovation.transfer"] * L["sight"])
            cost = p[f"innovation.{'copy' if practice.form == COPY else 'adapt'}_cost"]
            self.stock -= min(self.stock, cost * (1 - L["subsidy"]))

    def form(self, u: float) -> int:
        c, p, L = self.community, self.community.model.p, self.community.levers

        def afforded(cost: float) -> float:
            cost *= 1 - L["subsidy"]
            return min(1.0, self.stock / cost) if cost > 0 else 1.0

        blame = p["innovation.dread"] * p["assessment.sanction"] * (1 - L["fault_tolerance"])
        label = p["innovation.label"] * c.pressure * (1 + p["innovation.bait"] * L["subsidy"])
        copy = p["innovation.copy"] * exp(-blame) * afforded(p["innovation.copy_cost"])
        adapt = (
            p["innovation.adapt"] * c.means.morale * exp(-2 * blame) * afforded(p["innovation.adapt_cost"])
        )
        total = label + copy + adapt
        if total <= 0 or u * total < label:
            return LABEL
        return COPY if u * total < label + copy else ADAPTATION


def visible(community) -> float:
    """How much a site is seen: award-winning ones more."""
    p = community.model.p
    return 1 + p["innovation.award"] * (community.quantile >= 1 - p["assessment.top_share"])


def exchange(county) -> None:
    """Places look at each other and take up practices or drop them."""
    p = county.model.p
    places = county.communities
    for community in places:
        for practice in community.means.practices.each:
            practice.seen = practice.form > NONE
    weights = [p[f"innovation.{who}"] for who in ("peers", "pair", "sites")]
    for n in range(len(PRACTICES)):
        each = [community.means.practices.each[n] for community in places]
        seen = [practice.seen for practice in each]
        sight = [visible(community) for community in places]
        sites = sum(v * s for v, s in zip(sight, seen, strict=True)) / sum(sight)
        working = mean([float(practice.effect >= WORKING) for practice in each])
        for i, community in enumerate(places):
            practices = community.means.practices
            if practices.each[n].form > NONE:
                practices.maybe_drop(n, working)
                continue
            near = [
                o.means.practices.each[n].seen for o in community.township.communities if o is not community
            ]
            shares = (
                mean([float(s) for s in near]),
                float(seen[(i + len(places) // 2) % len(places)]),
                sites,
                county.elsewhere.heard[n],
            )
            visits = county.elsewhere.weight * (1 + community.levers["sight"])
            total = sum(weights) + visits
            looked_at = zip([*weights, visits], shares, strict=True)
            share = sum(w * s for w, s in looked_at) / total if total > 0 else 0.0
            practices.maybe_take_up(n, share)
