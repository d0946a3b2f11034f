"""Rules that are compiled as units of their own and called through their addresses.

Numba copies everything that a function calls into that function and optimises it once more. For a week that
calls forty rules, three callers deep, that was a good part of compiling. A unit is compiled once, whoever
calls it, and so several processes can compile the units of a week side by side. Calls cost a jump.

Code from the disk cache knows a unit by its symbol only: `sim.compiling.ready` must have run before
compiled code that calls units does.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from llvmlite import binding
from numba.core import types
from numba.core.registry import cpu_target
from numba.core.typing.templates import signature
from numba.extending import models, register_model, typeof_impl

from sim.agents.state_type import StateType
from sim.compiled import compiled, is_compiled

F = TypeVar("F", bound=Callable[..., Any])
UNITS: list[Unit] = []


class Unit:
    """A rule of the state and whole numbers; called as a function, from Python or from other rules."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.rule: Any = compiled(function)
        self.py_func = function
        self.name = f"{function.__module__}.{function.__name__}"
        self.numbers = len(inspect.signature(function).parameters) - 1
        self.signatures: dict[Any, Any] = {}
        self.__doc__ = function.__doc__

    def __call__(self, *args: Any) -> Any:
        """Run the rule; from Python."""
        return self.rule(*args)

    def signature_for(self, state: StateType) -> Any:
        """The signature for this type of state, with the unit compiled or fetched from the disk, and its
        symbol known to the linker.
        """
        if state not in self.signatures:
            args = (state, *[types.int64] * self.numbers)
            self.rule.compile(args)
            made = self.rule.overloads[args]
            entry = copy.copy(made.fndesc)
            entry.mangled_name = f"chaofuhe.{self.name}.{state.digest}"
            address = made.library.get_pointer_to_function(made.fndesc.mangled_name)
            binding.add_symbol(entry.mangled_name, address)
            found = signature(made.signature.return_type, *args)
            cpu_target.target_context.insert_user_function((self, state), entry, [])
            self.signatures[state] = found
        return self.signatures[state]


class UnitType(types.Callable, types.Opaque):  # type: ignore[misc]
    """The type of one unit in compiled code."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        super().__init__(f"unit({unit.name})")

    def get_call_type(self, context: Any, args: Any, kws: Any) -> Any:
        """The signature of a call."""
        del context
        return self.unit.signature_for(args[0])

    def get_call_signatures(self) -> Any:
        """As Numba asks for it in its error messages."""
        return [*self.unit.signatures.values()], True

    def get_impl_key(self, sig: Any) -> Any:
        """What the compiled entry is registered under."""
        return self.unit, sig.args[0]


register_model(UnitType)(models.OpaqueModel)


@typeof_impl.register(Unit)
def _type_of_unit(unit: Unit, context: Any) -> UnitType:
    del context
    return UnitType(unit)


def unit(function: F) -> F:
    """Compile a rule of the state and whole numbers as a unit."""
    if not is_compiled():
        return function
    made: Any = Unit(function)
    UNITS.append(made)
    return made  # type: ignore[no-any-return]
