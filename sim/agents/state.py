"""The state of a running world as rules see it: one array of records for each kind of agent."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

RUN = np.dtype(
    [
        ("seed", "u8"),
        ("dt", "f8"),  # weeks in a step
        ("observe_from", "i4"),  # step
        ("observe_to", "i4"),  # step after the last
        ("cohort_to", "i4"),  # first step whose needs are too young to be judged at the end
        ("wheel", "i4"),  # steps in the patience wheel
        ("proposal", "f8", (8,)),  # cumulative share of each kind among proposed needs
        ("proposal_rate", "f8", (8,)),  # proposed needs a resident-year
        ("effort_scale", "f8"),  # Gamma(1 + demand.effort_spread)
    ],
    align=True,
)


NEED = np.dtype(
    [
        ("resident", "i8"),
        ("kind", "i4"),
        ("group", "i4"),
        ("block", "i4"),
        ("draw", "i4"),
        ("covered", "i4"),
        ("touched", "i4"),
        ("voice", "f8"),  # uniform number behind raising it
    ],
    align=True,
)


class Arrays(NamedTuple):
    """Arrays of records; shapes: Y counties, C communities, T townships, K cadres, R residents, S steps, W
    weeks.
    """

    p: Any  # parameters (1,)
    run: Any  # RUN (1,)
    counties: Any
    agendas: Any  # (Y, steps in a scoring period) what each county sends down
    departments: Any
    townships: Any  # (T,)
    communities: Any  # (C,)
    cadres: Any  # (K,)
    residents: Any  # (R,)
    # (R,) group of each resident once more: proposals look at nothing else, and this much fits the cache
    groups: Any
    matters: Any  # pool
    free: Any  # (pool,) free places, for each township from its pool_start on
    desks: Any  # (C + T,)
    levers: Any  # (C,)
    township_levers: Any  # (T,)
    wheel_first: Any  # (T, wheel) matters whose residents give up at that step
    wheel_last: Any
    trust_scale: Any  # (C, S + 1) affine map of trust since the start
    trust_shift: Any
    recall: Any  # (S + 1,) factor by which a distance of satisfaction from its base has shrunk
    weekly: Any  # TALLY (T, W)
    totals: Any  # TALLY (C,)
    words: Any  # (T, 256) scratch: random words of a batch of proposals
    fallen_on: Any  # (T, 64) scratch: groups of the residents these fall on
    needs: Any  # NEED (T, 129) scratch: needs not yet met
    live: Any  # (T, 64) scratch: buckets with matters
    static: Any  # (T, 64) scratch: the part of their priority that does not depend on age
    cursor: Any  # (T, 64) scratch: matter to serve next in each
    priority: Any  # (T, 64) scratch


class State(Arrays):
    """The arrays, and for compiled rules the table of their addresses (see `sim.agents.rows`)."""

    table: Any
    address: int
    kinds: tuple[tuple[str, np.dtype, int], ...]

    @classmethod
    def of(cls, **arrays: Any) -> "State":
        """A state that holds these arrays, all in C order."""
        state = cls(**arrays)
        rows = [(a.ctypes.data, a.shape[0], a.shape[1] if a.ndim == 2 else 1) for a in state]
        state.table = np.array(rows, dtype=np.int64)
        state.address = state.table.ctypes.data
        state.kinds = tuple((name, a.dtype, a.ndim) for name, a in zip(cls._fields, state, strict=True))
        if not all(a.flags.c_contiguous for a in state):
            raise ValueError("every array of a state must be in C order")
        return state

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies and pickles get a table of their own arrays' addresses."""
        return _rebuilt, (self._asdict(),)

    def replaced(self, **arrays: Any) -> "State":
        """The same state with other arrays in some places."""
        return State.of(**(self._asdict() | arrays))


def _rebuilt(arrays: dict[str, Any]) -> State:
    return State.of(**arrays)


def _register() -> None:
    from sim.agents import rows

    @cache
    def type_of_kinds(kinds: tuple[tuple[str, np.dtype, int], ...]) -> rows.StateType:
        return rows.StateType(kinds)

    rows.register(State, lambda state: type_of_kinds(state.kinds))


_register()
