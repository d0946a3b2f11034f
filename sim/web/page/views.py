"""The pictures of the page, view by view, and the numbers above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui import ui

from sim.faces.collecting import live_measures
from sim.measures import MEASURES
from sim.report import names
from sim.web.page.levers import heading
from sim.web.page.screen import VIEWS, Drawing, Scene, Screen
from sim.web.pictures import summary, weekly

TILES = ("load", "overtime", "morale", "score", "efficacy", "wait", "satisfaction", "trust")
_JUDGED = 16  # weeks after which needs can be judged


def chart(
    screen: Screen, title: str, about: str, options: Callable[[Scene], dict[str, Any]], size: str = ""
) -> Any:
    """A card with a heading, one sentence and a chart that is drawn anew with every scene."""
    with ui.element("figure").classes("card m-0"):
        heading(title)
        if about:
            ui.label(about).classes("note")
        made = ui.echart({}, renderer="svg").classes(f"chart {size}")
    screen.drawings.append(Drawing(made, options))
    return made


def tiles(screen: Screen) -> None:
    """The main numbers of both worlds and their difference, over the last quarter lived."""
    with ui.element("section").classes("w-full").props(f'aria-label="{screen.t("now")}"'):
        box = ui.html("", sanitize=False).classes("tiles")
        ui.label(screen.t("now")).classes("note fine")

    def show(scene: Scene) -> None:
        box.set_content("".join(_tile(scene, key, screen) for key in TILES))

    screen.listeners.append(show)


def _tile(scene: Scene, key: str, screen: Screen) -> str:
    frame = scene.frame
    last = frame.week
    first = max(0, last - 13)
    if key == "efficacy":
        first, last = max(0, last - 13 - _JUDGED), max(0, last - _JUDGED)
    if key == "score":
        first = max(0, last - 16)
    base, other = (names.scaled(key, value) for value in frame.pair(key, first, last))
    digits = names.digits(key, base, other)
    unit = names.unit(key, screen.lang)
    gap = other - base
    direction = MEASURES[key].direction
    small = abs(gap) < 0.5 * 10.0**-digits
    tone = "even" if small or gap != gap or not direction else "good" if gap * direction > 0 else "bad"
    word = {"even": "", "good": f" {screen.t('better')}", "bad": f" {screen.t('worse')}"}[tone]
    arrow = "" if small or gap != gap else "▲ " if gap > 0 else "▼ "
    tip = names.definition(key, screen.lang).replace('"', "”")
    a, b = (names.number(value, digits) for value in (base, other))
    return (
        f'<div class="tile" title="{tip}"><div class="name">{names.capital(names.measure(key, screen.lang))}'
        f"{f' [{unit}]' if unit else ''}</div>"
        f'<div class="ab"><span>A {a}</span><b>B {b}</b></div>'
        f'<div class="diff {tone}">{arrow}{names.number(gap, digits, signed=True)}{word}</div></div>'
    )


def views(screen: Screen, more: dict[str, Callable[[Screen], None]]) -> None:
    """The views as tabs; only the one in sight is drawn."""
    with ui.element("div").classes("w-full").props("id=pictures"):
        view_now: Any = screen.view  # a name will do
        tabs = ui.tabs(value=view_now).props(
            "dense no-caps inline-label outside-arrows mobile-arrows align=left"
        )
        with tabs:
            for view in VIEWS:
                ui.tab(view, label=screen.t(f"view_{view}")).mark(f"view-{view}")
        box = ui.element("div").classes("w-full pt-2")

    def build() -> None:
        screen.drawings.clear()
        screen.view_listeners.clear()
        box.clear()
        with box:
            {**OWN, **more}[screen.view](screen)

    async def switched() -> None:
        screen.view = str(tabs.value)
        build()
        await screen.redraw()

    tabs.on_value_change(switched)
    build()


def overview(screen: Screen) -> None:
    """Hours of both worlds, load, backlog, reported against real, the triangle."""
    with ui.element("div").classes("pictures"):
        for n in (0, 1):
            title = f"{screen.t('hours_title')} · {screen.look.world(n)}"
            chart(screen, title, screen.t("hours_about"), _hours(n), "tall")
        chart(screen, screen.t("load_title"), screen.t("load_about"), lambda s: weekly.load(s.frame, s.look))
        chart(
            screen,
            screen.t("backlog_title"),
            screen.t("backlog_about"),
            lambda s: weekly.backlog(s.frame, s.look),
        )
        for n in (0, 1):
            title = f"{screen.t('scores_title')} · {screen.look.world(n)}"
            chart(screen, title, screen.t("scores_about"), _scores(n))
        chart(
            screen,
            screen.t("triangle_title"),
            screen.t("triangle_about"),
            lambda s: summary.triangle(s.standing, s.look) if s.standing else {},
            "tall",
        )


def _hours(arm: int) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: weekly.hours(scene.frame, scene.look, arm)


def _scores(arm: int) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: weekly.scores(scene.frame, scene.look, arm)


def syndromes(screen: Screen) -> None:
    """The four syndromes and what stands behind them."""
    with ui.element("div").classes("pictures"):
        chart(
            screen,
            screen.t("syndromes_title"),
            screen.t("syndromes_about"),
            lambda s: summary.syndromes(s.standing, s.look) if s.standing else {},
            "tall",
        )
        for key in ("asked_trace_hours", "hidden_hours", "load_self_added", "innovation_blockage"):
            title = names.capital(names.measure(key, screen.lang))
            chart(screen, title, names.definition(key, screen.lang), _measure(key))


def _measure(key: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: weekly.measure(scene.frame, scene.look, key)


def gains(screen: Screen) -> None:
    """Who gains and who loses."""
    with ui.element("div").classes("pictures"):
        for shares, name in ((True, "gains_points"), (False, "gains_percent")):
            title = f"{screen.t('gains_title')} · {screen.t(name)}"
            made = chart(screen, title, screen.t("gains_about"), _gains(shares))
            made.style(f"height: {500 if shares else 150}px")
    moved = ui.label().classes("text told")

    def show(scene: Scene) -> None:
        if scene.standing is not None:
            places = scene.frame.tracks[0].places
            moved.text = screen.t(
                "communities_moved", better=scene.standing.better, worse=scene.standing.worse, all=places
            )

    screen.view_listeners.append(show)


def _gains(shares: bool) -> Callable[[Scene], dict[str, Any]]:
    """Gains in shares, or those in other units: one axis does not do for both."""

    def options(scene: Scene) -> dict[str, Any]:
        if scene.standing is None:
            return {}
        found = [gain for gain in scene.standing.gains if names.is_share(gain.measure) == shares]
        return summary.gains(found, scene.look)

    return options


def any_measure(screen: Screen) -> None:
    """Any measure, chosen from the list."""
    keys = {key: names.capital(names.measure(key, screen.lang)) for key in live_measures()}

    async def chosen(event: Any) -> None:
        if event.value not in keys:
            return
        screen.measure = event.value
        about.set_text(names.definition(screen.measure, screen.lang))
        await screen.redraw()

    ui.select(
        keys, value=screen.measure, label=screen.t("measure"), with_input=True, on_change=chosen
    ).classes("dialog").mark("measure")
    about = ui.label(names.definition(screen.measure, screen.lang)).classes("note")
    with ui.element("div").classes("pictures"):
        chart(screen, "", "", lambda s: weekly.measure(s.frame, s.look, screen.measure), "tall")


OWN: dict[str, Callable[[Screen], None]] = {
    "now": overview,
    "syndromes": syndromes,
    "gains": gains,
    "measure": any_measure,
}
