"""Tables on the screen, never cut off: cells fold onto more lines; elsewhere each row is one line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from sim.text.width import cells, padded

_ROOMY = 150  # columns of a terminal from which on tables show what is optional too


def console() -> Any:
    """A rich console on standard output that shows texts as they are."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], optional: int = 0) -> None:
    """Print rows under column headings; the last ``optional`` columns are left out on a narrow terminal."""
    texts = [[str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        _print_plain([list(columns), *texts])
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    out = console()
    kept = len(columns) - (optional if out.width < _ROOMY else 0)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    widest = max((cells(row[0]) for row in texts), default=0)
    for i, name in enumerate(columns[:kept]):
        # Names are there to be copied: the first column stays whole where it leaves room for the rest.
        table.add_column(Text(name), overflow="fold", no_wrap=i == 0 and widest <= out.width // 2)
    for row in texts:
        table.add_row(*(Text(cell) for cell in row[:kept]))
    out.print(table)


def print_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Print names and what they are, one below the other; facts that are empty are left out."""
    rows = [[name, str(value)] for name, value in facts if value is not None and str(value) != ""]
    if not sys.stdout.isatty():
        _print_plain(rows)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name, style="bold"), Text(value))
    console().print(table)


def _print_plain(rows: Sequence[Sequence[str]]) -> None:
    """Rows as aligned lines, two spaces between columns, whatever the length."""
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(cells(cell) for cell in column) for column in zip(*flat, strict=True)] if flat else []
    for row in flat:
        print("  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())
