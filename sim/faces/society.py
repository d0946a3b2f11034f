"""What a community is to its own residents, as Mesa sees it: fields of `Community` and `Township`, and the
social organisations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.names import KINDS
from sim.agents.organisation import EACH, TYPES
from sim.faces.face import Glimpse
from sim.faces.fields import Choice, Count, Number, Split

if TYPE_CHECKING:
    from sim.faces.township import Township
    from sim.model import Model

_OF = "society"
_ABOVE = "township_society"


class CommunitySociety:
    """Fields of a community's society, and the levers that move it."""

    # people
    skilled = Number("Residents with a skill that neighbours need", "persons", of=_OF)
    members = Number("Party members among its residents", "persons", of=_OF)
    said_members = Number("Party members as the user says; below 0: nothing", "persons", of=_OF)
    old_members = Number("Party members who are elders", "persons", of=_OF)
    first_cell = Count("Number of its first grid cell among all of the region", of=_OF)
    grid_cells = Count("Grid cells", "cells", of=_OF, name="cells")

    # what lasts
    fatigue = Number("Fatigue of residents from empty activity", "0 to 1", of=_OF)
    initiative = Number("Added to the level at which residents help and initiate", "share of peers", of=_OF)
    belonging = Number("Belonging of residents to the place", "0 to 1", of=_OF)
    backbones = Number("Backbones grown out of those who help", "per 100 residents", of=_OF)
    volunteers = Number("Volunteers", "persons", of=_OF)
    debt = Number("Hours that the time bank owes", "h", of=_OF)

    # this step
    activity = Number("Outreach hours over their norm, at most 1", "ratio", of=_OF)
    empty = Number("Share of activity that only counts", "share", of=_OF)
    drive = Number("What draws residents in besides their peers", "share of peers", of=_OF)
    administered = Number(
        "Share of hours spent on administration, and other control", "share", of=_OF, name="control"
    )
    self_rule = Number(
        "Autonomy that administration and control leave; above 1 where control backs it",
        "0 to 2",
        of=_OF,
        name="autonomy",
    )
    formal_weight = Number("Weight of formal deliberation", "0 to 1", of=_OF, name="formal")
    informal_weight = Number("Weight of informal deliberation", "0 to 1", of=_OF, name="informal")
    heard = Split("How much better than others those are heard who need a kind", KINDS, of=_OF)
    least_heard = Number("Weight of the group heard least, over that of the mean resident", "ratio", of=_OF)
    acceptance = Number("Acceptance of programmes by those they are for", "ratio", of=_OF)
    openness = Number("How far the Party-mass centre is open to residents", "0 to 1", of=_OF)
    attending = Number("Residents who take part at all", "persons", of=_OF)
    helping = Number("Residents who help", "persons", of=_OF)
    initiating = Number("Residents who initiate", "persons", of=_OF)
    suited = Split("Share of small matters of a kind that volunteers can do", KINDS, of=_OF)
    member_hours = Number("Hours of Party members this step", "h", of=_OF)
    partner_hours = Number("Hours lent by partners in the region this step", "h", of=_OF)
    redeemed = Number("Hours that the time bank paid back this step", "h", of=_OF)
    volunteer_hours = Number("Hours of volunteers, members and partners this step", "h", of=_OF)
    volunteer_left = Number("Hours of these not used this step", "h", of=_OF)
    taken = Split("Matters of this step that society took, by kind", KINDS, unit="matters", of=_OF)
    organisation_hours = Split("Hours of social organisations this step, by kind", KINDS, unit="h", of=_OF)
    organisation_left = Split("Hours of these not used this step, by kind", KINDS, unit="h", of=_OF)

    # levers
    retention = Number("Share of volunteers' leaving that is prevented", "share", of="levers")
    points = Number("Strength of points for help", "0 to 1", of="levers")
    certified = Number("Added share of volunteers with certified skills", "share", of="levers")
    banked = Number("Share of volunteers' hours that become claims", "share", of="levers")
    units = Number("Strength of Party groups in small units", "0 to 1", of="levers")
    reach = Number("Share of silence lifted for those who are hard to reach", "share", of="levers")
    member_time = Number("Share of members' hours that small units take", "share", of="levers")
    member_posts = Number("Added share of members with a post", "share", of="levers", name="posts")
    formal = Number("Added weight of formal deliberation", "0 to 1", of="levers")
    informal = Number("Added weight of informal deliberation", "0 to 1", of="levers")
    ladder = Number("Share by which helping and initiating are nearer to attending", "share", of="levers")
    shared = Number("Share of matters that residents judge and share in", "share", of="levers")
    autonomy = Number("Share of control that is kept from self-governance", "share", of="levers")
    control = Number("Added control", "share", of="levers")
    mediation = Number("Strength of mediation among neighbours", "0 to 1", of="levers")
    pressed = Number("How far settling is pressed on the parties", "0 to 1", of="levers")
    clarity = Number("Share of blurred troika responsibility that becomes clear", "share", of="levers")
    dispatch = Number("Strength of three-order dispatch", "0 to 1", of="levers")
    empowering = Number("Share of aid that builds skill instead of giving", "share", of="levers")
    slower = Number("Share of programmes' cover given up by it", "share", of="levers")
    valued = Number("Share of empty activity that becomes worth coming to", "share", of="levers")
    uncounted = Number("Share of outreach that can no longer be shown", "share", of="levers")
    custom = Number("Added acceptance from services made to measure", "ratio", of="levers")


class TownshipSociety:
    """Fields of a township's organisations, and the levers that move them."""

    organisation_hours = Split(
        "Hours of its social organisations this step, by kind", KINDS, unit="h", of=_ABOVE, name="hours"
    )
    given = Number("Hours of social and mass organisations before reporting this step", "h", of=_ABOVE)
    bought = Number("Hours of these under contract", "h", of=_ABOVE)
    reporting = Number("Hours of these that go into head-counts", "h", of=_ABOVE)
    charity_hours = Number("Hours paid by donors this step", "h", of=_ABOVE, name="charity")
    matched = Number("Share of these hours that go where the need is", "share", of=_ABOVE, name="matching")
    dependence = Number("Dependence of its professional organisations on contracts", "0 to 1", of=_ABOVE)
    urban_share = Number("Share of its residents in urban communities", "share", of=_ABOVE, name="urban")
    seen = Split("Matters raised, by kind, with a memory of a year", KINDS, unit="matters", of=_ABOVE)

    purchase = Number(
        "Hours bought from social organisations", "h/week per 10,000 residents", of="township_levers"
    )
    matching = Number(
        "Added share of organisations' hours that go where the need is", "share", of="township_levers"
    )
    charity = Number("Added share of donors' money", "share", of="township_levers")


class Organisation(Glimpse):
    """A social organisation (社会组织) of a township: hub-type, professional, or a mass organisation (群团).
    Made on demand.
    """

    RECORDS = "organisations"
    INSTEAD: ClassVar[dict[str, str]] = {"township": "the agent instead of its number"}

    type = Choice("What it is", TYPES)
    kind = Choice("Kind of matter it specialises in, if any", KINDS)
    scale = Number("Size relative to others of its type", "ratio")
    own = Number("Hours of its own this step; of professional ones", "h")
    bought = Number("Hours under contract this step", "h")
    hours = Number("Hours that reach residents this step", "h")
    dependence = Number("Running share of its hours under contract", "share")

    def __init__(self, model: Model, township: Township, number: int) -> None:
        super().__init__(model, len(EACH) * township._index + number)
        self.township = township
        self.number = number  # in its township, from 0

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has."""
        return -(10**12) - self._index

    @property
    def name(self) -> str:
        """The township's name and what it is."""
        return f"{self.township.name} {self.type} {self.kind or ''}".strip()
