"""What arms change: paired effects in their own size, whether they settle, the factorial, along factors."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.measures import MEASURES
from sim.report import names
from sim.report.analyses import along
from sim.report.analyses.common import draw_all, label, listed, own_name, plain, say, unit, value
from sim.report.figures.dots import draw_dot, rows, zero_line
from sim.report.keys import Key
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import Level
from sim.report.style import BLUE, DASHES, INK, MUTED, NORMAL, ORANGE, drawable, width_of
from sim.study.analysis.factorial import EFFECTS
from sim.study.analysis.levels import SYNERGY
from sim.study.bounds import FEWEST

if TYPE_CHECKING:
    import pandas as pd

    from sim.study.analysis.answer import Effects

_MOST_PANELS = 6


def draw(found: Effects, folder: Path) -> list[Path]:
    """Every figure, in both languages."""
    figures: dict[str, Any] = {"effects": partial(_effects, found), "settling": partial(_settling, found)}
    if len(found.factorial):
        figures["factorial"] = partial(_factorial, found)
    return draw_all(figures | along.figures(found, arm_label), folder)


def arm_label(name: str, lang: str) -> str:
    """What an arm is called: the names of its policies where its name is made of them."""
    own = own_name(name, lang)
    if own:
        return own
    if name == SYNERGY:
        return say("effects.synergy", lang)
    if name == "baseline":
        return say("report.baseline", lang)
    return drawable(" + ".join(names.called_with_strength(part.strip(), lang) for part in name.split("+")))


def _number(column: str, number: float, lang: str) -> str:
    return value(column, number, lang, difference=True)


def findings(found: Effects, lang: str) -> list[str]:
    """The findings in words."""
    lines = []
    whole = found.effects[found.effects["by"] == ""]
    for arm in dict.fromkeys(whole["arm"]):
        here = whole[whole["arm"] == arm]
        called = arm_label(str(arm), lang)
        clear = here["p_holm"] <= 0.05
        for row in here[clear].to_dict("records"):
            words = {key: _number(row["measure"], row[key], lang) for key in ("difference", "low", "high")}
            p = "< 0.001" if row["p_holm"] < 0.001 else f"= {row['p_holm']:.3f}"
            size = plain(row["cohen_dz"]) if math.isfinite(row["cohen_dz"]) else "∞"
            measure = label(row["measure"], lang)
            lines.append(say("effects.clear", lang, arm=called, measure=measure, size=size, p=p, **words))
        unclear = [label(str(name), lang) for name in here.loc[~clear, "measure"]]
        if unclear:
            lines.append(say("effects.unclear", lang, arm=called, measures=listed(unclear, lang)))
    fewest = int(whole["n"].min()) if len(whole) else FEWEST
    if 1 < fewest < FEWEST:
        lines.append(say("study.few", lang, n=fewest, fewest=FEWEST))
    lines += [*_groups(found, lang), *along.findings(found, lang, arm_label)]
    return [*lines, *_needed(found, lang), *_saved(found, lang), *_synergy(found, lang)]


def _groups(found: Effects, lang: str) -> list[str]:
    """For each arm, measure and breakdown the two groups that differ most, if they clearly do."""
    if not len(found.groups):
        return []
    clear = found.groups[found.groups["p_holm"] <= 0.05].copy()
    clear["size"] = clear["difference"].abs()
    clear = clear.sort_values("size", ascending=False, kind="stable")
    most = clear.drop_duplicates(["arm", "measure", "by"]).sort_index()
    lines = []
    for row in most.to_dict("records"):
        more, less = (row["of"], row["than"]) if row["difference"] > 0 else (row["than"], row["of"])
        sign = 1.0 if row["difference"] > 0 else -1.0
        ends = sorted((sign * row["low"], sign * row["high"]))
        words = {
            key: _number(row["measure"], number, lang)
            for key, number in (("difference", abs(row["difference"])), ("low", ends[0]), ("high", ends[1]))
        }
        groups = {"of": names.word(row["by"], more, lang), "than": names.word(row["by"], less, lang)}
        arm, measure = arm_label(row["arm"], lang), label(row["measure"], lang)
        lines.append(say("effects.groups_differ", lang, arm=arm, measure=measure, **groups, **words))
    return lines


def _needed(found: Effects, lang: str) -> list[str]:
    """Replicates for the width that was asked for, of the arm that needs the most."""
    lines = []
    for row in found.needed.nlargest(1, "needed").to_dict("records") if len(found.needed) else ():
        half = _number(row["measure"], row["half"], lang).lstrip("+")
        units = say("effects.n_points" if found.points else "effects.n_replicates", lang)
        arm, measure = arm_label(row["arm"], lang), label(row["measure"], lang)
        words = {"n": row["needed"], "have": row["n"], "units": units}
        lines.append(say("effects.needed", lang, arm=arm, measure=measure, half=half, **words))
    return lines


def _saved(found: Effects, lang: str) -> list[str]:
    saved = found.effects["variance_reduction"].replace([math.inf, -math.inf], math.nan).median()
    return [say("effects.saved", lang, times=plain(float(saved)))] if saved == saved else []


def _synergy(found: Effects, lang: str) -> list[str]:
    lines = []
    for row in found.factorial.to_dict("records") if len(found.factorial) else ():
        if row["effect"] != "synergy":
            continue
        scale, measure = row["scale"], row["measure"]
        key = "more" if row["low"] > 0 else "less" if row["high"] < 0 else "none"
        natural = scale == "natural"

        def shown(number: float, natural: bool = natural, measure: str = measure) -> str:
            return _number(measure, number, lang) if natural else plain(number, signed=True)

        about = MEASURES.get(measure)
        good = about.direction * row["estimate"] if about else 0
        side = say(f"effects.{'better' if good > 0 else 'worse'}", lang) if good else ""
        words = {"measure": label(measure, lang), "scale": say(f"effects.{scale}", lang), "side": side}
        ends = {"low": shown(row["low"]), "high": shown(row["high"])}
        if key != "none":
            ends["value"] = shown(abs(row["estimate"])).lstrip("+")
        lines.append(say(f"effects.synergy_{key}", lang, **words, **ends))
    for row in found.best.to_dict("records") if len(found.best) else ():
        words = {key: _number(row["measure"], row[key], lang) for key in ("difference", "low", "high")}
        costs = {key: plain(row[key]) for key in ("mix_cost", "single_cost")}
        arms = {key: arm_label(row[key], lang) for key in ("mix", "single")}
        lines.append(
            say("effects.best_single", lang, measure=label(row["measure"], lang), **arms, **words, **costs)
        )
    return lines


def _effects(found: Effects, lang: str) -> Sheet | None:
    """For each measure the arms' differences from the baseline, filled where they are clear after Holm."""
    whole = found.effects[found.effects["by"] == ""]
    measures = [str(name) for name in dict.fromkeys(whole["measure"])][:_MOST_PANELS]
    arms = [str(name) for name in dict.fromkeys(whole["arm"])]
    if not measures or not whole["low"].notna().any():
        return None
    labels = [arm_label(name, lang) for name in arms]
    left = min(2.0, 0.2 + max(width_of(text, NORMAL) for text in labels) / 72.0)
    columns = min(len(measures), 3 if left < 1.0 else 2)
    keys = [
        Key(say("effects.filled", lang), BLUE, "dot", mark="o"),
        Key(say("effects.empty", lang), BLUE, "dot", mark="o", hollow=True),
        along.zero_key(arm_label(found.baseline, lang), lang),
    ]
    sheet = grid(len(measures), columns, 0.15 + 0.2 * len(arms), Margins(left=left, right=0.2), keys=[keys])
    for axes, measure in zip(sheet.axes, measures, strict=True):
        here: list[Any] = whole[whole["measure"] == measure].to_dict("records")
        for row in here:
            level = Level(row["difference"], row["low"], row["high"])
            n = arms.index(row["arm"])
            if level.known:
                draw_dot(axes, level, n, _factor(measure), BLUE, "o", bool(row["p_holm"] <= 0.05))
        rows(axes, labels, left)
        zero_line(axes)
        axes.set_xlabel(_unit(measure, lang))
        sheet.title(axes, label(measure, lang))
    return sheet


def _factor(column: str) -> float:
    return 100.0 if unit(column) == "share" else 1.0


def _unit(column: str, lang: str) -> str:
    """The unit of a difference."""
    measure = column.partition(".")[0]
    return names.unit(measure, lang, difference=True) if unit(column) else ""


def _settling(found: Effects, lang: str) -> Sheet | None:
    """The running mean of the first measure's effect, by arm."""
    if not len(found.settling):
        return None
    measure = str(found.settling["measure"].iloc[0])
    arms = [str(name) for name in dict.fromkeys(found.settling["arm"])][:6]
    factor = _factor(measure)
    sheet = grid(len(arms), min(3, len(arms)), 1.5, Margins(left=0.56))
    for axes, arm in zip(sheet.axes, arms, strict=True):
        here = found.settling[found.settling["arm"] == arm]
        axes.fill_between(
            here["n"], here["low"] * factor, here["high"] * factor, color=BLUE, alpha=0.18, linewidth=0
        )
        axes.plot(here["n"], here["mean"] * factor, color=BLUE)
        axes.axhline(0.0, color=MUTED, linewidth=0.8, linestyle=DASHES)
        late = here[here["n"] >= max(4, here["n"].max() // 8)]
        low, high = min(0.0, float(late["low"].min())), max(0.0, float(late["high"].max()))
        pad = 0.08 * (high - low) or 1e-9
        axes.set_ylim((low - pad) * factor, (high + pad) * factor)
        axes.set_xlabel(say("effects.n_points" if found.points else "effects.n_replicates", lang))
        own = _unit(measure, lang)
        axes.set_ylabel(label(measure, lang) + (f" ({own})" if own else ""))
        sheet.title(axes, arm_label(arm, lang))
    return sheet


def _effect_label(name: Sequence[str], lang: str) -> str:
    """``I institutional`` for a family alone, ``I × R`` for several."""
    return " × ".join(name) if len(name) > 1 else f"{name[0]} {say(f'effects.family_{name[0]}', lang)}"


def _factorial(found: Effects, lang: str) -> Sheet:
    """Main effects, interactions and synergy on both scales, a row of panels for each measure."""
    measures = list(dict.fromkeys(str(name) for name in found.factorial["measure"]))[:3]
    pairs = [
        (measure, scale)
        for measure in measures
        for scale in dict.fromkeys(found.factorial.loc[found.factorial["measure"] == measure, "scale"])
    ]
    shown = [*EFFECTS, "synergy"]
    labels = [*(_effect_label(name, lang) for name in EFFECTS), say("effects.synergy", lang)]
    left = 0.2 + max(width_of(text, NORMAL) for text in labels) / 72.0
    keys = [
        Key(say("effects.apart_from_zero", lang), INK, "dot", mark="o"),
        Key(say("effects.around_zero", lang), INK, "dot", mark="o", hollow=True),
    ]
    sheet = grid(len(pairs), min(2, len(pairs)), 1.65, Margins(left=left), keys=[keys])
    for axes, (measure, scale) in zip(sheet.axes, pairs, strict=True):
        table: pd.DataFrame = found.factorial
        here = table[(table["measure"] == measure) & (table["scale"] == scale)].set_index("effect")
        factor = 100.0 if unit(measure) == "share" and scale == "natural" else 1.0
        for y, name in enumerate(shown):
            row = here.loc[name]
            level = Level(float(row["estimate"]), float(row["low"]), float(row["high"]))
            colour = ORANGE if name == "synergy" else BLUE if len(name) == 1 else INK
            draw_dot(axes, level, y, factor, colour, "D" if name == "synergy" else "o", level.clear)
        rows(axes, labels)
        zero_line(axes)
        axes.locator_params(axis="x", nbins=5)
        points = unit(measure) == "share" and scale == "natural"
        axes.set_xlabel(say("report.points", lang) if points else say(f"effects.{scale}", lang))
        sheet.title(axes, label(measure, lang), say(f"effects.{scale}", lang))
    return sheet
