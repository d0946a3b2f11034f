"""Connections that never end: who opens one has so long to ask, so long to take the answer, and only so many.

The server by itself waits for ever for the end of a request, and for whoever does not read its answer. One
who opens connections and sends or takes a byte now and then would keep everybody else out.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

_BASE: Any = AutoHTTPProtocol
HEAD = 10.0  # s for the head of a request, from the first byte or the opening of the connection
ANSWER = 120.0  # s from then until its answer was taken, to the last byte
BROWSER = 6  # connections that a browser opens to one server
LEAST = 64  # connections that one address may have in the smallest house


def most_of(sessions: int) -> int:
    """Connections that one address may have: a whole house of browsers may be behind one, as in a classroom.
    With one session that is 70 of the 120 that the server takes, with 40 it is 304 of 900.
    """
    return LEAST + BROWSER * sessions


class Patient(_BASE):  # type: ignore[misc]
    """A connection that is closed when the head of a request is late, or when its answer is not taken.

    It is counted until it is lost, or becomes a socket, which the gate counts.
    """

    there: Counter[str]  # open connections by address
    most: int  # of them from one address
    head: float
    answer: float
    late: asyncio.TimerHandle | None = None
    owing: asyncio.TimerHandle | None = None
    address: str | None = None  # while it is counted

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        address = str((transport.get_extra_info("peername") or ("",))[0])
        if self.there[address] >= self.most:
            transport.abort()
            return
        self.there[address] += 1
        self.address = address
        self._wait()

    def data_received(self, data: bytes) -> None:
        owed = self._owes()
        if not owed:
            self._taken()
        super().data_received(data)
        if self.transport.get_protocol() is not self:  # it is a socket now
            self._leave()
            if owed or self._asked():  # no browser does that
                self.transport.abort()
        elif self._asked():
            self._heard()
            if self.owing is None:
                self.owing = self.loop.call_later(self.answer, self._overdue)
        elif self.late is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def _asked(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _owes(self) -> bool:
        """Whether something is still to be answered, or to be taken by the other side."""
        return self._asked() or self.transport.get_write_buffer_size() > 0

    def _wait(self) -> None:
        self.late = self.loop.call_later(self.head, self.transport.abort)

    def _heard(self) -> None:
        if self.late is not None:
            self.late.cancel()
            self.late = None

    def _taken(self) -> None:
        if self.owing is not None:
            self.owing.cancel()
            self.owing = None

    def _overdue(self) -> None:
        self.owing = None
        if self._owes():
            self.transport.abort()

    def _leave(self) -> None:
        self._heard()
        self._taken()
        if self.address is not None:
            self.there[self.address] -= 1
            if self.there[self.address] <= 0:
                del self.there[self.address]
            self.address = None


def patient(most: int, head: float = HEAD, answer: float = ANSWER) -> type[asyncio.Protocol]:
    """Uvicorn's protocol with an end to patience; all made from it share one count by address."""
    own = {"there": Counter(), "most": most, "head": head, "answer": answer}
    return type("Patient", (Patient,), own)
