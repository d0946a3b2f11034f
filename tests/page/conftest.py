"""A server and a browser for the tests of the page; where there is none they are skipped, and say so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tools.browser import browser, missing, server

LACKS = missing()
if LACKS and not os.environ.get("CI"):  # in CI a missing browser is a failure
    collect_ignore_glob = ["test_*.py"]


def pytest_report_header() -> str | None:
    return f"tests/page is left out: {LACKS} is missing" if LACKS else None


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of a page server with places for all pages of the tests."""
    with server("--sessions", "60") as (address, _):
        yield address


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """The system's browser."""
    with browser() as found:
        yield found


@pytest.fixture
def visit(chrome: Any, url: str) -> Iterator[Any]:
    """Opens pages in contexts of their own; what they ask for outside, and what goes wrong, is a failure."""
    from tools.browser import opened

    contexts: list[Any] = []
    wrong: list[str] = []

    def ask(request: Any) -> None:
        if not request.url.startswith((url, "data:", "blob:", "ws://127.0.0.1")):
            wrong.append(f"asked for {request.url}")

    def go(query: str = "?lang=en", **options: Any) -> Any:
        context = chrome.new_context(**{"viewport": {"width": 1200, "height": 850}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", ask)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        opened(page, url + query)
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []
