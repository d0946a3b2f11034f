"""What `run` and `compare` share: the progress bar, where results go, and the report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.interruption import check
from sim.cli.terms import DONE, FAILED
from sim.text import chosen, t

if TYPE_CHECKING:
    from sim.report.helpers import Helpers
    from sim.scenario import Scenario
    from sim.study.findings import Findings

MOST_REASONS = 5  # of failed runs that are printed
_HEAD = 600  # characters of a report in which its language stands


def say(text: str) -> None:
    """A line beside the results: on standard error."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, nothing elsewhere; what it gives is called with runs done and runs in
    all, and heeds interruptions.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: check()
        check()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(t("study.running", chosen()), total=None)

        def show(done: int, total: int) -> None:
            check()
            bar.update(task, completed=done, total=total)

        yield show
        check()


def held(out: str) -> bool:
    """Whether a target folder holds results; mostly they are those asked for, and nothing is drawn."""
    from sim.study.folder import MANIFEST

    return bool(out) and (Path(out) / MANIFEST).is_file()


def found_or_made(
    kind: str,
    arms: Sequence[tuple[str, Scenario]],
    seed: int,
    replicates: int,
    out: str,
    replace: bool,
    make: Callable[[Callable[[int, int], None]], Findings],
    helpers: Helpers,
) -> tuple[Findings, Path]:
    """The findings that the target folder holds already, else new ones, written there; and the folder.

    `helpers` draw the figures of new ones meanwhile.
    """
    from sim.study.findings import read
    from sim.study.folder import check_target, complete
    from sim.study.identity import identity, name_of

    wanted = identity(kind, arms, seed, replicates)
    folder = Path(out) if out else Path("results") / f"{name_of(arms[0][1])}-{wanted[:8]}"
    check_target(folder, wanted, replace=replace)
    if complete(folder, wanted):
        say(t("study.there", chosen(), folder=folder))
        return read(folder), folder
    helpers.begin()
    from sim.study.warm import is_warm

    if not is_warm():
        say(t("study.compiling", chosen()))
    with progress() as show:
        findings = make(show)
    if _reports() and _lived(findings):
        from sim.report import begin_figures

        begin_figures(findings, folder, chosen(), helpers)
    return findings, findings.write(folder, replace=replace)


def head(findings: Findings) -> None:
    """What was run: title, region, time, seeds."""
    from sim.report.places import in_words

    lang = chosen()
    about = findings.manifest
    title = about["title"]["zh" if lang == "zh" else "en"] or about["name"]
    weeks = about["weeks"]
    region = in_words(about["region"][lang], lang)
    print(f"{title} ({region})" if region != title else title)
    words = {"replicates": findings.replicates, "seed": findings.seed, **weeks}
    print(t("study.head", lang, **words))
    print()


def end(findings: Findings, folder: Path, helpers: Helpers) -> int:
    """Say where the results are and what failed, write the report; the exit code."""
    lang = chosen()
    print(t("study.folder", lang, folder=folder))
    for failure in findings.failed[:MOST_REASONS]:
        say(t("study.failed_run", lang, **failure))
    if findings.failed:
        say(t("study.failed", lang, n=len(findings.failed)))
    if _reports() and _lived(findings):
        sys.stdout.flush()  # the findings are read while the report is written
        print(t("study.report", lang, path=_report(findings, folder, lang, helpers)))
    return FAILED if findings.failed else DONE


def _lived(findings: Findings) -> bool:
    """Whether there is something to report: of a comparison, differences."""
    effects = getattr(findings, "effects", None)
    shown = findings.summary if effects is None else effects
    return bool((shown["n"] > 0).any())


def _reports() -> bool:
    """Whether there is something that writes reports."""
    return (Path(__file__).resolve().parents[1] / "report" / "__init__.py").is_file()


def _report(findings: Findings, folder: Path, lang: str, helpers: Helpers) -> Path:
    """The report in the folder; written if it is not there yet in this language."""
    from sim.report import write_report

    path = folder / "report.html"
    if path.is_file() and f'lang="{lang}' in path.read_text("utf-8", "replace")[:_HEAD]:
        return path
    say(t("study.writing", lang))
    return write_report(folder, lang, findings, helpers)
