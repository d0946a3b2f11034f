"""How far a user is in a lesson: prediction, run, what happened, the next part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.web.lessons.facts import facts_of
from sim.web.lessons.lesson import DRAWS, Lesson, Part, Said
from sim.web.session import Session

if TYPE_CHECKING:
    from sim.web.guard import Limits

ASK, RUN, TOLD, DONE = "ask", "run", "told", "done"


@dataclass(slots=True)
class Progress:
    """A lesson on its way. Nothing is told before something was predicted."""

    lesson: Lesson
    number: int = 0  # of the part
    phase: str = ASK
    choice: str = ""
    answer: str = ""
    said: tuple[Said, ...] = ()
    agree: int = 0

    @property
    def part(self) -> Part:
        """The part at hand."""
        return self.lesson.parts[self.number]

    @property
    def last(self) -> bool:
        """Whether this is the last part."""
        return self.number == len(self.lesson.parts) - 1

    def session(self, limits: Limits | None = None) -> Session:
        """The two worlds of the part, at the start."""
        base, other = self.part.worlds()
        return Session(base, other, 0, limits)

    def predict(self, choice: str) -> None:
        """Take a prediction; `ValueError` for one that is not offered, or when it is too late."""
        if self.phase != ASK or choice not in self.part.options:
            raise ValueError(f"{choice!r} cannot be predicted now")
        self.choice = choice

    def run(self) -> None:
        """Let the model run; `ValueError` before something was predicted."""
        if self.phase != ASK or not self.choice:
            raise ValueError("predict first")
        self.phase = RUN

    def tell(self, session: Session) -> None:
        """Find out what happened in a run that is over, and on some other draws."""
        if self.phase != RUN or not session.finished:
            raise ValueError("the run is not over")
        facts = facts_of(session, self.part.more())
        self.answer = self.part.outcome(facts)
        self.said = tuple(self.part.explain(facts))
        self.agree = self.part.agreeing(self.answer, session.seed + 1)
        self.phase = TOLD

    def go_on(self) -> None:
        """The next part, or the end."""
        if self.phase != TOLD:
            raise ValueError("this part is not over")
        if self.last:
            self.phase = DONE
            return
        self.number += 1
        self.phase, self.choice, self.answer, self.said, self.agree = ASK, "", "", (), 0

    # what is said
    def t(self, key: str, lang: str) -> str:
        """A text of the part."""
        return self.lesson.t(f"{self.part.key}_{key}", lang)

    def told(self, lang: str) -> list[str]:
        """The explanation in sentences."""
        return [self.lesson.told(said, lang) for said in self.said]

    @property
    def right(self) -> bool:
        """Whether the prediction was what happened."""
        return self.choice == self.answer

    @property
    def draws(self) -> int:
        """Other draws that were looked at."""
        return DRAWS
