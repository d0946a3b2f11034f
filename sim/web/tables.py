"""The tables of a session for download: weekly, places, and the summary of a run that is over."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Any

from sim.faces.collecting import live_measures
from sim.measures.compute import cell_name, cells, summary
from sim.study.one import observed
from sim.text.places import beside
from sim.web.arm import ARMS
from sim.web.places import places_of
from sim.web.weeks import frame_of, rows_of

if TYPE_CHECKING:
    from sim.web.session import Session

Rows = list[list[Any]]
WORLDS = ("A", "B")


def weekly(session: Session) -> Rows:
    """A row for each week and world, a column for each measure that is known week by week."""
    return rows_of(frame_of(session), (*live_measures(), "efficacy", "unmet", "voice"))


def communities(session: Session, lang: str) -> Rows:
    """A row for each community and world as they are now."""
    places = places_of(session)
    names = [key for key in places.communities[0] if key != "hours"]
    found: Rows = [["township", "community", "urban", "residents", "world", *names]]
    for i, called in enumerate(places.names[2]):
        town = beside(places.names[1][int(places.township_of[i])], lang)
        for n in ARMS:
            values = [float(places.communities[n][name][i]) for name in names]
            found.append(
                [
                    town,
                    beside(called, lang),
                    bool(places.urban[i]),
                    int(places.residents[i]),
                    WORLDS[n],
                    *values,
                ]
            )
    return found


def summaries(session: Session) -> Rows:
    """The numbers that sum both runs up, as `chaofuhe run` gives them; empty before the run is over."""
    found: Rows = [["measure", *WORLDS]]
    if session.finished:
        with session.lock:
            columns = [summary(observed(arm.world)) for arm in session.arms]
        for n, cell in enumerate(cells()):
            values = [float(column[n]) for column in columns]
            found.append([cell_name(cell), *(None if math.isnan(v) else v for v in values)])
    return found


def to_csv(rows: Rows) -> bytes:
    """Rows as csv that spreadsheets read, Chinese too; numbers so that they are read back exactly."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def to_xlsx(tables: dict[str, Rows]) -> bytes:
    """Tables as sheets of a workbook; nothing in it is a formula."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        head = book.add_format({"bold": True})
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row, head if n == 0 else None)
            sheet.freeze_panes(1, 0)
    return buffer.getvalue()
