"""Development: firms and jobs, incomes, collective income and insurance of a community."""

from __future__ import annotations

from math import exp

from sim.agents.names import GROUPS
from sim.streams import ENTREPRENEURS, MARKET

from . import draws
from .values import clip

OUTREACH, RENEWAL = 4, 5


class Economy:
    """The economy of a community."""

    def __init__(self, community):
        self.community = community
        p = community.model.p
        thousands = community.population / 1000
        self.adults = float(community.population - community.by_group[GROUPS.index("child")])
        employed = float(sum(person.employed for person in community.residents))
        self.usually_employed = self.employed = min(self.adults, employed)
        self.entrepreneurs = 2 * draws.uniform(community.model, ENTREPRENEURS, community.code, 0, 0)
        self.plain_jobs = self.of_place("firms") * self.of_place("firm_jobs") * thousands
        self.usual_jobs, said = self.plain_jobs, community.said
        if "firms" in said or "firm_jobs" in said:
            firms = said.get("firms", self.of_place("firms") * thousands)
            self.usual_jobs = firms * said.get("firm_jobs", self.of_place("firm_jobs"))
        self.jobs, self.relief_jobs = self.usual_jobs, 0.0
        self.investment = 1.0
        self.insured = p["development.insurance"][self.place]
        self.follow()
        self.link = self.shock = 0.0
        self.earners = [0.0] * 4
        self.earnings = [0.0] * 4

    @property
    def place(self) -> int:
        return 0 if self.community.urban else 1

    def of_place(self, name: str) -> float:
        return self.community.model.p[f"development.{name}"][self.place]

    def develop(self) -> None:
        """One step."""
        c, p, L = self.community, self.community.model.p, self.community.levers
        year = c.model.dt / 52
        outlook = exp(-p["development.churn"] * c.churn)
        self.investment = outlook + (self.investment - outlook) * exp(
            -p["development.investment_rate"] * year
        )
        self.link_up()
        pace = exp(-p["development.job_rate"] * year)
        new = self.adults * self.link * self.entrepreneurs * (p["development.branch"] + L["collective"])
        carried = (self.usual_jobs + new) * self.investment
        self.jobs = carried + (self.jobs - carried) * pace
        relief = self.adults * self.link * L["relief_work"]
        self.relief_jobs = relief + (self.relief_jobs - relief) * pace
        u = draws.uniform(c.model, MARKET, c.code, 0, 0)
        self.shock = 1.0 if u < 1 - exp(-p["development.market_rate"] * year) else 0.0
        if self.shock:
            self.jobs *= 1 - p["development.market_loss"]
            self.relief_jobs *= 1 - p["development.market_loss"]
        self.insure(self.follow(), year)
        self.earn()

    def follow(self) -> float:
        """Employment and collective income from jobs; the income that is usual."""
        c, p = self.community, self.community.model.p
        employed = self.usually_employed + p["development.local"] * (self.jobs - self.plain_jobs)
        self.employed = clip(employed + self.relief_jobs, 0.0, self.adults)
        usual, before = self.of_place("collective") * c.population / 1000, self.plain_jobs
        if "collective_income" in c.said:
            usual, before = c.said["collective_income"], self.usual_jobs
        rents = p["development.rent"] * (self.jobs - before)
        self.collective = max(0.0, usual * self.investment + rents)
        return usual

    def link_up(self) -> None:
        c, p, dt, L = self.community, self.community.model.p, self.community.model.dt, self.community.levers
        given = 0.0
        if c.norms[RENEWAL] > 0:
            given += c.hours[RENEWAL] / (c.norms[RENEWAL] * dt)
        if c.norms[OUTREACH] > 0:
            attention = min(1.0, p["development.attention"] + L["attention"])
            given += attention * c.hours[OUTREACH] / (c.norms[OUTREACH] * dt)
        self.link = 1 - exp(-p["development.link_gain"] * given)

    def insure(self, usual: float, year: float) -> None:
        p = self.community.model.p
        more = (self.collective - usual) / max(1, self.community.population) / 1000
        filled = p["development.insurance_gain"] * more
        if self.adults > 0:
            work = (self.employed - self.usually_employed) / self.adults
            filled += p["development.insurance_work"] * work
        target = clip(1 - (1 - self.of_place("insurance")) * exp(-filled), 0.0, 1.0)
        self.insured = target + (self.insured - target) * exp(-p["development.insurance_rate"] * year)

    def earn(self) -> None:
        p, wage = self.community.model.p, self.of_place("wage")
        dividend = p["development.dividend"] * self.collective / self.adults if self.adults > 0 else 0.0
        relief = min(self.relief_jobs, self.employed)
        local = min(self.jobs, self.employed - relief)
        self.earners = [self.adults - self.employed, self.employed - relief - local, local, relief]
        out = p["development.pension"] * self.insured + p["development.assistance"] * (1 - self.insured)
        relative = [out, 1.0, p["development.local_wage"], p["development.relief_wage"]]
        self.earnings = [wage * part + dividend for part in relative]
