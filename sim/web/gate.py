"""Who may talk to the server, and how much: what passes before the page hears of it.

A page of another origin, open in the same browser, must neither drive a session nor open one. Bodies are
bounded while they arrive, whatever their headers promise; a connection that talks without end is read slowly;
and the browser is told to load nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sim.errors import InputError
from sim.text import both

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 4 * 2**20  # bytes that one request may carry
BODY = 60.0  # s in which they must have come
SOCKETS = "/_nicegui_ws/"
PACE = 60.0  # messages a second that one connection may send in the long run
BURST = 300.0  # messages that may come at once
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_PLAIN = re.compile(r"[a-z0-9.:\[\]-]+")
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass(slots=True)
class Gate:
    """An application behind its gate. `loopback`: whether only this machine is served; then it must also be
    called by a name of this machine, or by one of its `names` (what a proxy on it is called), so that no name
    of elsewhere that was pointed here gets through. When others are served too, they may call it by a number
    or by one of its `names`: a name that a stranger pointed here is none of them.
    """

    app: App
    loopback: bool = True
    sockets: int = 200  # that may be open at once; one address may have half of them
    names: frozenset[str] = frozenset()
    _open: Counter[str] = field(default_factory=Counter, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = {bytes(k).lower(): bytes(v) for k, v in scope["headers"]}
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if not is_known(host, self.names, self.loopback):
            await _refuse(scope, send, 421, " / ".join(both("serve.unknown_name")))
        elif not self._welcome(scope, headers):
            await _refuse(scope, send, 403)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif str(scope["path"]).startswith(SOCKETS):
            await _refuse(scope, send, 403)  # only real sockets
        elif _promised(headers) > LARGEST_BODY:
            await _refuse(scope, send, 413)
        else:
            await self._request(scope, headers, receive, send)

    def _welcome(self, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        origin = headers.get(b"origin")
        if origin is not None and scope.get("method") != "GET" and not same(origin.decode("latin-1"), host):
            return False
        # What another page embeds or fetches; following a link from there is allowed.
        site = headers.get(b"sec-fetch-site", b"none")
        followed = (headers.get(b"sec-fetch-mode"), headers.get(b"sec-fetch-dest")) == (
            b"navigate",
            b"document",
        )
        return site in (b"none", b"same-origin") or (followed and scope.get("method") == "GET")

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = str((scope.get("client") or ("",))[0])
        most = self.sockets if self.loopback else self.sockets // 2
        if self._open.total() >= self.sockets or self._open[address] >= most:
            await _refuse(scope, send, 503)
            return
        left, last = BURST, time.monotonic()

        async def slowly() -> Message:
            nonlocal left, last
            message = await receive()
            now = time.monotonic()
            left, last = min(BURST, left + PACE * (now - last)) - 1.0, now
            if left < 0.0:
                await asyncio.sleep(-left / PACE)
            return message

        self._open[address] += 1
        try:
            await self.app(scope, slowly, send)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # those without any are forgotten

    async def _request(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        came = 0
        began = False
        policy = (b"content-security-policy", _policy(headers.get(b"host", b"")))

        end = asyncio.get_running_loop().time() + BODY
        more = True

        async def counted() -> Message:
            nonlocal came, more
            try:
                async with asyncio.timeout_at(end if more else None):
                    message = await receive()
            except TimeoutError:
                return {"type": "http.disconnect"}
            more = more and bool(message.get("more_body", False))
            came += len(message.get("body", b""))
            return {"type": "http.disconnect"} if came > LARGEST_BODY else message

        async def told(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                known = {bytes(name).lower() for name, _ in message["headers"]}
                more = [pair for pair in HEADERS if pair[0] not in known]
                message = {**message, "headers": [*message["headers"], *more, policy]}
            await send(message)

        try:
            await self.app(scope, counted, told)
        except Exception:
            if came <= LARGEST_BODY:
                raise
            if not began:  # what was reading it gave up
                await _refuse(scope, send, 413)


def same(origin: str, host: str) -> bool:
    """Whether an origin is that of the host asked for."""
    try:
        return urlsplit(origin).netloc.lower() == host != ""
    except ValueError:  # not an address
        return False


def is_this_machine(host: str) -> bool:
    """Whether a host, perhaps with a port, is a name of this machine for itself."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_known(host: str, names: frozenset[str], loopback: bool) -> bool:
    """Whether a host, perhaps with a port, is one of some names, or an address in numbers (on `loopback` only
    a name or a number of this machine).
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if name in names or is_this_machine(host):
            return True
        return not loopback and bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def host_names(given: Iterable[str]) -> frozenset[str]:
    """The names that a user gave; :class:`InputError` when one is no name of a host."""
    for name in given:
        if not _HOST.fullmatch(name) or len(name) > 253:
            allowed = both("serve.name_allowed")
            raise InputError(*both("serve.no_host_name"), key="--name", value=name, allowed=allowed)
    return frozenset(name.lower() for name in given)


def own_names() -> frozenset[str]:
    """What this machine calls itself."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name}.local", socket.getfqdn().lower()})


def _policy(host: bytes) -> bytes:
    """What the browser may load: nothing from elsewhere. Older browsers want the socket's address by name."""
    name = host.decode("latin-1").lower()
    sockets = f" ws://{name} wss://{name}" if _PLAIN.fullmatch(name) else ""
    return _POLICY.replace("{sockets}", sockets).encode()


def _promised(headers: dict[bytes, bytes]) -> int:
    text = headers.get(b"content-length", b"0")
    return int(text) if text.isdigit() and len(text) < 20 else LARGEST_BODY + 1


async def _refuse(scope: Scope, send: Send, status: int, why: str = "") -> None:
    """Say no, before the page hears of it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    head = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *HEADERS]
    body = why.encode()
    head.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
