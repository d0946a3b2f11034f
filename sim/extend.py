"""What a plug-in may add: a kind of matter, a parameter, a kind of policy, a measure. See docs/extending.md.

These functions only note what is added; it is checked when the model is put together. They are called at the
top level of a plug-in file, which is named with ``--plugin FILE`` or ``sim.plugin("FILE")``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sim.plugins import add


def parameter(
    key: str,
    default: float | int | bool | str,
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    source: str,
    en: str,
    zh: str,
    choices: Sequence[str] = (),
    during_run: bool = True,
) -> None:
    """A parameter of one's own: `key` is dotted, its first part a table of scenario files.

    Numbers need a range (`low`, `high`, inclusive), texts their `choices`. `en` and `zh` are one sentence
    each. Operators of policies read it as ``p.topic_name``.
    """
    add(
        "parameters",
        {
            "key": key,
            "default": default,
            "low": low,
            "high": high,
            "unit": unit,
            "source": source,
            "en": en,
            "zh": zh,
            "choices": tuple(choices),
            "during_run": during_run,
        },
    )


def kind(
    name: str,
    *,
    like: str,
    values: Mapping[str, Any],
    en: str,
    zh: str,
    source: str,
) -> None:
    """A kind of matter of one's own, beside the eight built in.

    Everything about it is as for the built-in kind it is `like`, except `values`: by the key of a family of
    parameters, one number, or one for each group (or skill, ...) where the family has these. They must say
    how often it arises, ``"demand.rate"`` (needs a year of a resident). What they are is the default of
    parameters such as ``demand.rate.NAME``, which scenario files may move. Rules are compiled anew for each
    number of kinds, once. `en` and `zh` are what it is called in a sentence.
    """
    add("kinds", {"name": name, "like": like, "values": dict(values), "en": en, "zh": zh, "source": source})


def policy(
    kind: str,
    operator: Callable[[Any, Any, Any], None],
    *,
    owns: Sequence[str],
    family: str = "C",
    name_en: str,
    name_zh: str,
    en: str,
    zh: str,
    adverse_en: str,
    adverse_zh: str,
    sources: Sequence[str],
    lag: float = 0.0,
    nominal: float = 0.0,
    hours: float = 0.0,
    yuan: float = 0.0,
    payer: str = "community",
    target: str = "",
    target_sign: int = -1,
) -> None:
    """A kind of policy of one's own.

    ``operator(levers, strength, p)`` is called when the policy starts, ends or a parameter moves. `strength`
    has shape (C,), 0 where it is not in force; it may change only the levers in `owns`: fields of
    ``levers.community`` (see ``sim/agents/levers.py``), or of ``levers.township`` written "township.NAME".
    A policy that touches another lever fails its run. `hours` and `yuan` a week are its price at strength 1,
    charged to `payer` (community, township, county).
    """
    add(
        "policies",
        {
            "kind": kind,
            "operator": operator,
            "owns": tuple(owns),
            "family": family,
            "name_en": name_en,
            "name_zh": name_zh,
            "en": en,
            "zh": zh,
            "adverse_en": adverse_en,
            "adverse_zh": adverse_zh,
            "sources": tuple(sources),
            "lag": lag,
            "nominal": nominal,
            "price": {"hours": hours, "yuan": yuan, "payer": payer},
            "target": target,
            "target_sign": target_sign,
        },
    )


def measure(
    key: str,
    formula: Callable[[Any], Any],
    *,
    name_en: str,
    name_zh: str,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    direction: int = 0,
    en: str,
    zh: str,
    source: str,
    headline: bool = False,
) -> None:
    """A measure of one's own.

    ``formula(sums)`` gets sums of tallies (``sim/agents/tally.py``) with shape (n,) for plain fields and
    (n, ...) for others, and returns an array of shape (n,), NaN where it is undefined. It is computed for
    every community, township, county and week.
    """
    add(
        "measures",
        {
            "key": key,
            "formula": formula,
            "name_en": name_en,
            "name_zh": name_zh,
            "unit": unit,
            "low": low,
            "high": high,
            "direction": direction,
            "en": en,
            "zh": zh,
            "source": source,
            "headline": headline,
        },
    )
