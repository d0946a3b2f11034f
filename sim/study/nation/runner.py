"""Running the nation: a folder, batches of counties, shards, and going on where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study import identity as identities
from sim.study.nation import memory
from sim.study.nation.counties import RESIDENTS, County, check_base, chosen, counties_of
from sim.study.nation.county import lived
from sim.study.nation.parts import PARTS, PATH, Batch, finished, part_name, taken_over
from sim.study.nation.province import coupled
from sim.study.pool import Failed, cores, spread
from sim.study.sweep.folder import storing, write_whole
from sim.study.warm import is_warm, warmed
from sim.text import both

if TYPE_CHECKING:
    from sim.scenario import Scenario

FORM = 1  # of these folders; raise it when their files change
MANIFEST = "nation.json"
_BATCH = 5_000_000  # residents after which a batch of counties ends
_SOURCES = tuple(f"study/nation/{name}.py" for name in ("counties", "county", "parts", "province"))

Progress = Callable[[int, int, int, int], None]  # counties done, of how many; residents of these, of how many
Hands = Callable[["Nation", Path, Sequence[Batch]], Iterator[tuple[Batch, Any]]]  # store what batches leave


@dataclass(frozen=True)
class Nation:
    """What is run: a scenario in every county, a seed, residents of the nation in all (None: as the places
    come), and the counties chosen.
    """

    base: Scenario
    seed: int = 0
    population: int | None = RESIDENTS
    places: tuple[str, ...] = ()

    @cached_property
    def every(self) -> tuple[County, ...]:
        """All counties of the nation."""
        check_base(self.base)
        return counties_of(self.base, self.population)

    @cached_property
    def counties(self) -> tuple[County, ...]:
        """The counties that were chosen."""
        return chosen(self.every, self.places)

    @cached_property
    def identity(self) -> str:
        """SHA-256 of everything that decides what a county leaves, whichever are chosen."""
        about = {
            "form": FORM,
            "scenario": self.base.key,
            "seed": self.seed,
            "population": self.population,
            "sources": identities.model_sources(),
            "own": identities.files(*_SOURCES),
            "data": identities.data(),
            "plugins": identities.plugins(),
        }
        return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()

    @cached_property
    def coupled(self) -> bool:
        """Whether counties of a province live together."""
        return coupled(self.base)

    @cached_property
    def files(self) -> frozenset[str] | None:
        """Names of the part files that belong to the choice, where a county depends on who else is chosen;
        None: all that there are.
        """
        if not self.coupled:
            return None
        return frozenset(part_name(n, [county.code for county in batch]) for n, batch in self.batches())

    def batches(self, shard: tuple[int, int] = (1, 1)) -> list[Batch]:
        """The chosen counties in batches, each within a province, and all of it where counties are coupled;
        `shard` (k, n): every n-th from the k-th.

        Which batch a county is in depends on nothing that is chosen.
        """
        most = float("inf") if self.coupled else _BATCH
        wanted = {county.code for county in self.counties}
        found: list[Batch] = []
        batch: list[County] = []
        number, residents = 0, 0
        for county in self.every:
            if batch and (county.province != batch[-1].province or residents >= most):
                found.append((number, tuple(batch)))
                batch, number, residents = [], number + 1, 0
            batch.append(county)
            residents += county.residents
        found.append((number, tuple(batch)))
        mine = [one for one in found if one[0] % shard[1] == shard[0] - 1]
        left = [(n, tuple(c for c in batch if c.code in wanted)) for n, batch in mine]
        return [one for one in left if one[1]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a call did: counties lived, counties of the choice still to live, why batches failed."""

    lived: int
    left: int
    failed: tuple[str, ...]


def opened(folder: Path, nation: Nation) -> None:
    """Make a folder this nation's, or check that it is; `InputError` when it holds something else."""
    found = _manifest(folder)
    if found is not None:
        if found.get("identity") != nation.identity:
            raise InputError(*both("nation.other"), file=folder, allowed=both("nation.other_out"))
        return
    if folder.exists() and (not folder.is_dir() or any(p for p in folder.iterdir() if p.name != PARTS)):
        raise InputError(*both("study.not_ours"), file=folder, allowed=both("study.other_folder"))
    from sim.study.findings import versions

    about = {
        "form": FORM,
        "kind": "nation",
        "identity": nation.identity,
        "scenario": nation.base.resolved(),
        "scenario_key": nation.base.key,
        "seed": nation.seed,
        "population": nation.population,
        "counties": len(nation.every),
        "versions": versions(),
        "sources": identities.model_sources(),
        "data": identities.data(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with storing(folder):
        (folder / PARTS).mkdir(parents=True, exist_ok=True)
        write_whole(folder / MANIFEST, json.dumps(about, ensure_ascii=False, indent=1) + "\n")


def _manifest(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        return dict(found) if found["form"] == FORM and found["kind"] == "nation" else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def merged(folder: Path, nation: Nation, others: Sequence[Path]) -> None:
    """Take over what other folders of the same nation hold."""
    opened(folder, nation)
    for other in others:
        found = _manifest(other)
        if found is None or found["identity"] != nation.identity:
            raise InputError(*both("nation.not_same"), key="--merge", file=other)
    taken_over(folder, others)


def workers_for(workers: int | None) -> int:
    """Processes: as many as asked for, or one for each core."""
    return workers or cores()


def run(
    nation: Nation,
    folder: Path,
    workers: int | None = None,
    shard: tuple[int, int] = (1, 1),
    progress: Progress | None = None,
    hands: Hands | None = None,
) -> Summary:
    """Live the counties that are not on the disk yet; the same files whatever workers, shards and
    interruptions. `InputError` before anything is done if memory is short.

    `hands`: who else lives and stores the batches, in any order (`sim.study.nation.on_dask`).
    """
    identities.sources()  # as they are now, when this process has them
    opened(folder, nation)
    todo = _todo(nation, folder, shard)
    if not todo:
        return Summary(0, _left(nation, folder), ())
    total = sum(len(batch) for _, batch in todo)
    people = sum(county.residents for _, batch in todo for county in batch)
    if progress:
        progress(0, total, 0, people)
    done, residents, failed = 0, 0, []
    for (_, batch), value in (hands or _here(workers_for(workers)))(nation, folder, todo):
        if isinstance(value, Failed):
            names = ", ".join(str(county.code // 10**6) for county in batch)
            failed.append(f"{names}: {value.reason}")
            continue
        done += len(batch)
        residents += sum(county.residents for county in batch)
        if progress:
            progress(done, total, residents, people)
    return Summary(done, _left(nation, folder), tuple(failed))


def _todo(nation: Nation, folder: Path, shard: tuple[int, int]) -> list[Batch]:
    """The batches of a shard, as far as their counties are not on the disk."""
    there = finished(folder, nation.files)
    found = []
    for number, batch in nation.batches(shard):
        left = tuple(county for county in batch if county.code not in there)
        if left:
            found.append((number, left))
    return found


def _here(workers: int) -> Hands:
    """The processes of this machine."""

    def live(nation: Nation, folder: Path, todo: Sequence[Batch]) -> Iterator[tuple[Batch, Any]]:
        memory.check(sizes(nation, todo), workers)
        if not is_warm():
            with warmed():
                smallest = min((c for _, batch in todo for c in batch), key=lambda county: county.residents)
                lived(nation.base, nation.seed, smallest)
        shared = (nation.base, nation.seed, str(folder))
        order = sorted(todo, key=residents_of, reverse=True) if nation.coupled else todo
        return zip(order, spread(PATH, shared, order, workers), strict=True)

    return live


def residents_of(batch: Batch) -> int:
    """Residents of a batch's counties."""
    return sum(county.residents for county in batch[1])


def sizes(nation: Nation, batches: Sequence[Batch]) -> list[float]:
    """Bytes that each thing takes that is lived in one go: a county, or its province if these are coupled."""
    weeks = nation.base.total_weeks
    if nation.coupled:
        return [memory.of_province(batch, weeks) for _, batch in batches]
    return [memory.of_county(county, weeks) for _, batch in batches for county in batch]


def _left(nation: Nation, folder: Path) -> int:
    there = finished(folder, nation.files)
    return sum(county.code not in there for county in nation.counties)
