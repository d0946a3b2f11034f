"""``chaofuhe bench``: the program put to the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.terms import DONE, FAILED
from sim.errors import InputError
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.limits import Row

_COLUMNS = ("limit", "quantity", "customers", "steps", "theory", "seen", "error")
_WIDTHS = (30, 30, 12, 13, 8, 8, 9)


def command(
    limits: Annotated[bool, typer.Option("--limits", help="bench.limits")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="bench.quick")] = False,
    seed: Annotated[int, typer.Option("--seed", help="bench.seed", metavar="N", min=0, max=2**63 - 1)] = 1,
    workers: Annotated[
        int | None, typer.Option("--workers", help="bench.workers", metavar="N", min=1, max=4096)
    ] = None,
) -> int:
    """Compare the model with queueing theory; 1 if it misses."""
    if not limits:
        raise InputError(*both("bench.nothing"), allowed="--limits")
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
