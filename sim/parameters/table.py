"""What a parameter is, and short ways of declaring families of them.

A parameter has one home: a line in one of the topic files beside this one. A family has one parameter for
each matter kind, resident group, stream of work or indicator: ``demand.effort.care``, or for each pair:
``demand.relative_need.care.elder``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

from sim import kinds, plugins
from sim.parameters.axes import AXES

Value: TypeAlias = float | int | bool | str
Defaults: TypeAlias = Any  # one value, a (nested) sequence in axis order, or a mapping by name


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number, switch or choice of the model, with what a reader needs to judge it."""

    key: str  # "assessment.tournament"; members of families: "demand.effort.care"
    default: float | int | bool | str
    low: float | None  # inclusive; None for booleans and choices
    high: float | None
    unit: str  # "h", "1/week", "share", ...; "" for switches
    source: str  # citation key(s), "design", "assumed" or "calibrated", with a short note where it helps
    en: str  # one sentence
    zh: str
    choices: tuple[str, ...] = ()  # switchable forms: stored in the record as the index of the choice
    during_run: bool = True  # whether a [[changes]] entry may move it
    carrier: str = ""  # the claim that this coefficient alone carries: its break-even value is the finding

    def __post_init__(self) -> None:
        _check(self)

    @property
    def kind(self) -> type:
        """``float``, ``int``, ``bool`` or ``str``: what a value of it must be."""
        return type(self.default)

    @property
    def topic(self) -> str:
        """The first part of the key: the table of a scenario file it stands in."""
        return self.key.split(".", 1)[0]


def _check(p: Parameter) -> None:
    """Refuse a definition that contradicts itself; raises ``ValueError`` (our own mistake, not a user's)."""

    def wrong(why: str) -> ValueError:
        return ValueError(f"parameter {p.key!r}: {why}")

    parts = p.key.split(".")
    if len(parts) < 2 or not all(part.isidentifier() and part == part.lower() for part in parts):
        raise wrong("the key must be dotted lower-case names, topic first")
    if not (p.en.strip() and p.zh.strip() and p.source.strip()):
        raise wrong("needs a sentence in both languages and a source")
    if p.carrier and (p.low is None or not p.low <= 0.0 <= (p.high or 0.0)):
        raise wrong("the coefficient that carries a claim is a number whose range includes zero")
    if isinstance(p.default, str):
        if p.default not in p.choices or len(set(p.choices)) != len(p.choices):
            raise wrong("a text value needs distinct choices that contain the default")
    elif p.choices:
        raise wrong("choices are for text values")
    if isinstance(p.default, (bool, str)):
        if p.low is not None or p.high is not None:
            raise wrong("switches and choices have no range")
        return
    if p.low is None or p.high is None:
        raise wrong("a number needs a range")
    if not (math.isfinite(p.low) and math.isfinite(p.high) and p.low <= p.default <= p.high):
        raise wrong(f"default {p.default} is outside [{p.low}, {p.high}], or these are not finite")


def _pick(values: Defaults, names: Sequence[Sequence[str]], index: Sequence[int], key: str) -> Any:
    """The entry of ``values`` for one member: scalars serve all, sequences and mappings go axis by axis."""
    for names_of_axis, i in zip(names, index, strict=True):
        if isinstance(values, Mapping):
            if set(values) != set(names_of_axis):
                raise ValueError(f"parameter family {key!r}: names {sorted(values)} are not {names_of_axis}")
            values = values[names_of_axis[i]]
        elif isinstance(values, (tuple, list)):
            if len(values) != len(names_of_axis):
                raise ValueError(
                    f"parameter family {key!r}: {len(values)} values for {len(names_of_axis)} names"
                )
            values = values[i]
    return values


def _with_own(values: Defaults, axes: Sequence[str]) -> Defaults:
    """What is declared for the built-in kinds of matter, and for each kind of a plug-in as for another."""
    if not (kinds.OWN and axes and isinstance(values, (tuple, list, Mapping))):
        return values
    if isinstance(values, Mapping):
        own = {one.name: values[one.like] for one in kinds.OWN} if axes[0] == "kind" else {}
        return {name: _with_own(value, axes[1:]) for name, value in {**values, **own}.items()}
    order = [*kinds.BUILT_IN]
    more = [values[order.index(one.like)] for one in kinds.OWN] if axes[0] == "kind" else []
    return [_with_own(value, axes[1:]) for value in (*values, *more)]


def _own_value(key: str, axes: Sequence[str], index: Sequence[int], like: Value) -> Value:
    """The value that a plug-in gives its own kind of matter; `like` where it gives none."""
    if not kinds.OWN or "kind" not in axes:
        return like
    axis = list(axes).index("kind")
    number = index[axis] - len(kinds.BUILT_IN)
    if number < 0 or key not in kinds.OWN[number].values:
        return like
    found: Any = kinds.OWN[number].values[key]
    if isinstance(found, (tuple, list)):
        rest = [i for place, i in enumerate(index) if place != axis]
        if len(rest) != 1 or len(found) != len(AXES[axes[1 - axis]].names):
            raise plugins.wrong(
                kinds.OWN[number].plugin, kinds.OWN[number].name, ValueError(f"wrong number of values: {key}")
            )
        found = found[rest[0]]
    return float(found) if isinstance(like, float) and not isinstance(found, bool) else found  # type: ignore[no-any-return]


def _declared(axes: Sequence[str], index: Sequence[int], **rest: Any) -> Parameter:
    """A member of a family; what is wrong with one of a plug-in's kind is the plug-in's mistake."""
    number = index[list(axes).index("kind")] - len(kinds.BUILT_IN) if "kind" in axes else -1
    if number < 0:
        return Parameter(**rest)
    own = kinds.OWN[number]
    try:
        return Parameter(**{**rest, "source": own.source})
    except (TypeError, ValueError) as error:
        raise plugins.wrong(own.plugin, own.name, error) from None


def family(
    key: str,
    axes: Sequence[str],
    *,
    defaults: Defaults,
    low: Defaults = None,
    high: Defaults = None,
    unit: str = "",
    source: Defaults,
    en: str,
    zh: str,
    choices: tuple[str, ...] = (),
    during_run: bool = True,
    carrier: str = "",
) -> tuple[Parameter, ...]:
    """One parameter for each name on the axes, in order.

    Axes are those of `sim.parameters.axes` (``"kind"``, ``"group"``, ``"place"``, ...), at most two of them.

    ``defaults``, ``low``, ``high`` and ``source`` are one value for all, a (nested) sequence in axis order,
    or a mapping by name. The name of an axis in braces in the sentences, such as ``{kind}``, is replaced.
    """
    names = [AXES[axis].names for axis in axes]
    indices = list(product(*(range(len(n)) for n in names)))
    defaults, low, high, source = (_with_own(one, axes) for one in (defaults, low, high, source))
    values = [_own_value(key, axes, index, _pick(defaults, names, index, key)) for index in indices]
    if any(type(value) is float for value in values):  # one real number makes the family real
        values = [float(value) for value in values]
    members = []
    for index, default in zip(indices, values, strict=True):
        en_names = {axis: AXES[axis].en[i] for axis, i in zip(axes, index, strict=True)}
        zh_names = {axis: AXES[axis].zh[i] for axis, i in zip(axes, index, strict=True)}
        members.append(
            _declared(
                axes,
                index,
                key=".".join([key, *(n[i] for n, i in zip(names, index, strict=True))]),
                default=default,
                low=_pick(low, names, index, key),
                high=_pick(high, names, index, key),
                unit=unit,
                source=_pick(source, names, index, key),
                en=en.format(**en_names),
                zh=zh.format(**zh_names),
                choices=choices,
                during_run=during_run,
                carrier=carrier,
            )
        )
    return tuple(members)


def per_kind(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each kind of matter: arguments of :func:`family`."""
    return family(key, ("kind",), **rest)


def per_group(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each group of residents: arguments of :func:`family`."""
    return family(key, ("group",), **rest)


def per_stream(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each stream of work: arguments of :func:`family`."""
    return family(key, ("stream",), **rest)


def per_place(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for urban and one for rural communities: arguments of :func:`family`."""
    return family(key, ("place",), **rest)


def per_class(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each statistical class of places: arguments of :func:`family`."""
    return family(key, ("class",), **rest)


def per_indicator(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each assessed indicator: arguments of :func:`family`."""
    return family(key, ("indicator",), **rest)


def per_kind_and_group(key: str, **rest: Any) -> tuple[Parameter, ...]:
    """One parameter for each kind of matter and group of residents: arguments of :func:`family`."""
    return family(key, ("kind", "group"), **rest)


def number(
    key: str,
    default: float,
    low: float,
    high: float,
    *,
    unit: str = "",
    source: str,
    en: str,
    zh: str,
    **rest: Any,
) -> Parameter:
    """A parameter with a range; an ``int`` default makes it a whole number."""
    return Parameter(key, default, low, high, unit, source, en, zh, **rest)


def switch(key: str, default: bool, *, source: str, en: str, zh: str, **rest: Any) -> Parameter:
    """A parameter that is on or off."""
    return Parameter(key, default, None, None, "", source, en, zh, **rest)


def choice(
    key: str, default: str, choices: tuple[str, ...], *, source: str, en: str, zh: str, **rest: Any
) -> Parameter:
    """A parameter that names one of several forms."""
    return Parameter(key, default, None, None, "", source, en, zh, choices, **rest)
