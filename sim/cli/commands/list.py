"""``chaofuhe list``: what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli.lists import LISTS, SEARCHES_ITSELF
from sim.cli.tables import print_table
from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t


def command(
    what: Annotated[str, typer.Argument(help="list.what", metavar="WHAT")],
    search: Annotated[str, typer.Option("--search", "-s", help="list.search", metavar="TEXT")] = "",
) -> None:
    """Print one of the lists, or what of it matches a text."""
    listing = LISTS.get(what)
    if listing is None:
        near = nearest_names(what, tuple(LISTS))
        raise InputError(*both("list.no_such"), value=what, allowed=", ".join(LISTS), nearest=near)
    text = search.strip()
    found = listing(text)
    rows = list(found.rows)
    if text and what not in SEARCHES_ITSELF:
        rows = [row for row in rows if any(text.casefold() in cell.casefold() for cell in row)]
    if rows:
        print_table([t(f"list.{column}", chosen()) for column in found.columns], rows, found.optional)
    if found.note or not rows:
        print(found.note or t("list.nothing", chosen()))
