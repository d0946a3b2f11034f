"""Connections that say nothing: who opens one has so long to ask for something, and only so many at once.

The server by itself waits for ever for the end of a request's head. One who opens connections and sends a
byte now and then would keep everybody else out.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

HEAD = 10.0  # s for the head of a request, from the first byte or the opening of the connection
SILENT = 24  # connections of one address that may be waiting for theirs


def patient(head: float = HEAD, silent: int = SILENT) -> type[asyncio.Protocol]:
    """Uvicorn's protocol with an end to patience; all made from it share one count by address."""
    base: Any = AutoHTTPProtocol
    waiting: Counter[str] = Counter()

    class Patient(base):  # type: ignore[misc]
        """A connection that is closed when the head of a request is late."""

        late: asyncio.TimerHandle | None = None
        address = ""

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            self.address = str((transport.get_extra_info("peername") or ("",))[0])
            if waiting[self.address] >= silent:
                transport.abort()
            else:
                self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            upgraded = self.transport.get_protocol() is not self  # it is a socket now, and the gate's
            asked = self.cycle is not None and not self.cycle.response_complete
            if asked or upgraded:
                self._heard()
            elif self.late is None:
                self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._heard()
            super().connection_lost(exc)

        def _wait(self) -> None:
            waiting[self.address] += 1
            self.late = self.loop.call_later(head, self.transport.abort)

        def _heard(self) -> None:
            if self.late is not None:
                self.late.cancel()
                self.late = None
                waiting[self.address] -= 1
                if waiting[self.address] <= 0:
                    del waiting[self.address]

    return Patient
