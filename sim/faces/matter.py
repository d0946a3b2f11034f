"""A matter (事项) that a resident has raised and that waits at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from sim.agents.matter import (
    BEGUN,
    BUCKETS,
    EMERGENCY,
    HOTLINE,
    LATENT,
    PETITIONED,
    REOPENED,
    kind_in,
)
from sim.agents.names import GROUPS, KINDS
from sim.faces.crowd import Crowd
from sim.faces.face import Glimpse
from sim.faces.fields import Choice, Count, Field, Number

if TYPE_CHECKING:
    from sim.faces.community import Community
    from sim.faces.resident import Resident
    from sim.faces.township import Township
    from sim.model import Model

_LISTS = "lists of the pool of matters; see matters()"


def _waiting(model: Model, desk: int) -> Iterator[int]:
    """The places in the pool of the matters at a desk: bucket by bucket, first come first."""
    head, following = model.columns("desks", "head")[desk], model.columns("matters", "next")
    for bucket in range(BUCKETS):
        index = int(head[bucket])
        while index >= 0:
            yield index
            index = int(following[index])


def matters_at(model: Model, desk: int) -> Crowd:
    """The matters that wait at a desk, made on demand."""
    return Crowd((Matter(model, index, desk) for index in _waiting(model, desk)), model.random)


class Bit(Field[bool]):
    """One bit of a whole number."""

    def __init__(self, doc: str, name: str, bit: int) -> None:
        super().__init__(doc, name=name)
        self.bit = bit

    def value(self, column: Any, row: int) -> bool:
        return bool(column.item(row) & self.bit)


class Kind(Choice):
    """The kind of matter in the bits of a bucket."""

    def value(self, column: Any, row: int) -> str | None:
        return self.names[kind_in(column.item(row))]


class Matter(Glimpse):
    """A matter (事项) that waits at a desk. Made on demand (`community.matters()`, `township.matters()`).

    Matters end and their places are used again, so a matter can be read only until the model steps on; ask
    again then.
    """

    RECORDS = "matters"
    INSTEAD: ClassVar[dict[str, str]] = {
        "next": _LISTS,
        "previous": _LISTS,
        "community": "the agent instead of its number",
        "resident": "the agent instead of its number",
        "patience": "the random number behind leaves",
    }

    kind = Kind("Kind of matter", KINDS, name="bucket")
    group = Choice("Group of the resident who raised it", GROUPS)
    raised = Count("Step in which it was raised", "step")
    leaves = Count("Step at whose end the resident gives up unless it is begun; -1 never", "step", of="waits")
    effort = Number("Work left at this desk", "effective h")
    beyond = Number("Work to do at the township, once it is sent up", "effective h")
    emergency = Bit("Whether it is an emergency", "bucket", EMERGENCY)
    hotline = Bit("Whether it came by the hotline", "bucket", HOTLINE)
    long = Bit("Whether it takes long", "bucket", 1)
    begun = Bit("Whether work on it has begun at this desk", "marks", BEGUN)
    latent = Bit("Whether it lay hidden and was found or escalated", "marks", LATENT)
    reopened = Bit("Whether it was closed falsely before", "marks", REOPENED)
    petitioned = Bit("Whether its resident went over heads", "marks", PETITIONED)

    def __init__(self, model: Model, index: int, desk: int) -> None:
        super().__init__(model, index)
        self._desk = desk
        self._seen = model.world.t

    def _row(self, of: str) -> Any:
        """Its place in the pool, as long as it is certain to be there."""
        if self.model.world.t != self._seen:
            raise LookupError(
                f"this matter was looked up at step {self._seen}, the model is at step {self.model.world.t}: "
                "ask its desk for its matters again"
            )
        return self._index

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has at this step."""
        return -3 * self._index - 2

    @property
    def name(self) -> str:
        """Its kind, when it was raised and by whom."""
        return f"{self.kind} {self.raised} {self.resident.name}"

    @property
    def community(self) -> Community:
        """The community where it was raised."""
        return self._one("communities", "community")

    @property
    def township(self) -> Township:
        """The township or street of that community."""
        return self.community.township

    @property
    def resident(self) -> Resident:
        """The resident who raised it, made on demand."""
        return self.community.resident(self._link("resident") - self.community._link("first_resident"))

    @property
    def at_township(self) -> bool:
        """Whether it waits at the township's desk."""
        above = self._desk - len(self.model.faces["communities"])
        return 0 <= above < len(self.model.faces["townships"])

    @property
    def at_department(self) -> bool:
        """Whether it waits at departments."""
        faces = self.model.faces
        return self._desk >= len(faces["communities"]) + len(faces["townships"])

    @property
    def age(self) -> float:
        """Time since it was raised [weeks]; the step it was raised in counts."""
        return (self.model.world.t - self.raised) * self.model.world.dt

    @property
    def overdue(self) -> bool:
        """Whether it is older than the deadline of its kind."""
        return self.age > float(self.model.parameter(f"service.deadline.{self.kind}"))
