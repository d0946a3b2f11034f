"""Rules as other rules call them: optimised within their callers, and never a program of their own.

Whatever a compiled function calls, Numba makes callable from Python, optimises twice, turns into machine code
and keeps on the disk. Hundreds of rules are called by other rules only, and all of that was most of the time
that compiling took. Here such a rule stays plain code, which is copied into its callers' and optimised where
it ends up: in a unit (`sim.units`), or in a rule that Python calls, which Numba compiles as ever.
"""

from __future__ import annotations

from typing import Any, cast

from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Flags, compile_extra
from numba.core.types import int8, int16, int32, int64, uint8, uint16, unliteral
from numba.core.typing.templates import make_concrete_template

_WIDENED = {int8, int16, int32, uint8, uint16}


class _Code(JITCodeLibrary):  # type: ignore[misc]
    """Code for others to copy. Numba finishes code before it copies it; there is nothing to finish here."""

    def _optimize_final_module(self) -> None:
        """Left to those who copy it."""

    def _finalize_final_module(self) -> None:
        self._finalized = True


class Linked:
    """A rule as other rules call it; what Numba asks a rule for when it compiles a call.

    Calls pass numbers as they are generally: whole numbers as 64 bits, constants as variables. Otherwise
    Numba compiles a rule, and all it calls, again for each constant and each width of whole number that some
    caller passes.
    """

    def __init__(self, rule: Any) -> None:
        self._rule = rule
        self._made: dict[tuple[Any, ...], Any] = {}

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """The signature of a call with arguments of these types, and how they are passed."""
        by_name = {name: _general(a) for name, a in kws.items()}
        pysig, folded = self._rule.fold_argument_types(tuple(_general(a) for a in args), by_name)
        name = self._rule.__name__
        template = make_concrete_template(name, name, [self._compiled(tuple(folded)).signature])
        return template, pysig, folded, {}

    def get_overload(self, args: Any) -> Any:
        """What the code for a signature is registered under."""
        return self._compiled(tuple(args)).fndesc

    def _compiled(self, args: tuple[Any, ...]) -> Any:
        if args not in self._made:
            rule, flags = self._rule, cast(Any, Flags())
            rule.targetdescr.options.parse_as_flags(flags, rule.targetoptions)
            flags.no_cpython_wrapper = flags.no_compile = True
            typing, target = rule.typingctx, rule.targetctx
            code = _Code(target.codegen(), rule.__qualname__)
            made = compile_extra(typing, target, rule.py_func, args, None, flags, rule.locals, library=code)
            target.insert_user_function(made.fndesc, made.fndesc, [code])
            self._made[args] = made
        return self._made[args]


def _general(argument: Any) -> Any:
    argument = unliteral(argument)
    return int64 if argument in _WIDENED else argument
