"""Residents' satisfaction and trust: 16-bit storage, recall in closed form, what a handled need does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import response

from .one_place import place

UNIT = 65535
share = st.floats(0, 1)


@given(value=st.floats(-1e6, 1e6))
def test_storage_clamps(value):
    kept = int(response.stored(value))
    assert 0 <= kept <= UNIT
    if value <= 0:
        assert kept == 0
    if value >= 1:
        assert kept == UNIT


@given(value=share)
def test_storage_is_exact_to_half_a_unit(value):
    assert abs(int(response.stored(value)) / UNIT - value) <= 0.5 / UNIT + 1e-12


@given(kept=st.integers(0, UNIT))
def test_storing_what_is_stored_changes_nothing(kept):
    assert int(response.stored(kept / UNIT)) == kept


def test_clamps_at_values_that_once_overflowed():
    assert [int(response.stored(v)) for v in (300.7, 1.0000001, -0.0, -1e-9)] == [UNIT, UNIT, 0, 0]


@given(start=share, base=share, decay=st.floats(0, 1), contact=st.integers(0, 30), later=st.integers(0, 30))
def test_satisfaction_is_recalled_as_if_it_had_moved_every_step(start, base, decay, contact, later):
    world = place({"response.satisfaction_base": base, "response.satisfaction_decay": decay}, weeks=70)
    resident = world.state.residents[0]
    resident.satisfaction, resident.contact = response.stored(start), contact
    expected = resident.satisfaction / UNIT
    for _ in range(later):
        expected = base + (expected - base) * np.exp(-decay)
    found = response.satisfaction_now(world.state, 0, contact + later)
    assert found == pytest.approx(expected, abs=1e-12)
    assert min(base, 0.0) <= found <= 1


@given(
    start=share,
    contact=st.integers(0, 15),
    weeks=st.lists(st.tuples(share, share), min_size=1, max_size=15),
)
def test_trust_is_recalled_as_if_it_had_moved_every_step(start, contact, weeks):
    """The weeks' common influence is one affine map; each resident's trust follows from it in closed form."""
    world = place(weeks=40)
    s = world.state
    resident = s.residents[0]
    resident.trust, resident.contact = response.stored(start), contact
    for t in range(contact):  # an influence before the contact must not count
        s.trust_scale[0, t + 1], s.trust_shift[0, t + 1] = moved(s, t, 0.05, 0.1)
    expected = resident.trust / UNIT
    for n, (erosion, honest) in enumerate(weeks):
        erosion *= 0.3  # a week's influence is small; a total one would leave nothing to recall
        honest *= 0.3
        t = contact + n
        s.trust_scale[0, t + 1], s.trust_shift[0, t + 1] = moved(s, t, erosion, honest)
        expected = expected * (1 - erosion) * (1 - honest) + honest
    found = response.trust_now(s, 0, 0, contact + len(weeks))
    assert found == pytest.approx(expected, abs=1e-9)


def moved(s, t, erosion, honest):
    scale = (1 - erosion) * (1 - honest)
    return scale * s.trust_scale[0, t], scale * s.trust_shift[0, t] + honest


@given(value=share, weight=share, satisfaction=share, trust=share, resident=st.integers(0, 50))
def test_what_a_handled_need_does(value, weight, satisfaction, trust, resident):
    world = place(weeks=4)
    s = world.state
    p, r, c = s.p[0], s.residents[resident], s.communities[0]
    assert resident < c.residents
    r.satisfaction, r.trust = response.stored(satisfaction), response.stored(trust)
    c.satisfaction[:], c.trust = 5.0, 7.0
    before, trusted = r.satisfaction / UNIT, r.trust / UNIT
    response.handled(s, 0, resident, value, weight, 0)
    wanted = before + weight * p.response_satisfaction_gain * (value - before)
    assert r.satisfaction / UNIT == pytest.approx(wanted, abs=0.51 / UNIT)
    expected = trusted + weight * p.response_trust_gain * (wanted - trusted)
    assert r.trust / UNIT == pytest.approx(expected, abs=0.51 / UNIT)
    assert c.satisfaction[r.group] == pytest.approx(5.0 + r.satisfaction / UNIT - before)
    assert c.trust == pytest.approx(7.0 + r.trust / UNIT - trusted)
    toward = np.sign(value - before)
    assert (r.satisfaction / UNIT - before) * toward >= -0.51 / UNIT


def test_the_weeks_common_influence():
    """Trust erodes where the score exceeds experience, and grows with contact; records follow what ended."""
    world = place({"response.gap_erosion": 0.2, "response.contact_trust": 0.1}, weeks=4)
    s = world.state
    c, p = s.communities[0], s.p[0]
    mean = c.satisfaction.sum() / c.residents
    c.score, c.contact, c.met, c.results = mean + 0.3, 0.4, 0.5, 0.5
    c.ended[:], c.on_time[:] = (4.0, 6.0), (3.0, 0.0)
    trust, satisfaction = float(c.trust), c.satisfaction.copy()
    response.remember(s, 0, 1, 0)
    erosion = 0.2 * p.response_gap_visibility * 0.3
    honest = 0.1 * 0.4
    assert c.trust == pytest.approx(trust * (1 - erosion) * (1 - honest) + honest * c.residents)
    assert s.trust_scale[0, 1] == pytest.approx((1 - erosion) * (1 - honest))
    assert s.trust_shift[0, 1] == pytest.approx(honest)
    assert c.met == pytest.approx(0.5 + p.response_met_rate * (0.75 - 0.5))
    assert c.results == pytest.approx(0.5 + p.response_met_rate * (0.3 - 0.5))
    base = p.response_satisfaction_base * c.by_group
    decay = np.exp(-p.response_satisfaction_decay)
    np.testing.assert_allclose(c.satisfaction, base + (satisfaction - base) * decay)


def test_honest_reporting_costs_no_trust():
    world = place({"response.contact_trust": 0.0}, weeks=4)
    c = world.state.communities[0]
    c.score = c.satisfaction.sum() / c.residents - 0.01
    trust = float(c.trust)
    response.remember(world.state, 0, 1, 0)
    assert c.trust == trust
