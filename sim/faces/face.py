"""What all faces have in common: Mesa agents without a state of their own."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

import mesa
from mesa.agent import AgentSet

from sim.faces.fields import Field

if TYPE_CHECKING:
    from sim.model import Model


class _Ids(WeakKeyDictionary):
    """Counters of agents, one for each model. Mesa 3.3 keeps its own in a table that keeps every model alive
    for good.
    """

    def __getitem__(self, model: Any) -> Any:
        return self.setdefault(model, count(1))


class Face(mesa.Agent):
    """An agent of the model as Mesa sees it: a view on one record of the running world.

    Reading an attribute reads the record as it is now. Attributes are read-only unless their description says
    that they can be set; setting one makes the run differ from its scenario (`model.touched`).
    """

    RECORDS: ClassVar[str]  # the array of the state that it is a row of
    INSTEAD: ClassVar[dict[str, str]] = {}  # fields of the record that are not shown, and why or where else
    _ids: ClassVar[Any] = _Ids()

    model: Model

    def __init__(self, model: Model, index: int) -> None:
        """The view on row `index` of its records; models make them."""
        self._columns = model.columns
        self._index = index
        super().__init__(model)

    def _row(self, of: str) -> Any:
        """Its row in the array `of` ("": its own records)."""
        return self._index

    def _link(self, name: str) -> int:
        """A whole number of its record that stands for another place in the world."""
        return int(self._columns(self.RECORDS, name).item(self._row("")))

    def _one(self, of: str, link: str) -> Any:
        """The face of the record in the array `of` that a field of its own record points to."""
        return self.model.faces[of][self._link(link)]

    def _several(self, of: str, first: str, many: str) -> AgentSet:
        """The faces of consecutive records in the array `of`; two fields of its own record say where they
        begin and how many they are.
        """
        start = self._link(first)
        return AgentSet(self.model.faces[of][start : start + self._link(many)], random=self.model.random)

    @property
    def name(self) -> str:
        """What it is called."""
        raise NotImplementedError

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        """The fields of this class by name."""
        return {
            name: item
            for base in reversed(cls.__mro__)
            for name, item in vars(base).items()
            if isinstance(item, Field)
        }

    def as_dict(self) -> dict[str, Any]:
        """The values of all fields by name, as they are now."""
        return {name: getattr(self, name) for name in self.fields()}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def __copy__(self) -> Face:
        return self

    def __deepcopy__(self, memo: Any) -> Face:
        """A view is its own copy: data collectors copy what they are given, and must not copy the world."""
        return self


class Glimpse(Face):
    """A face that is made when asked for and forgotten when let go: it is not among `model.agents`."""

    def __init__(self, model: Model, index: int) -> None:
        self._columns = model.columns
        self._index = index
        self.model = model
        self.pos = None

    @property
    def unique_id(self) -> int:
        """A number that no agent among `model.agents` has."""
        raise NotImplementedError

    def remove(self) -> None:
        """Nothing: it was never among the agents of the model."""
