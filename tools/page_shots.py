"""Pictures of every screen of the classroom page: `python -m tools.page_shots DIR [--lang zh] ...`.

Light and dark, desktop and phone, English and Chinese, each screen as one PNG of its whole length, so that
people can look at them. Asserts nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sim.text import t
from sim.web.lessons import LESSONS
from tools.browser import browser, missing, opened, server

SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 390, "height": 844}}
VIEWS = ("now", "syndromes", "places", "gains", "story", "measure")


class Visit:
    """A page in one language, theme and size, and where its pictures go."""

    def __init__(self, page: Any, lang: str, target: Path, label: str) -> None:
        self.page, self.lang, self.target, self.label = page, lang, target, label

    def t(self, key: str) -> str:
        """A text of the page."""
        return t(f"page.{key}", self.lang)

    def press(self, key: str) -> None:
        """Press the button whose text or label is this one."""
        self.page.get_by_role("button", name=self.t(key), exact=True).first.click()
        self.page.wait_for_timeout(400)

    def tab(self, view: str) -> None:
        """Open a view."""
        self.page.get_by_role("tab", name=self.t(f"view_{view}"), exact=True).click()
        self.page.wait_for_timeout(900)

    def week(self, week: int) -> None:
        """Let the worlds live up to a week."""
        self.press("play")
        self.page.wait_for_function(
            "w => parseInt(document.querySelector('.bar .week').innerText.match(/\\d+/)[0]) >= w",
            arg=week,
            timeout=120_000,
        )
        self.press("pause")
        self.page.wait_for_timeout(600)

    def shot(self, name: str, whole: bool = True) -> None:
        """One picture."""
        if whole:
            self.page.evaluate("() => scrollTo(0, 0)")
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=self.target / f"{name}-{self.label}.png", full_page=whole)


def views(visit: Visit) -> None:
    """Every view after half a year with a policy."""
    visit.press("add_policy")
    visit.shot("add_policy", whole=False)
    visit.press("apply")
    visit.week(30)
    for view in VIEWS:
        visit.tab(view)
        if view == "story":
            visit.press("story_begin")
            visit.press("step")
            visit.page.wait_for_timeout(600)
        visit.shot(view)


def folds(visit: Visit) -> None:
    """What is folded away or stands in dialogs."""
    for key in ("help", "keep", "lessons"):
        visit.press(key)
        visit.shot(key, whole=False)
        visit.press("close")
    for text in (visit.t("region"), visit.t("more")):
        visit.page.locator(".q-expansion-item .q-item", has_text=text).first.click()
        visit.page.wait_for_timeout(500)
    visit.page.get_by_label(visit.t("region_search")).fill("历城")
    visit.page.wait_for_timeout(1200)
    visit.shot("folds")
    visit.page.locator('[data-knob="assessment.tournament"]').hover()
    visit.page.wait_for_timeout(900)
    visit.shot("tip", whole=False)


def county(visit: Visit) -> None:
    """The hierarchy of a whole county."""
    visit.page.locator(".q-select").filter(has_text=visit.t("practice")).first.click()
    visit.page.locator(".q-menu .q-item").nth(2).click()
    visit.page.wait_for_function(
        "() => /[0-9]{3} (communities|个社区)/.test(document.body.innerText)", timeout=120_000
    )
    visit.page.wait_for_timeout(1500)
    visit.tab("places")
    visit.page.wait_for_timeout(2500)
    visit.shot("county")


def lesson(visit: Visit, url: str) -> None:
    """A lesson from prediction to end."""
    found = LESSONS["village"]
    opened_at = f"{url}?lesson=village&lang={visit.lang}"
    visit.page.goto(opened_at)
    for n, part in enumerate(found.parts):
        visit.page.get_by_role("radio").first.wait_for(timeout=60_000)
        visit.page.wait_for_timeout(500)
        visit.shot(f"lesson_ask{n + 1}")
        visit.page.get_by_role("radio").nth(1).click()
        visit.press("lesson_run")
        if n == 0:
            visit.page.wait_for_timeout(1500)
            visit.shot("lesson_run")
        visit.page.wait_for_selector(".verdict", timeout=120_000)
        visit.page.wait_for_timeout(900)
        visit.shot(f"lesson_told{n + 1}")
        visit.press("lesson_done" if part is found.parts[-1] else "lesson_next")
    visit.page.wait_for_timeout(800)
    visit.shot("lesson_done")


SCREENS: dict[str, Callable[..., None]] = {"views": views, "folds": folds, "county": county, "lesson": lesson}


@contextmanager
def visited(chrome: Any, url: str, lang: str, theme: str, size: str, target: Path) -> Iterator[Visit]:
    """A page that was just opened."""
    context = chrome.new_context(viewport=SIZES[size], color_scheme=theme, device_scale_factor=1)
    page = context.new_page()
    page.on("console", lambda said: print(said.text) if said.type == "error" else None)
    opened(page, f"{url}?lang={lang}")
    try:
        yield Visit(page, lang, target, f"{size}-{theme}-{lang}")
    finally:
        context.close()


def main() -> int:
    """Open, press, shoot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--lang", choices=("en", "zh"))
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--size", choices=tuple(SIZES))
    parser.add_argument("--screens", nargs="*", choices=tuple(SCREENS), default=tuple(SCREENS))
    asked = parser.parse_args()
    if missing():
        print(f"no browser: {missing()} is missing")
        return 1
    asked.dir.mkdir(parents=True, exist_ok=True)
    with server("--sessions", "60") as (url, _), browser() as chrome:
        for lang in (asked.lang,) if asked.lang else ("en", "zh"):
            for theme in (asked.theme,) if asked.theme else ("light", "dark"):
                for size in (asked.size,) if asked.size else tuple(SIZES):
                    for name in asked.screens:
                        with visited(chrome, url, lang, theme, size, asked.dir) as visit:
                            SCREENS[name](visit, url) if name == "lesson" else SCREENS[name](visit)
                        print(f"{name} {size} {theme} {lang}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
