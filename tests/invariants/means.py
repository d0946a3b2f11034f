"""What must hold of technology, practices, accounts and economies, whatever a scenario says."""

from __future__ import annotations

import numpy as np


def check_means(s) -> None:
    """Shares are shares, money and people are neither made nor lost, factors are positive."""
    check_technology(s)
    check_practices(s)
    check_accounts(s)
    check_economies(s)
    c = s.communities
    assert (c.work_factor > 0).all()
    assert (c.intake_factor > 0).all()
    assert ((c.cover_factor >= 0) & (c.cover_factor <= 1)).all()


def share(values, *, slack: float = 1e-12) -> bool:
    return bool(((values >= -slack) & (values <= 1 + slack)).all())


def check_technology(s) -> None:
    x = s.technology
    for name in ("access", "skill", "maintenance", "integration", "tuning", "fit", "partner"):
        assert share(x[name]), name
    assert (x.saving <= 1).all()
    assert (x.entry >= 0).all()
    assert (x.detection >= 0).all()


def check_practices(s) -> None:
    x, r = s.practices, s.renewals
    assert np.isin(x.form, (0, 1, 2, 3)).all()
    for name in ("fit", "maintenance", "effect"):
        assert share(x[name]), name
    assert (x.effect[x.form < 2] == 0).all()  # never the label
    assert (x.effect <= x.fit + 1e-12).all()
    assert (r.stock >= 0).all()
    assert (r.stock <= s.p[0].innovation_stock).all()
    assert ((r.relief > 0) & (r.relief <= 1)).all()


def check_accounts(s) -> None:
    a = s.accounts
    for name in ("money", "money_met", "adequacy"):
        assert share(a[name]), name
    for name in ("line", "pot", "short", "money_in", "wasted", "unspent", "skill_have"):
        assert (a[name] >= -1e-6).all(), name
    assert (a.paid <= a.needed * (1 + 1e-9) + 1e-9).all()
    everything = a.general_need + a.skill_need.sum(axis=1)
    assert (a.means_met <= everything * (1 + 1e-9) + 1e-9).all()
    given, taken = np.minimum(0, a.moved), np.maximum(0, a.moved)
    for county in range(len(s.counties)):  # nothing arrives that nobody gave
        here = s.communities.county == county
        assert (taken[here].sum(axis=0) <= -given[here].sum(axis=0) + 1e-9).all()


def check_economies(s) -> None:
    x = s.economy
    assert ((x.employed >= 0) & (x.employed <= x.adults)).all()
    np.testing.assert_allclose(x.earners.sum(axis=1), x.adults, rtol=1e-9, atol=1e-9)
    assert (x.earners >= -1e-9).all()
    assert (x.earnings >= 0).all()
    assert (x.jobs >= 0).all()
    assert (x.collective >= 0).all()
    for name in ("insured", "link", "investment"):
        assert share(x[name]), name
