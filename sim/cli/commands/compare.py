"""``chaofuhe compare``: a scenario with and without policies, or several scenarios, on the same seeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sim.study.findings import Findings


def command(
    scenarios: Annotated[list[str], typer.Argument(help="compare.scenarios", metavar="SCENARIO")],
    policies: Annotated[
        list[str] | None,
        typer.Option("--policy", "-p", help="compare.policy", metavar="KIND[:STRENGTH][+KIND…]"),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="run.seed", metavar="N", min=0, max=2**63 - 1)] = 0,
    replicates: Annotated[
        int, typer.Option("--replicates", "-n", help="run.replicates", metavar="N", min=1, max=1_000_000)
    ] = 20,
    settings: Annotated[list[str] | None, typer.Option("--set", help="run.set", metavar="KEY=VALUE")] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="run.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="run.workers", metavar="N", min=1, max=4096)
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="run.replace")] = False,
) -> int:
    """Run every arm on the same seeds, print paired differences, write the result folder and the report."""
    from sim.cli.studies import end, found_or_made, head, held
    from sim.report.helpers import helpers_for

    with helpers_for(workers) as helpers:
        if not held(out):
            helpers.begin()  # they import as much as is imported here until the first run
        from sim.cli.findings import print_comparison
        from sim.study.arms import arms_of

        arms = arms_of(*_asked(scenarios, policies or [], settings or []))

        def make(show: Callable[[int, int], None]) -> Findings:
            from sim.study.paired import compare_arms

            return compare_arms(arms, replicates, seed, workers, show)

        findings, folder = found_or_made("compare", arms, seed, replicates, out, replace, make, helpers)
        head(findings)
        print_comparison(findings)
        print()
        return end(findings, folder, helpers)


def _asked(scenarios: list[str], policies: list[str], settings: list[str]) -> tuple[Any, Any]:
    """The baseline and the arms: each ``--policy`` is one, policies joined by ``+`` act together."""
    from sim.errors import InputError
    from sim.scenario import load, with_settings
    from sim.text import both

    loaded = [with_settings(load(scenario), settings) for scenario in scenarios]
    if policies and len(loaded) > 1:
        raise InputError(*both("compare.either"), key="--policy", value=policies[0])
    if policies:
        asked = {text: [part.strip() for part in text.split("+")] for text in policies}
        for kinds in asked.values():
            try:
                loaded[0].with_policies(*kinds)
            except InputError as error:
                error.key = "--policy"  # which is what was written, not a key of a file
                raise
        return loaded[0], asked
    if len(loaded) > 1:
        return loaded[0], loaded[1:]
    if not loaded[0].policies:
        raise InputError(*both("study.no_arms"), allowed=both("compare.form"))
    return loaded[0], None  # with its own policies and without them
