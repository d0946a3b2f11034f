"""Compiled code from the disk cache, without what only a compiler needs of it.

Beside a function's machine code Numba keeps a second form of it, which others that call the function copy
into theirs. It reads both at once. A warm run compiles nothing, and reading the second form takes as long as
loading the first: here it waits until somebody asks for it.
"""

from __future__ import annotations

from typing import Any

from llvmlite import binding
from numba.core.codegen import JITCodeLibrary
from numba.core.registry import cpu_target


class Fetched(JITCodeLibrary):  # type: ignore[misc]
    """The code of a function: compiled now, or fetched from the disk."""

    _to_copy: bytes | None = None  # for those that call the function, not read yet

    @classmethod
    def _unserialize(cls, codegen: Any, state: tuple[str, str, Any]) -> Any:
        name, kind, data = state
        if kind != "object":
            return super()._unserialize(codegen, state)
        library = codegen.create_library(name)
        library.enable_object_caching()
        machine_code, library._to_copy = data
        library._set_compiled_object(machine_code)
        library._finalize_final_module()
        return library

    def _get_module_for_linking(self) -> Any:
        if self._to_copy is not None:
            self._shared_module = binding.parse_bitcode(self._to_copy)
            self._to_copy = None
            self._codegen._engine._load_defined_symbols(self._shared_module)
        return super()._get_module_for_linking()

    def get_pointer_to_function(self, name: str) -> int:
        """The address of a function; 0 where the code has none of that name."""
        if self._to_copy is None:
            return int(super().get_pointer_to_function(name))
        return int(self._codegen._engine.get_function_address(name))


def use() -> None:
    """Have Numba fetch all code so, in this process."""
    cpu_target.target_context.codegen()._library_class = Fetched
