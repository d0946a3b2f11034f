"""Lessons ask first, then run, then say what happened: whatever it was, from the run's numbers alone."""

from __future__ import annotations

import re

import numpy as np
import pytest

from sim.text import LANGUAGES
from sim.text.catalogue import texts
from sim.web.lessons import LESSONS, Facts, Progress, Said, facts_of
from sim.web.lessons.progress import ASK, DONE, TOLD
from sim.web.session import Session

PARTS = [(lesson, part) for lesson in LESSONS.values() for part in lesson.parts]
IDS = [f"{lesson.key}-{part.key}" for lesson, part in PARTS]
CHINESE = re.compile("[\u4e00-\u9fff]")


class Made:
    """An outcome with made-up numbers, in shares of a base that two worlds have in common."""

    def __init__(self, draws: np.random.Generator, like: Made | None = None) -> None:
        self.draws, self.like = draws, like
        self.found: dict[str, float] = {}

    def __getitem__(self, name: str) -> float:
        if name not in self.found:
            if self.like is None:
                self.found[name] = 100.0 * self.draws.random() if "hours" in name else self.draws.random()
            else:  # now and then the same, mostly different
                size = self.draws.choice([0.0, 0.001, 0.1, 1.0])
                self.found[name] = self.like[name] * (1.0 + size * self.draws.normal())
        return self.found[name]


def made_up(seed: int, more: list[str]) -> Facts:
    draws = np.random.default_rng(seed)
    base = Made(draws)
    return Facts(base, Made(draws, base), {name: Made(draws, base) for name in more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("lesson", "part"), PARTS, ids=IDS)
def test_every_answer_can_come_out_and_is_explained(lesson, part):
    more = list(part.more())
    answers: set[str] = set()
    keys: set[str] = set()
    for seed in range(600):
        facts = made_up(seed, more)
        answer = part.outcome(facts)
        assert answer in part.options
        answers.add(answer)
        for said in part.explain(facts):
            if said.key not in keys:
                keys.add(said.key)
                assert not CHINESE.search(lesson.told(said, "en"))
                assert CHINESE.search(lesson.told(said, "zh"))
    assert answers == set(part.options)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))
def test_no_text_is_without_use(lesson):
    said = {"title", "about"}
    for part in lesson.parts:
        said |= {f"{part.key}_{name}" for name in ("setup", "question", "discuss", *part.options)}
        facts = [made_up(seed, list(part.more())) for seed in range(600)]
        said |= {one.key for each in facts for one in part.explain(each)}
    assert said == set(texts(f"lesson_{lesson.key}"))


@pytest.mark.parametrize(("lesson", "part"), PARTS, ids=IDS)
def test_the_two_worlds_differ_and_make_a_pair(lesson, part):
    base, other = part.worlds()
    assert base.key != other.key
    Session(base, other)


def test_a_lesson_goes_from_prediction_to_end():
    progress = Progress(LESSONS["village"])
    while progress.phase != DONE:
        assert progress.phase == ASK
        with pytest.raises(ValueError, match="predict"):
            progress.run()
        with pytest.raises(ValueError, match="cannot be predicted"):
            progress.predict("miracle")
        session = progress.session()
        progress.predict(progress.part.options[0])
        progress.run()
        with pytest.raises(ValueError, match="not over"):
            progress.tell(session)
        session.to(session.weeks, 60)
        progress.tell(session)
        assert progress.phase == TOLD
        assert progress.answer == progress.part.outcome(facts_of(session, progress.part.more()))
        assert progress.right == (progress.choice == progress.answer)
        assert 0 <= progress.agree <= progress.draws
        for lang in LANGUAGES:
            assert all(progress.told(lang))
        progress.go_on()
    assert progress.last


def test_what_is_told_are_the_numbers_of_the_run():
    progress = Progress(LESSONS["reduction"])
    session = progress.session()
    progress.predict("most")
    progress.run()
    session.to(session.weeks, 60)
    progress.tell(session)
    facts = facts_of(session, {})
    cut = facts.change("announced_cut")
    assert cut > 0
    first = progress.told("en")[0]
    assert first.startswith(f"{cut:.1f} hours a week were cut in name")
    assert f"{100 * (1 - facts.involution):.0f}% of the cut arrived" in first


def test_names_in_sentences_are_in_the_readers_language():
    lesson = LESSONS["village"]
    values = {
        "first": ("stream", "trace"),
        "second": ("stream", "task"),
        "first_share": "58%",
        "second_share": "2%",
    }
    said = Said("hours_order", {**values, "service": "5%"})
    assert "forms and traces (58%)" in lesson.told(said, "en")
    assert "填表留痕（58%）" in lesson.told(said, "zh")
