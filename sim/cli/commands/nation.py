"""``chaofuhe nation``: a scenario in every county of the nation, one to one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sim.study.nation.runner import Hands, Nation, Summary

_TALK = 20.0  # seconds between lines where there is no terminal


def command(
    scenario: Annotated[str, typer.Argument(help="nation.scenario", metavar="SCENARIO")] = "county",
    provinces: Annotated[str, typer.Option("--provinces", help="nation.provinces", metavar="CODE,...")] = "",
    weeks: Annotated[int, typer.Option("--weeks", help="nation.weeks", metavar="N", min=1, max=5200)] = 52,
    warmup: Annotated[int, typer.Option("--warmup", help="nation.warmup", metavar="N", min=0, max=5199)] = 13,
    population: Annotated[
        int | None,
        typer.Option("--population", help="nation.population", metavar="N", min=0, max=2_000_000_000),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="run.seed", metavar="N", min=0, max=2**63 - 1)] = 0,
    settings: Annotated[list[str] | None, typer.Option("--set", help="run.set", metavar="KEY=VALUE")] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", help="nation.workers", metavar="N", min=1, max=4096)
    ] = None,
    shard: Annotated[str, typer.Option("--shard", help="nation.shard", metavar="K/N")] = "",
    merge: Annotated[list[str] | None, typer.Option("--merge", help="nation.merge", metavar="DIR")] = None,
    county: Annotated[str, typer.Option("--county", help="nation.county", metavar="CODE")] = "",
    out: Annotated[str, typer.Option("--out", "-o", help="nation.out", metavar="DIR")] = "",
    apart: Annotated[bool, typer.Option("--apart", help="nation.apart")] = False,
    executor: Annotated[str, typer.Option("--executor", help="nation.executor", metavar="WHERE")] = "local",
    address: Annotated[str, typer.Option("--address", help="nation.address", metavar="ADDRESS")] = "",
) -> int:
    """Run what is left of the nation; tables, a map and a summary when all chosen counties are there."""
    from sim.cli.commands.sweep import shard_of
    from sim.cli.nation import finish
    from sim.cli.studies import say
    from sim.cli.sweeps import interruptible
    from sim.cli.terms import DONE, FAILED
    from sim.study.nation.runner import merged, run, workers_for
    from sim.study.sweep.runner import check_shard
    from sim.study.warm import is_warm
    from sim.text import chosen, t

    part = shard_of(shard) or (1, 1)
    check_shard(part)
    check_executor(executor, address, workers)
    nation = asked(scenario, provinces, weeks, warmup, population, seed, settings or [], apart=apart)
    if county:
        print(of_county(nation, county), end="")
        return DONE
    folder = Path(out) if out else Path("results") / f"nation-{nation.identity[:8]}"
    there = executor == "dask"
    print(head(nation, None if there else workers_for(workers)))
    if merge:
        merged(folder, nation, [Path(one) for one in merge])
    if not there and not is_warm():
        say(t("study.compiling", chosen()))
    with interruptible(str(folder)), hands_of(address) as hands, progress() as show:
        done = run(nation, folder, workers, part, show, hands)
    return FAILED if unfinished(done, folder) else finish(nation, folder, done)


def asked(
    scenario: str,
    provinces: str,
    weeks: int,
    warmup: int,
    population: int | None,
    seed: int,
    settings: list[str],
    *,
    apart: bool,
) -> Nation:
    """The nation that was asked for; `InputError` for what does not fit."""
    from sim.errors import InputError
    from sim.scenario import load, with_settings
    from sim.study.nation.counties import RESIDENTS
    from sim.study.nation.province import apart as without
    from sim.study.nation.runner import Nation
    from sim.text import both

    if warmup >= weeks:
        raise InputError(*both("nation.all_warmup", n=weeks), key="--warmup", value=warmup)
    base = with_settings(load(scenario), settings)
    base = base.with_values({"time.warmup_weeks": warmup, "time.observe_weeks": weeks - warmup})
    base = without(base) if apart else base
    usual = None if base.region.data else RESIDENTS
    total = usual if population is None else population or None
    places = tuple(part for part in provinces.replace("，", ",").split(",") if part.strip())
    return Nation(base, seed, total, places)


def of_county(nation: Nation, code: str) -> str:
    """The scenario file of one county of the nation; `InputError` for a code that means none, or several."""
    from sim.errors import InputError
    from sim.study.nation.counties import chosen, scenario_of
    from sim.text import both

    found = chosen(nation.every, (code,))
    if len(found) != 1:
        raise InputError(*both("nation.one_county", n=len(found)), key="--county", value=code)
    return scenario_of(nation.base, found[0]).to_toml()


def check_executor(executor: str, address: str, workers: int | None) -> None:
    """Raise `InputError` for a place to run that there is not, or options that do not belong to it."""
    from sim.errors import InputError, nearest_names
    from sim.text import both

    names = ("local", "dask")
    if executor not in names:
        near = nearest_names(executor, names)
        said = both("sweep.no_executor")
        raise InputError(*said, key="--executor", value=executor, allowed=" | ".join(names), nearest=near)
    if executor == "dask" and not address:
        form = "--address tcp://host:8786"
        raise InputError(*both("dask.where"), key="--executor", value="dask", allowed=form)
    if executor == "dask" and workers:
        raise InputError(*both("slurm.other_executor"), key="--workers", allowed="local")
    if executor == "local" and address:
        raise InputError(*both("slurm.other_executor"), key="--address", allowed="dask")


@contextmanager
def hands_of(address: str) -> Iterator[Hands | None]:
    """The workers of the Dask cluster at an address; without one, None: the processes here."""
    if not address:
        yield None
        return
    from sim.cli.cluster import say_of_dask
    from sim.study.dask_cluster import at_address
    from sim.study.nation.on_dask import on_dask

    cluster = at_address(address)
    cluster.notice = say_of_dask
    try:
        say_of_dask("connected", {"address": cluster.address, "workers": cluster.workers()})
        yield on_dask(cluster)
    finally:
        cluster.close()


def head(nation: Nation, workers: int | None) -> str:
    """What is run, and the memory it takes on so many processes here; None: it runs elsewhere."""
    from sim.study.nation import memory
    from sim.study.nation.runner import sizes
    from sim.text import chosen, t

    counties, lang = nation.counties, chosen()
    words: dict[str, Any] = {
        "counties": f"{len(counties):,}",
        "communities": f"{sum(c.communities for c in counties):,}",
        "residents": f"{sum(c.residents for c in counties):,}",
        "weeks": nation.base.total_weeks,
        "warmup": nation.base.warmup_weeks,
        "seed": nation.seed,
    }
    gap = "" if lang == "zh" else " "
    what = t("nation.head", lang, **words) + gap
    what += t("nation.coupled" if nation.coupled else "nation.uncoupled", lang)
    if workers is None:
        return what
    needed = memory.needed(sizes(nation, nation.batches()), workers)
    said = {"memory": f"{needed / memory.GIB:.1f}", "free": f"{memory.available() / memory.GIB:.1f}"}
    return what + gap + t("nation.memory", lang, workers=workers, **said)


def unfinished(done: Summary, folder: Path) -> bool:
    """Say what failed."""
    from sim.cli.studies import MOST_REASONS, say
    from sim.text import chosen, t

    for reason in done.failed[:MOST_REASONS]:
        say(t("nation.failed", chosen(), reason=reason))
    if done.failed:
        say(t("sweep.resume", chosen(), folder=folder))
    return bool(done.failed)


@contextmanager
def progress() -> Iterator[Callable[[int, int, int, int], None]]:
    """A progress bar on a terminal, elsewhere a line now and then; both with the time left."""
    from rich.console import Console

    from sim.cli.studies import progress as bar
    from sim.cli.studies import say
    from sim.text import chosen, t

    began = said = time.monotonic()

    def line(done: int, every: int, residents: int, people: int) -> None:
        nonlocal said
        now = time.monotonic()
        if not done or (now - said < _TALK and done < every):
            return
        said = now
        left = (now - began) * (people - residents) / residents
        words = {"done": f"{done:,}", "every": f"{every:,}", "minutes": f"{left / 60:.1f}"}
        say(t("nation.progress", chosen(), residents=f"{residents:,}", **words))

    if not Console(stderr=True).is_terminal:
        yield line
        return
    with bar() as show:
        yield lambda done, every, residents, people: show(done, every)
