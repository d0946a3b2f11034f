"""The panel with which pressures, resources and policies are changed in the running worlds."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from sim.policies.catalogue import POLICIES
from sim.policies.kinds import FAMILIES
from sim.report import names
from sim.text.places import called
from sim.web.arm import ARMS, OTHER
from sim.web.knobs import PRESSURES, RESOURCES, Knob, cited
from sim.web.page.screen import Scene, Screen

FIRST = 6  # sliders of each kind that are in sight at once


def sliders(screen: Screen) -> None:
    """Pressures and resources as sliders."""
    with ui.element("section").classes("card"):
        heading(screen.t("pressures"))
        ui.label(screen.t("from_next")).classes("note")
        with ui.row().classes("items-center gap-2"):
            ui.label(screen.t("where_to")).classes("note")
            ui.toggle(
                {"both": screen.t("to_both"), "b": screen.t("to_b")},
                value=screen.arms,
                on_change=lambda event: setattr(screen, "arms", str(event.value)),
            ).props("dense no-caps unelevated")
        group(screen, PRESSURES)
        heading(screen.t("resources")).classes("mt-3")
        group(screen, RESOURCES)


def heading(text: str) -> Any:
    """The heading of a card."""
    made = ui.element("h2")
    with made:
        ui.html(text, sanitize=True, tag="span")
    return made


def group(screen: Screen, knobs: tuple[Knob, ...]) -> None:
    """Sliders, the first in sight, the others behind a fold."""
    for knob in knobs[:FIRST]:
        slider(screen, knob)
    if len(knobs) > FIRST:
        with ui.expansion(screen.t("more")).classes("w-full").props("dense header-class=px-0"):
            for knob in knobs[FIRST:]:
                slider(screen, knob)


def slider(screen: Screen, knob: Knob) -> None:
    """One slider, with what it means on hover or focus."""
    low, high = knob.range
    with ui.element("div").classes("knob") as box:
        with ui.element("div").classes("line"):
            ui.label(knob.called(screen.lang))
            value = ui.label().classes("v")
        ui.tooltip(knob.tip(screen.lang)).classes("tip").props("max-width=340px delay=300")
        made = ui.slider(min=low, max=high, step=knob.step).props(f'aria-label="{knob.called(screen.lang)}"')
        made.props["aria-description"] = knob.tip(screen.lang)
        made.mark(f"knob-{knob.key}")
    box.props(f'data-knob="{knob.key}"')

    def written(number: float) -> None:
        unit = knob.unit(screen.lang)
        value.text = f"{number:.10g} {unit}".strip()

    async def moved(event: Any) -> None:
        number = float(event.args)
        written(number)
        arms = ARMS if screen.arms == "both" else (OTHER,)
        kind = knob.parameter.kind
        if not await screen.change(lambda: screen.session.set(knob.key, kind(number), arms)):
            made.value = float(
                screen.session.value(knob.key)
            )  # what was refused, or came while too much waited, is not in the worlds

    made.on("change", moved)
    made.on_value_change(lambda event: written(float(event.value)))

    def show(scene: Scene) -> None:
        found = float(screen.session.value(knob.key))
        if made.value != found:
            made.value = found
        written(found)

    made.value = float(screen.session.value(knob.key))
    screen.listeners.append(show)


def policies(screen: Screen) -> None:
    """The policies of world B, and the door to more."""
    with ui.element("section").classes("card"):
        heading(screen.t("policies"))
        box = ui.column().classes("w-full gap-2 py-1")
        ui.button(screen.t("add_policy"), icon="add", on_click=lambda: add_dialog(screen)).props(
            "outline no-caps dense"
        ).classes("px-2").mark("add-policy")
    shown: list[Any] = [None]

    def show(scene: Scene) -> None:
        session = screen.session
        found = session.arms[OTHER].scenario.policies
        now = (found, session.finished, tuple(_phase(p, scene.frame.week) for p in found))
        if now == shown[0]:
            return
        shown[0] = now
        box.clear()
        with box:
            if not found:
                ui.label(screen.t("no_policies")).classes("note")
            for index, policy in enumerate(found):
                _policy(screen, index, policy, scene)

    screen.listeners.append(show)


def _phase(policy: Any, week: int) -> int:
    """0 before it starts, 1 while it lasts, 2 after its end."""
    return 2 if policy.end is not None and policy.end <= week else int((policy.start or 0) <= week)


def _policy(screen: Screen, index: int, policy: Any, scene: Scene) -> None:
    frame, phase = scene.frame, _phase(policy, scene.frame.week)
    kind = POLICIES[policy.kind]
    start = (policy.start or 0) - frame.warmup
    when = {
        0: screen.t("from_week", week=start),
        1: screen.t("since", week=max(0, start)),
        2: screen.t("was", start=start, end=(policy.end or 0) - frame.warmup),
    }[phase]
    with ui.element("div").classes("policy over" if phase == 2 else "policy"):
        with ui.row().classes("items-center justify-between w-full no-wrap gap-1"):
            label = ui.label(names.capital(names.policy(policy.kind, screen.lang))).classes("strong")
            label.tooltip(_about(kind, screen)).classes("tip")

            async def end() -> None:
                await screen.change(lambda: screen.session.end_policy(index))

            if phase < 2 and not screen.session.finished:
                ui.button(icon="close", on_click=end).props(
                    f'flat round dense size=sm aria-label="{screen.t("end")}"'
                ).tooltip(screen.t("end"))
        ui.label(
            f"{when} · {where_text(screen, policy)} · {screen.t('strength')} {policy.strength:g}"
        ).classes("note")
        if phase < 2 and not screen.session.finished:

            async def stronger(event: Any) -> None:
                await screen.change(lambda: screen.session.change_policy(index, float(event.args)))

            ui.slider(min=0.0, max=1.0, step=0.05, value=policy.strength).props(
                f'aria-label="{screen.t("strength")}"'
            ).on("change", stronger)


def _about(kind: Any, screen: Screen) -> str:
    zh = screen.lang == "zh"
    side = screen.t("side_effect", text=kind.adverse_zh if zh else kind.adverse_en)
    return f"{kind.zh if zh else kind.en}\n{side}\n{cited('; '.join(kind.sources))}"


def where_text(screen: Screen, policy: Any) -> str:
    """Where a policy is in force, in words."""
    where = policy.where
    if where.kind == "share":
        return f"{screen.t('where_share')} {100 * where.share:g}%"
    if where.kind == "places":
        return f"{screen.t('places')} ({len(where.places)})"
    return screen.t(f"where_{where.kind}")


def add_dialog(screen: Screen) -> None:
    """Choose a policy, how strong, from when and where."""
    zh = screen.lang == "zh"
    kinds = {
        kind.kind: " · ".join(
            (names.capital(kind.name_zh if zh else kind.name_en), screen.t(f"family_{kind.family}"))
        )
        for family in FAMILIES
        for kind in POLICIES.values()
        if kind.family == family
    }
    region = screen.session.arms[OTHER].world.region
    places = {
        str(int(t["code"])): called(name, screen.lang)
        for t, name in zip(region.townships, region.township_names, strict=True)
    }
    places |= {
        str(int(c["code"])): called(name, screen.lang)
        for c, name in zip(region.communities, region.community_names, strict=True)
    }
    with screen.dialog() as dialog, ui.card().classes("dialog gap-2"):
        ui.label(screen.t("add_policy")).classes("title")
        kind = ui.select(kinds, label=screen.t("policy"), with_input=True, value="burden_reduction")
        kind.classes("w-full").mark("policy-kind")
        about = ui.label().classes("note")
        ui.label(screen.t("strength"))
        strength = ui.slider(min=0.05, max=1.0, step=0.05, value=1.0).props("label-always")
        strength.props(f'aria-label="{screen.t("strength")}"')
        lag = ui.number(screen.t("starts_in"), value=0, min=0, max=520, step=1, format="%d").classes("w-full")
        forms = {form: screen.t(f"where_{form}") for form in ("all", "urban", "rural", "share", "places")}
        where = ui.select(forms, value="all", label=screen.t("where")).classes("w-full").mark("policy-where")
        share = ui.slider(min=0.05, max=1.0, step=0.05, value=0.5).props("label-always")
        share.props(f'aria-label="{screen.t("share")}"').bind_visibility_from(where, "value", value="share")
        named = ui.select(places, label=screen.t("places"), multiple=True, with_input=True).props("use-chips")
        named.classes("w-full").bind_visibility_from(where, "value", value="places")
        kind.on_value_change(lambda: about.set_text(_about(POLICIES[kind.value], screen)))
        about.set_text(_about(POLICIES[kind.value], screen))

        async def add() -> None:
            place: Any = where.value
            if place == "share":
                place = {"share": float(share.value)}
            elif place == "places":
                place = list(named.value or ())
            table = {
                "kind": kind.value,
                "strength": float(strength.value),
                "start": screen.session.week + int(lag.value or 0),
                "where": place,
            }
            if await screen.change(lambda: screen.session.start_policy(table)):
                dialog.close()

        with ui.row().classes("justify-end w-full"):
            ui.button(screen.t("cancel"), on_click=dialog.close).props("flat no-caps")
            ui.button(screen.t("apply"), on_click=add).props("unelevated no-caps").mark("policy-apply")
