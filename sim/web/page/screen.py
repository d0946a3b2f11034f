"""One user's screen: what is shown, and the loop that lets the worlds live and draws them again.

Work on worlds happens in the threads of the house, one piece at a time for each screen; the event loop only
hands out what was made.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from nicegui import ui

from sim.errors import InputError
from sim.web.pictures.common import Look
from sim.web.standing import Standing, standing_of
from sim.web.state import to_link
from sim.web.weeks import Frame, frame_of

if TYPE_CHECKING:
    from sim.web.guard import Limits
    from sim.web.house import Guest, House
    from sim.web.session import Session

T = TypeVar("T")
SPEEDS = (1, 4, 13, 26)  # weeks a second
BEAT = 0.25  # s between looks at the clock
AHEAD = 2  # pictures on their way to a browser; while there are so many, the worlds live on undrawn
PATIENCE = 10.0  # s after which a browser that says nothing is sent a picture again
MOST_WAITING = 8  # pieces of work a browser may have asked for that are not begun
VIEWS = ("now", "syndromes", "places", "gains", "story", "measure")


@dataclass(slots=True)
class Drawing:
    """A chart on the screen and what it is drawn from."""

    chart: Any
    options: Callable[[Scene], dict[str, Any]]


@dataclass(slots=True)
class Scene:
    """What a worker has made ready to be drawn."""

    frame: Frame
    standing: Standing | None
    look: Look


@dataclass(slots=True)
class Screen:
    """A user's screen. `session` is there once the first worlds are made."""

    house: House
    guest: Guest
    limits: Limits
    lang: str
    dark: bool = False
    narrow: bool = False  # a phone
    view: str = "now"
    speed: int = 4
    playing: bool = False
    chosen: int = 0  # community in which stories are looked for
    picked: str = ""  # whose card is shown: its id in the picture of the hierarchy
    shown: int = 1  # world, or 2 for the difference
    measure: str = "satisfaction"
    arms: str = "both"  # where sliders act
    story: Any = None
    lesson: Any = None
    scene: Scene | None = None
    name: str = "street"  # of the practice
    drawings: list[Drawing] = field(default_factory=list)
    listeners: list[Callable[[Scene], None]] = field(default_factory=list)
    shortcuts: dict[str, Callable[[], Any]] = field(default_factory=dict)  # key -> what it does
    view_listeners: list[Callable[[Scene], None]] = field(default_factory=list)  # of the view in sight
    body: Any = None
    opened: Any = None  # the dialog
    drawing: bool = False  # whether charts are drawn: not before the browser has the font
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # held while something is done with the worlds
    asked: int = 0  # pieces of work that wait for the one at hand
    sent: int = 0  # pictures sent, and the last of them that the browser said it has drawn
    seen: int = 0
    sent_at: float = 0.0
    stale: bool = False  # whether the worlds have lived on since
    due: float = 0.0
    last: float = 0.0
    goal: int | None = None  # the week up to which a lesson plays
    reached: Callable[[], Any] | None = None

    @property
    def session(self) -> Session:
        """The worlds of this user."""
        assert self.guest.session is not None
        return self.guest.session

    @property
    def look(self) -> Look:
        """Language and theme of pictures."""
        return Look(self.lang, self.dark, self.narrow, self.lesson is not None)

    def t(self, key: str, **values: object) -> str:
        """A text of the page."""
        return self.look.t(key, **values)

    # work
    async def work(self, task: Callable[[], T]) -> T:
        """Do something with the worlds in a thread."""
        self.guest.seen = time.monotonic()
        return await asyncio.get_running_loop().run_in_executor(self.house.workers, task)

    async def careful(self, task: Callable[[], T]) -> T | None:
        """The same, and say what is wrong if something is; nothing where too much waits already."""
        if self.asked >= MOST_WAITING:
            return None
        self.asked += 1
        try:
            await self.turn.acquire()  # whoever asked first comes first: a user's actions keep their order
        finally:
            self.asked -= 1
        try:
            if not self.house.has(self.guest):
                self.part()
                return None
            return await self.work(task)
        except InputError as error:
            self.say(error)
            return None
        finally:
            self.turn.release()

    def part(self) -> None:
        """Leave nothing on the screen but word that the session is over."""
        self.playing = False
        self.drawings.clear()
        self.listeners.clear()
        self.view_listeners.clear()
        self.body.clear()
        with self.body, ui.element("div").classes("card text").mark("gone"):
            ui.label(self.t("gone"))

    @property
    def waiting(self) -> bool:
        """Whether a lesson waits for a prediction: the worlds stand still until then."""
        return self.lesson is not None and self.lesson.phase == "ask"

    def dialog(self) -> Any:
        """A dialog, open, in place of the one before it: who opens many does not keep them."""
        if self.opened is not None and not self.opened.is_deleted:
            self.opened.delete()
        with self.body:
            self.opened = ui.dialog(value=True)
        return self.opened

    def say(self, error: InputError) -> None:
        """Tell the user what is wrong with what was asked for."""
        with self.body:
            self._notify(error)

    def _notify(self, error: InputError) -> None:
        ui.notify(
            error.render(self.lang),
            type="warning",
            multi_line=True,
            timeout=9000,
            close_button=self.t("close"),
        )

    def scene_now(self) -> Scene:
        """Everything the view needs, made ready (in a thread)."""
        from dataclasses import replace

        from sim.web.places import places_of

        session = self.session
        frame = frame_of(session)
        if self.view in ("places", "story"):
            frame = replace(frame, places=places_of(session))
        standing = standing_of(session, frame) if self.view in ("now", "syndromes", "gains") else None
        return Scene(frame, standing, self.look)

    # drawing
    async def redraw(self) -> None:
        """Draw everything in sight anew."""
        scene = await self.careful(self._drawn)
        if scene is not None:
            self._send(*scene)

    def _drawn(self) -> tuple[Scene, list[tuple[Any, dict[str, Any]]]]:
        scene = self.scene_now()
        drawings = list(self.drawings) if self.drawing else []
        return scene, [(drawing.chart, drawing.options(scene)) for drawing in drawings]

    def _show(self, scene: Scene, drawn: list[tuple[Any, dict[str, Any]]]) -> None:
        self.scene = scene
        for chart, options in drawn:
            chart.options.clear()
            chart.options.update(options)
            chart.update()
        for listener in [*self.listeners, *self.view_listeners]:
            listener(scene)

    def _send(self, scene: Scene, drawn: list[tuple[Any, dict[str, Any]]]) -> None:
        """Show a scene that was just made; the browser is asked to say when it has drawn it."""
        self._show(scene, drawn)
        self.stale = False
        self.sent, self.sent_at = self.sent + 1, time.monotonic()
        self._tell(f"setTimeout(() => emitEvent('seen', {self.sent}))")

    def _tell(self, script: str) -> None:
        """Have the browser do something; in the body, as the element that asked may be gone by now."""
        with self.body:
            ui.run_javascript(script)

    def noted(self, number: object) -> None:
        """The browser says which picture it has drawn."""
        if isinstance(number, int) and self.seen < number <= self.sent:
            self.seen = number

    @property
    def behind(self) -> bool:
        """Whether the browser is still busy with pictures: what it cannot draw is not sent to it."""
        return self.sent - self.seen >= AHEAD and time.monotonic() - self.sent_at < PATIENCE

    def refresh(self) -> None:
        """Show again what is known, without looking at the worlds."""
        if self.scene is not None:
            self._show(self.scene, [])

    # time
    async def beat(self) -> None:
        """Look at the clock; live the weeks that are due and draw them."""
        now = time.monotonic()
        passed, self.last = now - self.last, now
        if not self.playing or self.turn.locked() or self.guest.session is None:
            return
        if not self.house.has(self.guest):
            self.playing = False
            return
        self.due = min(self.due + min(passed, 1.0) * self.speed, float(self.speed))
        weeks = int(self.due)
        if weeks < 1:
            return
        self.due -= weeks
        await self.live(weeks, drawn=not self.behind)

    @property
    def arrived(self) -> bool:
        """Whether the run is over, or as far as a lesson wants it."""
        return self.session.finished or (self.goal is not None and self.session.week >= self.goal)

    async def live(self, weeks: int, drawn: bool = True) -> None:
        """Let so many weeks pass, and draw what they brought."""
        limit = weeks if self.goal is None else min(weeks, self.goal - self.session.week)

        def task() -> tuple[Scene, list[tuple[Any, dict[str, Any]]]] | tuple[()]:
            if self.story is not None and not self.story.over:
                from sim.web.story import follow

                for _ in range(limit):
                    self.session.advance(1)
                    follow(self.session, self.story)
            else:
                self.session.advance(limit)
            return self._drawn() if drawn or self.arrived else ()

        made = await self.careful(task)
        if made is None:
            self.playing = False
            return
        if made:
            self._send(*made)
        else:
            self.stale = True
        if self.arrived:
            await self.stop()

    async def play(self) -> None:
        """Let the worlds live on by themselves."""
        if self.guest.session is not None and not self.session.finished and not self.waiting:
            self.due, self.last, self.playing = 1.0, time.monotonic(), True
            self.refresh()

    async def stop(self) -> None:
        """Stand still; a lesson that waited for this goes on."""
        self.playing = False
        if self.stale:
            await self.redraw()
        else:
            self.refresh()
        self.remember()
        if self.goal is not None and self.session.week >= min(self.goal, self.session.weeks):
            self.goal, reached = None, self.reached
            if reached is not None:
                await reached()

    def remember(self) -> None:
        """Put the state into the address bar, so that reloading the page brings it back."""
        asked = f"s={to_link(self.session)}" if self.lesson is None else f"lesson={self.lesson.lesson.key}"
        self._tell(f"history.replaceState(null, '', '?{asked}&lang={self.lang}')")

    async def change(self, task: Callable[[], Any]) -> bool:
        """Change something in the running worlds, draw it, and keep it in the address bar."""
        clock = time.perf_counter()
        done = await self.careful(lambda: (task(), self._drawn())[1])
        if done is None:
            return False
        self._send(*done)
        self.remember()
        self.took = time.perf_counter() - clock
        return True

    took: float = 0.0  # s that the last change took until it was handed to the browser
