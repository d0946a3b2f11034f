"""The state of a running world as rules see it: one array of records for each kind of agent."""

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from sim.agents import state_type
from sim.agents.names import KIND_COUNT

RUN = np.dtype(
    [
        ("seed", "u8"),
        ("dt", "f8"),  # weeks in a step
        ("observe_from", "i4"),  # step
        ("observe_to", "i4"),  # step after the last
        ("cohort_to", "i4"),  # first step whose needs are too young to be judged at the end
        ("wheel", "i4"),  # steps in the patience wheel
        ("proposal_rate", "f8", (KIND_COUNT,)),  # proposed needs of each kind a resident-year
        ("effort_scale", "f8"),  # Gamma(1 + demand.effort_spread)
        # of what grows steadily (rules/growth.py): grown when its rate last changed, and the step of that
        ("grown", "f8", (3,)),
        ("grown_at", "i4", (3,)),
    ],
    align=True,
)


class Arrays(NamedTuple):
    """Arrays of records; shapes: Y counties, C communities, T townships, K cadres, P practices, R residents,
    S steps, W weeks.
    """

    p: Any  # parameters (1,)
    run: Any  # RUN (1,)
    counties: Any
    couplings: Any  # (Y,) what each county told and heard of others
    agendas: Any  # (Y, steps in a scoring period) what each county sends down
    departments: Any
    townships: Any  # (T,)
    communities: Any  # (C,)
    cadres: Any  # (K,)
    residents: Any  # (R,)
    society: Any  # (C,) what a community is to its own residents
    cells: Any  # grid cells, community by community
    township_society: Any  # (T,)
    organisations: Any  # six for each township
    channels: Any  # of charity, three for each township
    companies: Any  # (C,) property companies
    owners: Any  # (C,) owners' committees
    evaluators: Any  # (Y,)
    # (256 for each block) group of the resident at each place once more, or `NOBODY`: proposals look at
    # nothing else, and this much fits the cache
    groups: Any
    matters: Any  # (pool,)
    waits: Any  # (pool,) those of the matters that have outlived the step they were raised in
    free: Any  # (pool,) free places, for each township from its pool_start on
    fresh: Any  # (pool,) matters raised this step, likewise, in order of arising
    ended: Any  # (pool,) matters that ended this step, likewise, in that order
    sent_up: Any  # (pool,) scratch: matters that a desk has to send up
    desks: Any  # (C + 2 T,) of communities, townships, departments in townships
    technology: Any  # (C,)
    practices: Any  # (C, P)
    renewals: Any  # (C,)
    accounts: Any  # (C,)
    economy: Any  # (C,)
    levers: Any  # (C,)
    township_levers: Any  # (T,)
    wheel_first: Any  # (T, wheel) matters whose residents give up at that step
    wheel_last: Any
    trust_scale: Any  # (C, S + 1) affine map of trust since the start
    trust_shift: Any
    recall: Any  # (S + 1,) factor by which a distance of satisfaction from its base has shrunk
    weekly: Any  # TALLY (T, W)
    totals: Any  # TALLY (C,)
    kind_row: Any  # (4096,) six times the kind that a proposal of need is for
    number_below: Any  # (N,) chance that so many needs or fewer are proposed in a block
    number_from: Any  # (256,) least number of proposals by the first eight bits of the word behind it
    quantiles: Any  # (1025,) of the effort of matters
    # scratch for the needs of a square of blocks; B the most there can be
    # (T, B) addresses of random words (rules/lanes.py): of pairs of proposals, of small matters (where their
    # words are, of those that somebody may take), of matters that go up, of cadres who may leave; entities
    # of matters that may bounce
    pair: Any
    which: Any  # (T, B) which of the matters raised those are; draw indices of matters that may bounce
    words: Any  # (T, 2 B) random words, two in one, of pairs, then of needs
    offered: Any  # (T, 2 B) likewise of the others; of matters that may bounce one
    below: Any  # (T, 48) proposals with a mark below it are needs, by kind and group
    need: Any  # (T, B) needs (rules/needs.py)
    trust: Any  # (T, B) the resident's
    contact: Any  # (T, B) step of the resident's last contact
    reach: Any  # (T, B) how well the resident is reached
    raised: Any  # (T, B) which are raised
    # (T, B) which are neither covered nor raised; then which society took; then a department's buckets
    unheard: Any
    bucket: Any  # (T, B) of matters raised; past the last bucket: society took it
    hours: Any  # (T, B) h in all
    effort: Any  # (T, B) h here
    beyond: Any  # (T, B) h at the township
    fates: Any  # (T, 144) how many of each cell were covered, unheard, raised so far in this step
    # 64 buckets, or 128 where plug-ins add kinds of matter
    lined: Any  # (T, 64) scratch: buckets with matters
    static: Any  # (T, 64) scratch: the part of their priority that does not depend on age
    cursor: Any  # (T, 64) scratch: matter to serve next in each
    rank: Any  # (T, 64) scratch: priority and place of each; of buckets without matters, the least there is
    absorbed: Any  # (T, 64) scratch: h that the matter to serve next in each has taken in this step


class State(Arrays):
    """The arrays, and for compiled rules the table of their addresses (see `sim.agents.state_type`)."""

    table: Any
    address: int
    kinds: tuple[tuple[str, np.dtype, int], ...]

    @classmethod
    def of(cls, **arrays: Any) -> "State":
        """A state that holds these arrays, all in C order."""
        state = cls(**arrays)
        plain = [np.asarray(a) for a in state]  # arrays of records look for a field at each question
        rows = [(a.ctypes.data, a.shape[0], a.shape[1] if a.ndim == 2 else 1) for a in plain]
        state.table = np.array(rows, dtype=np.int64)
        state.address = state.table.ctypes.data
        state.kinds = tuple((name, a.dtype, a.ndim) for name, a in zip(cls._fields, plain, strict=True))
        if not all(a.flags.c_contiguous for a in plain):
            raise ValueError("every array of a state must be in C order")
        places = sorted((row[0], a.nbytes) for row, a in zip(rows, plain, strict=True) if a.nbytes)
        if any(place + size > after for (place, size), (after, _) in pairwise(places)):
            raise ValueError("arrays of a state must not overlap: compiled rules rely on it")
        return state

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies and pickles get a table of their own arrays' addresses."""
        return _rebuilt, (self._asdict(),)

    def replaced(self, **arrays: Any) -> "State":
        """The same state with other arrays in some places."""
        return State.of(**(self._asdict() | arrays))


def _rebuilt(arrays: dict[str, Any]) -> State:
    return State.of(**arrays)


@cache
def type_of_kinds(kinds: tuple[tuple[str, np.dtype, int], ...]) -> state_type.StateType:
    """The type of states with these kinds of rows."""
    return state_type.StateType(kinds)


state_type.register(State, lambda state: type_of_kinds(state.kinds))
