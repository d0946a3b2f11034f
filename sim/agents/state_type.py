"""How compiled rules reach the records: one pointer to a table of addresses, instead of dozens of arrays.

A rule takes the state as one argument. Passing arrays would put every field of every record into every
function's signature, which made compilation take minutes. Here the compiled view of the state is a pointer,
`s.communities` is an address, and `s.communities[i]` a record; the arrays themselves belong to
`sim.agents.state.State`, which must outlive the call.
"""

from typing import Any

import numpy as np
from numba.core import cgutils, types
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import (
    NativeValue,
    lower_getattr_generic,
    models,
    register_model,
    typeof_impl,
    unbox,
)
from numba.np.numpy_support import from_dtype

from sim.agents import memory
from sim.agents.record_type import RecordType
from sim.agents.rows import RowsType, digest, rows_value


class StateType(types.Type):  # type: ignore[misc]
    """Address of the table of addresses. `rows` gives for each attribute its place in the table and its
    type.
    """

    def __init__(self, rows: tuple[tuple[str, np.dtype, int], ...]) -> None:
        self.rows = {
            name: (place, RowsType(_kind(dtype), ndim, name))
            for place, (name, dtype, ndim) in enumerate(rows)
        }
        text = ",".join(f"{n}:{t.name}" for n, (_, t) in self.rows.items())
        super().__init__(name=f"State({text})")
        self.digest = digest(text)
        _known.setdefault(self.digest, self)

    @property
    def mangling_args(self) -> tuple[str, tuple[Any, ...]]:
        """A short name for symbols."""
        return "State", (self.digest,)

    def __reduce__(self) -> Any:
        """By its digest: written out it would be most of what a rule's compiled code is, and take as long to
        read as the code.
        """
        return _of_digest, (self.digest,)


class _OtherState(types.Opaque):  # type: ignore[misc]
    """A type of states that only other processes have, as it stands in the disk cache."""

    def __init__(self, digest: int) -> None:
        self.digest = digest
        super().__init__(f"State({digest})")

    def __reduce__(self) -> Any:
        """As the type it stands for."""
        return _of_digest, (self.digest,)


_known: dict[int, StateType] = {}  # those of this process, by digest


def _of_digest(digest: int) -> Any:
    found = _known.get(digest)
    return _OtherState(digest) if found is None else found


def _kind(dtype: np.dtype) -> Any:
    return RecordType(dtype) if dtype.names else from_dtype(dtype)


WORDS = 3  # of a table entry: address, rows, columns


@register_model(StateType)
class _StateModel(models.PrimitiveModel):  # type: ignore[misc]
    def __init__(self, dmm: Any, fe_type: StateType) -> None:
        super().__init__(dmm, fe_type, cgutils.voidptr_t)


@infer_getattr
class _StateAttributes(AttributeTemplate):  # type: ignore[misc]
    key = StateType

    def generic_resolve(self, typ: Any, attr: Any) -> Any:  # type: ignore[override]
        return typ.rows[attr][1] if attr in typ.rows else None


@lower_getattr_generic(StateType)
def _get_rows(context: Any, builder: Any, typ: StateType, value: Any, attr: str) -> Any:
    place, kind = typ.rows[attr]
    table = builder.bitcast(value, context.get_value_type(types.intp).as_pointer())
    pointers = [cgutils.gep_inbounds(builder, table, place * WORDS + n) for n in range(WORDS)]
    entry = [memory.read(context, builder, types.intp, pointer, "table") for pointer in pointers]
    data = builder.inttoptr(entry[0], cgutils.voidptr_t)
    return rows_value(context, builder, kind, data, *entry[1:])


@unbox(StateType)
def _unbox(typ: StateType, obj: Any, c: Any) -> Any:
    address = c.pyapi.object_getattr_string(obj, "address")
    value = c.pyapi.long_as_voidptr(address)
    c.pyapi.decref(address)
    return NativeValue(value, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


def register(cls: type, type_of: Any) -> None:
    """Let compiled functions take objects of `cls`; `type_of(obj)` gives their `StateType`."""
    typeof_impl.register(cls)(lambda obj, _: type_of(obj))
