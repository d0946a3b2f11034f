"""Records as compiled rules reach them: fields that hold one number, and fields that hold rows of numbers."""

from typing import Any

import numpy as np
from numba.core import cgutils, types
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import lower_getattr_generic, lower_setattr_generic, models, register_model
from numba.np.numpy_support import from_dtype

from sim.agents import memory
from sim.agents.rows import RowsType, digest, rows_value


class RecordType(types.Record):  # type: ignore[misc]
    """One record of an array of `dtype`. Types with the same fields are the same."""

    def __init__(self, dtype: np.dtype) -> None:
        like: Any = from_dtype(dtype)
        if not like.aligned:
            raise TypeError(f"a dtype for rules needs align=True: {dtype}")
        if any(_is_nested(field.type) and field.type.ndim > 2 for field in like.fields.values()):
            raise TypeError(f"rules know rows of one or two dimensions: {dtype}")
        self.fields, self.size, self.aligned = like.fields, like.size, like.aligned
        self.bitwidth = 8 * like.size
        self.digest = digest(like.name)
        types.Type.__init__(self, name=f"Record({self.digest})")

    @property
    def mangling_args(self) -> tuple[str, tuple[Any, ...]]:
        """A short name for symbols."""
        return "Record", (self.digest,)

    def home(self, field: str) -> str:
        """What the compiler is told of a field's place in memory."""
        return f"{self.digest}.{field}"

    def can_convert_to(self, typingctx: Any, other: Any) -> None:
        """Never another kind of record: a field would have two names."""

    def __repr__(self) -> str:
        """Numba writes out the types of a function's arguments before each of some thirty passes: a name, and
        not a hundred fields.
        """
        return str(self.name)


register_model(RecordType)(models.RecordModel)


@infer_getattr
class _RecordAttributes(AttributeTemplate):  # type: ignore[misc]
    key = RecordType

    def generic_resolve(self, typ: Any, attr: Any) -> Any:  # type: ignore[override]
        if attr not in typ.fields:
            return None
        kind = typ.typeof(attr)
        return RowsType(kind.dtype, kind.ndim, typ.home(attr)) if _is_nested(kind) else kind


def _is_nested(kind: Any) -> bool:
    return isinstance(kind, types.NestedArray)


def _place(context: Any, builder: Any, typ: RecordType, value: Any, attr: str, kind: Any) -> Any:
    """Pointer to a field that holds, or begins with, a number of type `kind`."""
    return cgutils.get_record_member(builder, value, typ.offset(attr), context.get_data_type(kind))


@lower_getattr_generic(RecordType)
def _get(context: Any, builder: Any, typ: RecordType, value: Any, attr: str) -> Any:
    kind: Any = typ.typeof(attr)
    if not _is_nested(kind):
        place = _place(context, builder, typ, value, attr, kind)
        return memory.read(context, builder, kind, place, typ.home(attr))
    sizes = [context.get_constant(types.intp, n) for n in (*kind.shape, 1)[:2]]
    place = _place(context, builder, typ, value, attr, kind.dtype)
    return rows_value(context, builder, RowsType(kind.dtype, kind.ndim, typ.home(attr)), place, *sizes)


@lower_setattr_generic(RecordType)
def _set(context: Any, builder: Any, sig: Any, args: Any, attr: str) -> None:
    typ, given = sig.args
    kind: Any = typ.typeof(attr)
    value = context.cast(builder, args[1], given, kind)
    place = _place(context, builder, typ, args[0], attr, kind)
    memory.write(context, builder, kind, value, place, typ.home(attr))
