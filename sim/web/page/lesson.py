"""Lessons on the screen: the list of them, and the card that asks, runs and tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from sim.report import names
from sim.report.sources import SOURCES
from sim.web.lessons import LESSONS, Lesson, Progress
from sim.web.lessons.progress import ASK, DONE, RUN, TOLD
from sim.web.page.levers import heading
from sim.web.page.screen import Scene, Screen
from sim.web.page.setup import begin

Action = Callable[[], Awaitable[None]]
PACE = 26  # weeks a second while a lesson runs


def dialog(screen: Screen, show_all: Action) -> None:
    """The list of lessons."""
    with screen.dialog() as box, ui.card().classes("dialog gap-2").style("width: 640px"):
        ui.label(screen.t("lessons")).classes("title")
        for lesson in LESSONS.values():
            with ui.element("div").classes("card"):
                heading(lesson.t("title", screen.lang))
                ui.label(lesson.t("about", screen.lang)).classes("note")

                async def start(lesson: Lesson = lesson) -> None:
                    box.close()
                    await open_lesson(screen, lesson, show_all)

                with ui.row().classes("items-center justify-between w-full"):
                    ui.label(screen.t("lesson_minutes", n=lesson.minutes)).classes("note")
                    ui.button(screen.t("lesson_start"), on_click=start).props(
                        f'unelevated no-caps dense aria-label="{screen.t("lesson_start")}: '
                        f'{lesson.t("title", screen.lang)}"'
                    ).classes("px-3").mark(f"lesson-{lesson.key}")
        ui.button(screen.t("close"), on_click=box.close).props("flat no-caps").classes("self-end")


async def open_lesson(screen: Screen, lesson: Lesson, show_all: Action) -> None:
    """Begin a lesson with its first part."""
    await open_part(screen, Progress(lesson), show_all)


async def open_part(screen: Screen, progress: Progress, show_all: Action) -> None:
    """Make the worlds of the part at hand."""
    if await begin(screen, partial(progress.session, screen.limits)):
        screen.lesson = progress
        screen.view = progress.part.view
        await show_all()


def card(screen: Screen, show_all: Action) -> None:
    """What a lesson asks and tells now."""
    progress: Progress = screen.lesson
    lang = screen.lang
    with ui.element("section").classes("card lesson").props('aria-live="polite"'):
        with ui.row().classes("items-center justify-between w-full no-wrap"):
            heading(progress.lesson.t("title", lang))
            parts = len(progress.lesson.parts)
            ui.label(screen.t("lesson_round", n=progress.number + 1, of=parts)).classes("note")
        if progress.phase == DONE:
            _done(screen, show_all)
            return
        ui.label(progress.t("setup", lang)).classes("text")
        {ASK: _ask, RUN: _run, TOLD: _told}[progress.phase](screen, progress, show_all)
        ui.button(screen.t("lesson_leave"), on_click=partial(_leave, screen, show_all)).props(
            "flat no-caps dense"
        ).classes("mt-3").mark("lesson-leave")


def _ask(screen: Screen, progress: Progress, show_all: Action) -> None:
    heading(screen.t("lesson_predict")).classes("mt-3")
    ui.label(progress.t("question", screen.lang)).classes("text strong")
    options = {option: names.capital(progress.t(option, screen.lang)) for option in progress.part.options}

    async def run() -> None:
        if progress.phase != ASK or not progress.choice:
            return
        progress.run()
        screen.speed, screen.goal = PACE, screen.session.weeks
        screen.reached = partial(_tell, screen, progress, show_all)
        await show_all()
        await screen.play()

    def chosen(event: Any) -> None:
        progress.predict(str(event.value))
        go.set_enabled(True)

    ui.radio(options, value=progress.choice or None, on_change=chosen).classes("choice").props("dense").mark(
        "prediction"
    )
    go = ui.button(screen.t("lesson_run"), icon="play_arrow", on_click=run).props("unelevated no-caps")
    go.classes("mt-3").mark("lesson-run").set_enabled(bool(progress.choice))


def _run(screen: Screen, progress: Progress, show_all: Action) -> None:
    ui.label(screen.t("lesson_running")).classes("text strong")
    bar = ui.linear_progress(0.0, show_value=False).props("rounded")

    def show(scene: Scene) -> None:
        bar.value = (scene.frame.week - scene.frame.warmup) / max(1, scene.frame.weeks - scene.frame.warmup)

    screen.listeners.append(show)


async def _tell(screen: Screen, progress: Progress, show_all: Action) -> None:
    session = screen.session

    def tell() -> bool:
        progress.tell(session)
        return True

    if await screen.careful(tell):
        await show_all()


def _told(screen: Screen, progress: Progress, show_all: Action) -> None:
    lang = screen.lang
    key = "lesson_right" if progress.right else "lesson_wrong"
    outcome = progress.t(progress.answer, lang)
    verdict = screen.t(key, choice=progress.t(progress.choice, lang), outcome=outcome)
    ui.label(progress.t("question", lang)).classes("text strong")
    ui.label(verdict).classes("verdict text").mark("verdict")
    heading(screen.t("lesson_why")).classes("mt-3")
    for sentence in progress.told(lang):
        ui.label(sentence).classes("text").mark("told")
    weeks = screen.session.weeks - screen.session.warmup
    ui.label(screen.t("lesson_span", weeks=weeks)).classes("note")
    ui.label(screen.t("lesson_draws", same=progress.agree, of=progress.draws)).classes("note")
    if 2 * progress.agree <= progress.draws:
        ui.label(screen.t("lesson_chance")).classes("text strong")
    heading(screen.t("lesson_discuss")).classes("mt-3")
    ui.label(progress.t("discuss", lang)).classes("text")

    async def on() -> None:
        progress.go_on()
        if progress.phase == DONE:
            await show_all()
        else:
            await open_part(screen, progress, show_all)

    name = "lesson_done" if progress.last else "lesson_next"
    ui.button(screen.t(name), icon="arrow_forward", on_click=on).props("unelevated no-caps").classes(
        "mt-3"
    ).mark("lesson-next")


def _done(screen: Screen, show_all: Action) -> None:
    progress: Progress = screen.lesson
    ui.label(screen.t("lesson_finished")).classes("text strong").mark("lesson-finished")
    for source in progress.lesson.sources:
        ui.label(SOURCES[source]).classes("note")
    ui.button(screen.t("lesson_explore"), on_click=partial(_leave, screen, show_all)).props(
        "unelevated no-caps"
    ).classes("mt-3").mark("lesson-explore")
    with ui.element("div").classes("pt-2 stack"):
        for lesson in LESSONS.values():
            if lesson is not progress.lesson:
                ui.button(
                    lesson.t("title", screen.lang), on_click=partial(open_lesson, screen, lesson, show_all)
                ).props("flat no-caps dense")


async def _leave(screen: Screen, show_all: Action) -> None:
    """Leave the lesson and stay in its worlds."""
    title = screen.session.origin[1].title
    screen.lesson, screen.goal, screen.reached = None, None, None
    screen.playing = False
    screen.name = title.in_language(screen.lang) or screen.name
    await show_all()
