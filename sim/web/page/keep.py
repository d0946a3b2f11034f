"""The dialog in which a state is shared, kept and opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from sim.errors import InputError
from sim.scenario.reading import decode
from sim.web import tables
from sim.web.page.screen import Screen
from sim.web.page.setup import begin
from sim.web.state import from_file, scenario_file, to_file, to_link

LARGEST = 2_000_000  # bytes of a file that may be opened
_PICTURES = (Path(__file__).parent / "pictures.js").read_text("utf-8")


def dialog(screen: Screen, show_all: Callable[[], Any]) -> None:
    """Link, files, tables, pictures."""
    with screen.dialog() as box, ui.card().classes("dialog gap-1"):
        ui.label(screen.t("keep")).classes("title")

        def entry(icon: str, key: str, action: Any) -> None:
            ui.button(screen.t(key), icon=icon, on_click=action).props("flat no-caps align=left").classes(
                "w-full"
            ).mark(key)

        entry("link", "copy_link", lambda: _copy(screen))
        entry("save", "save_state", lambda: _download(to_file(screen.session), "chaofuhe-state.json"))
        for arm, name in enumerate("ab"):
            file = f"world_{name}.toml"
            entry("description", f"save_scenario_{name}", _saving(screen, arm, file))
        ui.label(screen.t("save_hint", seed=screen.session.seed)).classes("note pl-4")
        entry("table_view", "save_csv", lambda: _tables(screen, "csv"))
        entry("table_view", "save_xlsx", lambda: _tables(screen, "xlsx"))
        for form in ("svg", "png"):
            entry("image", f"save_{form}", _drawing(form))

        async def opened(event: UploadEventArguments) -> None:
            await _open(screen, event, box, show_all)

        ui.upload(on_upload=opened, max_file_size=LARGEST, max_files=1, auto_upload=True).props(
            f'flat bordered accept=".toml,.json" label="{screen.t("open_state")}"'
        ).classes("w-full").mark("open")
        ui.button(screen.t("close"), on_click=box.close).props("flat no-caps").classes("self-end")


def _download(content: str | bytes, name: str) -> None:
    ui.download.content(content, name)


def _saving(screen: Screen, arm: int, file: str) -> Callable[[], None]:
    return lambda: _download(scenario_file(screen.session, arm, screen.lang, file), file)


def _drawing(form: str) -> Callable[[], None]:
    """The browser itself makes files of the pictures it shows: nothing is sent for that."""

    def save() -> None:
        ui.run_javascript(f"{_PICTURES}\nsavePictures({form!r});")

    return save


def _copy(screen: Screen) -> None:
    link = to_link(screen.session)
    ui.run_javascript(
        f"const u = location.origin + location.pathname + '?s={link}&lang={screen.lang}';"
        "history.replaceState(null, '', u); if (navigator.clipboard) navigator.clipboard.writeText(u);"
    )
    ui.notify(screen.t("copied"))


async def _tables(screen: Screen, form: str) -> None:
    session = screen.session
    if form == "csv":
        content = await screen.careful(lambda: tables.to_csv(tables.weekly(session)))
    else:
        content = await screen.careful(
            lambda: tables.to_xlsx(
                {
                    "weekly": tables.weekly(session),
                    "communities": tables.communities(session, screen.lang),
                    "summary": tables.summaries(session),
                }
            )
        )
    if content is not None:
        _download(content, f"chaofuhe.{form}")


async def _open(screen: Screen, event: UploadEventArguments, box: Any, show_all: Callable[[], Any]) -> None:
    """Open a file that was chosen; it is read as text and checked before anything is made of it."""
    content = await event.file.read()
    try:
        kept = await screen.work(
            lambda: from_file(decode(content, event.file.name), screen.limits, event.file.name)
        )
    except InputError as error:
        screen.say(error)
        return
    if await begin(screen, lambda: kept.session(screen.limits), kept.week):
        screen.name = kept.other.title.in_language(screen.lang) or event.file.name
        box.close()
        await show_all()
