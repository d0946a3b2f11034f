"""``chaofuhe run``: a scenario on several seeds, and what it comes to."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.study.findings import Findings


_REPLICATES = 20


def command(
    scenario: Annotated[str, typer.Argument(help="run.scenario", metavar="SCENARIO")],
    seed: Annotated[int, typer.Option("--seed", help="run.seed", metavar="N", min=0, max=2**63 - 1)] = 0,
    replicates: Annotated[
        int, typer.Option("--replicates", "-n", help="run.replicates", metavar="N", min=1, max=1_000_000)
    ] = _REPLICATES,
    settings: Annotated[list[str] | None, typer.Option("--set", help="run.set", metavar="KEY=VALUE")] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="run.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="run.workers", metavar="N", min=1, max=4096)
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="run.replace")] = False,
) -> int:
    """Run a scenario, print its measures, write the result folder and the report."""
    from sim.cli.studies import end, found_or_made, head, held
    from sim.report.helpers import helpers_for
    from sim.text import chosen, t

    with helpers_for(workers) as helpers:
        if not held(out):
            helpers.begin()  # they import as much as is imported here until the first run
        from sim.cli.findings import print_run
        from sim.scenario import load, with_settings

        asked = with_settings(load(scenario), settings or ())

        def make(show: Callable[[int, int], None]) -> Findings:
            from sim.study.runs import run

            return run(asked, replicates, seed, workers, show)

        asked_arms = [("", asked)]
        findings, folder = found_or_made("run", asked_arms, seed, replicates, out, replace, make, helpers)
        head(findings)
        print_run(findings)
        print()
        if asked.policies:
            print(t("run.without", chosen(), command=_again(scenario, settings, seed, replicates)))
        return end(findings, folder, helpers)


def _again(scenario: str, settings: list[str] | None, seed: int, replicates: int) -> str:
    """The same run as a command line, but for the command."""
    parts = [scenario]
    for setting in settings or ():
        parts += ["--set", setting]
    if seed:
        parts += ["--seed", str(seed)]
    if replicates != _REPLICATES:
        parts += ["-n", str(replicates)]
    return shlex.join(parts)
