"""Without a mouse: from the open page to a finished lesson, with Tab, arrows, Enter and Space alone."""

from __future__ import annotations

from typing import Any

import pytest

from sim.text import t
from sim.web.lessons import LESSONS

pytestmark = pytest.mark.browser
_WHAT = """() => {
  const at = document.activeElement;
  const named = at.closest('[aria-label]')?.getAttribute('aria-label') || '';
  const look = getComputedStyle(at);
  const kind = at.getAttribute('role') || at.tagName;
  return [named + ' ' + at.innerText, kind, look.outlineStyle, look.outlineWidth];
}"""

_MOVING = """() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e)).filter(
  look => parseFloat(look.transitionDuration) > 0 || look.animationName !== 'none').length"""


def tab_to(page: Any, text: str, role: str = "") -> None:
    """Press Tab until something with this text (or role) has the focus, which must be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        named, kind, style, width = page.evaluate(_WHAT)
        if (not role or kind == role) and text in named:
            assert (style, width) == ("solid", "3px"), "the focus is not to be seen"
            return
    raise AssertionError(f"Tab never reaches {text or role}")


def test_a_lesson_by_keyboard_alone(visit):
    lang, lesson = "zh", LESSONS["one_form"]
    page = visit(f"?lang={lang}")
    page.keyboard.press("l")
    page.get_by_text(lesson.t("about", lang)).wait_for()
    tab_to(page, f"{t('page.lesson_start', lang)}: {lesson.t('title', lang)}")
    page.keyboard.press("Enter")
    for part in lesson.parts:
        page.get_by_text(lesson.t(f"{part.key}_question", lang)).wait_for(timeout=120_000)
        tab_to(page, "", "radio")
        page.keyboard.press("Space")
        page.wait_for_selector(".choice [role=radio][aria-checked=true]")
        tab_to(page, t("page.lesson_run", lang))
        page.keyboard.press("Enter")
        page.wait_for_selector(".verdict", timeout=180_000)
        last = part is lesson.parts[-1]
        tab_to(page, t("page.lesson_done" if last else "page.lesson_next", lang))
        page.keyboard.press("Enter")
    page.get_by_text(t("page.lesson_finished", lang)).wait_for()


def test_nothing_moves_for_those_who_want_stillness(visit):
    page = visit("?lang=en", reduced_motion="reduce")
    page.get_by_role("button", name="Help").click()
    page.wait_for_selector(".q-dialog .dialog")
    assert page.evaluate(_MOVING) == 0
