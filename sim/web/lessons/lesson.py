"""What a lesson is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sim.report import names
from sim.text import t
from sim.web.lessons.facts import Facts, facts_on

if TYPE_CHECKING:
    from sim.scenario import Scenario

Worlds = tuple["Scenario", "Scenario"]
DRAWS = 4  # other random draws on which the answer is looked at again


def nothing() -> dict[str, Scenario]:
    """No further worlds."""
    return {}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an explanation: the key of a text, and the numbers in it. A pair such as
    `("stream", "trace")` stands for a name in the reader's language.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A question, two worlds that answer it, and how to say what they answered.

    Texts: `<key>_setup`, `<key>_question`, `<key>_<option>` for each option, `<key>_discuss`.
    """

    key: str
    worlds: Callable[[], Worlds]
    options: tuple[str, ...]
    outcome: Callable[[Facts], str]
    explain: Callable[[Facts], list[Said]]
    more: Callable[[], Mapping[str, Scenario]] = nothing
    view: str = "now"

    def agreeing(self, answer: str, first_seed: int = 1, draws: int = DRAWS) -> int:
        """On how many other random draws the model gives this answer."""
        base, other = self.worlds()
        more = self.more()
        found = [self.outcome(facts_on(first_seed + n, base, other, more)) for n in range(draws)]
        return found.count(answer)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson; its texts are those of the subject `lesson_<key>`."""

    key: str
    minutes: int
    parts: tuple[Part, ...]
    sources: tuple[str, ...]

    def t(self, key: str, lang: str, **values: Any) -> str:
        """One of its texts."""
        return t(f"lesson_{self.key}.{key}", lang, **values)

    def told(self, said: Said, lang: str) -> str:
        """A sentence of an explanation."""
        return self.t(said.key, lang, **{name: _shown(value, lang) for name, value in said.values.items()})


def _shown(value: Any, lang: str) -> str:
    if isinstance(value, tuple):
        axis, name = value
        return names.policy(name, lang) if axis == "policy" else names.word(axis, name, lang)
    return str(value)


# --- numbers in sentences
def hours(value: float) -> str:
    """Hours with one decimal."""
    return names.number(value, 1)


def share(value: float, digits: int = 1) -> str:
    """A share in percent."""
    return names.number(100.0 * value, digits) + "%"


def points(value: float, digits: int = 1) -> str:
    """A difference of shares in percentage points, signed."""
    return names.number(100.0 * value, digits, signed=True)


def number(value: float, digits: int = 2) -> str:
    """A plain number."""
    return names.number(value, digits)


def signed(value: float, digits: int = 1) -> str:
    """A difference, signed."""
    return names.number(value, digits, signed=True)
