"""Rules called by rules: the same numbers, without a program of their own; from Python, as any other."""

from __future__ import annotations

import numpy as np
import pytest

from sim.compiled import compiled, is_compiled
from sim.linked import _Code as _code

pytestmark = pytest.mark.skipif(not is_compiled(), reason="rules run uncompiled")


@compiled
def _part(whole, share=0.25):
    if whole < 0:
        raise ValueError("less than nothing")
    return whole * share


@compiled
def _parts(whole):
    return _part(whole) + _part(np.int32(8)) + _part(4, share=0.5) + _part(whole=whole)


def test_a_rule_that_rules_call_is_no_program_of_its_own_until_python_calls_it():
    assert _parts(16) == 4 + 2 + 2 + 4
    assert not _part.overloads
    assert _part(16) == 4
    assert len(_part.overloads) == 1


def test_it_is_compiled_once_for_whole_numbers_of_any_width_and_constants(monkeypatch: pytest.MonkeyPatch):
    made = []
    monkeypatch.setattr("sim.linked._Code", lambda *given: made.append(given) or _code(*given))

    @compiled
    def part(whole):
        return whole + 1

    @compiled
    def parts(whole):
        return part(whole) + part(np.int8(1)) + part(2) + part(np.uint16(3))

    assert parts(4) == 14
    assert len(made) == 1


def test_what_it_refuses_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        _parts(-1)
    assert _parts(16) == 12
