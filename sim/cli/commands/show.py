"""``chaofuhe show``: one thing, whatever it is."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli.pages import PAGES, known_names
from sim.errors import InputError, nearest_names
from sim.text import both


def command(name: Annotated[str, typer.Argument(help="show.name", metavar="NAME")]) -> None:
    """Print everything of this name: the schema, a parameter, policy, measure, scenario, region."""
    asked = name.strip()
    found = False
    for page in PAGES if asked else ():
        found = page(asked, found) or found
    if not found:
        near = nearest_names(asked, known_names())
        raise InputError(*both("show.nothing"), value=name, allowed=both("show.allowed"), nearest=near)
