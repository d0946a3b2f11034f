"""What an entry of the coverage table is: a pattern in a tiny world, and settings that make it go away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.measures.compute import outcome
from sim.parameters import FAMILIES, PARAMETERS
from sim.scenario import Scenario
from sim.study.one import observed
from sim.world import World

Settings = Mapping[str, Any]  # values of parameters by key; the key of a family stands for all its members

ROOT = Path(__file__).resolve().parents[2]
REGION = {"synthetic": {"townships": 2, "communities": 4, "urban_share": 0.5}, "population": 6000}
WARMUP, WEEKS = 8, 52


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One entry of `docs/coverage.md`; a row of the table may have several.

    `shows(settings)` runs a tiny world with these settings on top of its own and says whether the pattern is
    visible, by a clear margin; `off` are the settings that switch the mechanism off, without which it is
    visible. `place`: where the mechanism is in the code (files below the top folder); by default the files of
    rules and parameters of the topics that `off` is about.
    """

    number: int
    shows: Callable[[Settings], bool]
    off: Settings
    place: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The row's number and the name of its pattern."""
        return f"{self.number}-{self.shows.__name__}"

    @property
    def test(self) -> str:
        """The file that its pattern is in, below the top folder."""
        return Path(self.shows.__code__.co_filename).relative_to(ROOT).as_posix()

    @property
    def places(self) -> tuple[str, ...]:
        """Files of the code the mechanism is in."""
        if self.place:
            return self.place
        topics = dict.fromkeys(key.split(".")[0] for key in self.off)
        files = [f"sim/{folder}/{topic}.py" for topic in topics for folder in ("rules", "parameters")]
        return tuple(file for file in files if (ROOT / file).exists())


def values(settings: Settings) -> dict[str, Any]:
    """Settings with families replaced by their members; `KeyError` for what is neither."""
    found: dict[str, Any] = {}
    for key, value in settings.items():
        members = [key] if key in PARAMETERS else [member.key for member in FAMILIES[key].members]
        found |= dict.fromkeys(members, value)
    return found


def run(
    settings: Settings,
    own: Settings | None = None,
    policies: Sequence[Mapping[str, Any] | str] = (),
    *,
    region: Mapping[str, Any] | None = None,
    weeks: int = WEEKS,
    warmup: int = WARMUP,
    seed: int = 1,
) -> World:
    """A tiny world at its end: `own` settings of a pattern, `settings` on top of them. A policy that names
    no start works from the end of the warm-up on, everywhere and at once.
    """
    times = {"time.warmup_weeks": warmup, "time.observe_weeks": weeks}
    asked = [{"kind": one} if isinstance(one, str) else dict(one) for one in policies]
    working = [{"start": warmup, "lag": 0, "nominal": 0} | one for one in asked]
    every = times | values(own or {}) | values(settings)
    return World(Scenario(region or REGION, every, working), seed).run()


def totals(world: World) -> dict[str, Any]:
    """Tallies of the observed weeks, summed over communities: a number or an array for each field."""
    found = world.state.totals
    return {name: found[name].sum(axis=0) for name in found.dtype.names}


def measures(world: World) -> Any:
    """The measures of a run, by name."""
    return outcome(observed(world))
