"""``chaofuhe merge``: the folders of shards become one."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.text import chosen, t


def command(
    folders: Annotated[list[str], typer.Argument(help="merge.folders", metavar="DIR...")],
    out: Annotated[str, typer.Option("--out", "-o", help="merge.out", metavar="DIR")],
) -> None:
    """Join sweeps' folders; each run is kept once."""
    from sim.study.sweep.merging import merge
    from sim.study.sweep.state import status

    count = merge(folders, out)
    print(t("merge.done", chosen(), n=count, folder=out, left=status(out).left))
