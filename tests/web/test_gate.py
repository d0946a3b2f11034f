"""What passes the gate of the page's server, and what does not."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from websockets.sync.client import connect

from sim.web.gate import BURST, LARGEST_BODY, Gate, is_this_machine
from sim.web.patience import patient
from sim.web.quiet import LONGEST, Sparing
from sim.web.server import listening

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


@pytest.fixture
def slow() -> Iterator[int]:
    """The port of a server that waits half a second for the head of a request, two connections an address."""
    import uvicorn

    sock = listening("127.0.0.1", 0)
    config = uvicorn.Config(Gate(reader), log_level="critical", http=patient(0.5, 2), lifespan="off")
    server = uvicorn.Server(config)
    with ThreadPoolExecutor(1) as thread:
        sock.listen()
        done = thread.submit(asyncio.run, server.serve(sockets=[sock]))
        yield sock.getsockname()[1]
        server.should_exit = True
        done.result()


def spoken(port: int, *texts: bytes) -> socket.socket:
    """A connection that said something."""
    made = socket.create_connection(("127.0.0.1", port), timeout=60.0)
    for text in texts:
        made.sendall(text)
    return made


def test_who_does_not_ask_is_not_waited_for(slow: int):
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{slow}\r\n".encode()
    for start in (b"", b"GET / HT", head):
        with spoken(slow, start) as made:
            assert ended(made)
    with spoken(slow, head + b"\r\n") as made:
        assert made.recv(1000).startswith(b"HTTP/1.1 200")
        made.sendall(b"GET")  # the second head is as late as the first
        assert ended(made)
    with spoken(slow) as one, spoken(slow) as other, spoken(slow) as third:
        assert ended(third), "a third silent one"
        other.sendall(head + b"\r\n")
        assert other.recv(1000).startswith(b"HTTP/1.1 200")
        assert ended(one)


def test_a_socket_stays_open_however_long_it_says_nothing(slow: int):
    with connect(f"ws://127.0.0.1:{slow}/", open_timeout=60.0) as made:
        with spoken(slow) as silent:  # is closed after the time that the socket has already lived
            assert ended(silent)
        made.send("still here")
        made.ping().wait(60.0)


def ended(made: socket.socket) -> bool:
    """Whether the other side closes a connection."""
    try:
        while made.recv(1000):
            pass
    except ConnectionError:
        pass
    return True


def test_bodies_are_bounded_whatever_their_headers_say():
    gate = Gate(reader)
    most = LARGEST_BODY // 2**20
    assert asked(gate, {"Host": HERE}, "POST", most)[0] == 200
    assert asked(gate, {"Host": HERE}, "POST", most + 1)[0] == 413
    for length in (str(LARGEST_BODY + 1), "-1", "9" * 30, "many"):
        assert asked(gate, {"Host": HERE, "Content-Length": length}, "POST", size=1)[0] == 413


def test_the_browser_is_told_to_load_nothing_from_elsewhere():
    _, headers = asked(Gate(reader), {"Host": HERE})
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert {part for part in policy.split() if "://" in part} == {f"ws://{HERE}", f"wss://{HERE};"}
    _, headers = asked(Gate(reader, loopback=False), {"Host": "[::1%x; script-src *]"})
    assert b"*" not in headers.get(b"content-security-policy", b"")


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
