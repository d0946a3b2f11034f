"""The system's Chromium, driven by Playwright, and a page server beside it: for tests and measurements.

No name but that of this machine is ever resolved, so nothing outside can be asked for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
LONG = 120_000.0  # ms that anything on a page may take, on a machine that has much else to do
PATIENCE = 300.0  # s that a server may take: it may have to compile
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Where the system's Chromium is, if it has one."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def missing() -> str:
    """What is missing for a browser, in one word; nothing if nothing is."""
    for package in ("nicegui", "playwright"):
        if find_spec(package) is None:
            return package
    return "" if chromium() else "chromium"


@contextmanager
def server(*options: str) -> Iterator[tuple[str, int]]:
    """`chaofuhe serve` on a free port: its address and its process."""
    command = [sys.executable, "-m", "sim", "--lang", "en", "serve", "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        address = _address(process)
        # What it says later is read on, or a full pipe would stop it.
        threading.Thread(target=_drain, args=(process,), daemon=True).start()
        yield address, process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _drain(process: subprocess.Popen[str]) -> None:
    """Read what a server says until it ends."""
    assert process.stdout is not None
    with process.stdout:
        for _ in process.stdout:
            pass


def _address(process: subprocess.Popen[str]) -> str:
    """The address that the server says it has."""
    assert process.stdout is not None
    said = []
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        line = process.stdout.readline()
        if not line:
            break
        said.append(line)
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    raise RuntimeError("the server did not come up: " + "".join(said))


@contextmanager
def browser() -> Iterator[Any]:
    """A browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            yield found
        finally:
            found.close()


def opened(page: Any, url: str, lang: str = "en") -> float:
    """Open the page and wait until it can be used and its pictures are drawn; seconds it took."""
    clock = time.perf_counter()
    page.set_default_timeout(LONG)
    page.goto(f"{url}?lang={lang}" if "?" not in url else url)
    page.wait_for_selector(".tile")
    page.wait_for_selector(".chart svg path", state="attached")
    return time.perf_counter() - clock
