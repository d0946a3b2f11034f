"""What the page says about what was run, what it rests on, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.measures import MEASURES
from sim.report import names, places
from sim.report.sources import cited
from sim.text import t

if TYPE_CHECKING:
    from sim.report.results import Results
    from sim.scenario import Policy, Scenario

_MOST_FAILURES = 10  # that are listed


def title(results: Results, lang: str) -> str:
    """The title of the scenario; its name where it has none."""
    found = results.manifest["title"]
    return str(found[lang] or found["en"] or found["zh"] or results.manifest["name"])


def head(results: Results, lang: str) -> list[dict[str, Any]]:
    """What was run: region, weeks, replicates, policies, seed, version."""
    manifest = results.manifest
    rows: list[tuple[str, list[str]]] = [
        (t("report.region", lang), [places.in_words(str(manifest["region"][lang]), lang)])
    ]
    if results.same_places:
        rows += _places(results, lang)
    rows.append((t("report.weeks", lang), [t("report.weeks_are", lang, **manifest["weeks"])]))
    rows.append((t("report.replicates", lang), [_replicates(results, lang)]))
    for n, scenario in enumerate(results.scenarios):
        called = names.arm(results, n, lang) if results.compared else t("report.policies", lang)
        rows.append((names.capital(called) if results.compared else called, _policies(scenario, lang)))
    if results.scenarios[0].changes:
        lines = [
            t("report.change_is", lang, week=change.week, name=change.key, value=change.value)
            for change in results.scenarios[0].changes
        ]
        rows.append((t("report.changes", lang), lines))
    version = manifest["versions"]["chaofuhe"]
    started = str(manifest["started"])[:10]
    rows.append((t("report.version", lang), [t("report.version_is", lang, version=version, started=started)]))
    return [{"name": name, "lines": lines} for name, lines in rows]


def _places(results: Results, lang: str) -> list[tuple[str, list[str]]]:
    frame = results.communities(results.arms[0])
    places = t(
        "report.places_are",
        lang,
        townships=f"{frame['township_code'].nunique():,}",
        communities=f"{len(frame):,}",
    )
    people = t(
        "report.people_are",
        lang,
        residents=f"{int(frame['residents'].sum()):,}",
        staff=f"{int(frame['staff'].sum()):,}",
    )
    return [(t("report.places", lang), [places]), (t("report.people", lang), [people])]


def _replicates(results: Results, lang: str) -> str:
    asked, n = results.manifest["replicates"], results.replicates
    words = {"n": n, "asked": asked, "seed": results.manifest["seed"], "failed": asked - n}
    return t("report.replicates_are" if asked == n else "report.replicates_failed", lang, **words)


def _policies(scenario: Scenario, lang: str) -> list[str]:
    """The policies of a scenario, one line each."""
    found = [_policy(policy, called, lang) for policy, called in names.policies_of(scenario, lang)]
    return found or [t("report.no_policies", lang)]


def _policy(policy: Policy, called: str, lang: str) -> str:
    key = "report.policy_is" if policy.end is None else "report.policy_until"
    text = t(
        key, lang, name=called, strength=f"{policy.strength:g}", start=policy.start, end=policy.end or ""
    )
    where = policy.where
    if where.kind == "share":
        text += " · " + t("report.where_share", lang, share=f"{100.0 * where.share:g}")
    elif where.kind == "places":
        text += " · " + t("report.where_places", lang, n=len(where.places))
    elif where.kind != "all":
        text += " · " + t(f"report.where_{where.kind}", lang)
    return text


def failed(results: Results, lang: str) -> list[str]:
    """The runs that failed, one line each."""
    lines = [
        t(
            "report.failed_run",
            lang,
            replicate=entry["replicate"],
            arm=entry["arm"] or results.manifest["name"],
            reason=entry["reason"],
        )
        for entry in results.manifest["failed"][:_MOST_FAILURES]
    ]
    return [*lines, "…"] if len(results.manifest["failed"]) > _MOST_FAILURES else lines


def data(results: Results, lang: str) -> list[str]:
    """What is real and what is synthetic."""
    spec = results.scenarios[0].region
    keys = ["data_real"]
    if spec.synthetic is not None:
        keys = ["data_made_up"]
    if any(x is not None for x in (spec.population, spec.urban_population, spec.rural_population)):
        keys.append("data_given")
    return [t(f"report.{key}", lang) for key in (*keys, "data_synthetic", "data_parameters")]


def sources(results: Results) -> list[tuple[str, str]]:
    """The literature behind the measures, the policies and the scenarios."""
    from sim.policies.catalogue import POLICIES

    keys = [measure.source.split()[0] for measure in MEASURES.values() if measure.source]
    for scenario in results.scenarios:
        keys += scenario.sources
        for policy in scenario.policies:
            keys += POLICIES[policy.kind].sources
    return cited(keys)
