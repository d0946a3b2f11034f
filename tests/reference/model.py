"""The reference model: the schedule of a step, in the order of ``docs/model.md``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mesa
import numpy as np

from . import (
    agenda,
    assessment,
    build,
    casework,
    coupling,
    demand,
    latent,
    load,
    people,
    pressure,
    response,
    service,
    shock,
    time_use,
)
from .values import parameter_values


class ReferenceModel(mesa.Model):
    """A region and its people under one set of parameters; levers are set from outside, between steps.

    `region` is a synthesised region, `overrides` parameter values by key, `seed` the 64-bit seed of the run.
    """

    def __init__(self, region, overrides: Mapping[str, Any] | None = None, seed: int = 1):
        super().__init__(rng=0)  # Mesa's own random numbers are not used
        self.seed = seed
        self.t = 0
        self.p = parameter_values(overrides)
        # of what grows steadily: what it had grown, and the year, when its rate last changed
        self.growth = dict.fromkeys(("agenda.duty_growth", "demand.growth", "society.ageing"), (0.0, 0.0))
        self.counties = build.counties(self, region)

    @property
    def dt(self) -> float:
        """Length of a step in weeks."""
        return self.p["time.step_days"] / 7

    @property
    def seed_word(self) -> np.uint64:
        return np.uint64(self.seed)

    @property
    def year(self) -> float:
        return self.t * self.dt / 52

    def grown(self, rate: str) -> float:
        """What has grown up to now at this rate, by whatever it was at each time."""
        level, since = self.growth[rate]
        return level + self.p[rate] * (self.year - since)

    def change(self, p: Mapping[str, Any]) -> None:
        """Other parameters from now on; what has grown stays."""
        for rate in self.growth:
            if p[rate] != self.p[rate]:
                self.growth[rate] = self.grown(rate), self.year
        self.p = p

    @property
    def townships(self):
        return [township for county in self.counties for township in county.townships]

    @property
    def communities(self):
        return [community for township in self.townships for community in township.communities]

    def step(self) -> None:
        """One step. Policies and changes have been written into levers and `p` before."""
        for community in self.communities:
            for cadre in community.cadres:
                people.fill_vacancy(cadre)
        for county in self.counties:
            if self.t == 0:
                casework.divide_staff(county)
            agenda.issue(county)
        for township in self.townships:
            pressure.press(township)
            shock.blow(township)
            township.organisations.work()
            for community in township.communities:
                community.means.find()
                pressure.request(community)
                community.society.live()
                shock.bear(community)
                demand.arise(community)
                latent.surface(community)
                load.weigh(community)
                time_use.divide(community)
                service.serve_community(community)
        for township in self.townships:
            service.serve_township(township)
            service.serve_department(township)
            service.lose_patience(township)
            shock.break_out(township)
        for township in self.townships:
            response.respond(township)
        for community in self.communities:
            response.drift(community)
        for community in self.communities:
            people.live(community)
        for community in self.communities:
            community.society.end(community.cover)
        year_ends = assessment.period_ends(self, 52)
        for community in self.communities:
            community.means.account.end_step(year_ends)
        for county in self.counties:
            assessment.assess(county)
        coupling.couple(self)
        self.t += 1
