"""Those who share the work and are no government, as Mesa sees them: channels of charity, property companies,
owners' committees, evaluators. Made on demand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.organisation import CHANNELS
from sim.faces.face import Glimpse
from sim.faces.fields import Choice, Number

if TYPE_CHECKING:
    from sim.faces.community import Community
    from sim.faces.county import County
    from sim.faces.township import Township
    from sim.model import Model


class CharityChannel(Glimpse):
    """A channel through which donors' money comes to a township: the government's, firms', or individuals',
    each with causes of its own. Made on demand.
    """

    RECORDS = "channels"
    INSTEAD: ClassVar[dict[str, str]] = {"township": "the agent instead of its number"}

    type = Choice("Whose channel it is", CHANNELS)
    hours = Number("Hours of social service that it pays this step", "h")

    def __init__(self, model: Model, township: Township, number: int) -> None:
        super().__init__(model, len(CHANNELS) * township._index + number)
        self.township = township

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has."""
        return -2 * 10**12 - self._index

    @property
    def name(self) -> str:
        """The township's name and whose channel it is."""
        return f"{self.township.name} charity {self.type}"


class _OfCommunity(Glimpse):
    """One of those who share the work of one community."""

    INSTEAD: ClassVar[dict[str, str]] = {"community": "the agent instead of its number"}
    _base: ClassVar[int]
    _what: ClassVar[str]

    def __init__(self, model: Model, community: Community) -> None:
        super().__init__(model, community._index)
        self.community = community

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has."""
        return self._base - self._index

    @property
    def name(self) -> str:
        """The community's name and what it is."""
        return f"{self.community.name} {self._what}"


class PropertyCompany(_OfCommunity):
    """The property company (物业) of an urban community, one of the troika. Made on demand."""

    RECORDS = "companies"
    _base = -3 * 10**12
    _what = "property company"

    hours = Number("Hours it has for residents' small matters this step", "h")
    left = Number("Hours of these not used this step", "h")


class OwnersCommittee(_OfCommunity):
    """The owners' committee (业委会) of an urban community, one of the troika. Made on demand."""

    RECORDS = "owners"
    _base = -4 * 10**12
    _what = "owners' committee"

    clarity = Number("Share of the troika's matters of which it is agreed who answers for them", "share")


class Evaluator(Glimpse):
    """The third-party evaluator (第三方评估机构) of a county; at work as far as it is hired.

    Made on demand.
    """

    RECORDS = "evaluators"
    INSTEAD: ClassVar[dict[str, str]] = {"county": "the agent instead of its number"}

    leniency = Number("How leniently it judges everywhere, standard normal", "sd")
    hired = Number("Share of the assessment that it made at the last scoring", "share")

    def __init__(self, model: Model, county: County) -> None:
        super().__init__(model, county._index)
        self.county = county

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has."""
        return -5 * 10**12 - self._index

    @property
    def name(self) -> str:
        """The county's name and what it is."""
        return f"{self.county.name} evaluator"
