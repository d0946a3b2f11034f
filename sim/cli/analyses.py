"""What commands that analyse sweeps share: where runs are, running what is missing, saying what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.studies import say
from sim.cli.sweeps import default_folder, head, interruptible, print_reasons, swept
from sim.cli.terms import DONE, FAILED
from sim.errors import InputError
from sim.text import LANGUAGES, both, chosen, t

if TYPE_CHECKING:
    import pandas as pd

    from sim.study.design.experiment import Experiment

Drawing = Callable[[Path], object]


def source(asked: str, out: str) -> tuple[Experiment, Path]:
    """The experiment that was asked for, by name, file or the folder of its runs; and that folder."""
    from sim.study.design import load
    from sim.study.sweep.folder import MANIFEST, experiment_in

    if (Path(asked) / MANIFEST).is_file():
        return experiment_in(asked), Path(out or asked)
    experiment = load(asked)
    return experiment, Path(out) if out else default_folder(experiment)


def runs_of(
    experiment: Experiment, folder: Path, workers: int | None, measures: list[str], run: bool = True
) -> pd.DataFrame:
    """The table of runs, after running what is missing (unless `run` is false); `InputError` when not one
    came to an end. `measures`: those wanted besides the experiment's.
    """
    from sim.study.sweep.tables import table

    head(experiment)
    if run:
        with interruptible(str(folder)):
            swept(experiment, str(folder), workers)
    known = list(dict.fromkeys([*experiment.measures, *measures]))
    found = table(folder, known)
    failed = int(found["failed"].astype(bool).sum()) if len(found) else 0
    points = int(found["point"].nunique()) if len(found) else 0
    print(t("analysis.runs", chosen(), done=len(found), points=points, failed=failed))
    if failed:
        print_reasons(folder)
    if len(found) == failed:
        raise InputError(*both("analysis.nothing_there"), file=folder)
    return found


def finish(
    folder: Path,
    name: str,
    about: Mapping[str, Any],
    frames: Mapping[str, pd.DataFrame],
    findings: Callable[[str], list[str]],
    draw: Drawing,
    failed: bool,
) -> int:
    """Print the findings, write the analysis beside the runs as a folder of this name; the exit code."""
    from sim.study.analysis.store import write
    from sim.study.findings import versions

    lang = chosen()
    print()
    for line in findings(lang):
        print(line)
    say(t("study.writing", lang))
    written = write(
        folder / name,
        {"kind": name, **about, "versions": versions()},
        frames,
        {each: findings(each) for each in LANGUAGES},
        draw,
    )
    print()
    print(t("analysis.written", lang, folder=written))
    return FAILED if failed else DONE
