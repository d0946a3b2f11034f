"""Compiling side by side: for the type of state that a world then has, begun before its region is made."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from sim import compiling
from sim import world as worlds
from sim.agents.state import State, type_of_kinds
from sim.agents.tables import kinds
from sim.compiled import is_compiled
from sim.errors import InputError
from sim.scenario import load
from sim.study import warm
from sim.units import UNITS
from sim.world import World

from .small import small

only_compiled = pytest.mark.skipif(not is_compiled(), reason="rules run uncompiled")
NOWHERE = {"synthetic": {"townships": 1, "communities": 1}, "population": 300}


@pytest.mark.parametrize(
    "scenario",
    [
        small(),
        small(time__step_days=1, demand__rate__care=0.5),
        small(region__departments=40, response__trust_start=0.3),
        small().with_region(NOWHERE),
        load("street"),
        load("four_cadre_village"),
    ],
    ids=["small", "days", "departments", "one community", "street", "village"],
)
def test_the_kinds_known_ahead_are_those_of_a_state(scenario, tmp_path: Path):
    """Else rules would be compiled twice: ahead in vain, and then for the state."""
    world = World(scenario, 3)
    assert world.state.kinds == kinds()
    assert type_of_kinds(world.state.kinds).digest == type_of_kinds(kinds()).digest
    world.advance(2)  # its pools grow
    world.save(tmp_path / "kept.npz")
    assert world.state.kinds == kinds()
    assert World.load(tmp_path / "kept.npz", scenario).state.kinds == kinds()


@only_compiled
def test_every_unit_but_the_weeks_own_is_in_one_share():
    shares = compiling._shares()
    shared = [unit.name for _, units in shares for unit in units]
    assert sorted(shared) == sorted(unit.name for unit in UNITS if unit.py_func.__module__ != "sim.week")
    assert [name for name, _ in shares[: len(compiling._FIRST)]] == [names[0] for names in compiling._FIRST]


@only_compiled
def test_modules_begun_first_are_there():
    """A module of another name would be compiled last, and the others would wait for it."""
    there = {unit.py_func.__module__ for unit in UNITS}
    missing = [name for names in compiling._FIRST for name in names if name not in there]
    assert not missing, f"sim.compiling._FIRST names modules without units: {missing}"


@only_compiled
def test_a_module_of_another_name_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch):
    units = sorted(unit.name for _, found in compiling._shares() for unit in found)
    monkeypatch.setattr(compiling, "_FIRST", (("sim.rules.gone",), ("sim.rules.gone", "sim.rules.means")))
    shares = compiling._shares()
    assert shares[0][0] == "sim.rules.means"
    assert sorted(unit.name for _, found in shares for unit in found) == units


class Desk:
    """What happens in order, with helping processes that only say when they begin and end."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
        self.told: list[str] = []
        self.there = False
        self.folders: list[Path] = []
        self.folder = folder
        for name, value in {
            "CACHE_FOLDER": folder,
            "_known": lambda kind: self.there,
            "_cores": lambda: cores,
            "_helper": self._helper,
            "_compile_unclaimed": lambda claims, kind: self.tell("units"),
        }.items():
            monkeypatch.setattr(compiling, name, value)
        for name in ("region_of", "build_state"):
            monkeypatch.setattr(worlds, name, self._telling(name, getattr(worlds, name)))

    def tell(self, what: str) -> None:
        self.told.append(what)

    def _telling(self, name: str, function: Any) -> Any:
        def told(*given: Any) -> Any:
            self.tell(name)
            return function(*given)

        return told

    def _helper(self, claims: str, kind: Any) -> subprocess.Popen[bytes]:
        assert kind == type_of_kinds(kinds())
        self.folders.append(Path(claims))
        self.tell("helper")
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])

    def leave(self) -> None:
        """Nothing is left: no folder, no lock."""
        assert not any(folder.exists() for folder in self.folders)
        assert compiling._team is None
        free = threading.Event()

        def lock() -> None:
            with compiling.locked(self.folder / "units.lock"):
                free.set()

        threading.Thread(target=lock, daemon=True).start()
        assert free.wait(30.0)


@only_compiled
def test_processes_begin_before_the_region_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(tmp_path, monkeypatch, cores=3)
    wait = subprocess.Popen.wait

    def waited(process: subprocess.Popen[bytes], *given: Any) -> int:
        process.terminate()  # this one has nothing to do
        return wait(process, *given)

    monkeypatch.setattr(subprocess.Popen, "wait", waited)
    World(small(), 3)
    assert desk.told == ["helper", "helper", "region_of", "build_state", "units"]
    desk.leave()
    World(small(), 3)  # all is on the disk now
    assert desk.told[5:] == ["region_of", "build_state"]
    desk.leave()


@only_compiled
def test_one_core_has_no_helpers_and_nothing_to_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(tmp_path, monkeypatch, cores=1)
    World(small(), 3)
    assert desk.told == ["region_of", "build_state"]
    assert [path for path in tmp_path.iterdir() if path.name.startswith("units-")]
    desk.leave()


@only_compiled
def test_processes_end_when_there_is_no_region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(tmp_path, monkeypatch, cores=2)

    def nowhere(*given: Any) -> None:
        raise InputError("no such place", "没有这个地方")

    monkeypatch.setattr(worlds, "region_of", nowhere)
    with pytest.raises(InputError):
        World(small(), 3)
    assert desk.told == ["helper"]
    desk.leave()


@only_compiled
def test_they_begin_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(tmp_path, monkeypatch, cores=2)
    monkeypatch.setattr(warm, "_folder", lambda: tmp_path)
    monkeypatch.setattr(warm, "_shared", lambda: None)
    with warm.warmed():
        assert desk.told == ["helper"]
        with compiling.helped(), compiling.helped():
            pass
        assert desk.told == ["helper"]
    desk.leave()


def test_a_process_that_has_another_type_of_state_does_not_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    helped: list[Any] = []
    monkeypatch.setattr(compiling, "_compile_unclaimed", lambda claims, kind: helped.append(kind))
    compiling._help(str(tmp_path), "1")
    assert not helped
    kind = type_of_kinds(kinds())
    compiling._help(str(tmp_path), str(kind.digest))
    assert helped == [kind]


@only_compiled
def test_a_state_of_another_type_is_compiled_for_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """None of this program's is; it must not run what was compiled for others."""
    state = World(small(), 3).state
    desk = Desk(tmp_path, monkeypatch, cores=1)
    asked: list[Any] = []
    monkeypatch.setattr("sim.units.Unit.signature_for", lambda unit, kind: asked.append(kind))
    other = State.of(**(state._asdict() | {"free": state.free.astype("i8")}))
    with compiling.helped():
        compiling.ready(other)
    assert asked == [type_of_kinds(other.kinds)] * len(UNITS)
    assert asked[0].digest != type_of_kinds(kinds()).digest
    assert desk.told == []
    desk.leave()
