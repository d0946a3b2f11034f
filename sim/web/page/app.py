"""The application: one page, its font, and who gets in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse
from nicegui import ui

from sim.errors import InputError
from sim.report.style import BLUE, FONTS
from sim.text import LANGUAGES, t
from sim.web.gate import Gate
from sim.web.guard import Limits
from sim.web.lessons import LESSONS
from sim.web.page import controls, keep, lesson, levers, setup, views
from sim.web.page.places import places
from sim.web.page.screen import BEAT, Screen
from sim.web.page.story import story
from sim.web.session import Session
from sim.web.state import from_link

if TYPE_CHECKING:
    from sim.web.house import House

_CSS = (Path(__file__).parent / "page.css").read_text("utf-8")
_FONT = FONTS / "NotoSansSC-divisions.woff2"
_HEAD = """<meta name="color-scheme" content="light dark">
<link rel="preload" href="/chaofuhe/font.woff2" as="font" type="font/woff2" crossorigin>
<script>
document.addEventListener('keydown', event => {
  const at = document.activeElement || document.body;
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (at.closest('input, textarea, select, [role=slider], [role=listbox], [role=radio], .q-dialog')) return;
  if (event.key === ' ' && at.closest('button, a, [role=tab], [role=option], [tabindex="0"]')) return;
  if (event.key === 'ArrowRight' && at.closest('[role=tab]')) return;
  if (!' 1234lL'.includes(event.key) && event.key !== 'ArrowRight') return;
  event.preventDefault();
  emitEvent('shortcut', event.key);
});
</script>"""
# Charts are drawn once the font is there, because they measure their texts only once.
_READY = """const font = document.fonts.load('14px "Chaofuhe Sans"', '超').catch(() => 0);
await Promise.race([font, new Promise(done => setTimeout(done, 3000))]);
return [matchMedia('(prefers-color-scheme: dark)').matches, innerWidth < 600];"""
DARK_BLUE = "#2579b5"  # white is readable on it, and it stands out from the dark ground
HISTORY = 100  # messages kept for a browser whose connection breaks off
_YEAR = {"Cache-Control": "public, max-age=31536000"}


def application(
    house: House, limits: Limits, lang: str, loopback: bool = True, names: frozenset[str] = frozenset()
) -> Gate:
    """The web application that serves the page, behind its gate.

    `loopback`: to this machine alone; `names`: those that it may be called by otherwise.
    """
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @server.get("/chaofuhe/font.woff2")
    def font() -> FileResponse:
        return FileResponse(_FONT, media_type="font/woff2", headers=_YEAR)

    @ui.page("/", title="Chaofuhe 超负荷", response_timeout=30)
    async def page(request: Request, s: str = "") -> Any:
        asked = request.query_params.get("lesson", "")
        return await _open(house, limits, _language(request, lang), s, asked)

    ui.run_with(
        server,
        title="Chaofuhe 超负荷",
        dark=None,
        binding_refresh_interval=None,
        reconnect_timeout=30.0,
        message_history_length=HISTORY,
        tailwind=False,
        show_welcome_message=False,
    )
    return Gate(server, loopback, 3 * house.capacity.sessions + 40, names)


def _language(request: Request, default: str) -> str:
    """The language of the page: what the link says, else the browser's first of ours, else the server's."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "").lower().split(","):
        for lang in LANGUAGES:
            if part.strip().startswith(lang):
                return lang
    return default


async def _open(house: House, limits: Limits, lang: str, state: str, asked: str) -> Any:
    """A page for one more guest, or word that the house is full."""
    try:
        guest = house.enter()
    except InputError as error:
        return _full(error, lang)
    ui.context.client.on_delete(lambda: house.leave(guest))
    ui.add_css(_CSS)
    ui.add_head_html(_HEAD)
    screen = Screen(house, guest, limits, lang)
    guest.farewell = screen.part
    wrong: InputError | None = None
    make, week = partial(Session, setup.practices()[setup.START], None, 0, limits), None
    if state:
        try:
            kept = await screen.work(partial(from_link, state, limits))
            make, week = partial(kept.session, limits), kept.week
            screen.name = _name_of(kept, lang)
        except InputError as error:
            wrong = error
    screen.body = ui.element("div").classes("w-full")
    mode = ui.dark_mode(None)
    with screen.body:
        if not await setup.begin(screen, make, week) and guest.session is None:
            await setup.begin(screen, partial(Session, setup.practices()[setup.START], None, 0, limits))
    await build(screen)
    ui.timer(BEAT, screen.beat)
    ui.on("shortcut", partial(controls.shortcut, screen))
    ui.on("seen", lambda event: screen.noted(event.args))
    await ui.context.client.connected(timeout=60.0)
    found = await ui.run_javascript(_READY, timeout=20.0)
    screen.dark, screen.narrow = (
        (found[0] is True, found[1] is True) if isinstance(found, list) else (False, False)
    )
    mode.value = screen.dark
    if screen.dark:
        ui.colors(primary=DARK_BLUE)
    screen.drawing = True
    with screen.body:
        if asked in LESSONS:
            await lesson.open_lesson(screen, LESSONS[asked], partial(_show_all, screen))
        else:
            await screen.redraw()
    if wrong is not None:
        with screen.body:
            screen.say(wrong)
    return None


def _name_of(kept: Any, lang: str) -> str:
    """The shipped practice whose title a scenario has, or its title."""
    title = kept.other.title
    for name, scenario in setup.practices().items():
        if scenario.title == title:
            return name
    return str(title.in_language(lang)) or "—"


async def build(screen: Screen) -> None:
    """Everything on the screen, from the beginning, in the language of the moment."""
    ui.colors(primary=DARK_BLUE if screen.dark else BLUE)
    screen.body.clear()
    screen.drawings.clear()
    screen.listeners.clear()
    screen.view_listeners.clear()

    async def rebuild() -> None:
        await build(screen)

    async def again() -> None:
        session = screen.session
        await setup.begin(screen, partial(_again, session, screen.limits))
        await screen.redraw()
        screen.remember()

    async def reset() -> None:
        session = screen.session
        await setup.begin(screen, partial(Session, *session.origin, session.seed, screen.limits))
        await screen.redraw()
        screen.remember()

    show_all = partial(_show_all, screen)
    screen.shortcuts["l"] = lambda: lesson.dialog(screen, show_all)
    with screen.body:
        controls.header(
            screen,
            lambda: lesson.dialog(screen, show_all),
            lambda: keep.dialog(screen, show_all),
            rebuild,
        )
        controls.bar(screen, again, reset)
        with ui.element("div").classes("frame" if screen.lesson is None else "frame teaching"):
            with ui.element("aside").classes("side"):
                if screen.lesson is not None:
                    lesson.card(screen, show_all)
                else:
                    _panel(screen, show_all)
            with ui.element("main").classes("main"):
                if screen.waiting:  # who predicts has not seen the answer
                    ui.label(screen.t("lesson_hidden")).classes("card hidden-until")
                else:
                    views.tiles(screen)
                    views.views(screen, {"places": places, "story": story})
        ui.run_javascript(f"document.documentElement.lang = '{screen.lang}'")
    await screen.redraw()


async def _show_all(screen: Screen) -> None:
    """Everything anew, and in the address bar."""
    with screen.body:
        await build(screen)
        screen.remember()


def _panel(screen: Screen, show_all: Any) -> None:
    """What can be chosen and changed outside of lessons."""
    setup.scene(screen, show_all)
    levers.policies(screen)
    levers.sliders(screen)


def _again(session: Session, limits: Limits) -> Session:
    """The same worlds with everything that was changed, from the start."""
    made = Session(session.arms[0].scenario, session.arms[1].scenario, session.seed, limits)
    made.origin = session.origin
    return made


def _full(error: InputError, lang: str) -> HTMLResponse:
    """A page that says that the house is full."""
    title, text = t("page.full_title", lang), error.render(lang)
    return HTMLResponse(
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
        f'<body style="font: 18px sans-serif; margin: 4em auto; max-width: 36em">'
        f"<h1>{title}</h1><p>{text}</p></body>",
        status_code=503,
        headers={"Retry-After": "120"},
    )
