"""The exact state of a session as a link, as a file, and as the scenario files that `chaofuhe run` takes.

A state is two scenarios, a seed and a week: everything else follows. It is read back through the schema of
scenario files like any other text that comes from outside.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.text import both, t
from sim.web.arm import BASE, OTHER
from sim.web.guard import LONGEST, Limits, scenario_from
from sim.web.session import Session, check_pair

if TYPE_CHECKING:
    from sim.scenario import Scenario

FORM = 1  # raise it when the form of a state changes
LONGEST_LINK = 24_000  # characters; servers and browsers take that much
_NAMES = ("base", "other")
_KEYS = ("chaofuhe", "seed", "week", *_NAMES)


@dataclass(frozen=True, slots=True)
class Kept:
    """A state that was read back and checked."""

    base: Scenario
    other: Scenario
    seed: int
    week: int

    def session(self, limits: Limits | None = None) -> Session:
        """A session at the start of this run; `to(week)` brings it to where it was."""
        return Session(self.base, self.other, self.seed, limits)


def to_file(session: Session) -> str:
    """The state as a file: JSON with both scenarios as TOML."""
    with session.lock:
        found = {
            "chaofuhe": FORM,
            "seed": session.seed,
            "week": session.week,
            "base": session.arms[BASE].scenario.to_toml(),
            "other": session.arms[OTHER].scenario.to_toml(),
        }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def to_link(session: Session) -> str:
    """The state as letters, digits, - and _ for a link."""
    packed = zlib.compress(to_file(session).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def from_link(text: str, limits: Limits | None = None) -> Kept:
    """The state of a link; `InputError` when it is none."""
    if len(text) > LONGEST_LINK:
        raise InputError(*both("page.too_long", limit=LONGEST_LINK))
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        opened = zlib.decompressobj()
        content = opened.decompress(packed, 2 * LONGEST)  # a small link may not become a large text
        if not opened.eof:
            raise ValueError
        return from_file(content.decode(), limits)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise InputError(*both("page.no_state")) from error


def from_file(text: str, limits: Limits | None = None, file: str | None = None) -> Kept:
    """The state of a file: one that `to_file` wrote, or a scenario file, which is put beside itself without
    policies.
    """
    limits = limits or Limits()
    if len(text) > 2 * LONGEST + 1000:
        raise InputError(*both("page.too_long", limit=LONGEST), file=file)
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        other = scenario_from(text, limits, file)
        return Kept(other.with_policies(instead=True), other, 0, other.warmup_weeks)
    found = _table(text, file)
    base, other = (scenario_from(_text(found, name, file), limits, file) for name in _NAMES)
    check_pair(base, other)
    seed = _whole(found, "seed", 2**63 - 1, file)
    week = _whole(found, "week", base.total_weeks, file)
    return Kept(base, other, seed, week)


def _table(text: str, file: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(*both("page.no_state"), file=file) from None
    if not isinstance(found, dict) or found.get("chaofuhe") != FORM:
        raise InputError(*both("page.no_state"), file=file)
    for key in found:
        if key not in _KEYS:
            raise InputError(*both("document.unknown_key"), file=file, key=str(key), allowed=", ".join(_KEYS))
    return found


def _text(found: dict[str, Any], name: str, file: str | None) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise InputError(*both("page.no_state"), file=file, key=name)
    return value


def _whole(found: dict[str, Any], name: str, high: int, file: str | None) -> int:
    value = found.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= high:
        raise InputError(*both("page.no_state"), file=file, key=name, value=value)
    return value


def scenario_file(session: Session, arm: int, lang: str, name: str) -> str:
    """A scenario file that lives this world again, with the command that does so."""
    head = t("page.scenario_head", lang, week=session.week, name=name, seed=session.seed)
    text = session.arms[arm].scenario.to_toml()
    return "".join(f"# {line}\n" for line in head.splitlines()) + "\n" + text
