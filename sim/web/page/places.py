"""The view of places: the hierarchy, and the card of the place or organisation that was chosen in it."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from sim.web.page import cards
from sim.web.page.levers import heading
from sim.web.page.screen import Drawing, Scene, Screen
from sim.web.pictures import hierarchy

BOXES = 5  # tables of a card, at most


def places(screen: Screen) -> None:
    """The hierarchy, coloured by load; a click or the list chooses whose card is shown."""
    options = cards.choices(screen)
    if screen.picked not in options:
        screen.picked = next(iter(options))
    with ui.element("figure").classes("card m-0"):
        heading(screen.t("hierarchy_title"))
        ui.label(screen.t("hierarchy_about")).classes("note")
        with ui.row().classes("items-center w-full gap-3"):
            shown = {n: screen.t(f"shown_{key}") for n, key in enumerate(("a", "b", "difference"))}
            toggle = ui.toggle(shown, value=screen.shown).props("dense no-caps unelevated")
            chooser = ui.select(options, value=screen.picked, label=screen.t("choose_place"), with_input=True)
            chooser.classes("wide grow").mark("place-chosen")
        made = ui.echart({}, renderer="svg").classes("chart map")
        key = ui.html("", sanitize=False).classes("key")
    card = ui.element("div").classes("w-full pt-3")
    screen.drawings.append(
        Drawing(
            made,
            lambda s: (
                hierarchy.hierarchy(s.frame.places, s.look, screen.shown, screen.picked)
                if s.frame.places
                else {}
            ),
        )
    )

    async def picked() -> None:
        found = str(chooser.value)
        if found in options and found != screen.picked:
            screen.picked = found
            level, number = cards.parts(found)
            if level == hierarchy.COMMUNITY:
                screen.chosen = number  # stories are looked for there
            await screen.redraw()

    async def clicked(event: Any) -> None:
        data = event.args.get("data") if isinstance(event.args, dict) else None
        found = data.get("id") if isinstance(data, dict) else None
        if isinstance(found, str) and found in options:
            chooser.value = found

    async def turned() -> None:
        screen.shown = int(toggle.value)
        await screen.redraw()

    chooser.on_value_change(picked)
    toggle.on_value_change(turned)
    made.on("componentClick", clicked, ["data"])  # on_point_click wants a value, which places have not
    fill = _card_box(screen, card)

    def show(scene: Scene) -> None:
        if scene.frame.places is None:
            return
        key.set_content(_key(scene, screen.shown))
        fill()

    screen.view_listeners.append(show)


def _key(scene: Scene, shown: int) -> str:
    """What the colours stand for."""
    entries = hierarchy.key_of(scene.look, shown)
    return "".join(f'<span><i style="background:{colour}"></i>{text}</span>' for colour, text in entries)


def _card_box(screen: Screen, box: Any) -> Any:
    """The card of what was chosen; returns what fills it."""
    with box:
        title = heading("").mark("card-title")
        with ui.element("div").classes("pictures"):
            columns = [ui.element("div").classes("main") for _ in range(2)]
            with columns[0], ui.element("div").classes("card"):
                chart_title = heading("")
                made = ui.echart({}, renderer="svg").classes("chart")
            tables = []
            for n in range(BOXES):
                with columns[cards.COLUMN[n]]:
                    tables.append(ui.html("", sanitize=False).classes("card"))
    sheets: list[cards.Sheet] = []

    def options(scene: Scene) -> dict[str, Any]:
        sheets[:] = [cards.sheet(screen, scene)]
        return sheets[0].week

    screen.drawings.append(Drawing(made, options))

    def fill() -> None:
        if not sheets:
            return
        for target, text in ((title, sheets[0].title), (chart_title, sheets[0].week_title)):
            target.clear()
            with target:
                ui.label(text)
        for n, target in enumerate(tables):
            content = sheets[0].tables[n] if n < len(sheets[0].tables) else ""
            target.set_content(content)
            target.set_visibility(bool(content))

    return fill
