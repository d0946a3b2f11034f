"""What the numbers say, in words, by fixed rules.

A sentence says that something is higher, better or worse only where a 95% interval bears it out; otherwise
it says that there is no clear difference. Nothing is said about causes outside the model.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.names import GROUPS, STREAMS
from sim.measures import MEASURES
from sim.report import names
from sim.report.figures.effects import spreads
from sim.report.results import Level
from sim.study.bounds import FEWEST
from sim.text import t
from sim.text.places import called
from sim.text.width import cells

if TYPE_CHECKING:
    from sim.report.results import Results

SMALL = 0.1  # standard deviations between communities; a smaller difference is called small
FIRST = ("load", "efficacy", "score", "satisfaction")  # measures of a comparison with a sentence of their own


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its text, and its tone: "better", "worse", or "" for neither."""

    text: str
    tone: str = ""


def of_run(results: Results, lang: str) -> list[Finding]:
    """What a run found."""
    found = [Finding(text) for text in _few(results, lang)]
    for rule in (
        _load,
        _trend,
        _origin,
        _hours,
        _gap,
        _rank,
        _groups,
        _places,
        _service,
        _townships,
        _cadres,
    ):
        found += [Finding(text) for text in rule(results, lang)]
    return found


def _few(results: Results, lang: str) -> list[str]:
    """That intervals rest on few replicates, where they do."""
    n = results.replicates
    if n < 2:
        return [t("finding.single", lang)]
    return [t("finding.few", lang, n=n, fewest=FEWEST)] if n < FEWEST else []


def shown(results: Results, key: str, lang: str, arm: str = "", by: str = "", of: str = "") -> str:
    """A measure with its interval and unit."""
    return names.shown(key, results.level(key, by, of, arm), lang)


def _load(results: Results, lang: str) -> Iterator[str]:
    level = results.level("load")
    if level.known:
        side = "above" if level.low > 1.0 else "below" if level.high < 1.0 else "about"
        as_share = Level(*(100.0 * v for v in (level.mean, level.low, level.high)))
        text = names.with_interval(as_share, 1, "%")
        yield t(f"finding.load_{side}", lang, load=text, share=shown(results, "overloaded_weeks", lang))


def _trend(results: Results, lang: str) -> Iterator[str]:
    """Rising or falling where the intervals of the first and the last quarter do not touch."""
    series = results.series("load")
    observed = series.weeks > results.warmup
    count = int(observed.sum()) // 4
    if count < 4 or not np.isfinite(series.low).all():
        return
    first, last = (
        Level(*(float(v[observed][part].mean()) for v in (series.mean, series.low, series.high)))
        for part in (slice(0, count), slice(-count, None))
    )
    if last.low > first.high or last.high < first.low:
        key = "finding.load_rises" if last.mean > first.mean else "finding.load_falls"
        yield t(key, lang, first=names.number(first.mean, 2), last=names.number(last.mean, 2))


def _origin(results: Results, lang: str) -> Iterator[str]:
    whole = results.level("load").mean
    parts = [results.level(key).mean / whole for key in ("load_imposed", "load_demand", "load_self_added")]
    if all(math.isfinite(part) for part in parts):
        imposed, demand, added = (names.number(100.0 * part, 0) for part in parts)
        yield t("finding.origin", lang, imposed=imposed, demand=demand, added=added)


def _hours(results: Results, lang: str) -> Iterator[str]:
    hours = {stream: results.level(f"{stream}_hours").mean for stream in STREAMS}
    whole = sum(hours.values())
    if math.isfinite(whole) and whole > 0.0:
        trace, service = (names.number(100.0 * hours[s] / whole, 0) for s in ("trace", "service"))
        yield t("finding.hours", lang, trace=trace, service=service)


def _gap(results: Results, lang: str) -> Iterator[str]:
    if results.level("score").known and results.level("efficacy").known:
        score, efficacy = (shown(results, key, lang) for key in ("score", "efficacy"))
        yield t("finding.gap", lang, score=score, efficacy=efficacy)
    if results.level("ceiling").known:
        yield t("finding.ceiling", lang, share=shown(results, "ceiling", lang))


def _rank(results: Results, lang: str) -> Iterator[str]:
    level = results.level("rank_correlation")
    if level.known and math.isfinite(level.low):
        key = "some" if level.low > 0.0 else "against" if level.high < 0.0 else "none"
        yield t(f"finding.rank_{key}", lang, value=shown(results, "rank_correlation", lang))


def _groups(results: Results, lang: str) -> Iterator[str]:
    levels = [(results.level("efficacy", "group", group), group) for group in GROUPS]
    levels = [(level, group) for level, group in levels if level.known and math.isfinite(level.low)]
    if len(levels) < 2:
        return
    (low, lowest), (high, highest) = min(levels, key=_mean), max(levels, key=_mean)
    if low.high >= high.low:
        yield t("finding.groups_alike", lang)
        return
    yield t(
        "finding.groups",
        lang,
        lowest=names.word("group", lowest, lang),
        low=names.shown("efficacy", low, lang),
        highest=names.word("group", highest, lang),
        high=names.shown("efficacy", high, lang),
    )


def _mean(item: tuple[Level, str]) -> float:
    return item[0].mean


def _places(results: Results, lang: str) -> Iterator[str]:
    levels = {place: results.level("efficacy", "place", place) for place in ("urban", "rural")}
    if not all(level.known and math.isfinite(level.low) for level in levels.values()):
        return
    worse, better = sorted(levels, key=lambda place: levels[place].mean)
    said = {place: names.shown("efficacy", level, lang) for place, level in levels.items()}
    if levels[worse].high >= levels[better].low:
        yield t("finding.places_alike", lang, **said)
        return
    called = {place: names.word("place", place, lang) for place in levels}
    words = {"better": called[better], "worse": called[worse], "high": said[better], "low": said[worse]}
    yield t("finding.places_differ", lang, **words)


def _service(results: Results, lang: str) -> Iterator[str]:
    unheard = 1.0 - results.level("voice").mean - results.level("covered").mean
    if math.isfinite(unheard) and results.level("given_up").known:
        said = names.number(100.0 * max(0.0, unheard), 0)
        yield t("finding.service", lang, unheard=said, given_up=shown(results, "given_up", lang))


def _townships(results: Results, lang: str) -> Iterator[str]:
    frame = results.communities()
    if "overloaded_weeks" not in frame or frame["township_code"].nunique() < 2:
        return
    by = frame.groupby(["township_code", "township"])["overloaded_weeks"].mean().sort_values(kind="stable")
    (_, lowest), (_, highest) = by.index[0], by.index[-1]
    yield t(
        "finding.townships",
        lang,
        low=names.number(100.0 * by.iloc[0], 0),
        lowest=called(str(lowest), lang),
        high=names.number(100.0 * by.iloc[-1], 0),
        highest=called(str(highest), lang),
    )


def _cadres(results: Results, lang: str) -> Iterator[str]:
    if results.level("burnout_any").known and results.level("withdrawn").known:
        burnout, withdrawn = (shown(results, key, lang) for key in ("burnout_any", "withdrawn"))
        yield t("finding.cadres", lang, burnout=burnout, withdrawn=withdrawn)


# comparisons
def of_arm(results: Results, arm: str, lang: str) -> list[Finding]:
    """What sets an arm apart from the baseline."""
    found = [] if results.same_places else [Finding(t("finding.other_places", lang))]
    found += [Finding(text) for text in _few(results, lang)] if results.replicates > 1 else []
    found += [_difference(results, key, arm, lang) for key in FIRST if results.effect(key, arm).known]
    found += _others(results, arm, lang)
    found += _involution(results, arm, lang)
    found += _who(results, arm, lang)
    found += _communities(results, arm, lang)
    cost = results.level("cost", arm=arm)
    if cost.known and cost.mean > 0.0:
        found.append(Finding(t("finding.cost", lang, cost=names.shown("cost", cost, lang))))
    return found


def _difference(results: Results, key: str, arm: str, lang: str) -> Finding:
    """One measure in a sentence."""
    row = results.row(key, arm)
    effect = results.effect(key, arm)
    words = {
        "measure": names.capital(names.measure(key, lang)) + _space(names.measure(key, lang), lang),
        "baseline": names.shown(key, Level(row.baseline), lang),
        "value": names.shown(key, Level(row.value), lang),
    }
    if not math.isfinite(effect.low):
        return Finding(t("finding.unknown", lang, **words))
    tone = row.verdict if row.verdict in ("better", "worse") else "none"
    words["difference"] = names.shown(key, effect, lang, difference=True) + _mark(row)
    text = t(f"finding.{tone}", lang, **words)
    sds = abs(effect.mean) / spreads(results).get(key, math.nan)
    if tone != "none" and sds < SMALL:
        text += t("finding.small", lang, sds=names.number(sds, 2))
    return Finding(text, "" if tone == "none" else tone)


def _space(before: str, lang: str) -> str:
    """What parts a name from the Chinese that follows it: a space behind Latin and Greek letters."""
    return " " if lang == "zh" and cells(before[-1:]) == 1 else ""


def _mark(row: Any) -> str:
    """A dagger where a clear difference does not outlive the correction for many tests."""
    return " †" if row.verdict != "none" and str(row.holm) == "False" else ""


def _others(results: Results, arm: str, lang: str) -> list[Finding]:
    """The other headline measures, listed by verdict."""
    lists: dict[str, list[str]] = {"better": [], "worse": [], "changed": [], "none": []}
    for key, measure in MEASURES.items():
        effect = results.effect(key, arm)
        if not measure.headline or key in FIRST or measure.paired or not math.isfinite(effect.low):
            continue
        row = results.row(key, arm)
        called = names.measure(key, lang)
        if row.verdict == "none":
            lists["none"].append(called)
            continue
        said = names.shown(key, effect, lang, difference=True) + _mark(row)
        item = t("finding.item", lang, measure=called, difference=said)
        lists[row.verdict if row.verdict in lists else "changed"].append(item)
    tones = {"better": "better", "worse": "worse"}
    return [
        Finding(t(f"finding.also_{kind}", lang, list=listed(items, lang)), tones.get(kind, ""))
        for kind, items in lists.items()
        if items
    ]


def listed(items: Sequence[str], lang: str) -> str:
    """Items in a row."""
    return ("；" if lang == "zh" else "; ").join(items)


def _involution(results: Results, arm: str, lang: str) -> list[Finding]:
    level = results.effect("involution", arm)
    if not level.known:
        return []
    as_share = Level(*(100.0 * v for v in (level.mean, level.low, level.high)))
    return [Finding(t("finding.involution", lang, share=names.with_interval(as_share, 0, "%")))]


def _who(results: Results, arm: str, lang: str) -> list[Finding]:
    """Groups of residents by what happens to real efficacy for them."""
    rows = {group: results.row("efficacy", arm, "group", group) for group in GROUPS}
    rows = {group: row for group, row in rows.items() if row is not None and math.isfinite(row.low)}
    sides: dict[str, list[str]] = {"better": [], "worse": [], "none": []}
    for group, row in rows.items():
        sides[row.verdict if row.verdict in sides else "none"].append(group)
    said = {
        group: names.shown("efficacy", Level(row.difference, row.low, row.high), lang, difference=True)
        for group, row in rows.items()
    }
    called = {group: names.word("group", group, lang) for group in rows}
    found = []
    for side, key in (("better", "gain"), ("worse", "lose"), ("none", "gain_none")):
        groups = sides[side]
        tone = "" if side == "none" else side
        if groups and len(groups) == len(rows) > 1 and side != "none":
            ordered = sorted(groups, key=lambda group: abs(rows[group].difference))
            least, most = ordered[0], ordered[-1]
            words = {"most": called[most], "high": said[most], "least": called[least], "low": said[least]}
            found.append(Finding(t(f"finding.{key}_all", lang, **words), tone))
        elif groups:
            items = [t("finding.item", lang, measure=called[g], difference=said[g]) for g in groups]
            name = key if side == "none" else f"{key}_some"
            found.append(Finding(t(f"finding.{name}", lang, list=listed(items, lang)), tone))
    return found


def _communities(results: Results, arm: str, lang: str) -> list[Finding]:
    """Shares of communities that gain and lose, and the least against the most loaded fifth."""
    gains = results.tables["gains"]
    here = gains[(gains["arm"] == arm) & (gains["measure"] == "efficacy")]
    rows: dict[tuple[str, str], Any] = {(str(r.by), str(r.of)): r for r in here.itertuples(index=False)}
    found = []
    whole = next((row for (by, _), row in rows.items() if by == "community"), None)
    if whole is not None and math.isfinite(whole.share_better) and math.isfinite(whole.low):
        better, worse = (names.number(100.0 * v, 0) for v in (whole.share_better, whole.share_worse))
        found.append(Finding(t("finding.communities", lang, better=better, worse=worse)))
    ends = [rows.get(("fifth", end)) for end in ("1", "5")]
    if all(end is not None and math.isfinite(end.low) for end in ends):
        first, last = (
            names.shown("efficacy", Level(end.difference, end.low, end.high), lang, difference=True)
            for end in ends
            if end is not None
        )
        found.append(Finding(t("finding.fifths", lang, first=first, last=last)))
    return found
