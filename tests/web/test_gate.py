"""What passes the gate of the page's server, and what does not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sim.cli import run as chaofuhe
from sim.errors import InputError
from sim.web.gate import BURST, LARGEST_BODY, Gate, host_names, is_this_machine
from sim.web.quiet import LONGEST, Sparing

HERE = "127.0.0.1:8080"


async def reader(scope: Any, receive: Any, send: Any) -> None:
    """An application that reads everything and says how much it was."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        return
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def run(task: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own: the tests of the page leave a loop in theirs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, task).result()


def asked(
    gate: Gate,
    headers: dict[str, str],
    method: str = "GET",
    bodies: int = 1,
    path: str = "/",
    size: int = 2**20,
) -> tuple[int, dict[bytes, bytes]]:
    """The status and the headers of an answer."""
    sent: list[Any] = []
    left = [bodies]

    async def receive() -> Any:
        left[0] -= 1
        return {"type": "http.request", "body": b"x" * size, "more_body": left[0] > 0}

    async def send(message: Any) -> None:
        sent.append(message)

    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": pairs}
    run(gate(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


def connected(
    gate: Gate, headers: dict[str, str], messages: int = 0, client: str = "127.0.0.1"
) -> tuple[str, int]:
    """What is said to one who asks for a socket, and how many messages were taken from it at once."""
    sent: list[Any] = []
    taken = [0]

    async def receive() -> Any:
        taken[0] += 1
        return {"type": "websocket.receive" if taken[0] <= messages else "websocket.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        task = asyncio.create_task(
            gate(
                {"type": "websocket", "path": "/_nicegui_ws/", "headers": pairs, "client": (client, 1)},
                receive,
                send,
            )
        )
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(ask())
    return sent[0]["type"], taken[0]


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://127.0.0.1:9", False),
        ("http://evil.example", False),
        ("http://evil.example/127.0.0.1:8080", False),
        ("http://127.0.0.1:8080.evil.example", False),
        ("null", False),
    ],
)
def test_a_page_of_another_origin_drives_nothing(origin: str, welcome: bool):
    gate = Gate(reader)
    said, _ = connected(gate, {"Host": HERE, "Origin": origin})
    assert said == ("websocket.accept" if welcome else "websocket.close")
    assert asked(gate, {"Host": HERE, "Origin": origin}, "POST")[0] == (200 if welcome else 403)


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("none", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("cross-site", "navigate", "document", 200),  # a link was followed
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "no-cors", "image", 403),
        ("same-site", "cors", "empty", 403),  # another port of this machine
    ],
)
def test_other_pages_may_link_here_and_nothing_else(site: str, mode: str, dest: str, status: int):
    fetch = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    assert asked(Gate(reader), {"Host": HERE, **fetch})[0] == status


def test_on_loopback_no_other_name_gets_through():
    assert asked(Gate(reader), {"Host": "rebound.example:8080"})[0] == 421
    assert asked(Gate(reader), {"Host": "192.168.0.7:8080"})[0] == 421
    assert [
        is_this_machine(host) for host in ("localhost:1", "[::1]:2", "127.0.0.1", "10.0.0.1", "", "[")
    ] == [
        *(True, True, True),
        *(False, False, False),
    ]


def test_on_loopback_the_names_that_were_given_get_through():
    gate = Gate(reader, names=host_names(["School.example", "page"]))
    for host in ("school.example", "school.example:443", "Page", HERE, "localhost"):
        assert asked(gate, {"Host": host})[0] == 200
        assert connected(gate, {"Host": host, "Origin": f"https://{host}"})[0] == "websocket.accept"
    for host in ("rebound.example", "school.example.evil.example", "192.168.0.7", ""):
        assert asked(gate, {"Host": host})[0] == 421


@pytest.mark.parametrize(
    "name",
    [
        "school.example:8080",
        "http://school.example",
        "school.example/x",
        "a b",
        "-a",
        "a..b",
        "",
        "*",
        "学校",
    ],
)
def test_what_is_no_name_of_a_host_is_refused(name: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(InputError, match=r"--name.*not the name of a host.*without port"):
        host_names(["school.example", name])
    assert chaofuhe(["serve", f"--name={name}"]) == 2
    said = capsys.readouterr().err
    assert "not the name of a host" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("host", "welcome"),
    [
        ("192.168.0.7:8080", True),
        ("[fe80::1]:8080", True),
        ("localhost", True),
        ("School.example:8080", True),
        ("rebound.example:8080", False),
        ("school.example.evil.example", False),
        ("192.168.0.7.evil.example", False),
        ("", False),
    ],
)
def test_on_a_network_numbers_and_own_names_get_through_and_no_others(host: str, welcome: bool):
    gate = Gate(reader, loopback=False, names=frozenset({"school.example"}))
    assert asked(gate, {"Host": host})[0] == (200 if welcome else 421)
    said, _ = connected(gate, {"Host": host, "Origin": f"http://{host.lower()}"})
    assert said == ("websocket.accept" if welcome else "websocket.close")


def test_one_address_cannot_have_all_sockets():
    gate = Gate(reader, loopback=False, sockets=4)
    gate._open["10.0.0.1"] = 2
    host = {"Host": "10.0.0.9"}
    assert connected(gate, host, client="10.0.0.1")[0] == "websocket.close"
    assert connected(gate, host, client="10.0.0.2")[0] == "websocket.accept"
    assert gate._open == {"10.0.0.1": 2}, "who left is counted no more"


def test_a_body_must_come_in_time(monkeypatch):
    monkeypatch.setattr("sim.web.gate.BODY", 0.05)
    came: list[str] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (message := await receive())["type"] == "http.request":
            came.append(message["type"])
        came.append(message["type"])

    async def receive() -> Any:
        if came:
            await asyncio.sleep(3600.0)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Any) -> None:
        raise AssertionError(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"host", HERE.encode())]}
    run(Gate(application)(scope, receive, send))
    assert came == ["http.request", "http.disconnect"]


def test_bodies_are_bounded_whatever_their_headers_say():
    gate = Gate(reader)
    most = LARGEST_BODY // 2**20
    assert asked(gate, {"Host": HERE}, "POST", most)[0] == 200
    assert asked(gate, {"Host": HERE}, "POST", most + 1)[0] == 413
    for length in (str(LARGEST_BODY + 1), "-1", "9" * 30, "many"):
        assert asked(gate, {"Host": HERE, "Content-Length": length}, "POST", size=1)[0] == 413


def test_the_browser_is_told_to_load_nothing_from_elsewhere():
    status, headers = asked(Gate(reader), {"Host": HERE})
    assert status == 200
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert {part for part in policy.split() if "://" in part} == {f"ws://{HERE}", f"wss://{HERE};"}
    status, headers = asked(Gate(reader, loopback=False), {"Host": "[::1%x; script-src *]"})
    assert status == 200, "a number, with a zone"
    assert b"*" not in headers[b"content-security-policy"]


def test_sockets_are_bounded_in_number_and_pace():
    gate = Gate(reader, sockets=0)
    assert connected(gate, {"Host": HERE}) == ("websocket.close", 0)
    said, taken = connected(Gate(reader), {"Host": HERE}, messages=100_000)
    assert said == "websocket.accept"
    assert BURST <= taken < BURST + 20
    assert asked(Gate(reader), {"Host": HERE}, path="/_nicegui_ws/socket.io/")[0] == 403


def test_a_log_stays_short_whatever_is_said():
    sparing = Sparing(most=3)
    logger = logging.Logger("talk")
    logger.addFilter(sparing)
    written: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    logger.addHandler(Kept())
    for _ in range(1000):
        try:
            raise ValueError("a\nb" * 10_000)
        except ValueError:
            logger.exception("said")
    assert len(written) == 3
    assert all(len(text) <= LONGEST + 1 and "\n" not in text for text in written)
    assert sparing.dropped == 997
