"""Technology of a community: platforms that fit or not, in repair or not, and what they save and cost."""

from __future__ import annotations

from math import exp, floor

from sim.streams import SECURITY

from . import draws
from .values import both, clip, mean


class Technology:
    """The platforms a community must use."""

    def __init__(self, community):
        self.community = community
        people = community.residents
        self.access = sum(person.digital for person in people) / max(1, len(people))
        self.maintenance = 1.0
        self.integration = self.tuning = self.fit = self.partner = self.saving = self.entry = 0.0
        self.skill = self.detection = self.incident = 0.0
        self.down_until = 0

    def equip(self) -> None:
        """The start of a step: fit, savings, costs."""
        c, p, dt, L = self.community, self.community.model.p, self.community.model.dt, self.community.levers
        wanted = both(p["technology.integration"], L["integration"])
        migrating = abs(wanted - self.integration)
        kept = exp(-dt / p["technology.migration_weeks"])
        self.integration = wanted + (self.integration - wanted) * kept
        self.maintain()
        self.breach()
        skills = [cadre.skill for cadre in c.present_cadres]
        self.skill = both(mean(skills), L["digital_skill"]) if skills else 0.0
        access = both(self.access, L["access"])
        heard = both(c.contact * access, L["user_feedback"])
        self.tuning += clip(p["technology.feedback_rate"] * dt, 0.0, 1.0) * (heard - self.tuning)
        infrastructure = both(p["technology.infrastructure"][0 if c.urban else 1], L["infrastructure"])
        tuned = 1 - p["technology.tuning"] + p["technology.tuning"] * self.tuning
        self.fit = infrastructure * self.skill * access * self.maintenance * tuned
        if not c.urban:
            lead = max(0.0, self.partner - self.fit)
            self.fit += p["resources.exchange_reach"] * L["exchange"] * lead
        self.cost(migrating)
        down = c.model.t < self.down_until
        there = min(1.0, p["agenda.platforms"])
        self.saving = 0.0 if down else there * self.saved()
        found = p["technology.monitoring"] * infrastructure * self.maintenance
        self.detection = 0.0 if down else there * found

    def maintain(self) -> None:
        p, dt, L = self.community.model.p, self.community.model.dt, self.community.levers
        paid = clip(p["technology.upkeep"] * self.community.means.account.money_met, 0.0, 1.0)
        upkeep = both(paid, L["upkeep"])
        repair = p["technology.repair"] * upkeep
        rate = repair + p["technology.decay"] * (1 - upkeep)
        if rate > 0:
            rest = repair / rate
            self.maintenance = rest + (self.maintenance - rest) * exp(-rate * dt)

    def breach(self) -> None:
        c, p, dt = self.community, self.community.model.p, self.community.model.dt
        pooled = both(self.integration, c.levers["form_sharing"])
        rate = p["technology.incident_rate"] * (1 + p["technology.incident_pooled"] * pooled)
        u = draws.uniform(c.model, SECURITY, c.code, 0, 0)
        self.incident = 1.0 if u < 1 - exp(-rate * dt / 52) else 0.0
        if self.incident:
            self.down_until = c.model.t + floor(p["technology.incident_weeks"] / dt)

    def saved(self) -> float:
        """Share of intake and dispatch hours saved."""
        p = self.community.model.p
        full, simple = (
            p[f"technology.{name}ceiling"]
            * (self.fit - p[f"technology.{name}threshold"])
            / (1 - p[f"technology.{name}threshold"])
            for name in ("", "simple_")
        )
        return full + self.community.levers["tiered"] * max(0.0, simple - full)

    def cost(self, migrating: float) -> None:
        p, L = self.community.model.p, self.community.levers
        self.entry = p["agenda.platforms"] * p["agenda.platform_hours"] * (1 - self.integration)
        self.entry += p["technology.migration_hours"] * migrating + p["technology.tier_hours"] * L["tiered"]
        if self.community.model.t < self.down_until:
            self.entry += p["technology.incident_hours"]


def compare_fit(county) -> None:
    """Rural places learn how well urban platforms fit, here and in partner counties."""
    urban = [(1.0, c.means.technology.fit) for c in county.communities if c.urban] + county.elsewhere.urban
    weight = sum(counts for counts, _ in urban)
    fit = sum(counts * fit for counts, fit in urban) / weight if weight > 0 else 0.0
    for community in county.communities:
        community.means.technology.partner = fit
