"""A server has room for so many sessions, so much memory and so much idling."""

from __future__ import annotations

import time

import pytest

from sim.errors import InputError
from sim.web.house import Capacity, House
from sim.web.session import Session


def test_a_full_house_says_so_and_has_room_again_when_one_leaves():
    house = House(Capacity(sessions=2), workers=1)
    first, _ = house.enter(), house.enter()
    with pytest.raises(InputError, match="full"):
        house.enter()
    house.leave(first)
    assert house.has(house.enter())


def test_memory_is_bounded(session: Session):
    house = House(Capacity(mebibytes=1), workers=1)
    guest = house.enter()
    with pytest.raises(InputError, match="no memory left"):
        house.room_for(guest, 2 * 2**20)
    guest.session = session
    assert house.nbytes == session.nbytes > 0
    house.room_for(guest, 2**20)  # what the guest has is given up for what comes
    with pytest.raises(InputError):
        house.room_for(house.enter() if house.nbytes < 2**20 else guest, 2**20 + 1)


def test_the_idle_are_sent_away_and_the_busy_stay(session: Session):
    house = House(Capacity(idle_minutes=1.0), workers=1)
    idle, busy = house.enter(), house.enter()
    idle.seen -= 100.0
    busy.seen -= 100.0
    busy.session = session
    session.touched = time.monotonic()
    assert house.sweep() == [idle]
    assert house.has(busy)
    assert not house.has(idle)
    session.touched -= 100.0
    house.enter()  # somebody who knocks has the idle sent away first
    assert not house.has(busy)
    assert busy.session is None


def test_sessions_do_not_touch_each_other(small):
    one, other = Session(small), Session(small)
    one.set("agenda.forms", 3.0)
    one.advance(10, 60)
    assert other.value("agenda.forms") == 0.8
    assert other.week == 0
    assert one.arms[0].world.region is other.arms[0].world.region
    assert not one.arms[0].world.region.residents.flags.writeable
