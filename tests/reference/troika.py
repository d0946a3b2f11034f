"""Property company and owners' committee, with the residents' committee the troika of an urban community."""

from __future__ import annotations

from .values import both, clip


class Troika:
    """Who answers for small matters of the environment."""

    def __init__(self, community):
        self.community = community
        self.hours = self.left = 0.0
        self.clarity = community.model.p["organisations.clarity"] if community.urban else 0.0

    def meet(self) -> None:
        """The company's hours of the step; agreements come closer to what rules make clear."""
        community = self.community
        p, dt = community.model.p, community.model.dt
        if community.urban:
            self.hours = p["organisations.property_hours"] * community.population / 1000 * dt
            clear = both(p["organisations.clarity"], community.levers["clarity"])
            self.clarity += clip(p["organisations.agreement_rate"] * dt, 0.0, 1.0) * (clear - self.clarity)
        self.left = self.hours
