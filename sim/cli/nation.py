"""What ``chaofuhe nation`` prints and writes once its counties are there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.terms import DONE
from sim.measures import MEASURES
from sim.text import chosen, t

if TYPE_CHECKING:
    import pandas as pd

    from sim.study.nation.runner import Nation, Summary

TABLES = "tables"
_ENDS = 3  # provinces named at either end


def finish(nation: Nation, folder: Path, done: Summary) -> int:
    """Tables, map and summary, or how many counties are still to come; the exit code."""
    lang = chosen()
    if done.left:
        print(t("nation.left", lang, n=f"{done.left:,}", folder=folder))
        return DONE
    frames = _written(nation, folder)
    print_summary(frames["summary"])
    from sim.report.analyses.nation import draw

    print()
    print(t("study.folder", lang, folder=folder / TABLES))
    for path in draw(frames, folder):
        if path.name.endswith(f".{lang}.png"):
            print(t("nation.map", lang, path=path))
    return DONE


def _written(nation: Nation, folder: Path) -> dict[str, pd.DataFrame]:
    """The tables, written beside the parts; those that are there already are read."""
    from sim.cli.studies import say
    from sim.study.findings import manifest_of
    from sim.study.folder import complete, contents, write
    from sim.study.nation.tables import tables
    from sim.study.runs import weeks_of

    codes = ",".join(str(county.code) for county in nation.counties)
    identity = hashlib.sha256(f"{nation.identity} {codes}".encode()).hexdigest()
    target = folder / TABLES
    if complete(target, identity):
        return contents(target)[1]
    say(t("nation.adding", chosen()))
    frames = tables(nation, folder)
    title = {"en": t("nation.title", "en"), "zh": t("nation.title", "zh")}
    about: dict[str, Any] = {
        "weeks": weeks_of(nation.base),
        "population": nation.population,
        "counties": len(nation.counties),
        "failed": [],
    }
    manifest = manifest_of("nation", [("", nation.base)], nation.seed, 1, title, about)
    write(target, manifest | {"identity": identity}, frames, replace=True)
    return frames


def print_summary(summary: pd.DataFrame) -> None:
    """The headline measures of the whole and by place class, and the provinces at either end of load."""
    from sim.cli.findings import name, print_numbers
    from sim.cli.numbers import plain

    lang = chosen()
    top = summary["code"].iloc[0]
    rows = {str(row["place"]): row for row in summary[summary["code"] == top].to_dict("records")}
    heads = [
        t("study.measure", lang),
        t("nation.whole", lang),
        t("study.urban", lang),
        t("study.rural", lang),
    ]
    lines = []
    for key, measure in MEASURES.items():
        if measure.headline and key in summary:
            numbers = [plain(float(rows[place][key]), measure.unit) for place in ("", "urban", "rural")]
            lines.append([name(key), *numbers])
    print()
    print_numbers(heads, lines)
    provinces: Any = summary[(summary["level"] == "province") & (summary["place"] == "")]
    if len(provinces) < 2 * _ENDS:
        return
    ranked = provinces.sort_values("load")
    print()
    for key, part in (("most", ranked.iloc[::-1]), ("least", ranked)):
        listed = [
            f"{row.name} {row.load:.2f}" for row in part.head(_ENDS)[["name", "load"]].itertuples(False)
        ]
        print(t(f"nation.{key}", lang, provinces=("、" if lang == "zh" else ", ").join(listed)))
