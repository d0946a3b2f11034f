"""The header and the bar with which time is told to go on or stand still."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.events import GenericEventArguments

from sim.web.page.screen import SPEEDS, Scene, Screen

Action = Callable[[], Awaitable[None]]


def button(icon: str, text: str, action: object, **props: str) -> ui.button:
    """A round button whose meaning is also written."""
    made = ui.button(icon=icon, on_click=action).props("flat round dense")  # type: ignore[arg-type]
    made.props(f'aria-label="{text}"').tooltip(text)
    for name, value in props.items():
        made.props(f'{name}="{value}"')
    return made


def header(screen: Screen, lessons: Callable[[], None], keep: Callable[[], None], rebuild: Action) -> None:
    """Title, lessons, what can be kept, language, theme, help."""
    with ui.element("header").classes("top"):
        ui.html(f'<a class="skip" href="#pictures">{screen.t("skip")}</a>', sanitize=False)
        ui.html(f"<h1>{screen.t('title')}</h1>", sanitize=False)
        ui.label(screen.t("subtitle")).classes("sub")
        ui.element("div").classes("grow")
        ui.button(screen.t("lessons"), icon="school", on_click=lessons).props(
            "unelevated dense no-caps"
        ).classes("px-3").mark("lessons")
        button("share", screen.t("keep"), keep).mark("keep")

        async def language() -> None:
            screen.lang = "en" if screen.lang == "zh" else "zh"
            await rebuild()

        ui.button(screen.t("language"), on_click=language).props(
            f'flat dense no-caps aria-label="{screen.t("language_hint")}"'
        ).mark("language")

        async def theme() -> None:
            screen.dark = not screen.dark
            ui.dark_mode(screen.dark)
            await rebuild()

        button("contrast", screen.t("theme"), theme).mark("theme")
        button("help_outline", screen.t("help"), lambda: help_dialog(screen)).mark("help")


def help_dialog(screen: Screen) -> None:
    """What this is and how to use it."""
    with screen.dialog() as dialog, ui.card().classes("dialog"):
        ui.label(screen.t("title")).classes("title")
        ui.label(screen.t("help_text")).classes("text")
        ui.button(screen.t("close"), on_click=dialog.close).props("flat no-caps")


def bar(screen: Screen, again: Action, reset: Action) -> None:
    """Play, step, speed, from the start; where the run is."""

    async def toggle() -> None:
        await (screen.stop() if screen.playing else screen.play())

    async def step() -> None:
        if not screen.playing and not screen.waiting and not screen.session.finished:
            await screen.live(1)
            screen.remember()

    with ui.element("nav").classes("bar").props(f'aria-label="{screen.t("play")}"'):
        play = ui.button(icon="play_arrow", on_click=toggle).props("unelevated round").mark("play")
        button("skip_next", screen.t("step"), step).mark("step")
        speeds = {speed: screen.t(f"speed_{speed}") for speed in SPEEDS}
        speed = ui.select(
            speeds,
            value=screen.speed,
            label=screen.t("speed"),
            on_change=lambda event: setattr(screen, "speed", int(event.value)),
        )
        speed.props("dense options-dense borderless").classes("narrow").mark("speed")
        if screen.lesson is None:
            button("replay", screen.t("again"), again).mark("again")
            button("restart_alt", screen.t("reset"), reset).mark("reset")
        progress = ui.linear_progress(0.0, show_value=False).props('rounded aria-hidden="true"')
        week = ui.label().classes("week").props('role="status"')

    def show(scene: Scene) -> None:
        frame = scene.frame
        all_weeks = max(1, frame.weeks - frame.warmup)
        lived = max(0, frame.week - frame.warmup)
        progress.value = lived / all_weeks
        over = frame.week >= frame.weeks
        text = screen.t("week_of", week=lived, weeks=all_weeks)
        week.text = f"{text} · {screen.t('finished')}" if over else text
        icon, called = ("pause", "pause") if screen.playing else ("play_arrow", "play")
        play.props(f'icon={icon} aria-label="{screen.t(called)}"')
        speed.value = screen.speed
        play.set_enabled(not over and not screen.waiting)

    screen.listeners.append(show)
    screen.shortcuts.update({" ": toggle, "ArrowRight": step})


async def shortcut(screen: Screen, event: GenericEventArguments) -> None:
    """What a key does that was pressed outside of fields, lists and sliders."""
    key = str(event.args)
    if key in ("1", "2", "3", "4"):
        screen.speed = SPEEDS[int(key) - 1]
        screen.refresh()
        return
    action = screen.shortcuts.get(key.lower() if len(key) == 1 else key)
    if action is not None:
        with screen.body:
            result = action()
            if result is not None:
                await result
