"""What things are called in a report: arms, policies, measures, numbers with their units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sim.agents import names
from sim.measures import MEASURES
from sim.text import t, unit_name

if TYPE_CHECKING:
    from sim.report.results import Level, Results
    from sim.scenario import Scenario
    from sim.scenario.policy import Policy

_WORDS = {"place": "PLACES", "group": "GROUPS", "kind": "KINDS", "stream": "STREAMS"}
_PERCENT = 100.0


def word(axis: str, name: str, lang: str) -> str:
    """A member of an axis of the model (`group`, `elder`) in the reader's language."""
    if axis == "fifth":
        return t(f"report.fifth_{name}", lang)
    table: dict[str, str] = getattr(names, f"{_WORDS[axis]}_{lang.upper()}")
    return table[name]


def measure(key: str, lang: str) -> str:
    """What a measure is called."""
    found = MEASURES[key]
    return found.name_zh if lang == "zh" else found.name_en


def definition(key: str, lang: str) -> str:
    """What a measure is, in one sentence."""
    found = MEASURES[key]
    return found.zh if lang == "zh" else found.en


def policy(kind: str, lang: str) -> str:
    """What a kind of policy is called."""
    from sim.policies.catalogue import POLICIES

    found = POLICIES.get(kind)
    return kind if found is None else found.name_zh if lang == "zh" else found.name_en


def arm(results: Results, index: int, lang: str) -> str:
    """What an arm is called: the names of its policies where its name is made of them."""
    name = results.arms[index]
    if name == "baseline":
        return t("report.baseline", lang)
    parts = [part.strip() for part in name.split("+")]
    called = [called_with_strength(part, lang) for part in parts]
    return " + ".join(called)


def called_with_strength(text: str, lang: str) -> str:
    """`kind` or `kind:strength` in words; anything else as it stands."""
    kind, colon, strength = text.partition(":")
    called = policy(kind, lang)
    return f"{called} {strength}" if colon and called != kind else called if not colon else text


def policies_of(scenario: Scenario, lang: str) -> list[tuple[Policy, str]]:
    """The policies of a scenario with what they are called, in the order in which they start."""
    found = sorted(scenario.policies, key=lambda p: (p.start or 0, p.kind))
    return [(p, policy(p.kind, lang)) for p in found]


def is_share(key: str) -> bool:
    """Whether a measure is shown in percent."""
    return MEASURES[key].unit == "share"


def unit(key: str, lang: str, difference: bool = False) -> str:
    """The unit in which a measure is shown: % for shares, percentage points for their differences."""
    if is_share(key):
        return t("report.points", lang) if difference else "%"
    return unit_name(MEASURES[key].unit, lang) if MEASURES[key].unit != "ratio" else ""


def scaled(key: str, value: float) -> float:
    """A value in the unit in which it is shown."""
    return value * _PERCENT if is_share(key) else value


def digits(key: str, *values: float) -> int:
    """Decimals that show three figures of the largest of some values, already scaled."""
    size = max((abs(v) for v in values if math.isfinite(v)), default=0.0)
    if is_share(key):
        return 1 if size >= 1.0 else 2
    return 2 if size == 0.0 else min(3, max(0, 2 - math.floor(math.log10(size))))


def number(value: float, decimals: int, signed: bool = False) -> str:
    """A number with a real minus sign; a dash where there is none."""
    if not math.isfinite(value):
        return "—"
    text = f"{value:+,.{decimals}f}" if signed else f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0.0:
        text = text.replace("+", "").replace("-", "")
    return text.replace("-", "−")


def with_interval(level: Level, decimals: int, unit: str = "", signed: bool = False) -> str:
    """A number, its unit, and its interval in brackets where there is one."""
    text = number(level.mean, decimals, signed) + (unit if level.known else "")
    if math.isfinite(level.low):
        text += f" [{number(level.low, decimals, signed)}, {number(level.high, decimals, signed)}]"
    return text


def shown(key: str, level: Level, lang: str, difference: bool = False) -> str:
    """A measure's value as readers see it: ``46.1% [45.2, 47.0]``."""
    from sim.report.results import Level as Made

    values = [scaled(key, v) for v in (level.mean, level.low, level.high)]
    called = unit(key, lang, difference)
    space = "" if called == "%" else " "
    return with_interval(
        Made(*values), digits(key, *values), f"{space}{called}" if called else "", difference
    )


def capital(text: str) -> str:
    """A text with a capital letter in front."""
    return text[:1].upper() + text[1:]
