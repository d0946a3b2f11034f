"""Titles and captions of figures: what is shown, how sure it is, where policies start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.report.figures.common import MANY_SPANS, SPAN
from sim.report.names import policies_of
from sim.text import t

if TYPE_CHECKING:
    from sim.report.results import Results
    from sim.scenario import Scenario

_OVER_TIME = ("load", "hours", "scores", "syndromes", "satisfaction", "service", "differences")
_PAIRED = ("effects", "gains")
_WITH_PAIRS = ("hours", "satisfaction", "service")  # figures of a comparison whose last panel has differences


def title(name: str, lang: str) -> str:
    """The title of a figure."""
    return t(f"caption.{name}_title", lang)


def caption(name: str, results: Results, lang: str) -> str:
    """The caption of a figure."""
    sentences = [*_what(name, results, lang), *_how(name, results, lang)]
    return ("" if lang == "zh" else " ").join(sentences)


def _what(name: str, results: Results, lang: str) -> list[str]:
    """What the figure shows."""
    if name == "places":
        return [_places(results, lang)]
    if name == "effects" and not results.same_places:
        return [t("caption.effects_percent", lang)]
    said = [t(f"caption.{name}", lang)]
    if name in ("hours", "satisfaction", "service"):
        said.append(t(f"caption.{name}_{'compare' if results.compared else 'run'}", lang))
    if name == "effects" and len(results.arms) == 2:
        said.append(t("caption.effects_colours", lang))
    if name == "syndromes" and any(results.effect("involution", arm).known for arm in results.arms[1:]):
        said.append(t("caption.involution", lang))
    return said


def _places(results: Results, lang: str) -> str:
    from sim.report.figures.places import level

    row, _, cell, _ = level(results.communities(results.arms[0]))
    words = {"code": "community"}
    row, cell = (words.get(name, name.removesuffix("_code")) for name in (row, cell))
    order = t("caption.places_order", lang) if results.compared else ""
    return t(
        "caption.places",
        lang,
        cell=t(f"caption.cell_{cell}", lang),
        row=t(f"caption.cell_{row}", lang),
        order=order,
    )


def _how(name: str, results: Results, lang: str) -> list[str]:
    """Intervals, warm-up, policies."""
    said = []
    n = results.replicates
    over_time = name in _OVER_TIME
    if n < 2:
        said.append(t("caption.single", lang)) if over_time or name in _PAIRED else None
    elif over_time:
        said.append(t("caption.bands", lang, n=n))
    if n >= 2 and (name in _PAIRED or (results.compared and name in _WITH_PAIRS)):
        said.append(t("caption.paired", lang, n=n))
    if over_time:
        if results.weeks >= MANY_SPANS * SPAN:
            said.append(t("caption.means", lang, weeks=SPAN))
        if results.warmup > 0:
            said.append(t("caption.warmup", lang))
        policies = dict.fromkeys(p for scenario in results.scenarios for p in _starts(scenario, lang))
        if policies:
            listed = ("；" if lang == "zh" else "; ").join(policies)
            said.append(t("caption.dotted", lang, policies=listed))
    return said


def _starts(scenario: Scenario, lang: str) -> list[str]:
    found = []
    for policy, called in policies_of(scenario, lang):
        if policy.end is None:
            found.append(t("caption.from_week", lang, policy=called, week=policy.start))
        else:
            found.append(t("caption.from_to_week", lang, policy=called, week=policy.start, end=policy.end))
    return found
