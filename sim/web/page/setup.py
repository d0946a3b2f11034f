"""The panel in which place and practice are chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from nicegui import ui

from sim.region.divisions import search
from sim.report.places import full_name, region_title
from sim.scenario import Scenario, load, shipped
from sim.scenario.document import read_region
from sim.web.guard import within
from sim.web.page.levers import heading
from sim.web.page.screen import Scene, Screen
from sim.web.session import Session

START = "street"
MOST_FOUND = 12


@cache
def practices() -> dict[str, Scenario]:
    """The shipped scenarios, those a browser may ask for."""
    found = {}
    for name, path in shipped().items():
        scenario = load(path)
        if not scenario.plugins and not scenario.region.data:
            found[name] = scenario
    return found


async def begin(screen: Screen, make: Callable[[], Session], week: int | None = None) -> bool:
    """Make new worlds in a thread, live them up to a week (by default through the warm-up), and show them."""
    screen.playing = False
    waiting = ui.notification(screen.t("making"), spinner=True, timeout=None)

    def first() -> Session:
        session = make()
        screen.house.room_for(screen.guest, session.nbytes)
        return session

    try:
        session = await screen.careful(first)
        if session is None:
            return False
        goal = session.warmup if week is None else week

        def live() -> bool:
            done = session.to(goal)
            screen.house.room_for(screen.guest, session.nbytes)
            return done

        while not (done := await screen.careful(live)):
            if done is None:
                return False
        screen.guest.session = session
        screen.story = None
    finally:
        waiting.dismiss()
    return True


def scene(screen: Screen, show_all: Callable[[], Any]) -> None:
    """Practice, region, seed."""
    with ui.element("section").classes("card"):
        heading(screen.t("scene"))
        names = {name: found.title.in_language(screen.lang) for name, found in practices().items()}
        if screen.name not in names:
            names = {screen.name: screen.name, **names}
        practice = ui.select(names, value=screen.name, label=screen.t("practice")).classes("w-full")
        practice.mark("practice")
        about = ui.label(_about(screen)).classes("note")
        place = ui.label().classes("strong pt-1").mark("place")
        ui.label(screen.t("same_people")).classes("note")

        async def chosen() -> None:
            name = str(practice.value)
            if name == screen.name or name not in practices():
                return
            if await begin(
                screen, lambda: Session(practices()[name], None, screen.session.seed, screen.limits)
            ):
                screen.name = name
                about.text = _about(screen)
                await show_all()

        practice.on_value_change(chosen)
        with (
            ui.expansion(screen.t("region")).classes("w-full").props("dense header-class=px-0").mark("region")
        ):
            _real(screen, show_all)
            _made_up(screen, show_all)
            _seed(screen, show_all)

    def show(now: Scene) -> None:
        world = screen.session.arms[1].world
        region = world.region
        counts = screen.t(
            "people",
            communities=f"{len(region.communities):,}",
            residents=f"{int(region.communities['residents'].sum()):,}",
        )
        place.text = f"{region_title(region, screen.lang)} · {counts}"

    screen.listeners.append(show)


def _about(screen: Screen) -> str:
    found = practices().get(screen.name)
    return "" if found is None else f"{found.about.in_language(screen.lang)} {screen.t('practice_hint')}"


def _elsewhere(screen: Screen, region: dict[str, Any]) -> Session:
    """The practice of the moment in another region; policies for places by name stay behind with them."""
    scenario = practices().get(screen.name, screen.session.origin[1])
    own = [policy for policy in scenario.policies if policy.where.kind != "places"]
    moved = scenario.with_policies(*own, instead=True).with_region(read_region(region))
    return Session(within(moved, screen.limits), None, screen.session.seed, screen.limits)


def _real(screen: Screen, show_all: Callable[[], Any]) -> None:
    ui.label(screen.t("region_real")).classes("strong pt-1")
    query = ui.input(screen.t("region_search")).classes("w-full").props("clearable debounce=250")
    query.mark("region-search")
    box = ui.list().props("dense").classes("w-full")

    async def look() -> None:
        text = str(query.value or "").strip()[:60]
        found = await screen.work(lambda: search(text, MOST_FOUND)) if text else []
        box.clear()
        with box:
            if text and not found:
                ui.label(screen.t("region_none")).classes("note")
            for division in found:
                _result(screen, division, show_all)

    query.on_value_change(look)


def _result(screen: Screen, division: Any, show_all: Callable[[], Any]) -> None:
    usable = division.is_county or division.level == 4
    name = full_name(division, screen.lang)

    async def take() -> None:
        if await begin(screen, lambda: _elsewhere(screen, {"code": division.short_code})):
            await show_all()

    with (
        ui.item(on_click=take if usable else None).props(f'aria-label="{name}"').mark("region-result"),
        ui.item_section(),
    ):
        ui.item_label(name)
        code = division.short_code if usable else screen.t("region_inside")
        beside = "" if name == division.full_name else f" · {division.full_name}"
        ui.item_label(code + beside).props("caption")


def _made_up(screen: Screen, show_all: Callable[[], Any]) -> None:
    ui.label(screen.t("region_made")).classes("strong pt-2")
    with ui.element("div").classes("two"):
        towns = ui.number(screen.t("townships"), value=2, min=1, max=30, step=1, format="%d")
        communities = ui.number(screen.t("communities"), value=6, min=1, max=60, step=1, format="%d")
        urban = ui.number(screen.t("urban_share"), value=0.5, min=0, max=1, step=0.1)
        people = ui.number(screen.t("population"), value=30000, min=100, step=1000, format="%d")

    async def take() -> None:
        region = {
            "synthetic": {
                "townships": int(towns.value or 1),
                "communities": int(communities.value or 1),
                "urban_share": float(urban.value or 0.0),
            },
            "population": int(people.value or 1000),
        }
        if await begin(screen, lambda: _elsewhere(screen, region)):
            await show_all()

    ui.button(screen.t("apply"), on_click=take).props("outline no-caps dense").classes("px-3").mark("made-up")


def _seed(screen: Screen, show_all: Callable[[], Any]) -> None:
    with ui.row().classes("items-end w-full no-wrap pt-2"):
        seed = ui.number(screen.t("seed"), value=screen.session.seed, min=0, max=2**53, step=1, format="%d")
        seed.classes("grow")

        async def take() -> None:
            session, number = screen.session, int(seed.value or 0)

            def make() -> Session:
                found = Session(session.arms[0].scenario, session.arms[1].scenario, number, screen.limits)
                found.origin = session.origin
                return found

            if await begin(screen, make):
                await show_all()

        ui.button(screen.t("apply"), on_click=take).props("outline no-caps dense").classes("px-3")
