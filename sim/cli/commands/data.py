"""``chaofuhe data import``: a table of the user's own for regions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.region.importing import Imported

ACTIONS = ("import",)


def command(
    action: Annotated[str, typer.Argument(help="data.action", metavar="import")],
    file: Annotated[Path, typer.Argument(help="data.file", metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="data.out", metavar="FILE")] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", "-c", help="data.column", metavar="NAME=COLUMN")
    ] = None,
    crosswalk: Annotated[
        Path | None, typer.Option("--crosswalk", help="data.crosswalk", metavar="FILE")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="data.replace")] = False,
) -> None:
    """Read a table, say what is used of it, and write the file that scenarios name."""
    if action not in ACTIONS:
        near = nearest_names(action, ACTIONS)
        raise InputError(*both("data.no_action"), value=action, allowed=", ".join(ACTIONS), nearest=near)
    from sim.region.importing import import_table, write

    target = out or Path(f"{file.stem}.parquet")
    if target.suffix != ".parquet":
        target = target.with_name(target.name + ".parquet")
    if target.exists() and (not replace or target.resolve() == file.resolve()):
        raise InputError(*both("data.exists"), file=target, allowed=both("data.use_replace"))
    found = import_table(file, _named(column or []), crosswalk)
    write(found, target)
    _say(found, target)


def _named(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        name, equals, header = pair.partition("=")
        if not equals or not name.strip() or not header.strip():
            raise InputError(*both("data.bad_column"), key="--column", value=pair)
        found[name.strip()] = header.strip()
    return found


def _say(found: Imported, target: Path) -> None:
    import numpy as np

    from sim.region.given_columns import COLUMNS

    lang = chosen()
    print(t("data.written", lang, file=target))
    levels = found.levels
    print(
        t(
            "data.rows",
            lang,
            counties=levels["county"],
            townships=levels["township"],
            communities=levels["community"],
        )
    )
    for name, values in found.columns.items():
        words = COLUMNS[name].zh if lang == "zh" else COLUMNS[name].en
        count = int(np.isfinite(values).sum())
        print(t("data.used", lang, name=words, count=count, column=found.headers[name]))
    for why, count in (("sums", found.sums), ("upper", found.upper)):
        if count:
            print(t("data.skipped", lang, why=t(f"data.{why}", lang), count=count))
    if found.recoded:
        print(t("data.recoded", lang, count=found.recoded))
    if found.ignored:
        print(
            t(
                "data.ignored",
                lang,
                names="、".join(found.ignored) if lang == "zh" else ", ".join(found.ignored),
            )
        )
    print(t("data.next", lang, file=target))
