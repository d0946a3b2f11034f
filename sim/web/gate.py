"""Who may talk to the server, and how much: what passes before the page hears of it.

A page of another origin, open in the same browser, must neither drive a session nor open one. Bodies are
bounded while they arrive, whatever their headers promise; a connection that talks without end is read slowly;
and the browser is told to load nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 4 * 2**20  # bytes that one request may carry
SOCKETS = "/_nicegui_ws/"
PACE = 60.0  # messages a second that one connection may send in the long run
BURST = 300.0  # messages that may come at once
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_PLAIN = re.compile(r"[a-z0-9.:\[\]-]+")
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass(slots=True)
class Gate:
    """An application behind its gate. `loopback`: whether only this machine is served; then it must also be
    called by a name of this machine, so that no name of elsewhere that was pointed here gets through.
    """

    app: App
    loopback: bool = True
    sockets: int = 200  # connections that may be open at once
    _open: int = field(default=0, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = {bytes(k).lower(): bytes(v) for k, v in scope["headers"]}
        if not self._welcome(scope, headers):
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
        if self.loopback and not is_this_machine(host):
            return False
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
        if self._open >= self.sockets:
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

        self._open += 1
        try:
            await self.app(scope, slowly, send)
        finally:
            self._open -= 1

    async def _request(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        came = 0
        began = False
        policy = (b"content-security-policy", _policy(headers.get(b"host", b"")))

        async def counted() -> Message:
            nonlocal came
            message = await receive()
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


def _policy(host: bytes) -> bytes:
    """What the browser may load: nothing from elsewhere. Older browsers want the socket's address by name."""
    name = host.decode("latin-1").lower()
    sockets = f" ws://{name} wss://{name}" if _PLAIN.fullmatch(name) else ""
    return _POLICY.replace("{sockets}", sockets).encode()


def _promised(headers: dict[bytes, bytes]) -> int:
    text = headers.get(b"content-length", b"0")
    return int(text) if text.isdigit() and len(text) < 20 else LARGEST_BODY + 1


async def _refuse(scope: Scope, send: Send, status: int) -> None:
    """Say no without a reason, before the page hears of it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    head = [(b"content-type", b"text/plain"), (b"content-length", b"0"), (b"connection", b"close"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": b""})
