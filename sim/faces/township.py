"""The township or street (乡镇、街道)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.names import KINDS
from sim.agents.organisation import CHANNELS, EACH
from sim.faces.crowd import Crowd
from sim.faces.face import Face
from sim.faces.fields import Count, Flag, Number, Split
from sim.faces.matter import matters_at
from sim.faces.partners import CharityChannel
from sim.faces.society import Organisation, TownshipSociety
from sim.faces.steering import TownshipSteering

if TYPE_CHECKING:
    from mesa.agent import AgentSet

    from sim.faces.county import County

_POOL = "place in the pool of matters; see matters()"


class Township(TownshipSteering, TownshipSociety, Face):
    """A township or street (乡镇、街道): it amplifies or filters what comes down, handles matters that are
    sent up, and ranks its communities.
    """

    RECORDS = "townships"
    INSTEAD: ClassVar[dict[str, str]] = {
        "county": "the agent instead of its number",
        "first_community": "communities is a set of agents",
        "communities": "a set of agents instead of their number",
        "pool_start": _POOL,
        "pool_size": _POOL,
        "most_used": _POOL,
        "free_count": _POOL,
        "fresh_count": _POOL,
        "ended_count": _POOL,
    }

    code = Count("Division code, 12 digits")
    residents = Count("Residents", "persons")
    urban = Flag("Whether most of its communities are urban", of="region.townships")
    x = Number("Place of its centre east of the county seat, synthetic", "km", of="region.townships")
    y = Number("Place of its centre north of the county seat, synthetic", "km", of="region.townships")
    leader = Number("Uniform number behind its leader's judgement", "0 to 1")
    staff = Number("Staff who can handle residents' matters", "persons", settable=(0.0, 1e6))
    hosting = Number("Residents of the communities that staff sink to, times strength", "persons")
    pressure = Number("Pressure on it: the mean over its communities", "ratio")
    amplification = Number("Factor by which it multiplies the items requested", "ratio")
    quantile = Number(
        "Mid-rank in the county's last ranking, 0 worst to 1 best; 0.5 before the first", "0 to 1"
    )
    score = Number("Mean score of its communities at the last scoring", "0 to 1")
    hours = Number("Hours available for matters this step", "h")
    used = Number("Hours used on matters this step", "h")
    hotline_lost = Number("Hotline matters of its residents given up since the last scoring", "matters")
    answerable = Number("Of them, those it is held to account for", "matters")
    open_matters = Number("Matters that wait at its own desk", "matters", of="desks", name="open")
    open_by_kind = Split(
        "Matters that wait at its own desk", KINDS, unit="matters", of="desks", name="open_kind"
    )
    waiting_hours = Number(
        "Work of the matters that wait at its own desk", "effective h", of="desks", name="work"
    )
    department_staff = Split("Staff of departments for it, by home kind", KINDS, unit="persons")
    lent = Number("Staff of departments that own no residents' matters, at work here", "persons")
    department_hours = Number("Hours of departments here this step", "h")
    department_used = Number("Of them, hours used", "h")
    pooled = Number("Share of departments' hours here that serves any kind", "share")
    petitions = Number("Petitions over heads since the last scoring", "matters")
    incidents = Number("Petitions, escalations and false closures found this step", "incidents")
    storm = Number("Opinion storm at the start of the next step, 1 when fresh", "0 to 1")
    storming = Number("Mean opinion storm over this step", "0 to 1")
    call_in = Number("Share of departments' hours it can call in for any kind", "share", of="township_levers")
    over_calling = Number(
        "Share of its own matters for which departments are called", "share", of="township_levers"
    )
    answering = Number("Strength with which those called in have a deadline", "0 to 1", of="township_levers")
    sunk_county = Number(
        "Share of the staff of departments for it moved down likewise", "share", of="township_levers"
    )
    sunk_share = Number("Share of its staff moved down to its communities", "share", of="township_levers")
    fault_tolerance = Number(
        "Share of blame for honest failure that is lifted: the mean over its communities",
        "share",
        of="township_levers",
    )
    policy_hours = Number("Hours that policies cost its staff", "h/week", of="township_levers")

    @property
    def name(self) -> str:
        """Its name in the list of divisions."""
        return self.model.world.region.township_names[self._index]

    @property
    def county(self) -> County:
        """The county it belongs to."""
        return self._one("counties", "county")

    @property
    def communities(self) -> AgentSet:
        """Its communities and villages, in code order."""
        return self._several("communities", "first_community", "communities")

    @property
    def use(self) -> float:
        """Hours used over hours available this step; 0 when there are none."""
        return self.used / self.hours if self.hours > 0 else 0.0

    def organisations(self) -> Crowd:
        """Its social organisations, made on demand: a hub, professional ones, a mass organisation."""
        return Crowd((Organisation(self.model, self, n) for n in range(len(EACH))), self.model.random)

    def charity_channels(self) -> Crowd:
        """Its channels of charity, made on demand: the government's, firms', individuals'."""
        return Crowd((CharityChannel(self.model, self, n) for n in range(len(CHANNELS))), self.model.random)

    def matters(self) -> Crowd:
        """The matters that wait at its own desk, made on demand: class by class, first come first."""
        return matters_at(self.model, self._row("desks"))

    def department_matters(self) -> Crowd:
        """The matters that wait at departments here, made on demand: class by class, first come first."""
        return matters_at(self.model, self._row("desks") + len(self.model.faces["townships"]))

    def _row(self, of: str) -> int:
        """Townships' desks come after the communities'."""
        return self._index + len(self.model.faces["communities"]) if of == "desks" else self._index
