"""Sliders come from the parameters: nothing about them is written twice."""

from __future__ import annotations

import pytest

from sim.parameters import PARAMETERS
from sim.report.sources import SOURCES
from sim.text.catalogue import texts
from sim.web.knobs import KNOBS, cited
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


@pytest.mark.parametrize("knob", KNOBS.values(), ids=list(KNOBS))
def test_a_slider_gives_the_source_that_the_registry_has(knob):
    source = PARAMETERS[knob.key].source
    en, zh = texts("knob_source")[knob.key]
    assert en == source, "sim/text/words/knob_source.py is out of date"
    keys = [key for key in SOURCES if key in source]
    assert keys == [key for key in SOURCES if key in zh]
    own = {"assumed": "假设", "design": "设计", "calibrated": "校准", "facts": "公开数据"}
    for word, chinese in own.items():
        assert (word in source) == (chinese in zh), word
    assert keys or any(word in source for word in own), "of unknown origin"
    for lang in ("en", "zh"):
        told = knob.tip(lang)
        assert all(SOURCES[key].rstrip(".") in told for key in keys)
        assert not any(key in told for key in SOURCES)


def test_every_key_of_the_literature_is_spelt_out():
    for key, citation in SOURCES.items():
        assert cited(f"assumed ({key}); x") == f"assumed ({citation.rstrip('.')}); x"


def test_every_name_belongs_to_a_slider():
    assert set(texts("knob")) == set(texts("knob_source")) == set(KNOBS)


@pytest.mark.parametrize("key", list(KNOBS))
def test_every_slider_can_be_moved_to_both_ends(session: Session, key: str):
    for value in KNOBS[key].range:
        session.set(key, PARAMETERS[key].kind(value))
        session.advance(1, 60)
        assert session.value(key) == value
