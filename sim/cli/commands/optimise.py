"""``chaofuhe optimise``: portfolios of policies under a budget that no other beats, over many futures."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.study.analysis.optimisation import Optimisation


def command(
    experiment: Annotated[str, typer.Argument(help="optimise.source", metavar="EXPERIMENT")],
    out: Annotated[str, typer.Option("--out", "-o", help="analysis.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
) -> int:
    """Run the search that an experiment describes, or what is left of it, and say what a budget buys."""
    from sim.cli.analyses import finish
    from sim.cli.studies import progress, say
    from sim.cli.sweeps import interruptible
    from sim.report.analyses.optimisation import draw, findings
    from sim.study.analysis.optimisation import checked_search, optimise
    from sim.study.design import load
    from sim.study.warm import is_warm
    from sim.text import chosen, t

    lang = chosen()
    asked = load(experiment)
    search = checked_search(asked)
    folder = Path(out) if out else default_folder(asked.name, repr((search, asked.tables)))
    print(asked.title.in_language(lang) or asked.name)
    if asked.question.in_language(lang):
        print(asked.question.in_language(lang))
    if asked.function is None and not is_warm():
        say(t("study.compiling", lang))
    with interruptible(str(folder)), progress() as show:
        found = optimise(asked, folder, workers, show)
    _print(found)
    about = {"experiment": asked.tables, "search": asdict(search), "failed": found.failed}
    return finish(
        folder,
        "portfolios",
        about,
        found.frames,
        partial(findings, found),
        partial(draw, found),
        found.failed > 0,
    )


def default_folder(name: str, about: str) -> Path:
    """Where a search goes when nothing else is said."""
    from hashlib import sha256

    return Path("results") / f"{name}-{sha256(about.encode()).hexdigest()[:8]}"


def _print(found: Optimisation) -> None:
    """The portfolios that no other beats."""
    from sim.cli.findings import print_numbers
    from sim.report.analyses.common import label, plain, value
    from sim.report.analyses.optimisation import called
    from sim.text import chosen, t

    lang, search = chosen(), found.search
    titles = [t("optimise.portfolio", lang)]
    titles += [t("optimise.yuan", lang), t("optimise.hours", lang)] if search.priced else []
    rows = []
    for _, row in found.front.iterrows():
        cells = [called(found, row, lang)]
        cells += [plain(float(row["yuan"])), plain(float(row["hours"]))] if search.priced else []
        rows.append([*cells, *(value(key, float(row[key]), lang) for key in search.objectives)])
    print()
    print_numbers([*titles, *(label(key, lang) for key in search.objectives)], rows)
