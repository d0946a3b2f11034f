"""Sets of agents that exist only while somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

from mesa.agent import AgentSet


class Crowd(AgentSet):
    """An `AgentSet` that keeps its agents.

    Mesa's own sets hold agents weakly, because the model holds them. Nobody else holds residents and matters,
    so the set that was asked for does, and so does every set made from it.
    """

    def __init__(self, agents: Iterable[Any], random: Random | None = None) -> None:
        self._kept = list(agents)
        super().__init__(self._kept, random)

    def __iter__(self) -> Iterator[Any]:
        """The agents, kept as long as somebody goes through them: `for resident in community.residents()`."""
        yield from super().__iter__()

    def _update(self, agents: Iterable[Any]) -> Crowd:
        self._kept = list(agents)
        super()._update(self._kept)
        return self

    def add(self, agent: Any) -> None:
        """Add an agent to the set."""
        self._kept.append(agent)
        super().add(agent)

    def select(self, *args: Any, **kwargs: Any) -> Crowd:
        """As `AgentSet.select`."""
        return self._keeping(super().select(*args, **kwargs))

    def shuffle(self, inplace: bool = False) -> Crowd:
        """As `AgentSet.shuffle`."""
        return self._keeping(super().shuffle(inplace))

    def sort(self, *args: Any, **kwargs: Any) -> Crowd:
        """As `AgentSet.sort`."""
        return self._keeping(super().sort(*args, **kwargs))

    def groupby(self, by: Callable[[Any], Any] | str, result_type: str = "agentset") -> Any:
        """As `AgentSet.groupby`."""
        found = super().groupby(by, result_type)
        if result_type == "agentset":
            found.groups = {key: self._keeping(group) for key, group in found.groups.items()}
        return found

    def _keeping(self, found: Any) -> Crowd:
        return found if isinstance(found, Crowd) else Crowd(found, self.random)
