"""Lessons: each asks for a prediction, runs the model, and says what happened in it, whatever it was."""

from sim.web.lessons.catalogue import LESSONS
from sim.web.lessons.facts import Facts, facts_of
from sim.web.lessons.lesson import Lesson, Part, Said
from sim.web.lessons.progress import Progress

__all__ = ["LESSONS", "Facts", "Lesson", "Part", "Progress", "Said", "facts_of"]
