"""``chaofuhe report``: a page, figures and a workbook from a result folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.text import chosen, t


def command(
    folder: Annotated[str, typer.Argument(help="report.folder", metavar="DIR")],
    workers: Annotated[
        int | None, typer.Option("--workers", help="report.workers", metavar="N", min=1, max=4096)
    ] = None,
) -> None:
    """Write the report in the language of the moment, and say where it is."""
    from sim.report import write_report
    from sim.report.helpers import helpers_for

    with helpers_for(workers) as helpers:
        path = write_report(Path(folder), chosen(), helpers=helpers)
    print(t("report.written", chosen(), file=path))
