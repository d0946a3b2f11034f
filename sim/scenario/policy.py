"""A policy as a scenario names it: its kind, how strong, when, where, and how it may go wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sim.errors import InputError, nearest_names
from sim.scenario.kinds import policy_kinds
from sim.scenario.values import number, wrong_type
from sim.text import both

WORDS = ("all", "urban", "rural")
LATEST_WEEK = 10_000
LONGEST_LAG = 520


@dataclass(frozen=True, slots=True)
class Where:
    """Where a policy is in force.

    ``kind`` is ``"all"``, ``"urban"``, ``"rural"``, ``"share"`` (a share of the communities) or ``"places"``:
    the 12-digit codes of counties, townships or communities (before they are looked up: what the user wrote).
    """

    kind: str = "all"
    share: float = 1.0
    places: tuple[int | str, ...] = ()

    def written(self) -> Any:
        """As a scenario file says it."""
        if self.kind == "share":
            return {"share": self.share}
        return [str(place) for place in self.places] if self.kind == "places" else self.kind


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of a scenario. Weeks are counted from the start of the run, warm-up included.

    As written, ``None`` stands for a default: ``start`` the end of the warm-up, ``end`` never, ``lag`` (weeks
    until it works) and ``nominal`` (chance that a place carries it out in name only) those of the kind. In
    ``Scenario.policies`` only ``end`` may still be ``None``.
    """

    kind: str
    strength: float = 1.0
    start: int | None = None
    end: int | None = None
    where: Where = Where()
    lag: float | None = None
    nominal: float | None = None

    def resolved(self, warmup_weeks: int) -> Policy:
        """With the defaults filled in."""
        kind = policy_kinds()[self.kind]
        return replace(
            self,
            start=warmup_weeks if self.start is None else self.start,
            lag=float(kind.lag) if self.lag is None else self.lag,
            nominal=float(kind.nominal) if self.nominal is None else self.nominal,
        )

    def written(self) -> dict[str, Any]:
        """The keys that differ from their defaults, as a scenario file says them."""
        found: dict[str, Any] = {"kind": self.kind, "strength": self.strength}
        found |= {key: getattr(self, key) for key in ("start", "end", "lag", "nominal")}
        found["where"] = self.where.written()
        return {key: value for key, value in found.items() if value is not None and value != "all"}


KEYS = ("kind", "strength", "start", "end", "where", "lag", "nominal")


def policy(
    kind: str,
    strength: float = 1.0,
    *,
    start: int | None = None,
    end: int | None = None,
    where: Any = "all",
    lag: float | None = None,
    nominal: float | None = None,
) -> Policy:
    """A policy for ``Scenario.with_policies`` and ``sim.compare``; `InputError` for what is not allowed."""
    given = {"kind": kind, "strength": strength, "where": where}
    optional = {"start": start, "end": end, "lag": lag, "nominal": nominal}
    return read_policy(given | {key: value for key, value in optional.items() if value is not None}, "policy")


def policy_from_text(text: str) -> Policy:
    """``KIND`` or ``KIND:strength``, as on the command line."""
    kind, colon, strength = text.partition(":")
    if not colon:
        return policy(kind.strip())
    try:
        value = float(strength)
    except ValueError:
        raise InputError(
            *both("policy.not_strength"), key=kind, value=strength, allowed=both("policy.text_form")
        ) from None
    return policy(kind.strip(), value)


def read_policy(table: Mapping[str, Any], key: str) -> Policy:
    """A policy from one ``[[policies]]`` table; ``key`` is its path, for messages."""
    for name in table:
        if name not in KEYS:
            raise InputError(
                *both("document.unknown_key"),
                key=f"{key}.{name}",
                allowed=", ".join(KEYS),
                nearest=nearest_names(str(name), KEYS),
            )
    if "kind" not in table:
        raise InputError(*both("policy.no_kind"), key=f"{key}.kind", allowed=both("policy.see_list"))
    kind = _kind(table["kind"], f"{key}.kind")
    start = _optional(table, "start", key, LATEST_WEEK, whole=True)
    end = _optional(table, "end", key, LATEST_WEEK, whole=True)
    if start is not None and end is not None and end <= start:
        raise InputError(
            *both("policy.end_before_start", start=start),
            key=f"{key}.end",
            value=end,
            allowed=both("policy.after", week=start),
        )
    return Policy(
        kind=kind,
        strength=number(table.get("strength", 1.0), f"{key}.strength", 0, 1),
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        where=read_where(table.get("where", "all"), f"{key}.where"),
        lag=_optional(table, "lag", key, LONGEST_LAG),
        nominal=_optional(table, "nominal", key, 1),
    )


def _optional(
    table: Mapping[str, Any], name: str, key: str, high: float, whole: bool = False
) -> float | None:
    if name not in table:
        return None
    return number(table[name], f"{key}.{name}", 0, high, whole=whole)


def _kind(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise wrong_type("text", value, key)
    kinds = policy_kinds()
    if value not in kinds:
        near = nearest_names(value, tuple(kinds))
        raise InputError(
            *both("policy.unknown_kind"), key=key, value=value, allowed=both("policy.see_list"), nearest=near
        )
    return value


def read_where(value: Any, key: str) -> Where:
    """Where a policy is in force, from ``"all"``, ``"urban"``, ``"rural"``, ``{share = 0.5}`` or a list of
    places.
    """
    if isinstance(value, Where):
        return value
    if isinstance(value, str) and value in WORDS:
        return Where(value)
    if isinstance(value, Mapping) and set(value) == {"share"}:
        share = number(value["share"], f"{key}.share", 0, 1)
        return Where("share", share=share) if share < 1 else Where()
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        places = tuple(_place(item, f"{key}[{i}]") for i, item in enumerate(value, 1))
        if len(set(places)) < len(places):
            raise InputError(*both("policy.place_twice"), key=key, value=list(value))
        return Where("places", places=places)
    near = nearest_names(value, WORDS) if isinstance(value, str) else ()
    raise InputError(
        *both("policy.no_where"), key=key, value=value, allowed=both("policy.where"), nearest=near
    )


def _place(value: Any, key: str) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise wrong_type("text", value, key)
    if isinstance(value, int) and not 0 <= value < 10**12:
        raise InputError(*both("policy.no_code"), key=key, value=value)
    text = str(value).strip()
    if not text:
        raise InputError(*both("policy.empty_place"), key=key, value=value)
    return text
