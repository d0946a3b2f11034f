"""A lesson is completed from end to end, in each language."""

from __future__ import annotations

import pytest

from sim.report.names import capital
from sim.text import t
from sim.web.lessons import LESSONS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("key", "lang"), [("village", "en"), ("village", "zh")])
def test_a_lesson_from_prediction_to_end(visit, key: str, lang: str):
    lesson = LESSONS[key]
    page = visit(f"?lang={lang}")
    page.get_by_role("button", name=t("page.lessons", lang), exact=True).click()
    start = f"{t('page.lesson_start', lang)}: {lesson.t('title', lang)}"
    page.get_by_role("button", name=start, exact=True).click()
    for part in lesson.parts:
        run = page.get_by_role("button", name=t("page.lesson_run", lang))
        run.wait_for()
        assert page.get_by_text(lesson.t(f"{part.key}_question", lang)).is_visible()
        choice = capital(lesson.t(f"{part.key}_{part.options[1]}", lang))
        assert run.is_disabled(), "a prediction comes first"
        page.get_by_role("radio", name=choice, exact=True).click()
        assert page.locator(".chart, .tile").count() == 0, "nothing is shown before that"
        run.click()
        page.wait_for_selector(".verdict", timeout=60_000)
        assert page.get_by_text(t("page.lesson_why", lang)).is_visible()
        assert page.get_by_text(lesson.t(f"{part.key}_discuss", lang)).is_visible()
        last = part is lesson.parts[-1]
        page.get_by_role("button", name=t("page.lesson_done" if last else "page.lesson_next", lang)).click()
    page.get_by_text(t("page.lesson_finished", lang)).wait_for()
    page.get_by_role("button", name=t("page.lesson_explore", lang)).click()
    page.get_by_role("button", name=t("page.add_policy", lang)).wait_for()
