"""How compiled rules reach the records: one pointer to a table of addresses, instead of dozens of arrays.

A rule takes the state as one argument. Passing NumPy arrays to compiled functions copies seven words for
each array at every call, counts references at every use, and puts every field of every record into every
function's signature, which made compilation take minutes. Here the compiled view of the state is a pointer,
`s.communities` is an address, and `s.communities[i]` a record, with no reference counts; the arrays
themselves belong to `sim.agents.state.State`, which must outlive the call. Uncompiled, the same expressions
are plain NumPy.

Only what rules use exists: rows of one or two dimensions, read by whole index, written where they hold
numbers, and `shape`.
"""

import operator
from hashlib import sha256
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import (
    NativeValue,
    intrinsic,
    lower_builtin,
    lower_getattr_generic,
    models,
    overload,
    register_model,
    typeof_impl,
    unbox,
)
from numba.np.numpy_support import from_dtype


def _digest(name: str) -> int:
    """A number for a type's name that is the same in every process: Numba's own number of a type counts types
    in the order in which a process meets them, so code that one process compiled was not found by another.
    """
    return int(sha256(name.encode()).hexdigest()[:15], 16)


class RowsType(types.Type):  # type: ignore[misc]
    """Address of an array of `dtype` in C order with one or two dimensions."""

    def __init__(self, dtype: Any, ndim: int) -> None:
        self.dtype = dtype
        self.ndim = ndim
        super().__init__(name=f"Rows({_digest(dtype.name)},{ndim})")


class StateType(types.Type):  # type: ignore[misc]
    """Address of the table of addresses. `rows` gives for each attribute its place in the table and its
    type.
    """

    def __init__(self, rows: tuple[tuple[str, np.dtype, int], ...]) -> None:
        self.rows = {
            name: (place, RowsType(from_dtype(dtype), ndim)) for place, (name, dtype, ndim) in enumerate(rows)
        }
        super().__init__(name="State(" + ",".join(f"{n}:{t.name}" for n, (_, t) in self.rows.items()) + ")")
        self.digest = _digest(",".join(f"{n}:{t.name}" for n, (_, t) in self.rows.items()))

    @property
    def mangling_args(self) -> tuple[str, tuple[Any, ...]]:
        """A short name for symbols."""
        return "State", (self.digest,)


WORDS = 3  # of a table entry: address, rows, columns


@register_model(RowsType)
class _RowsModel(models.StructModel):  # type: ignore[misc]
    def __init__(self, dmm: Any, fe_type: RowsType) -> None:
        members = [("data", types.voidptr), ("rows", types.intp), ("columns", types.intp)]
        super().__init__(dmm, fe_type, members)


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
    place, rows_type = typ.rows[attr]
    word = context.get_value_type(types.intp)
    table = builder.bitcast(value, word.as_pointer())
    entry = [builder.load(cgutils.gep_inbounds(builder, table, place * WORDS + n)) for n in range(WORDS)]
    rows = cgutils.create_struct_proxy(rows_type)(context, builder)
    rows.data = builder.inttoptr(entry[0], cgutils.voidptr_t)
    rows.rows, rows.columns = entry[1], entry[2]
    return rows._getvalue()


@infer_getattr
class _RowsAttributes(AttributeTemplate):  # type: ignore[misc]
    key = RowsType

    def resolve_shape(self, typ: RowsType) -> Any:
        return types.UniTuple(types.intp, typ.ndim)


@lower_getattr_generic(RowsType)
def _get_shape(context: Any, builder: Any, typ: RowsType, value: Any, attr: str) -> Any:
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=value)
    sizes = [rows.rows, rows.columns][: typ.ndim]
    return context.make_tuple(builder, types.UniTuple(types.intp, typ.ndim), sizes)


def _is_pair(index: Any) -> bool:
    """Whether an index is two whole numbers."""
    found: Any = index
    return (
        isinstance(index, types.BaseTuple)
        and len(found) == 2
        and all(isinstance(t, types.Integer) for t in found)
    )


@infer_global(operator.getitem)
class _GetItem(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, kws: Any) -> Any:
        rows, index = args
        if not isinstance(rows, RowsType):
            return None
        if rows.ndim == 2 and _is_pair(index):
            return signature(rows.dtype, rows, types.UniTuple(types.intp, 2))
        if isinstance(index, types.Integer):
            return signature(rows.dtype if rows.ndim == 1 else RowsType(rows.dtype, 1), rows, types.intp)
        return None


@infer_global(operator.setitem)
class _SetItem(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, kws: Any) -> Any:
        rows, index, _ = args
        if not isinstance(rows, RowsType) or isinstance(rows.dtype, types.Record):
            return None
        if rows.ndim == 2 and _is_pair(index):
            return signature(types.none, rows, types.UniTuple(types.intp, 2), rows.dtype)
        if rows.ndim == 1 and isinstance(index, types.Integer):
            return signature(types.none, rows, types.intp, rows.dtype)
        return None


def _address(context: Any, builder: Any, typ: RowsType, rows: Any, index: Any) -> Any:
    size = context.get_abi_sizeof(context.get_data_type(typ.dtype))
    offset = builder.mul(index, context.get_constant(types.intp, size))
    return builder.gep(rows.data, [offset])


def _item(context: Any, builder: Any, typ: RowsType, rows: Any, index: Any) -> Any:
    """Pointer to one element, typed."""
    return builder.bitcast(
        _address(context, builder, typ, rows, index), context.get_data_type(typ.dtype).as_pointer()
    )


def _flat(builder: Any, rows: Any, pair: Any) -> Any:
    i, j = cgutils.unpack_tuple(builder, pair, 2)
    return builder.add(builder.mul(i, rows.columns), j)


@lower_builtin(operator.getitem, RowsType, types.Integer)
def _get_one(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    if typ.ndim == 1:
        return context.unpack_value(builder, typ.dtype, _item(context, builder, typ, rows, args[1]))
    row = cgutils.create_struct_proxy(sig.return_type)(context, builder)
    row.data = _address(context, builder, typ, rows, builder.mul(args[1], rows.columns))
    row.rows, row.columns = rows.columns, context.get_constant(types.intp, 1)
    return row._getvalue()


@lower_builtin(operator.getitem, RowsType, types.UniTuple)
def _get_two(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    return context.unpack_value(
        builder, typ.dtype, _item(context, builder, typ, rows, _flat(builder, rows, args[1]))
    )


@lower_builtin(operator.setitem, RowsType, types.Integer, types.Any)
def _set_one(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    context.pack_value(builder, typ.dtype, args[2], _item(context, builder, typ, rows, args[1]))
    return context.get_dummy_value()


@lower_builtin(operator.setitem, RowsType, types.UniTuple, types.Any)
def _set_two(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    pointer = _item(context, builder, typ, rows, _flat(builder, rows, args[1]))
    context.pack_value(builder, typ.dtype, args[2], pointer)
    return context.get_dummy_value()


def fetch(rows: Any, index: Any) -> None:
    """Ask memory for a row that is read soon, and do not wait for it."""


@intrinsic
def _fetch(typing_context: Any, rows: Any, index: Any) -> Any:
    del typing_context
    if not (isinstance(rows, RowsType) and rows.ndim == 1 and isinstance(index, types.Integer)):
        return None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value = cgutils.create_struct_proxy(sig.args[0])(context, builder, value=args[0])
        pointer = _address(context, builder, sig.args[0], value, args[1])
        whole = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [pointer.type, whole, whole, whole])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [pointer.type], kind)
        builder.call(prefetch, [pointer, whole(0), whole(3), whole(1)])  # to be read, keep, data
        return context.get_dummy_value()

    return types.none(rows, types.int64), lower


_fetch_rows: Any = _fetch


@overload(fetch, inline="never")
def _fetch_compiled(rows, index):  # as Numba wants it, without types
    return lambda rows, index: _fetch_rows(rows, index)


@unbox(StateType)
def _unbox(typ: StateType, obj: Any, c: Any) -> Any:
    address = c.pyapi.object_getattr_string(obj, "address")
    value = c.pyapi.long_as_voidptr(address)
    c.pyapi.decref(address)
    return NativeValue(value, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


def register(cls: type, type_of: Any) -> None:
    """Let compiled functions take objects of `cls`; `type_of(obj)` gives their `StateType`."""
    typeof_impl.register(cls)(lambda obj, _: type_of(obj))
