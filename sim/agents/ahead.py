"""Memory asked for ahead of its use, by compiled rules. Uncompiled, nothing is done.

What is asked for by `fetch` comes while other things are done. After many rows were asked for at once,
though, to read them still took two thirds of the time that memory takes, where it was measured
(docs/performance.md). `bring` reads them.
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic, overload

from sim.agents.rows import RowsType, address
from sim.records import LINE

_BYTE, _HALF, _WORD = ir.IntType(8), ir.IntType(32), ir.IntType(64)


def fetch(rows: Any, index: Any) -> None:
    """Ask memory for a row that is read soon, and do not wait for it."""


def bring(rows: Any, first: Any, last: Any) -> None:
    """Read from each line of memory in which rows from `first` to before `last` lie."""


@intrinsic
def _fetch(typing_context: Any, rows: Any, index: Any) -> Any:
    del typing_context
    if not (isinstance(rows, RowsType) and rows.ndim == 1 and isinstance(index, types.Integer)):
        return None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value = cgutils.create_struct_proxy(sig.args[0])(context, builder, value=args[0])
        pointer = address(context, builder, sig.args[0], value, args[1])
        kind = ir.FunctionType(ir.VoidType(), [pointer.type, _HALF, _HALF, _HALF])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [pointer.type], kind)
        builder.call(prefetch, [pointer, _HALF(0), _HALF(3), _HALF(1)])  # to be read, keep, data
        return context.get_dummy_value()

    return types.none(rows, types.int64), lower


@intrinsic
def _bring(typing_context: Any, rows: Any, first: Any, last: Any) -> Any:
    del typing_context
    if not (isinstance(rows, RowsType) and all(isinstance(n, types.Integer) for n in (first, last))):
        return None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value = cgutils.create_struct_proxy(sig.args[0])(context, builder, value=args[0])
        ends = [builder.mul(n, value.columns) if rows.ndim == 2 else n for n in args[1:]]
        start, end = (address(context, builder, sig.args[0], value, n) for n in ends)
        start, end = builder.ptrtoint(start, _WORD), builder.ptrtoint(end, _WORD)
        with cgutils.for_range_slice(builder, start, end, _WORD(LINE)) as (at, _):
            _read(builder, at)
        with builder.if_then(builder.icmp_signed("<", start, end)):
            _read(builder, builder.sub(end, _WORD(1)))  # maybe in a line of its own
        return context.get_dummy_value()

    return types.none(rows, types.int64, types.int64), lower


def _read(builder: Any, at: Any) -> None:
    """Read a byte that nobody uses: done all the same, as an atomic read."""
    builder.load_atomic(builder.inttoptr(at, _BYTE.as_pointer()), "monotonic", 1)


_fetch_row: Any = _fetch
_bring_rows: Any = _bring


@overload(fetch, inline="never")
def _fetch_compiled(rows, index):  # as Numba wants it, without types
    return lambda rows, index: _fetch_row(rows, index)


@overload(bring, inline="never")
def _bring_compiled(rows, first, last):  # as Numba wants it, without types
    return lambda rows, first, last: _bring_rows(rows, first, last)
