"""Measure the classroom page: `python -m tools.page_bench [--sessions N] [--county]`.

In the system's Chromium, headless, on this machine: how long opening takes until pictures are drawn, how long
from moving a slider to the picture that shows its mark, whether many sessions at once keep stepping, and the
memory of a session. Prints what it measured; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path
from typing import Any

from tools.browser import browser, missing, opened, server

_WATCH = """key => new Promise(done => {
  const slider = document.querySelector(`[data-knob="${key}"] .q-slider__track-container`);
  const start = performance.now();
  let last = start;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.getElementById('pictures'), {subtree: true, childList: true, attributes: true});
  slider.focus();
  for (const type of ['keydown', 'keyup'])
    slider.dispatchEvent(new KeyboardEvent(type, {key: 'ArrowRight', keyCode: 39, bubbles: true}));
  const look = () => {
    const now = performance.now();
    if ((last > start && now - last > 250) || now - start > 60000) {
      watch.disconnect(); done(last - start);
    } else setTimeout(look, 20);
  };
  look();
})"""


def memory(pid: int) -> float:
    """Resident memory of a process [MiB]."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def redraws(page: Any, times: int = 7, key: str = "assessment.tournament") -> list[float]:
    """Milliseconds from a key press on a slider until the pictures have stopped changing."""
    found = []
    for _ in range(times):
        found.append(float(page.evaluate(_WATCH, key)))
        page.wait_for_timeout(300)
    return found


def week(page: Any) -> int:
    """The week that the page shows."""
    text = page.locator(".bar .week").inner_text()
    return int("".join(ch for ch in text.split("of")[0] if ch.isdigit()) or -1)


def choose(page: Any, text: str) -> None:
    """Choose a practice by its title."""
    page.locator("label:has-text('Practice')").first.click()
    page.locator(f".q-menu .q-item:has-text('{text}')").first.click()


def one(url: str, pid: int, county: bool) -> None:
    """Opening and redrawing with a single user."""
    with browser() as found:
        page = found.new_context(viewport={"width": 1280, "height": 900}).new_page()
        times = [opened(page, url) for _ in range(5)]
        print(f"open until pictures are drawn: first {times[0]:.2f} s, then {_shown(times[1:], 's')}")
        print(f"slider to pictures at rest, street, standing still: {_shown(redraws(page), 'ms')}")
        page.get_by_role("button", name="Play").click()
        page.wait_for_timeout(1500)
        print(f"server with one session: {memory(pid):.0f} MiB")
        page.get_by_role("button", name="Pause").click()
        if county:
            before = memory(pid)
            choose(page, "A county under uniform assessment")
            page.wait_for_function(
                "() => document.body.innerText.includes('277 communities')", timeout=120_000
            )
            page.wait_for_timeout(1500)
            print(f"county: {memory(pid) - before:.0f} MiB more on the server")
            print(f"slider to pictures at rest, county, standing still: {_shown(redraws(page), 'ms')}")


def many(url: str, pid: int, sessions: int, seconds: float = 20.0) -> None:
    """Many users at once, all playing; the pages of all draw their pictures in the one browser here."""
    before = memory(pid)
    with browser() as found:
        pages = []
        clock = time.perf_counter()
        for _ in range(sessions):
            page = found.new_context(viewport={"width": 1000, "height": 700}).new_page()
            opened(page, url)
            pages.append(page)
        print(f"{sessions} pages opened one after another in {time.perf_counter() - clock:.0f} s")
        print(f"{sessions} sessions: {(memory(pid) - before) / sessions:.1f} MiB each on the server")
        for page in pages:
            page.get_by_role("button", name="Play").click()
        start, clock, used = [week(page) for page in pages], time.perf_counter(), spent(pid)
        pages[0].wait_for_timeout(1000 * seconds)
        took, used = time.perf_counter() - clock, spent(pid) - used
        lived = [week(page) - first for page, first in zip(pages, start, strict=True)]
        rates = [weeks / took for weeks in lived]
        print(
            f"{sessions} sessions playing for {took:.0f} s at 4 weeks a second: slowest {min(rates):.2f}, "
            f"mean {statistics.mean(rates):.2f}, fastest {max(rates):.2f} weeks a second; "
            f"the server used {used / took:.2f} cores and {memory(pid):.0f} MiB"
        )


def spent(pid: int) -> float:
    """Processor time that a process has used [s]."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def server_alone(sessions: int, seconds: float = 8.0) -> None:
    """Many sessions on the threads of one house, without browsers: what the server itself can do."""
    from concurrent.futures import wait

    from sim.scenario import load
    from sim.web.house import Capacity, House
    from sim.web.session import Session
    from sim.web.weeks import frame_of

    house = House(Capacity(sessions=sessions))
    street = load("street").with_values({"time.observe_weeks": 468})
    found = [Session(street, None, n) for n in range(sessions)]
    for session in found:
        session.to(session.warmup, 60)
    print(f"memory of a street's two worlds: {found[0].nbytes / 2**20:.1f} MiB")
    clock, rounds = time.perf_counter(), 0

    def beat(session: Session) -> None:
        session.advance(1)
        frame_of(session)

    while time.perf_counter() - clock < seconds and not found[0].finished:
        wait([house.workers.submit(beat, session) for session in found])
        rounds += 1
    took = time.perf_counter() - clock
    house.close()
    pace = rounds / took
    print(f"{sessions} sessions on {os.cpu_count()} cores: {pace:.1f} weeks a second each, in both worlds")
    county = Session(load("county"))
    county.to(county.warmup + 26, 120)
    print(f"memory of a county's two worlds: {county.nbytes / 2**20:.0f} MiB")


def _shown(values: list[float], unit: str) -> str:
    digits = 0 if unit == "ms" else 2
    return f"median {statistics.median(values):.{digits}f} {unit}, worst {max(values):.{digits}f} {unit}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--county", action="store_true")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    server_alone(asked.sessions)
    if missing():
        print(f"no browser: {missing()} is missing")
        return 0
    with server() as (url, pid):
        one(url, pid, asked.county)
        many(url, pid, asked.sessions)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
