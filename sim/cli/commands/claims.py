"""``chaofuhe claims``: tests what the literature claims and writes the table of verdicts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.terms import DONE, FAILED

if TYPE_CHECKING:
    import pandas as pd

    from sim.study.claims.claim import Claim
    from sim.study.claims.testing import Tested
    from sim.study.design.experiment import Experiment

FOLDER = Path("results") / "claims"


def command(
    ids: Annotated[list[str] | None, typer.Argument(help="claims.ids", metavar="ID")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="claims.quick")] = False,
    points: Annotated[
        int | None, typer.Option("--points", help="claims.points", metavar="N", min=1, max=100_000)
    ] = None,
    replicates: Annotated[
        int | None, typer.Option("--replicates", help="claims.replicates", metavar="N", min=1, max=100_000)
    ] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="claims.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
    no_run: Annotated[bool, typer.Option("--no-run", help="analysis.no_run")] = False,
) -> int:
    """Run what claims need, or what of it is left, and judge all of them together."""
    from sim.report.analyses.common import call
    from sim.study.analysis.extras import needed
    from sim.study.claims import testing, trial
    from sim.study.claims.document import load_all
    from sim.study.claims.shelf import shipped

    needed("scipy")
    claims = load_all(ids or shipped())
    usual = (trial.QUICK_POINTS, trial.QUICK_REPLICATES) if quick else (trial.POINTS, trial.REPLICATES)
    size = (points or usual[0], replicates or usual[1])
    trials = [
        (claim, trial.experiment_of(claim, *size)) for claim in claims
    ]  # all are checked before one runs
    folder = Path(out) if out else FOLDER
    runs = [
        (claim, experiment, _runs_of(claim, experiment, folder, workers, not no_run, (n, len(trials))))
        for n, (claim, experiment) in enumerate(trials, 1)
    ]
    failed = sum(int(found["failed"].astype(bool).sum()) for *_, found in runs)
    sizes = {c.name: (len(e.points), e.replicates, len(found)) for c, e, found in runs}
    call({name: zh for _, experiment in trials for name, zh in experiment.names_zh.items()})
    tested = testing.tested(runs)
    total = (*size, sum(count for *_, count in sizes.values()))
    frames = {
        "verdicts": testing.claims_table(tested, sizes),
        "parts": testing.parts_table(tested),
        "variants": testing.variants_table(tested),
        "conditions": testing.conditions_table(tested),
    }
    about = {"claims": [claim.name for claim in claims], "points": size[0], "replicates": size[1]}
    _finish(folder, about, {name: frame for name, frame in frames.items() if len(frame)}, tested, total)
    return FAILED if failed else DONE


def _runs_of(
    claim: Claim, experiment: Experiment, folder: Path, workers: int | None, run: bool, place: tuple[int, int]
) -> pd.DataFrame:
    """The runs of a claim, those that are missing run first; `place`: which of how many claims it is."""
    from sim.cli.studies import say
    from sim.cli.sweeps import interruptible, print_reasons, swept
    from sim.errors import InputError
    from sim.report.analyses.claims import title
    from sim.study.claims.trial import folder_of
    from sim.study.sweep.tables import table
    from sim.text import both, chosen, t

    own = folder_of(claim, experiment, folder)
    say(t("claims.testing", chosen(), n=place[0], all=place[1], claim=title(claim, chosen())))
    if run:
        with interruptible(str(folder)):
            swept(experiment, str(own), workers)
    found = table(own, experiment.measures)
    found = found[found["replicate"] < experiment.replicates]  # others may have asked for more
    failed = int(found["failed"].astype(bool).sum())
    if failed:
        print_reasons(own)
    if len(found) == failed:
        raise InputError(*both("analysis.nothing_there"), file=own)
    return found


def _finish(
    folder: Path,
    about: dict[str, Any],
    frames: dict[str, pd.DataFrame],
    tested: list[Tested],
    size: tuple[int, int, int],
) -> None:
    """Print the verdicts, and write them beside the runs."""
    from sim.cli.findings import print_numbers
    from sim.cli.studies import say
    from sim.report.analyses.claims import cells, draw, findings, head, written
    from sim.study.analysis.store import write
    from sim.study.findings import versions
    from sim.text import LANGUAGES, chosen, t

    lang = chosen()
    print_numbers(head(lang), [cells(one, lang) for one in tested])
    print()
    for line in findings(tested, size, lang):
        print(line)
    say(t("study.writing", lang))
    pages = {each: written(tested, size, each) for each in LANGUAGES}
    kind = {"kind": "verdicts", **about, "versions": versions()}
    print()
    print(
        t(
            "analysis.written",
            lang,
            folder=write(folder / "verdicts", kind, frames, pages, partial(draw, tested)),
        )
    )
