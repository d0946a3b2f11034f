"""How many sessions there may be, how much they may hold, how long they may idle; a full house says so."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import InputError
from sim.text import both

if TYPE_CHECKING:
    from sim.web.session import Session

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a server gives: sessions, memory of all their worlds together, patience with idle ones."""

    sessions: int = 40
    mebibytes: int = 3072
    idle_minutes: float = 30.0


@dataclass(slots=True)
class Guest:
    """A place in the house, with the session of the one who has it."""

    number: int
    entered: float
    session: Session | None = None
    farewell: Callable[[], None] | None = None  # called when the guest is sent away
    seen: float = field(default_factory=time.monotonic)

    @property
    def idle(self) -> float:
        """Seconds since the guest did anything."""
        found = time.monotonic() - self.seen
        return found if self.session is None else min(found, self.session.idle)

    @property
    def nbytes(self) -> int:
        """Memory of the guest's worlds [bytes]."""
        return 0 if self.session is None else self.session.nbytes


class House:
    """The sessions of one server, and the threads they share.

    Guests know nothing of each other: each has worlds of its own, and only regions, which nobody changes, are
    shared.
    """

    def __init__(self, capacity: Capacity | None = None, workers: int | None = None) -> None:
        self.capacity = capacity or Capacity()
        self.workers = ThreadPoolExecutor(workers or max(1, min(8, os.cpu_count() or 1)), "worlds")
        self._guests: dict[int, Guest] = {}
        self._lock = threading.Lock()
        self._next = 0

    def enter(self) -> Guest:
        """A place for one more; `InputError` when the house is full."""
        with self._lock:
            self._send_away()
            if len(self._guests) >= self.capacity.sessions or self.nbytes >= self.capacity.mebibytes * MIB:
                raise InputError(*both("page.full", sessions=len(self._guests)))
            self._next += 1
            guest = Guest(self._next, time.monotonic())
            self._guests[guest.number] = guest
            return guest

    def leave(self, guest: Guest) -> None:
        """Give a place back, with all it holds."""
        with self._lock:
            self._guests.pop(guest.number, None)
            guest.session = None

    def has(self, guest: Guest) -> bool:
        """Whether the guest is still here, and not sent away for idling."""
        return guest.number in self._guests

    def room_for(self, guest: Guest, nbytes: int) -> None:
        """`InputError` when worlds of this size in a guest's hands would be too much for the house."""
        with self._lock:
            others = sum(one.nbytes for one in self._guests.values() if one is not guest)
        if others + nbytes > self.capacity.mebibytes * MIB:
            raise InputError(*both("page.no_room"))

    def sweep(self) -> list[Guest]:
        """Send away those who idled too long, and tell them; who they were."""
        with self._lock:
            late = self._send_away()
        for guest in late:
            if guest.farewell is not None:
                guest.farewell()
        return late

    def _send_away(self) -> list[Guest]:
        late = [g for g in self._guests.values() if g.idle > 60.0 * self.capacity.idle_minutes]
        for guest in late:
            del self._guests[guest.number]
            guest.session = None
        return late

    @property
    def sessions(self) -> int:
        """Guests there are."""
        return len(self._guests)

    @property
    def nbytes(self) -> int:
        """Memory of all worlds [bytes]."""
        return sum(guest.nbytes for guest in list(self._guests.values()))

    def close(self) -> None:
        """Stop the threads."""
        self.workers.shutdown(wait=False, cancel_futures=True)
