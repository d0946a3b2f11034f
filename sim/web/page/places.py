"""The views of places: the hierarchy with one community's card, and a resident's story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui import ui

from sim.agents.names import KINDS
from sim.report import names
from sim.text.places import called
from sim.web import story as stories
from sim.web.page.levers import heading
from sim.web.page.screen import Drawing, Scene, Screen
from sim.web.pictures import hierarchy, people
from sim.web.places import Card, card_of
from sim.web.story import Story


def _communities(screen: Screen) -> dict[int, str]:
    region = screen.session.arms[0].world.region
    towns = [called(name, screen.lang) for name in region.township_names]
    found = {}
    for i, name in enumerate(region.community_names):
        here = called(name, screen.lang)
        found[i] = f"{here} · {towns[int(region.communities['township'][i])]}" if len(towns) > 1 else here
    return found


def _chooser(screen: Screen, options: dict[int, str]) -> Any:
    screen.chosen = min(screen.chosen, len(options) - 1)
    made = ui.select(options, value=screen.chosen, label=screen.t("choose"), with_input=True)
    return made.classes("wide grow").mark("community")


def places(screen: Screen) -> None:
    """The hierarchy, coloured by load; a click or the list chooses a community."""
    with ui.element("figure").classes("card m-0"):
        heading(screen.t("hierarchy_title"))
        ui.label(screen.t("hierarchy_about")).classes("note")
        with ui.row().classes("items-center w-full gap-3"):
            shown = {n: screen.t(f"shown_{key}") for n, key in enumerate(("a", "b", "difference"))}
            toggle = ui.toggle(shown, value=screen.shown).props("dense no-caps unelevated")
            chooser = _chooser(screen, _communities(screen))
        made = ui.echart({}, renderer="svg").classes("chart map")
        key = ui.html("", sanitize=False).classes("key")
    card = ui.element("div").classes("w-full pt-3")
    screen.drawings.append(
        Drawing(
            made,
            lambda s: (
                hierarchy.hierarchy(s.frame.places, s.look, screen.shown, screen.chosen)
                if s.frame.places
                else {}
            ),
        )
    )

    async def chose(index: int) -> None:
        screen.chosen = index
        await screen.redraw()

    async def picked() -> None:
        if chooser.value is not None and chooser.value != screen.chosen:
            await chose(int(chooser.value))

    async def clicked(event: Any) -> None:
        level, _, number = str((event.data or {}).get("id", "")).partition("-")
        if level == str(hierarchy.COMMUNITY) and number.isdecimal():
            chooser.value = int(number)

    async def turned() -> None:
        screen.shown = int(toggle.value)
        await screen.redraw()

    chooser.on_value_change(picked)
    toggle.on_value_change(turned)
    made.on_point_click(clicked)
    week = _card_box(screen, card)

    def show(scene: Scene) -> None:
        if scene.frame.places is None:
            return
        key.set_content(
            "".join(
                f'<span><i style="background:{c}"></i>{x}</span>'
                for c, x in hierarchy.key_of(scene.look, screen.shown)
            )
        )
        week(scene)

    screen.view_listeners.append(show)


def _card_box(screen: Screen, box: Any) -> Any:
    """The card of the chosen community; returns what fills it."""
    with box:
        title = heading("")
        with ui.element("div").classes("pictures"):
            with ui.element("div").classes("main"):
                with ui.element("div").classes("card"):
                    heading(screen.t("week_title"))
                    made = ui.echart({}, renderer="svg").classes("chart")
                left = [ui.html("", sanitize=False).classes("card") for _ in range(2)]
            with ui.element("div").classes("main"):
                right = [ui.html("", sanitize=False).classes("card") for _ in range(2)]
    cards: list[tuple[Card, Card]] = []

    def options(scene: Scene) -> dict[str, Any]:
        cards[:] = [(card_of(screen.session, screen.chosen, 0), card_of(screen.session, screen.chosen, 1))]
        return people.week_of(cards[0], scene.look)

    screen.drawings.append(Drawing(made, options))

    def fill(scene: Scene) -> None:
        if not cards:
            return
        title.clear()
        with title:
            ui.label(_communities(screen)[screen.chosen])
        for target, content in zip((*left, *right), (_queue, _organisations, _cadres, _state), strict=True):
            target.set_content(content(screen, cards[0]))

    return fill


def _table(title: str, head: list[str], rows: list[list[str]], about: str = "") -> str:
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody>"
    note = f'<div class="note">{about}</div>' if about else ""
    return f'<h2>{title}</h2>{note}<table class="plain">{table}</table>'


def _cadres(screen: Screen, cards: tuple[Card, Card]) -> str:
    rows = []
    for n in range(max(len(card.cadres) for card in cards)):
        row = [screen.t("cadre", n=n + 1)]
        for card in cards:
            one = card.cadres[n]
            if not one.present:
                row.append(screen.t("cadre_vacant"))
                continue
            text = f"{one.morale:.2f} · {one.posts} · {one.tenure / 52:.1f}"
            flags = [key for key, on in (("withdrawn", one.withdrawn), ("burnt", one.burnt_out)) if on]
            row.append(text + "".join(f' · <b class="bad">{screen.t(f"cadre_{flag}")}</b>' for flag in flags))
        rows.append(row)
    return _table(screen.t("cadres_title"), ["", "A", "B"], rows, screen.t("cadres_about"))


def _queue(screen: Screen, cards: tuple[Card, Card]) -> str:
    head = [part.strip() for part in screen.t("queue_head").split("|")]
    rows = []
    for kind in KINDS:
        for card, name in zip(cards, "AB", strict=True):
            if kind in card.queue:
                count, late, oldest = card.queue[kind]
                called = names.capital(names.word("kind", kind, screen.lang))
                rows.append([f"{name} · {called}", str(count), str(late), f"{oldest:.0f}"])
    if not rows:
        return f"<h2>{screen.t('queue_title')}</h2><p>{screen.t('queue_empty')}</p>"
    return _table(screen.t("queue_title"), head, rows)


def _state(screen: Screen, cards: tuple[Card, Card]) -> str:
    rows = []
    for key in cards[0].state:
        digits = 0 if key == "volunteers" else 2
        rows.append([screen.t(f"state_{key}"), *(f"{card.state[key]:.{digits}f}" for card in cards)])
    for group in cards[0].satisfaction:
        who = names.word("group", group, screen.lang)
        called = screen.t(
            "gain_label", who=names.capital(who), what=names.measure("satisfaction", screen.lang)
        )
        rows.append([called, *(f"{card.satisfaction[group]:.2f}" for card in cards)])
    return _table(screen.t("state_title"), ["", "A", "B"], rows)


def _organisations(screen: Screen, cards: tuple[Card, Card]) -> str:
    rows = [
        [hierarchy.organisation_name(n, screen.look), f"{one[2]:.1f}", f"{other[2]:.1f}"]
        for n, (one, other) in enumerate(zip(cards[0].organisations, cards[1].organisations, strict=True))
    ]
    unit = screen.t("organisation_hours")
    return _table(screen.t("organisations_title"), ["", f"A [{unit}]", f"B [{unit}]"], rows)


# -------------------------------------------------------------------------------------------------- story
def story(screen: Screen) -> None:
    """Follow one resident's matter in both worlds."""
    ui.label(screen.t("story_about")).classes("note")
    with ui.row().classes("items-end w-full gap-3"):
        chooser = _chooser(screen, _communities(screen))
        kinds = {-1: screen.t("story_any")} | {
            n: names.capital(names.word("kind", k, screen.lang)) for n, k in enumerate(KINDS)
        }
        kind = ui.select(kinds, value=-1, label=screen.t("story_kind")).classes("wide")

        async def begin() -> None:
            screen.chosen = int(chooser.value)
            wanted = None if kind.value == -1 else int(kind.value)
            found = await screen.careful(lambda: _searched(screen, wanted))
            if found is None:
                ui.notify(screen.t("story_none"))
                return
            screen.story = found
            await screen.redraw()

        ui.button(screen.t("story_begin"), icon="person_search", on_click=begin).props(
            "unelevated no-caps"
        ).mark("story-begin")
    text = ui.label().classes("text told")
    with ui.element("div").classes("pictures"), ui.element("figure").classes("card m-0") as box:
        heading(screen.t("story_title"))
        made = ui.echart({}, renderer="svg").classes("chart")
    box.set_visibility(screen.story is not None)
    screen.drawings.append(
        Drawing(made, lambda s: people.story(screen.story, s.look) if screen.story else {})
    )

    def show(scene: Scene) -> None:
        box.set_visibility(screen.story is not None)
        text.text = told(screen.story, screen) if screen.story is not None else ""

    screen.view_listeners.append(show)


def _searched(screen: Screen, kind: int | None) -> Story | None:
    """A matter of the week just lived, or of one of the next eight: in a village days pass without any."""
    for _ in range(8):
        found = stories.begin(screen.session, screen.chosen, kind)
        if found is not None or screen.session.finished:
            return found
        screen.session.advance(1)
    return None


def told(found: Story, screen: Screen) -> str:
    """The story in sentences."""
    person = found.person
    traits = [screen.t(f"age_{person['age']}")]
    traits += [screen.t(f"trait_{key}") for key in ("floating", "special", "member") if person[key]]
    if not person["digital"]:
        traits.append(screen.t("trait_offline"))
    how = screen.t("how_emergency") if found.emergency else screen.t("how_hotline") if found.hotline else ""
    lines = [
        screen.t(
            "story_person",
            community=_communities(screen)[found.community].split(" · ")[0],
            traits=("、" if screen.lang == "zh" else ", ").join(traits),
            kind=names.word("kind", KINDS[found.kind], screen.lang),
            how=how,
        )
    ]
    for n, thread in enumerate(found.threads):
        world = screen.t("shown_b" if n else "shown_a")
        if not thread.there:
            lines.append(screen.t("story_absent", world=world))
        elif not thread.end:
            lines.append(screen.t("story_open", world=world, weeks=thread.stages[-1].week - found.week))
        else:
            lines.append(
                screen.t(
                    "story_ended",
                    world=world,
                    end=screen.t(f"stage_{thread.end}"),
                    weeks=thread.stages[-1].week - found.week,
                    before=f"{thread.satisfaction[0]:.2f}",
                    after=f"{thread.satisfaction[-1]:.2f}",
                    trust_before=f"{thread.trust[0]:.2f}",
                    trust_after=f"{thread.trust[-1]:.2f}",
                )
            )
    return "\n".join(lines)


MORE: dict[str, Callable[[Screen], None]] = {"places": places, "story": story}
