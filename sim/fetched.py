"""Compiled code from the disk cache, without what only a compiler needs of it.

A warm run compiles nothing. Numba makes ready to compile all the same: it finds out for each of hundreds of
rules where its code is kept, imports and registers all that it can compile before it reads the first, and
reads beside a function's machine code a second form of it, which others that call the function copy into
theirs. Here all that waits until a rule is called, or compiled.

Much of what it takes is Numba's own affair. In a version that has it otherwise, importing this module fails
(`ImportError`), or `Fetched` is left out: then Numba does as it always does, and only time is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from llvmlite import binding
from numba.core import config
from numba.core.caching import FunctionCache, _Cache
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_lock import global_compiler_lock
from numba.core.registry import cpu_target
from numba.core.runtime.nrt import rtsys

from sim.ours import lean, ours


def has(thing: Any, *names: str) -> bool:
    """Whether something of Numba's has all that is used of it."""
    return all(hasattr(thing, name) for name in names)


if not has(FunctionCache, "_guard_against_spurious_io_errors", "_load_overload"):
    raise ImportError


class Kept(_Cache):  # type: ignore[misc]
    """Where the code of a rule is kept; looked for when it is called: most rules are only copied."""

    def __init__(self, function: Callable[..., Any], folder: Path) -> None:
        self._function = function
        self._folder = str(folder)

    @cached_property
    def _place(self) -> Any:
        # By now Numba may have read its settings anew and forgotten the folder: it does when it compiles and
        # finds one changed in the environment. The lock is the one it holds then.
        settings: Any = config
        with global_compiler_lock:
            other, settings.CACHE_DIR = settings.CACHE_DIR, self._folder
            try:
                return FunctionCache(self._function)
            finally:
                settings.CACHE_DIR = other

    @property
    def cache_path(self) -> Any:
        """The folder."""
        return self._place.cache_path

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The code for these types of arguments, or None: then Numba compiles it."""
        rtsys.initialize(target_context)
        with self._place._guard_against_spurious_io_errors():
            found = self._place._load_overload(sig, target_context)
        if found is None:
            _make_ready()
        return found

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep the code."""
        self._place.save_overload(sig, data)

    def enable(self) -> None:
        """Keep code from now on, as from the first."""
        self._place.enable()

    def disable(self) -> None:
        """Keep none any more."""
        self._place.disable()

    def flush(self) -> None:
        """Forget what is kept."""
        self._place.flush()


@cache
def _make_ready() -> None:
    """Import what compiling takes and would import more."""
    with lean(), suppress(ImportError):  # in a version that has them elsewhere they come with the first rule
        import numba.core.typing.cffi_utils
        import numba.np.arraymath  # noqa: F401


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


def _known(codegen: Any) -> bool:
    """Whether Numba's libraries have all that is used of them here."""
    made = ("enable_object_caching", "_codegen", "_finalize_final_module", "_set_compiled_object")
    read = ("_get_module_for_linking", "_shared_module", "_unserialize", "get_pointer_to_function")
    return (
        getattr(codegen, "_library_class", None) is JITCodeLibrary
        and has(codegen.create_library(""), *made, *read)
        and has(codegen._engine, "_load_defined_symbols", "get_function_address")
    )


if ours() and _known(codegen := cpu_target.target_context.codegen()):
    codegen._library_class = Fetched
