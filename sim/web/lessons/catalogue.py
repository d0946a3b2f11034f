"""The lessons, in the order in which they build on each other."""

from __future__ import annotations

from sim.web.lessons import composite, measuring, one_form, platforms, reduction, village
from sim.web.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {
    found.key: found
    for found in (
        village.LESSON,
        measuring.LESSON,
        reduction.LESSON,
        one_form.LESSON,
        platforms.LESSON,
        composite.LESSON,
    )
}
