"""Plug-ins: users' own kinds of matter, parameters, policies and measures, in Python files they name.

A file is named by `--plugin FILE`, by `sim.plugin("FILE")`, or in the environment variable CHAOFUHE_PLUGINS
(as for jobs on a cluster), never by a scenario file alone: a scenario says which plug-ins it needs, and is
refused while they are not there. What a file adds (see `sim.extend`) waits here until the registry it is for
is read the first time; plug-ins therefore come before everything else.
"""

from __future__ import annotations

import hashlib
import os
import traceback
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.ours import share

VARIABLE = "CHAOFUHE_PLUGINS"
WHAT = ("kinds", "parameters", "policies", "measures")


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in that was loaded: what scenarios call it, where it lies, the SHA-256 of its text."""

    name: str
    path: str
    digest: str


_loaded: dict[str, Plugin] = {}
_added: dict[str, list[tuple[Plugin, Mapping[str, Any]]]] = {what: [] for what in WHAT}
_read: set[str] = set()
_loading: list[Plugin] = []
_started: list[bool] = []


def load(path: str | os.PathLike[str]) -> Plugin:
    """Run a plug-in file and keep what it adds. Raises `InputError` for what is wrong with it."""
    file = Path(path).expanduser()
    try:
        content = file.read_bytes()
    except (OSError, ValueError):
        raise InputError("there is no such plug-in file", "没有这个插件文件", value=str(path)) from None
    if file.suffix != ".py" or not file.stem.isidentifier():
        raise InputError(
            "a plug-in is a Python file", "插件须是 Python 文件", value=str(path), allowed="my_policies.py"
        )
    plugin = Plugin(file.stem, str(file.resolve()), hashlib.sha256(content).hexdigest())
    known = _loaded.get(plugin.name)
    if known is not None:
        if known == plugin:
            return known
        raise InputError("another plug-in of this name is loaded", "已加载另一个同名插件", value=str(path))
    before = {what: len(items) for what, items in _added.items()}
    _loading.append(plugin)
    try:
        _run(plugin)
        _refuse_late(plugin, before)
    except BaseException:
        for what, count in before.items():
            del _added[what][count:]
        raise
    finally:
        _loading.pop()
    _loaded[plugin.name] = plugin
    os.environ[VARIABLE] = os.pathsep.join(one.path for one in _loaded.values())
    return plugin


plugin = load  # what it is called in `sim`


def _run(plugin: Plugin) -> None:
    share()
    spec = util.spec_from_file_location(f"chaofuhe_plugin_{plugin.name}", plugin.path)
    if spec is None or spec.loader is None:
        raise InputError("this plug-in cannot be run", "无法运行该插件", file=plugin.path)
    try:
        spec.loader.exec_module(util.module_from_spec(spec))
    except InputError:
        raise
    except Exception as error:
        if os.environ.get("CHAOFUHE_DEBUG"):
            raise
        rows = [row for row in traceback.extract_tb(error.__traceback__) if row.filename == plugin.path]
        line = rows[-1].lineno if rows else getattr(error, "lineno", None)
        what = f"{type(error).__name__}: {error}"
        raise InputError(
            f"the plug-in fails in line {line} ({what})",
            f"插件在第 {line} 行出错（{what}）",
            file=plugin.path,
        ) from None


def _refuse_late(plugin: Plugin, before: Mapping[str, int]) -> None:
    late = [what for what in WHAT if len(_added[what]) > before[what] and what in _read]
    if late:
        raise InputError(
            "plug-ins are loaded before anything else is used: call sim.plugin first",
            "插件须最先加载：请先调用 sim.plugin",
            file=plugin.path,
        )


def add(what: str, item: Mapping[str, Any]) -> None:
    """Keep what a plug-in adds to a registry; `InputError` outside a plug-in."""
    if not _loading:
        raise InputError(
            "this is for plug-in files: load yours with --plugin or sim.plugin",
            "此功能用于插件文件：请用 --plugin 或 sim.plugin 加载",
            key=what,
        )
    _added[what].append((_loading[-1], item))


def added(what: str) -> tuple[tuple[Plugin, Mapping[str, Any]], ...]:
    """What plug-ins add to a registry, which is read with this and closed for later ones."""
    start()
    _read.add(what)
    return tuple(_added[what])


def start() -> None:
    """Load the plug-ins that the environment names, once."""
    if not _started:
        _started.append(True)
        for path in os.environ.get(VARIABLE, "").split(os.pathsep):
            if path:
                load(path)


def loaded() -> Mapping[str, Plugin]:
    """The plug-ins in use, by name."""
    start()
    return dict(_loaded)


def origins(policies: Collection[str], parameters: Collection[str]) -> tuple[str, ...]:
    """Names of the plug-ins that some kinds of policy and keys of parameters come from, and of all that add a
    kind of matter, as that is there in every run; in order.
    """
    found = {one.name for one, item in added("policies") if item["kind"] in policies}
    found |= {one.name for one, item in added("parameters") if item["key"] in parameters}
    found |= {one.name for one, _ in added("kinds")}
    return tuple(sorted(found))


def wrong(plugin: Plugin, what: str, error: Exception) -> InputError:
    """The error for something that a plug-in adds and that cannot be."""
    if isinstance(error, InputError):
        return error.within(file=plugin.path)
    return InputError(f"{what}: {error}", f"{what}：{error}", file=plugin.path)
