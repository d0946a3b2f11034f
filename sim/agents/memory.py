"""Numbers in memory, each read and written with a note of which field or array it belongs to.

Fields of records and arrays of numbers do not overlap. The compiler cannot know that from addresses: after
each write it would read again whatever it had read before, and do one thing at a time where the processor
could do four. The notes are LLVM's ("type-based alias analysis"); what has none may be anywhere.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types

_WORD = ir.IntType(64)


def read(context: Any, builder: Any, typ: Any, pointer: Any, home: str) -> Any:
    """The value of type `typ` at `pointer`, which lies in `home`."""
    if not isinstance(typ, types.Integer | types.Float):
        return context.unpack_value(builder, typ, pointer)
    return _noted(builder, builder.load(pointer), home)


def write(context: Any, builder: Any, typ: Any, value: Any, pointer: Any, home: str) -> None:
    """Put a value of type `typ` to `pointer`, which lies in `home`."""
    if not isinstance(typ, types.Integer | types.Float):
        context.pack_value(builder, typ, value, pointer)
    else:
        _noted(builder, builder.store(value, pointer), home)


def _noted(builder: Any, instruction: Any, home: str) -> Any:
    module = builder.module
    root = module.add_metadata(["chaofuhe"])
    kind = module.add_metadata([home, root, _WORD(0)])
    instruction.set_metadata("tbaa", module.add_metadata([kind, kind, _WORD(0)]))
    return instruction
