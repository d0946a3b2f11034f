"""A cadre (community worker, 一人多岗)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.faces.face import Face
from sim.faces.fields import Count, Flag, Number
from sim.faces.steering import CadreSteering

if TYPE_CHECKING:
    from sim.faces.community import Community


class Cadre(CadreSteering, Face):
    """A post in a community and the cadre who holds it: supplies hours, burns out, withdraws (躺平), leaves,
    is replaced by a novice.
    """

    RECORDS = "cadres"
    INSTEAD: ClassVar[dict[str, str]] = {"community": "the agent instead of its number"}

    posts = Count("Posts held at once (一人多岗)", "posts")
    resilience = Number("Resilience, standard normal")
    skill = Number("Digital skill", "0 to 1", settable=(0.0, 1.0))
    knowledge = Number("Knowledge of the place", "0 to 1", settable=(0.0, 1.0))
    morale = Number("Morale; the rules move it every step", "0 to 1", settable=(0.0, 1.0))
    tenure = Number("Time in the post", "weeks")
    withdrawn = Flag(
        "Whether the cadre has withdrawn (躺平): morale was below the threshold at the last look"
    )
    vacant_until = Count("Step at whose start a novice comes; 0 while the post is filled", "step")
    hours = Number("Hours supplied this step, without overtime", "h")

    @property
    def name(self) -> str:
        """The community's name and the number of the post there, from 1."""
        return f"{self.community.name} {self.number}"

    @property
    def number(self) -> int:
        """The number of the post in the community, from 1."""
        return self._index - self.community._link("first_cadre") + 1

    @property
    def community(self) -> Community:
        """The community the post belongs to."""
        return self._one("communities", "community")

    @property
    def present(self) -> bool:
        """Whether the post is filled."""
        return self.vacant_until == 0

    @property
    def burnt_out(self) -> bool:
        """Whether the cadre is present with morale below the threshold of any burnout."""
        return self.present and self.morale < float(self.model.parameter("people.burnout_any"))

    @property
    def severely_burnt_out(self) -> bool:
        """Whether the cadre is present with morale below the threshold of severe burnout."""
        return self.present and self.morale < float(self.model.parameter("people.burnout_severe"))
