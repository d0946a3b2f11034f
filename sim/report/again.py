"""How to run the same again: the command, the scenario files it needs, versions."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sim.text import t

if TYPE_CHECKING:
    from sim.report.results import Results
    from sim.scenario import Scenario


@dataclass(frozen=True, slots=True)
class File:
    """A scenario file: its name, its text, and whether it has to be saved (else it is on the shelves)."""

    name: str
    text: str
    needed: bool


def briefly(scenario: Scenario) -> Scenario:
    """The same scenario, saying only what differs from the defaults."""
    from sim.parameters import PARAMETERS
    from sim.scenario import Scenario as Made

    given = {key: value for key, value in scenario.given.items() if value != PARAMETERS[key].default}
    return Made(replace(scenario.parts, given=given))


def files(results: Results) -> list[File]:
    """The scenario files the command needs: the baseline alone where policies make the arms."""
    owners = results.manifest["arms"] if results.compared else [results.manifest]
    scenarios = list(results.scenarios)
    if results.compared and policies(results) is not None:
        owners, scenarios = [results.manifest], scenarios[:1]
    taken: list[str] = []
    found = []
    for owner, scenario in zip(owners, scenarios, strict=True):
        name = str(results.manifest["name"]) if owner is owners[0] else str(owner["name"])
        on_shelf = _on_shelf(name, scenario)
        while name in taken:
            name += "-2"
        taken.append(name)
        text = briefly(scenario).to_toml()
        found.append(File(name if on_shelf else f"{name}.toml", text, not on_shelf))
    return found


def _on_shelf(name: str, scenario: Scenario) -> bool:
    """Whether a scenario on the shelves has this name and is the same."""
    from sim.errors import InputError
    from sim.scenario import load, shipped

    if name not in shipped():
        return False
    try:
        return load(name).key == scenario.key
    except InputError:
        return False


def policies(results: Results) -> list[str] | None:
    """What `--policy` makes each arm of the baseline, or None where something else does."""
    from sim.errors import InputError

    base = results.scenarios[0]
    for name, scenario in zip(results.arms[1:], results.scenarios[1:], strict=True):
        try:
            if base.with_policies(*(part.strip() for part in name.split("+"))).key != scenario.key:
                return None
        except InputError:
            return None
    return list(results.arms[1:])


def command(results: Results) -> str:
    """The command line."""
    words = ["chaofuhe", results.manifest["kind"], *(file.name for file in files(results))]
    arms = policies(results) if results.compared else None
    for text in arms or ():
        words += ["--policy", text]
    words += ["--seed", str(results.manifest["seed"]), "--replicates", str(results.manifest["replicates"])]
    return " ".join(shlex.quote(str(word)) for word in words)


def facts(results: Results, lang: str) -> list[dict[str, Any]]:
    """Versions, platform, identity, time taken."""
    manifest = results.manifest
    versions = [f"{name} {number}" for name, number in manifest["versions"].items() if number]
    took = t("report.took_is", lang, seconds=f"{float(manifest['seconds']):.1f}")
    rows = [
        (t("report.versions", lang), versions),
        (t("report.platform", lang), [str(manifest["platform"])]),
        (t("report.identity", lang), [str(manifest["identity"])]),
        (t("report.took", lang), [took]),
    ]
    return [{"name": name, "lines": lines} for name, lines in rows]
