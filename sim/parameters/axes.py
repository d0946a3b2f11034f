"""The axes along which families of parameters run, with the names of their places in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.agents import names


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its names in array order, and what to call each in a sentence."""

    names: tuple[str, ...]
    en: tuple[str, ...]
    zh: tuple[str, ...]


def _axis(order: tuple[str, ...], en: Mapping[str, str], zh: Mapping[str, str]) -> Axis:
    return Axis(order, tuple(en[name] for name in order), tuple(zh[name] for name in order))


AXES: dict[str, Axis] = {
    "kind": _axis(names.KINDS, names.KINDS_EN, names.KINDS_ZH),
    "group": _axis(names.GROUPS, names.GROUPS_EN, names.GROUPS_ZH),
    "stream": _axis(names.STREAMS, names.STREAMS_EN, names.STREAMS_ZH),
    "indicator": _axis(names.INDICATORS, names.INDICATORS_EN, names.INDICATORS_ZH),
    "place": _axis(names.PLACES, names.PLACES_EN, names.PLACES_ZH),
    "class": _axis(names.CLASSES, names.CLASSES_EN, names.CLASSES_ZH),
    "practice": _axis(names.PRACTICES, names.PRACTICES_EN, names.PRACTICES_ZH),
    "trait": _axis(names.TRAITS, names.TRAITS_EN, names.TRAITS_ZH),
    "skill": _axis(names.SKILLS, names.SKILLS_EN, names.SKILLS_ZH),
    "risk": _axis(names.RISKS, names.RISKS_EN, names.RISKS_ZH),
}
