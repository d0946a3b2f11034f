"""Arrays as compiled rules reach them: an address and the number of rows, with no reference counts.

Passing NumPy arrays to compiled functions copies seven words for each array at every call, counts references
at every use, and asks at every index whether it counts from the end. A rule gets rows instead, from the
state (`sim.agents.state_type`) or from a record's field (`sim.agents.record_type`). Uncompiled, the same
expressions are plain NumPy.

Only what rules use exists: one or two dimensions, read by whole index from the start, written where they hold
numbers, `[:] =` a number, `shape`, `sum()`.
"""

import operator
from hashlib import sha256
from typing import Any

from numba.core import cgutils, types
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import (
    lower_builtin,
    lower_getattr_generic,
    models,
    overload_method,
    register_model,
)
from numba.np.numpy_support import as_dtype

from sim.agents import memory


def digest(name: str) -> int:
    """A number for a type's name that is the same in every process: Numba's own number of a type counts types
    in the order in which a process meets them, so code that one process compiled was not found by another.
    """
    return int(sha256(name.encode()).hexdigest()[:15], 16)


class RowsType(types.Type):  # type: ignore[misc]
    """Address of an array of `dtype` in C order with one or two dimensions. `home` says which array of
    numbers it is: no two overlap.
    """

    def __init__(self, dtype: Any, ndim: int, home: str) -> None:
        self.dtype = dtype
        self.ndim = ndim
        self.home = "" if isinstance(dtype, types.Record) else home
        super().__init__(name=f"Rows({dtype.name},{ndim},{self.home})")

    @property
    def mangling_args(self) -> tuple[str, tuple[Any, ...]]:
        """A short name for symbols."""
        return "Rows", (digest(self.name),)


@register_model(RowsType)
class _RowsModel(models.StructModel):  # type: ignore[misc]
    def __init__(self, dmm: Any, fe_type: RowsType) -> None:
        members = [("data", types.voidptr), ("rows", types.intp), ("columns", types.intp)]
        super().__init__(dmm, fe_type, members)


def rows_value(context: Any, builder: Any, typ: RowsType, data: Any, rows: Any, columns: Any) -> Any:
    """Rows at an address."""
    made = cgutils.create_struct_proxy(typ)(context, builder)
    made.data, made.rows, made.columns = builder.bitcast(data, cgutils.voidptr_t), rows, columns
    return made._getvalue()


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
        if isinstance(index, types.IntegerLiteral) and index.literal_value < 0:
            return None  # rows count from the start only
        if isinstance(index, types.Integer):
            of_row = rows.dtype if rows.ndim == 1 else RowsType(rows.dtype, 1, rows.home)
            return signature(of_row, rows, types.intp)
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
        if isinstance(index, types.SliceType) and not index.has_step:
            return signature(types.none, rows, types.slice2_type, rows.dtype)
        return None


def address(context: Any, builder: Any, typ: RowsType, rows: Any, index: Any) -> Any:
    """Where the row of this index begins, of one dimension; `rows` as Numba's proxy."""
    size = context.get_abi_sizeof(context.get_data_type(typ.dtype))
    offset = builder.mul(index, context.get_constant(types.intp, size))
    return builder.gep(rows.data, [offset])


def _item(context: Any, builder: Any, typ: RowsType, rows: Any, index: Any) -> Any:
    """Pointer to one element, typed."""
    return builder.bitcast(
        address(context, builder, typ, rows, index), context.get_data_type(typ.dtype).as_pointer()
    )


def _flat(builder: Any, rows: Any, pair: Any) -> Any:
    i, j = cgutils.unpack_tuple(builder, pair, 2)
    return builder.add(builder.mul(i, rows.columns), j)


@lower_builtin(operator.getitem, RowsType, types.Integer)
def _get_one(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    if typ.ndim == 1:
        pointer = _item(context, builder, typ, rows, args[1])
        return memory.read(context, builder, typ.dtype, pointer, typ.home)
    data = address(context, builder, typ, rows, builder.mul(args[1], rows.columns))
    one = context.get_constant(types.intp, 1)
    return rows_value(context, builder, sig.return_type, data, rows.columns, one)


@lower_builtin(operator.getitem, RowsType, types.UniTuple)
def _get_two(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    pointer = _item(context, builder, typ, rows, _flat(builder, rows, args[1]))
    return memory.read(context, builder, typ.dtype, pointer, typ.home)


@lower_builtin(operator.setitem, RowsType, types.Integer, types.Any)
def _set_one(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    pointer = _item(context, builder, typ, rows, args[1])
    memory.write(context, builder, typ.dtype, args[2], pointer, typ.home)
    return context.get_dummy_value()


@lower_builtin(operator.setitem, RowsType, types.UniTuple, types.Any)
def _set_two(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    pointer = _item(context, builder, typ, rows, _flat(builder, rows, args[1]))
    memory.write(context, builder, typ.dtype, args[2], pointer, typ.home)
    return context.get_dummy_value()


@lower_builtin(operator.setitem, RowsType, types.SliceType, types.Any)
def _set_slice(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Rows from the slice's start to before its end; neither counts from the end of the rows."""
    typ = sig.args[0]
    rows = cgutils.create_struct_proxy(typ)(context, builder, value=args[0])
    part = context.make_helper(builder, sig.args[1], args[1])
    beyond = builder.icmp_signed(">", part.stop, rows.rows)
    first, end = part.start, builder.select(beyond, rows.rows, part.stop)
    if typ.ndim == 2:
        first, end = builder.mul(first, rows.columns), builder.mul(end, rows.columns)
    with cgutils.for_range_slice(builder, first, end, context.get_constant(types.intp, 1)) as (index, _):
        pointer = _item(context, builder, typ, rows, index)
        memory.write(context, builder, typ.dtype, args[2], pointer, typ.home)
    return context.get_dummy_value()


@overload_method(RowsType, "sum")
def _sum(rows):  # as Numba wants it, without types
    if rows.ndim != 1:
        return None
    zero = as_dtype(rows.dtype).type(0)

    def added(rows):
        total = zero
        for n in range(rows.shape[0]):
            total += rows[n]
        return total

    return added
