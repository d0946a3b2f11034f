"""What ``chaofuhe bench`` does with rows of the table: measures, prints and keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.terms import DONE, FAILED
from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.bench.numbers import How, Job


def rows_of(names: Sequence[str]) -> list[str]:
    """The rows asked for, in the order in which they are measured; all without names."""
    from sim.study.bench.rows import ROWS

    for name in names:
        if name not in ROWS:
            near = nearest_names(name, ROWS)
            raise InputError(*both("bench.no_row"), value=name, allowed=", ".join(ROWS), nearest=near)
    return [name for name in ROWS if not names or name in names]


def measured(names: Sequence[str], how: How, out: str) -> int:
    """Measure rows one after another, print each as soon as it is there, keep them in a folder; the exit
    code.
    """
    from sim.cli.studies import say
    from sim.study.bench import store
    from sim.study.bench.numbers import MeasureError, UnequalError
    from sim.study.bench.rows import measured as measure
    from sim.study.warm import is_warm

    folder = Path(out) if out else None
    rows = rows_of(names)
    if folder:
        store.check(folder)
    if not is_warm():
        say(t("study.compiling", chosen()))
    wrong, machine = 0, ""
    for name in rows:
        row = t(f"speed.row_{name}", chosen())
        try:
            job = measure(name, how, lambda key, row=row: say(f"{row}: {t(key, chosen())}"))  # type: ignore[misc]
        except MeasureError as error:
            unequal = isinstance(error, UnequalError)
            say(t("bench.unequal" if unequal else "bench.not_measured", chosen(), row=row, why=str(error)))
            wrong += 1
            continue
        machine = _printed(job, machine)
        if folder:
            _kept(job, folder)
    return FAILED if wrong else DONE


def _kept(job: Job, folder: Path) -> None:
    """Everything that the folder holds, written anew, so that a long measurement may be interrupted."""
    from sim.report.benchmarks import write
    from sim.study.bench import store

    write(store.keep(folder, [job]), folder)


def _printed(job: Job, machine: str) -> str:
    """Print a row; what the machine is only once."""
    from sim.cli.tables import print_table
    from sim.report import benchmarks

    lang = chosen()
    here = benchmarks.machine(job, lang)
    if here != machine:
        print(here)
    print()
    print(benchmarks.heading(job, lang))
    print_table(benchmarks.heads(lang), [benchmarks.row(number, lang) for number in job.numbers])
    for note in benchmarks.notes(job, lang):
        print(f"- {note}", flush=True)
    return here
