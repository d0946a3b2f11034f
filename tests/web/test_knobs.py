"""Sliders come from the parameters: nothing about them is written twice."""

from __future__ import annotations

import pytest

from sim.parameters import PARAMETERS
from sim.text.catalogue import texts
from sim.web.knobs import KNOBS
from sim.web.session import Session


@pytest.mark.parametrize("knob", KNOBS.values(), ids=list(KNOBS))
def test_a_slider_says_what_it_is(knob):
    p = PARAMETERS[knob.key]
    assert p.during_run
    low, high = knob.range
    assert p.low <= low < high <= p.high
    assert low <= p.default <= high
    assert (high - low) / 100 <= knob.step <= (high - low) / 20
    for lang, sentence in (("en", p.en), ("zh", p.zh)):
        tip = knob.tip(lang)
        assert sentence in tip
        assert knob.key in tip
        assert f"{p.low:g}" in tip
        assert f"{p.high:g}" in tip


def test_every_name_belongs_to_a_slider():
    assert set(texts("knob")) == set(KNOBS)


@pytest.mark.parametrize("key", list(KNOBS))
def test_every_slider_can_be_moved_to_both_ends(session: Session, key: str):
    for value in KNOBS[key].range:
        session.set(key, PARAMETERS[key].kind(value))
        session.advance(1, 60)
        assert session.value(key) == value
