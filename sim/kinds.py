"""The kinds of matter: eight built in, and those that plug-ins add (docs/extending.md).

How many there are is a constant of the compiled rules: who adds none pays nothing for it, who adds some gets
rules compiled for so many. Added kinds come last, in the order they were declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim import plugins

BUILT_IN = {
    "livelihood": ("livelihood and social security", "民生与社会保障"),
    "care": ("care of elders and children", "养老托幼"),
    "environment": ("environment and property", "环境与物业"),
    "dispute": ("disputes", "矛盾纠纷"),
    "safety": ("safety", "公共安全"),
    "rights": ("rights and deliberation", "权益与议事"),
    "special": ("special needs", "特殊需求"),
    "jobs": ("jobs and development", "就业与发展"),
}
HIGHER = ("environment", "rights", "jobs")  # needs that upgrade as the others are met
MOST = 16  # kinds, built in ones among them
RATE = "demand.rate"  # the family that must say how often a need of an added kind arises


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of matter that a plug-in adds: everything is as for the kind it is `like`, except `values`."""

    name: str
    like: str  # one of the built-in kinds
    en: str
    zh: str
    source: str
    plugin: plugins.Plugin
    values: Mapping[str, Any] = field(default_factory=dict)  # by the key of a family of parameters


def _kind(item: Mapping[str, Any], taken: tuple[str, ...], plugin: plugins.Plugin) -> Kind:
    kind = Kind(**item, plugin=plugin)
    if not kind.name.isidentifier() or kind.name != kind.name.lower():
        raise ValueError("the name must be a plain lower-case name")
    if kind.name in taken:
        raise ValueError("there is a kind of matter of this name already")
    if len(taken) >= MOST:
        raise ValueError(f"there are {MOST} kinds of matter at most")
    if kind.like not in BUILT_IN:
        raise ValueError(f"like must be one of {', '.join(BUILT_IN)}")
    if not (kind.en.strip() and kind.zh.strip() and kind.source.strip()):
        raise ValueError("needs a name in both languages and a source")
    rate = kind.values.get(RATE)
    if isinstance(rate, bool) or not isinstance(rate, (int, float)) or not rate > 0:
        raise ValueError(f"values must say how often it arises: {RATE!r}, above 0")
    return kind


def _own() -> tuple[Kind, ...]:
    found: list[Kind] = []
    for plugin, item in plugins.added("kinds"):
        try:
            found.append(_kind(item, (*BUILT_IN, *(kind.name for kind in found)), plugin))
        except (TypeError, ValueError) as error:
            raise plugins.wrong(plugin, str(item["name"]), error) from None
    return tuple(found)


OWN = _own()
NAMES = (*BUILT_IN, *(kind.name for kind in OWN))
EN = {name: en for name, (en, _) in BUILT_IN.items()} | {kind.name: kind.en for kind in OWN}
ZH = {name: zh for name, (_, zh) in BUILT_IN.items()} | {kind.name: kind.zh for kind in OWN}
LIKE = {name: name for name in BUILT_IN} | {kind.name: kind.like for kind in OWN}
