"""What came of testing claims: the verdicts in words, as a table, and as a figure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report.analyses.common import draw_all, factor_label, label, listed, percent, plain, say, value
from sim.report.figures.dots import draw_dot, rows, zero_line
from sim.report.keys import Key
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import Level
from sim.report.style import BLUE, BROWN, GREEN, GREY, ORANGE, RED, SMALL, drawable, width_of
from sim.study.claims.testing import rests_on_its_own_p as alone
from sim.study.claims.verdict import CONDITIONAL, MOST, UNDECIDED, VERDICTS, worst

if TYPE_CHECKING:
    from sim.study.claims.claim import Claim, Part
    from sim.study.claims.testing import Tested

COLOURS = {
    "supported": GREEN,
    "conditional": BLUE,
    "depends": ORANGE,
    "undecided": GREY,
    "not_supported": BROWN,
    "opposite": RED,
}
_ROW = 0.155  # in
_MOST_LEFT = 3.1  # in
_SOME = 1e-9  # share of the points


def measure_label(part: Part, lang: str) -> str:
    """What is measured: a measure, or the gap between two."""
    name = label(part.measure, lang)
    if not part.minus:
        return name
    key = "claims.gap" if part.times == 1.0 else "claims.gap_times"
    return say(key, lang, measure=name, minus=label(part.minus, lang), times=f"{part.times:g}")


def expected_word(part: Part, lang: str) -> str:
    """What is expected, in a word or two."""
    inside = "inside_" if part.inside else ""
    expected = part.expected.replace(" ", "_")
    key = "same" if part.expected == "none" else f"{inside}{expected}"
    return say(f"claims.{key}", lang)


def part_name(part: Part, lang: str) -> str:
    """What a part is called."""
    return part.called.in_language(lang) or part.name


def expectation(part: Part, lang: str) -> str:
    """A part and what is expected of it."""
    words = {"part": part_name(part, lang), "measure": measure_label(part, lang)}
    return say("claims.expectation", lang, expected=expected_word(part, lang), **words)


def title(claim: Claim, lang: str) -> str:
    """What a claim is called."""
    return claim.title.in_language(lang) or claim.name


def findings(found: Sequence[Tested], size: tuple[int, int, int], lang: str) -> list[str]:
    """How many verdicts of each kind, then every claim in words. `size`: points, replicates, runs."""
    points, replicates, runs = size
    lines = [_line(own, lang) for own in _by_claim(found)]
    rule = say("claims.rule", lang, points=points, replicates=replicates)
    first_look = [say("claims.one_seed", lang)] if replicates < 2 else []
    return [_counted(found, runs, lang), *lines, rule, _corrected(found, lang), *first_look]


def written(found: Sequence[Tested], size: tuple[int, int, int], lang: str) -> list[str]:
    """The same with the verdicts as a table of Markdown."""
    first, *rest = findings(found, size, lang)
    return [f"# {say('claims.title', lang)}", first, "\n".join(_table(found, lang)), *rest]


def _by_claim(found: Sequence[Tested]) -> Iterator[list[Tested]]:
    for name in dict.fromkeys(one.claim.name for one in found):
        yield [one for one in found if one.claim.name == name]


def verdict_of(own: Sequence[Tested]) -> str:
    """The verdict on a claim."""
    return worst([one.judged.verdict for one in own])


def _counted(found: Sequence[Tested], runs: int, lang: str) -> str:
    verdicts = [verdict_of(own) for own in _by_claim(found)]
    counts = {name: verdicts.count(name) for name in VERDICTS}
    return say("claims.counted", lang, n=len(verdicts), runs=f"{runs:,}", **counts)


def _corrected(found: Sequence[Tested], lang: str) -> str:
    """What a correction over all claims at once would change."""
    names = [f"{title(one.claim, lang)} · {part_name(one.part, lang)}" for one in found if alone(one)]
    if not names:
        return say("claims.rests_none", lang, n=len(found))
    return say("claims.rests", lang, n=len(found), k=len(names), parts=listed(names, lang))


def head(lang: str) -> list[str]:
    """Headings of the table."""
    keys = ("claim", "part", "expected", "effect")
    last = [say("claims.share", lang), say("claims.verdict", lang)]
    return [*(say(f"claims.{key}", lang) for key in keys), say("analysis.interval", lang), *last]


def cells(one: Tested, lang: str) -> list[str]:
    """A row of the table."""
    mean, low, high = numbers(one, lang)
    expected = f"{measure_label(one.part, lang)}: {expected_word(one.part, lang)}"
    share = percent(one.own.share[0]) if one.part.directed else "—"
    verdict = say(f"claims.{one.judged.verdict}", lang)
    return [
        title(one.claim, lang),
        part_name(one.part, lang),
        expected,
        mean,
        f"{low} … {high}",
        share,
        verdict,
    ]


def numbers(one: Tested, lang: str) -> list[str]:
    """Effect and ends of its interval as measured, in the measure's unit."""
    mean, low, high = (one.part.sign * number for number in one.own.interval)
    ends = (mean, min(low, high), max(low, high))
    return [value(one.part.measure, number, lang, difference=True) for number in ends]


def _table(found: Sequence[Tested], lang: str) -> Iterator[str]:
    """The verdicts as a table of Markdown."""
    titles = head(lang)
    yield "| " + " | ".join(titles) + " |"
    yield "|" + "---|" * len(titles)
    for one in found:
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells(one, lang)) + " |"


def _line(own: Sequence[Tested], lang: str) -> str:
    parts = " ".join(sentence for one in own for sentence in _sentences(one, lang))
    claim = own[0].claim.statement.in_language(lang).rstrip(".。") or own[0].claim.name
    verdict = say(f"claims.{verdict_of(own)}", lang)
    return say("claims.line", lang, claim=claim, verdict=verdict, parts=parts)


def _sentences(one: Tested, lang: str) -> Iterator[str]:
    effect, low, high = numbers(one, lang)
    words: dict[str, Any] = {"part": part_name(one.part, lang), "effect": effect, "low": low, "high": high}
    if not one.part.directed:
        least = value(one.part.measure, one.part.least, lang, difference=True).lstrip("+")
        yield say("claims.line_same", lang, least=least, **words)
    else:
        key = "claims.line_inside" if one.part.inside else "claims.line_part"
        yield say(key, lang, share=percent(one.own.share[0]), **words)
    tied = 1.0 - one.own.share[0] - one.own.against
    if tied > _SOME:
        yield say("claims.tied", lang, share=percent(tied))
    under = {"on": one.judged.on, "unclear": one.judged.unclear, "partly": one.judged.partly}
    for name, variants in under.items():
        if variants:
            yield say(f"claims.{name}", lang, variants=listed(variants, lang))
    if one.judged.break_even:
        values = listed((f"{key} = {number:.2g}" for key, number in one.judged.break_even.items()), lang)
        yield say("claims.break_even", lang, values=values)
    if one.fails:
        limits = listed((_limit(row, lang) for row in one.fails), lang)
        yield say("claims.fails", lang, limits=limits, density=percent(one.density))
    elif one.judged.verdict == CONDITIONAL and not one.judged.partly:
        yield say("claims.nowhere", lang)
    if one.judged.needed:
        more = ">" if one.judged.needed >= MOST else ""
        yield say("claims.needed", lang, n=f"{more}{one.judged.needed:,}", now=len(one.own))
    elif one.judged.verdict == UNDECIDED:
        yield say("claims.more_seeds", lang)


def _limit(row: Any, lang: str) -> str:
    if row["choices"]:
        return f"{factor_label(row['factor'], lang)} {row['choices']}"
    ends = {"low": plain(row["low"]), "high": plain(row["high"])}
    return say("claims.between", lang, factor=factor_label(row["factor"], lang), **ends)


def draw(found: Sequence[Tested], folder: Path) -> list[Path]:
    """The figure of all verdicts, in both languages."""
    return draw_all({"verdicts": partial(_figure, found)}, folder)


def _figure(found: Sequence[Tested], lang: str) -> Sheet:
    """Share of the space and size of the effect, a row for each part, coloured by its verdict."""
    texts = _row_labels(found, lang)
    left = min(_MOST_LEFT, 0.15 + max(width_of(text, SMALL) for text in texts) / 72.0)
    there = [name for name in reversed(VERDICTS) if any(one.judged.verdict == name for one in found)]
    keys = [[Key(say(f"claims.{name}", lang), COLOURS[name], "dot", mark="o") for name in there]]
    body = 0.1 + _ROW * len(found)
    sheet = grid(2, 2, body, Margins(left=left, right=0.02, top=0.06), keys=keys)
    _widen(sheet, left)
    for panel, axes in enumerate(sheet.axes):
        for y, one in enumerate(found):
            level = _share(one) if panel == 0 else _size(one)
            if level.known:
                draw_dot(axes, level, y, 1.0, COLOURS[one.judged.verdict], "o")
        rows(axes, texts if panel == 0 else [""] * len(texts))
        axes.tick_params(axis="y", labelsize=SMALL)
    sheet.axes[0].set_xlim(-3, 103)
    zero_line(sheet.axes[0], 50.0)
    sheet.axes[1].set_xscale("symlog", linthresh=1.0, linscale=0.6)
    sheet.axes[1].xaxis.set_major_formatter(lambda x, _: f"{x:g}")
    zero_line(sheet.axes[1])
    sheet.axes[0].set_xlabel(say("claims.panel_share", lang))
    sheet.axes[1].set_xlabel(say("claims.panel_effect", lang))
    return sheet


def _widen(sheet: Sheet, left: float) -> None:
    """Both axes equally wide, whatever the labels of the first take."""
    wide = float(sheet.figure.get_size_inches()[0])
    each = (wide - left - 0.5) / 2
    for n, axes in enumerate(sheet.axes):
        place = axes.get_position()
        start = left + n * (each + 0.32)
        axes.set_position((start / wide, place.y0, each / wide, place.height))


def _row_labels(found: Sequence[Tested], lang: str) -> list[str]:
    """Claims by their titles, their parts below them."""
    texts = []
    for own in _by_claim(found):
        name = title(own[0].claim, lang)
        parts = [part_name(one.part, lang) for one in own]
        texts += [name] if len(own) == 1 else [f"{name} · {parts[0]}", *parts[1:]]
    return [drawable(text) for text in texts]


def _share(one: Tested) -> Level:
    if not one.part.directed:
        return Level(math.nan, math.nan, math.nan)
    return Level(*(100.0 * number for number in one.own.share))


def _size(one: Tested) -> Level:
    least = one.part.least
    if not least > 0.0:
        return Level(math.nan, math.nan, math.nan)
    return Level(*(number / least for number in one.own.interval))
