"""Serving the page: compile first, then listen."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from ipaddress import ip_address

from sim.errors import InputError
from sim.text import both
from sim.web.gate import own_names
from sim.web.guard import Limits
from sim.web.house import Capacity, House
from sim.web.quiet import spare

SWEEP = 30.0  # s between looks for idle sessions
LARGEST_MESSAGE = 2**20  # bytes of one message from a browser


def listening(host: str, port: int) -> socket.socket:
    """A socket that is bound, so that a port that is taken is known before anything is compiled."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
    except (OSError, OverflowError):
        raise InputError(*both("serve.port_taken"), key="--host, --port", value=f"{host}:{port}") from None
    return found


def warm() -> None:
    """Run a small world once, so that no user waits for the compiler."""
    from sim.scenario import load
    from sim.study.warm import warmed
    from sim.web.session import Session

    with warmed():
        session = Session(load("street"))
        session.to(session.warmup + 1, seconds=3600.0)


def serve(
    host: str,
    port: int,
    capacity: Capacity,
    limits: Limits,
    lang: str,
    ready: Callable[[str], None],
    sock: socket.socket | None = None,
    names: frozenset[str] = frozenset(),
) -> None:
    """Serve the page until it is interrupted. `ready` is told the address; `names`: more of its names."""
    import uvicorn

    from sim.web.page.app import application
    from sim.web.page.setup import practices
    from sim.web.patience import most_of, patient

    practices()  # read before the first user waits for them
    house = House(capacity)
    sock = sock or listening(host, port)
    loopback = ip_address(sock.getsockname()[0]).is_loopback
    known = names if loopback else own_names() | names
    app = application(house, limits, lang, loopback, known)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        ws_max_size=LARGEST_MESSAGE,
        http=patient(most_of(capacity.sessions)),
        timeout_graceful_shutdown=2,
        limit_concurrency=20 * capacity.sessions + 100,
    )
    spare()  # after the server has set up its loggers
    server = uvicorn.Server(config)
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    url = f"http://{f'[{shown}]' if ':' in shown else shown}:{sock.getsockname()[1]}/"

    async def run() -> None:
        sweeping = asyncio.create_task(_sweep(house))
        sock.listen()  # before the address is told: who comes at once waits instead of being refused
        ready(url)
        try:
            await server.serve(sockets=[sock])
        finally:
            sweeping.cancel()
            house.close()

    asyncio.run(run())


async def _sweep(house: House) -> None:
    """Send idle sessions away now and then."""
    while True:
        await asyncio.sleep(SWEEP)
        house.sweep()
