"""Resources: a community's accounts, its specialists, and what a county pools."""

from __future__ import annotations

from math import exp, log

from sim.agents.names import KINDS, SKILLS
from sim.streams import FISCAL, SPECIALISTS

from . import draws
from .values import both, clip

LEAST = 1e-9
SPACE_KINDS = [KINDS.index(name) for name in ("care", "environment", "jobs")]


class Account:
    """Money by line, specialists by skill."""

    def __init__(self, community, travel_minutes: float):
        self.community = community
        model, p = community.model, community.model.p
        words = draws.words(model, FISCAL, community.code, 0, 0)
        spread = p["resources.fiscal_spread"]
        self.fiscal = exp(spread * draws.normal(words[0], words[1]) - spread**2 / 2)
        self.talent = [
            -log(draws.uniform(model, SPECIALISTS, community.code, x, 0)) for x in range(len(SKILLS))
        ]
        self.distance = travel_minutes / 30
        self.line = [0.0] * len(KINDS)
        self.pot = self.short = self.space = self.matching = 0.0
        self.money = [1.0] * len(KINDS)
        self.money_met = 1.0
        self.needs = [0.0] * len(KINDS)
        self.skill_need = [0.0] * len(SKILLS)
        self.skill_have = [0.0] * len(SKILLS)
        self.moved = [0.0] * len(SKILLS)
        self.adequacy = [1.0] * len(SKILLS)
        self.money_in = self.needed = self.paid = self.unspent = self.wasted = 0.0
        self.general_need = self.means_met = 0.0

    @property
    def capacity(self) -> float:
        """Fiscal capacity of the place."""
        return self.community.model.p["resources.fiscal"][0 if self.community.urban else 1] * self.fiscal

    @property
    def pooling(self) -> float:
        return both(self.community.model.p["resources.pooling"], self.community.levers["pooling"])

    def provide(self) -> None:
        """Money and skills against the needs of a step."""
        from .demand import need_rates

        c, p, dt = self.community, self.community.model.p, self.community.model.dt
        self.receive()
        rates = need_rates(c, shock=False)
        for k in range(len(KINDS)):
            persons = sum(n * rate for n, rate in zip(c.by_group, rates[k], strict=True))
            self.needs[k] = persons * dt / 52
        asked = [n * yuan for n, yuan in zip(self.needs, p["resources.yuan"], strict=True)]
        paid = [min(line, need) for line, need in zip(self.line, asked, strict=True)]
        self.line = [line - yuan for line, yuan in zip(self.line, paid, strict=True)]
        missing = sum(asked) - sum(paid)
        part = min(1.0, self.pot / missing) if missing > 0 else 0.0
        self.pot -= part * missing
        paid = [yuan + part * (need - yuan) for yuan, need in zip(paid, asked, strict=True)]
        self.needed, self.paid = sum(asked), sum(paid)
        self.money = [min(1.0, y / a) if a > 0 else 1.0 for y, a in zip(paid, asked, strict=True)]
        self.money_met = min(1.0, self.paid / self.needed) if self.needed > 0 else 1.0
        self.short += max(0.0, self.needed - self.paid)
        self.staff()

    def receive(self) -> None:
        c, p, dt, L = self.community, self.community.model.p, self.community.model.dt, self.community.levers
        public = p["resources.budget"] * self.capacity * c.population * dt / 52
        public *= max(0.0, 1 + L["funds"] + c.county.elsewhere.support)
        flexible = both(p["resources.flexible"], L["flexible"])
        self.wasted = public * flexible * p["resources.waste"] * flexible
        collective = p["development.services"] * c.means.economy.collective * dt / 52
        social = public * (p["resources.social"] + L["leverage"])
        self.pot += public * flexible - self.wasted + collective
        for money, weights in (
            (public * (1 - flexible), p["resources.line"]),
            (social, p["service.visibility"]),
        ):
            if sum(weights) > 0:
                for k, weight in enumerate(weights):
                    self.line[k] += money * weight / sum(weights)
            else:
                self.pot += money
        self.money_in = public + collective + social

    def staff(self) -> None:
        """Specialists' hours against those that ask for them."""
        c, p, dt = self.community, self.community.model.p, self.community.model.dt
        need = p["resources.skill_need"]
        work = [n * effort for n, effort in zip(self.needs, p["demand.effort"], strict=True)]
        hours = len(c.present_cadres) * p["service.contract_hours"] * dt
        for x in range(len(SKILLS)):
            self.skill_need[x] = sum(h * need[k][x] for k, h in enumerate(work))
            share = min(1.0, p["resources.skill"][x][0 if c.urban else 1] * self.talent[x])
            self.skill_have[x] = share * hours
            there = max(0.0, self.skill_have[x] + self.moved[x] * dt)
            self.adequacy[x] = min(1.0, there / self.skill_need[x]) if self.skill_need[x] > 0 else 1.0
        self.general_need = sum(h * max(0.0, 1 - sum(need[k])) for k, h in enumerate(work))
        self.means_met = sum(h * self.money[k] * max(0.0, 1 - self.lacking(k)) for k, h in enumerate(work))

    def lacking(self, k: int) -> float:
        """Share of the work on a kind whose skill is not there."""
        need = self.community.model.p["resources.skill_need"][k]
        return sum(n * (1 - a) for n, a in zip(need, self.adequacy, strict=True))

    def end_step(self, year_ends: bool) -> None:
        """At the end of a year, what is left goes back."""
        self.unspent = 0.0
        if year_ends:
            self.unspent = self.pot + sum(self.line)
            self.pot = 0.0
            self.line = [0.0] * len(KINDS)


def ratios(spare: float, short: float) -> tuple[float, float]:
    """Shares of what is spare that is given, and of what is short that is taken."""
    given = min(1.0, short / spare) if spare > LEAST else 0.0
    taken = min(1.0, spare / short) if short > LEAST and spare > LEAST else 0.0
    return given, taken


def pool(county) -> None:
    """Spare hours and money go where they lack; rural space opens to urban partners."""
    p, dt, places = county.model.p, county.model.dt, county.communities
    accounts = [community.means.account for community in places]
    arrives = 1 - p["resources.travel"]
    for x in range(len(SKILLS)):
        beyond = [(a.skill_have[x] - a.skill_need[x]) / dt for a in accounts]
        spare = sum(a.pooling * max(0.0, b) for a, b in zip(accounts, beyond, strict=True))
        short = sum(a.pooling * max(0.0, -b) for a, b in zip(accounts, beyond, strict=True))
        given, taken = ratios(spare, short)
        for a, b in zip(accounts, beyond, strict=True):
            a.moved[x] = -a.pooling * b * (given if b > 0 else taken * arrives)
    given, taken = ratios(
        sum(a.pooling * sum(a.line) for a in accounts), sum(a.pooling * a.short for a in accounts)
    )
    for a in accounts:
        a.line = [yuan * (1 - a.pooling * given) for yuan in a.line]
        a.pot += a.pooling * a.short * taken * arrives
        a.short = 0.0
    rural = [community for community in places if not community.urban]
    partners = [(community.population, community.levers["exchange"]) for community in rural]
    partners += county.elsewhere.rural
    people = sum(n for n, _ in partners)
    offered = sum(n * exchange for n, exchange in partners)
    for community, a in zip(places, accounts, strict=True):
        a.space = community.levers["exchange"] * offered / people if community.urban and people > 0 else 0.0


def space_factor(account: Account, k: int) -> float:
    """What rural space leaves of the hours of a kind in an urban place."""
    saved = account.community.model.p["resources.space"] * account.space
    return 1 - clip(saved, 0.0, 1.0) if k in SPACE_KINDS else 1.0
