"""Records and rows as compiled rules see them: as NumPy does, and no number read that was overwritten."""

from __future__ import annotations

import ctypes
import mmap
import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sim.agents import state_type
from sim.agents.ahead import bring, fetch
from sim.compiled import compiled, is_compiled

KIND = np.dtype(
    [
        ("level", "u1"),
        ("step", "i2"),
        ("code", "u8"),
        ("effort", "f4"),
        ("share", "f8"),
        ("hours", "f8", (4,)),
        ("marks", "u2", (3,)),
        ("table", "f8", (2, 3)),
    ],
    align=True,
)


class Few:
    """Places, and numbers in one and two dimensions, as a state has them."""

    def __init__(self) -> None:
        self.places = np.zeros(3, np.dtype((np.record, KIND))).view(np.recarray)
        self.line = np.arange(5.0)
        self.square = np.arange(12, dtype=np.uint32).reshape(3, 4)
        arrays = {"places": self.places, "line": self.line, "square": self.square}
        entries = [(a.ctypes.data, a.shape[0], a.shape[1] if a.ndim == 2 else 1) for a in arrays.values()]
        self.table = np.array(entries, np.int64)
        self.address = self.table.ctypes.data
        self.kinds = tuple((name, a.dtype, a.ndim) for name, a in arrays.items())


if is_compiled():
    state_type.register(Few, lambda few: state_type.StateType(few.kinds))


@compiled
def fill(s, i):
    x = s.places[i]
    x.level = 200
    x.step = -7
    x.code = 2**63 + 11
    x.effort = 0.1
    x.share = i / 3.0
    for k in range(x.hours.shape[0]):
        x.hours[k] = k + 0.5
    x.marks[:] = 9
    x.marks[1] |= 6
    x.table[:] = 2.0
    x.table[1, 2] += x.hours.sum()
    s.line[i] += s.square[i, 3]
    s.square[i, 0] = 7
    return x.hours.sum() + s.square[i, 0] + s.square.shape[1] + s.line[4]


def test_fields_and_rows_are_what_they_are_in_numpy():
    one = Few()
    given = fill(one, np.int64(1))
    x = one.places[1]
    assert (x.level, x.step, x.code) == (200, -7, 2**63 + 11)
    assert x.effort == np.float32(0.1)
    assert x.share == 1 / 3
    assert list(x.hours) == [0.5, 1.5, 2.5, 3.5]
    assert list(x.marks) == [9, 15, 9]
    assert x.table.tolist() == [[2.0, 2.0, 2.0], [2.0, 2.0, 10.0]]
    assert one.line[1] == 8.0
    assert one.square[1].tolist() == [7, 5, 6, 7]
    assert given == 8.0 + 7 + 4 + 4.0
    untouched = np.zeros(1, KIND)[0]
    assert all(np.array_equal(one.places[n][name], untouched[name]) for n in (0, 2) for name in KIND.names)


@compiled
def overwrite(s, i, j):
    """Reads what it writes through another name."""
    a, b = s.places[i], s.places[j]
    a.share = 1.0
    before = a.share
    b.share = 2.0
    a.hours[2] = 3.0
    b.hours[i + 2] += 1.0
    row, line = s.square[i], s.line
    row[1] = 5
    s.square[j, 1] += 1
    line[i] = 4.0
    s.line[j] *= 2.0
    return before, a.share, a.hours[2], row[1], line[i]


@pytest.mark.parametrize(("other", "seen"), [(0, (1.0, 2.0, 4.0, 6, 8.0)), (1, (1.0, 1.0, 3.0, 5, 4.0))])
def test_what_is_overwritten_is_read_again(other, seen):
    assert tuple(overwrite(Few(), np.int64(0), np.int64(other))) == seen


@compiled
def clear(s, first, end):
    s.line[first:end] = 1.5
    s.square[1:2] = 8


def test_part_of_a_row_is_set():
    one = Few()
    clear(one, np.int64(3), np.int64(9))
    assert one.line.tolist() == [0.0, 1.0, 2.0, 1.5, 1.5]
    assert one.square.tolist() == [[0, 1, 2, 3], [8, 8, 8, 8], [8, 9, 10, 11]]


@pytest.mark.skipif(not is_compiled(), reason="uncompiled there is nothing to tell a compiler")
def test_every_number_in_memory_says_where_it_lies():
    from llvmlite import ir
    from numba.core import types

    from sim.agents import memory

    def written(typ: Any, kind: ir.Type) -> str:
        module = ir.Module()
        pointer = kind.as_pointer()
        function = ir.Function(module, ir.FunctionType(ir.VoidType(), [pointer, pointer]), "f")
        builder = ir.IRBuilder(function.append_basic_block())
        value = memory.read(SimpleNamespace(), builder, typ, function.args[0], "one")
        memory.write(SimpleNamespace(), builder, typ, value, function.args[1], "other")
        return str(module)

    text = written(types.float64, ir.DoubleType())
    assert text.count("!tbaa") == 2
    assert '"one"' in text
    assert '"other"' in text
    assert written(types.int16, ir.IntType(16)).count("!tbaa") == 2


@pytest.mark.skipif(not is_compiled(), reason="uncompiled there are no types")
def test_records_with_the_same_fields_have_one_type():
    from sim.agents.record_type import RecordType

    again = np.dtype([(name, KIND[name]) for name in KIND.names], align=True)
    assert RecordType(KIND) == RecordType(again)
    assert RecordType(KIND) != RecordType(np.dtype([("share", "f8")], align=True))


@compiled
def ask(s, first, last):
    bring(s.places, first, last)
    bring(s.line, first, last)
    bring(s.square, first, last)
    bring(s.square[1], first, last)
    fetch(s.places, first)


@pytest.mark.parametrize(("first", "last"), [(0, 3), (1, 2), (2, 2), (2, 0)])
def test_memory_asked_for_ahead_is_what_it_was(first: int, last: int):
    one, other = Few(), Few()
    ask(one, first, last)
    for name in ("places", "line", "square"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


@pytest.mark.skipif(sys.platform != "linux", reason="memory that may not be read is asked of Linux here")
@pytest.mark.parametrize(("first", "last"), [(0, 3), (0, 1), (1, 3), (2, 3)])
def test_nothing_before_or_behind_the_rows_is_read(first: int, last: int):
    c, page, readable = ctypes.CDLL(None, use_errno=True), mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_WRITE
    with mmap.mmap(-1, 3 * page) as memory:
        of_bytes = ctypes.c_char.from_buffer(memory)
        place = ctypes.addressof(of_bytes)
        try:
            for wall in (place, place + 2 * page):
                assert c.mprotect(ctypes.c_void_p(wall), ctypes.c_size_t(page), 0) == 0
            for at_the_end in (False, True):
                few = Few()
                for n, array in enumerate((few.places, few.line, few.square)):
                    few.table[n, 0] = place + (2 * page - array.nbytes if at_the_end else page)
                ask(few, first, last)
        finally:
            assert c.mprotect(ctypes.c_void_p(place), ctypes.c_size_t(3 * page), readable) == 0
            del of_bytes
