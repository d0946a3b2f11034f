"""Connections that say nothing, or take nothing: they end, and keep nobody else out."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.sync.client import connect

from sim.web.gate import Gate
from sim.web.patience import most_of, patient
from sim.web.server import listening
from tests.web.test_gate import reader

LARGE = 2**26  # bytes of an answer, more than the system keeps for one who does not read


async def generous(scope: Any, receive: Any, send: Any) -> None:
    """An application that answers `/large` with much, and anything else once it was read."""
    if scope["path"] != "/large":
        await reader(scope, receive, send)
        return
    length = (b"content-length", str(LARGE).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": bytes(LARGE)})


@contextmanager
def serving(most: int, head: float, answer: float) -> Iterator[int]:
    """The port of a server with so many connections an address and so much patience."""
    import uvicorn

    sock = listening("127.0.0.1", 0)
    kind = patient(most, head, answer)
    config = uvicorn.Config(
        Gate(generous), log_level="critical", http=kind, lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    with ThreadPoolExecutor(1) as thread:
        sock.listen()
        done = thread.submit(asyncio.run, server.serve(sockets=[sock]))
        try:
            yield sock.getsockname()[1]
        finally:
            server.should_exit = True
            done.result()


@pytest.fixture
def slow() -> Iterator[int]:
    """A server that waits half a second for the head of a request, two connections an address."""
    with serving(2, 0.5, 60.0) as port:
        yield port


def spoken(port: int, *texts: bytes) -> socket.socket:
    """A connection that said something."""
    made = socket.create_connection(("127.0.0.1", port), timeout=60.0)
    for text in texts:
        made.sendall(text)
    return made


def heads(port: int, path: str = "/") -> bytes:
    """The head of a request, without the empty line at its end."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n".encode()


def body(port: int) -> bytes:
    """A request whose body does not come."""
    return heads(port).replace(b"GET", b"POST") + b"Content-Length: 9\r\n\r\nx"


def taken(made: socket.socket) -> int:
    """How many bytes come before the other side closes a connection."""
    size = 0
    try:
        while found := made.recv(2**20):
            size += len(found)
    except ConnectionError:
        pass
    return size


def ended(made: socket.socket) -> bool:
    """Whether the other side closes a connection."""
    return taken(made) >= 0


def answered(port: int) -> bool:
    """Whether one more connection gets an answer."""
    try:
        with spoken(port, heads(port) + b"\r\n") as made:
            return made.recv(1000).startswith(b"HTTP/1.1 200")
    except ConnectionError:
        return False


def answered_at_last(port: int) -> bool:
    """Whether one more connection gets an answer, now or in the next minute."""
    end = time.monotonic() + 60.0
    while not (found := answered(port)) and time.monotonic() < end:
        time.sleep(0.02)
    return found


def test_who_does_not_ask_is_not_waited_for(slow: int):
    head = heads(slow)
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


def test_sockets_are_not_counted_among_connections():
    with serving(1, 60.0, 0.2) as port:
        address = f"ws://127.0.0.1:{port}/"
        with connect(address, open_timeout=60.0) as one, connect(address, open_timeout=60.0) as other:
            with spoken(port, body(port)) as made:
                assert ended(made)  # after more time than an answer has
            for each in (one, other):
                each.ping().wait(60.0)


def test_who_takes_no_answer_is_counted_as_long_as_he_is_there():
    with serving(2, 60.0, 60.0) as port, spoken(port, body(port)):
        with spoken(port, heads(port, "/large") + b"\r\n") as made:
            assert made.recv(8) == b"HTTP/1.1"
            assert not answered(port)
        assert answered_at_last(port)


def test_an_answer_must_be_taken_in_time():
    with serving(1, 60.0, 0.5) as port:
        with spoken(port, body(port)) as made:
            assert ended(made), "a body that does not come"
        with spoken(port, heads(port, "/large") + b"\r\n") as made:
            assert answered_at_last(port)
            assert taken(made) < LARGE


def test_a_house_behind_one_address_gets_in_and_leaves_room_for_others():
    for sessions in (1, 4, 40, 1000):
        assert 6 * sessions + 64 <= most_of(sessions) <= 0.6 * (20 * sessions + 100)
