"""What strangers may send to the server: nothing of it reaches another session, or stops the server."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tools.browser import server
from tools.page_bench import memory

pytestmark = pytest.mark.browser
PATIENCE = 60.0


def got(url: str, **headers: str) -> tuple[int, str]:
    """Status and text of an answer."""
    try:
        with urlopen(Request(url, headers=headers), timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8", "replace")


def socket(url: str, client: str, origin: str | None = None) -> Any:
    """A socket of a page, handshake included, by hand."""
    query = (
        f"client_id={client}&next_message_id=0&implicit_handshake=true&document_id=d&tab_id=t&old_tab_id="
        "&EIO=4&transport=websocket"
    )
    address = url.replace("http", "ws") + "_nicegui_ws/socket.io/?" + query
    made = connect(address, origin=origin, open_timeout=PATIENCE, max_size=None, legacy=True)  # type: ignore[arg-type]
    made.recv(timeout=PATIENCE)
    made.send("40")
    assert made.recv(timeout=PATIENCE).startswith("40")
    return made


@pytest.fixture(scope="module")
def house() -> Iterator[tuple[str, int]]:
    """A server of its own: address and process."""
    with server("--sessions", "4", "--idle", "0.1") as found:
        yield found


@pytest.fixture
def client(house: tuple[str, int]) -> str:
    """The number of a page that was opened."""
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        status, text = got(house[0])
        if status == 200:
            return re.search(r"client_id[^0-9a-f]+([0-9a-f-]{36})", text)[1]  # type: ignore[index]
        time.sleep(1.0)
    raise AssertionError("the house stays full")


def test_only_the_page_itself_gets_a_socket(house, client: str):
    url = house[0]
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        with pytest.raises(InvalidStatus):
            socket(url, client, origin)
    socket(url, client, url.rstrip("/")).close()


def test_nonsense_floods_and_weight_do_no_harm(house, client: str):
    url, pid = house
    before = memory(pid)
    event = f'42["event",{{"client_id":"{client}","id":1,"listener_id":"x","args":[]}}]'
    nonsense = [
        *("42", '42["event"]', '42["event",null]', '42["handshake",{}]', "42[1,2]", "42{}", "4", "zzz", ""),
        '51-["event",{"_placeholder":true,"num":0}]',
        f'42["ack",{{"client_id":"{client}","next_message_id":"a"}}]',
        f'42["javascript_response",{{"client_id":"{client}","request_id":"no","result":1}}]',
        f'42["log",{{"client_id":"{client}","level":"error","message":"{"x" * 200_000}"}}]',
        "42" + "[" * 5000,
        *(event for _ in range(5000)),
        "x" * 1_500_000,
    ]
    made = socket(url, client)
    for text in nonsense:
        try:
            made.send(text)
        except ConnectionClosed:
            made.close()
            made = socket(url, client)
    made.close()
    status, _ = got(f"{url}chaofuhe/font.woff2")
    assert status == 200
    assert memory(pid) - before < 200.0
    assert got(f"{url}?s=nonsense")[0] in (200, 503)


def test_a_full_house_says_so_and_the_idle_make_room(house):
    """`--idle 0.1`: six seconds. Places are taken by pages that nobody looks at."""
    url = house[0]
    end = time.monotonic() + 3 * PATIENCE
    while (answer := got(f"{url}?lang=zh"))[0] == 200:
        assert time.monotonic() < end
    assert answer[0] == 503
    assert "人数已满" in answer[1]
    while got(url)[0] == 503:
        assert time.monotonic() < end
        time.sleep(1.0)
