"""The view of a resident's story."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from sim.agents.names import KINDS
from sim.report import names
from sim.web import story as stories
from sim.web.page.cards import communities
from sim.web.page.levers import heading
from sim.web.page.screen import Drawing, Scene, Screen
from sim.web.pictures import people
from sim.web.story import Story


def _chooser(screen: Screen) -> Any:
    options = communities(screen)
    screen.chosen = min(screen.chosen, len(options) - 1)
    made = ui.select(options, value=screen.chosen, label=screen.t("choose"), with_input=True)
    return made.classes("wide grow").mark("community")


def story(screen: Screen) -> None:
    """Follow one resident's matter in both worlds."""
    ui.label(screen.t("story_about")).classes("note")
    with ui.row().classes("items-end w-full gap-3"):
        chooser = _chooser(screen)
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
            community=communities(screen)[found.community].split(" · ")[0],
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
