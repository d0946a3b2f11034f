"""``chaofuhe bench``: the program put to the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.terms import DONE, FAILED
from sim.errors import InputError
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.limits import Row
    from sim.study.sweep.bench import Report

_COLUMNS = ("limit", "quantity", "customers", "steps", "theory", "seen", "error")
_WIDTHS = (30, 30, 12, 13, 8, 8, 9)


def command(
    rows: Annotated[list[str] | None, typer.Argument(help="bench.rows", metavar="ROW")] = None,
    limits: Annotated[bool, typer.Option("--limits", help="bench.limits")] = False,
    sweep: Annotated[
        int | None, typer.Option("--sweep", help="bench.sweep", metavar="N", min=1, max=1_000_000)
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="bench.full")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="bench.quick")] = False,
    seed: Annotated[int, typer.Option("--seed", help="bench.seed", metavar="N", min=0, max=2**63 - 1)] = 1,
    workers: Annotated[
        int | None, typer.Option("--workers", help="bench.workers", metavar="N", min=1, max=4096)
    ] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="bench.out", metavar="DIR")] = "",
) -> int:
    """Measure rows of the table, time a sweep, or compare with queueing theory (1 if it misses)."""
    others = [name for name, given in (("--limits", limits), ("--sweep", sweep is not None)) if given]
    if full and quick:
        others += ["--full", "--quick"]
    if len(others) > 1 or (others and (rows or out or full)):
        raise InputError(*both("bench.one_thing"), key=others[0])
    if sweep is not None:
        return _sweep(sweep, workers)
    if limits:
        return _limits(quick, workers, seed)
    from sim.cli.bench import measured
    from sim.study.bench.numbers import How

    return measured(rows or [], How(full, quick, workers), out)


def _limits(quick: bool, workers: int | None, seed: int) -> int:
    """Compare the model with queueing theory; 1 if it misses."""
    from sim.study.limits import rows

    _line(*(t(f"bench.{name}", chosen()) for name in _COLUMNS))
    missed, tolerance = 0, 0.0
    for row in rows(quick, workers, seed):
        _line(*_cells(row))
        missed += not row.passed
        tolerance = row.tolerance
    if missed:
        print(t("bench.missed", chosen(), count=missed))
        return FAILED
    print(t("bench.kept", chosen(), percent=f"{100 * tolerance:.1f}"))
    return DONE


def _sweep(runs: int, workers: int | None) -> int:
    """Time a sweep of streets against the bare kernel."""
    from sim.cli.studies import progress, say
    from sim.study.sweep.bench import bench
    from sim.study.warm import is_warm

    if not is_warm():
        say(t("study.compiling", chosen()))
    with progress() as show:
        report = bench(runs, workers, show)
    _print_sweep(report)
    return DONE


def _print_sweep(report: Report) -> None:
    from sim.study.bench.machine import processor
    from sim.study.sweep.bench import kept

    lang = chosen()
    print(t("bench.machine", lang, machine=processor(), workers=report.workers))
    print(t("bench.bare", lang, rate=f"{report.bare:.1f}"))
    rates = {"rate": f"{report.rate:.1f}", "percent": f"{100 * report.share:.0f}"}
    print(t("bench.rate", lang, n=report.runs, whole=f"{report.whole:.1f}", **rates))
    print(t("bench.processor", lang, percent=f"{100 * report.processor:.0f}"))
    _line(*(t(f"bench.{name}", lang) for name in ("runs", "runner", "of_workers")))
    for look in kept(report.memory):
        _line(f"{look.runs:,}", f"{look.runner:.0f} MiB", f"{look.workers:.0f} MiB")


def _cells(row: Row) -> tuple[str, ...]:
    """One line of the table."""
    lang = chosen()
    mark = "" if row.passed else f" {t('bench.too_far', lang)}"
    return (
        t(f"bench.limit_{row.name}", lang),
        t(f"bench.of_{row.quantity}", lang),
        f"{row.customers:,.0f}",
        f"{row.steps:.2f}",
        f"{row.theory:.4f}",
        f"{row.seen:.4f}",
        f"{100 * row.error:+.2f}%{mark}",
    )


def _line(*cells: str) -> None:
    """One line, at once: the whole takes minutes."""
    from sim.text.width import padded

    print("  ".join(map(padded, cells, _WIDTHS)).rstrip(), flush=True)
