"""Development: jobs, incomes, collective income, insurance."""

from __future__ import annotations

import numpy as np

from .one_place import place

CALM = {"development.market_rate": 0.0, "steering.churn": 0.0}


def lived(values=None, weeks: int = 60, **levers: float):
    world = place(CALM | (values or {}), weeks=weeks + 1)
    world.advance(1)  # policies set levers at the start
    for name, value in levers.items():
        world.state.levers[name] = value
    return world.run().state


def test_inputs_are_what_a_place_starts_with():
    values = {"development.firms.urban": 30.0, "development.firm_jobs.urban": 20.0}
    s = place(values | {"development.collective.urban": 800_000.0, "development.insurance.urban": 0.92}).state
    np.testing.assert_allclose(s.economy.jobs, 0.6 * s.communities.residents)
    np.testing.assert_allclose(s.economy.collective, 800.0 * s.communities.residents)
    assert (s.economy.insured == 0.92).all()


def test_hours_and_entrepreneurs_turn_into_jobs():
    idle, busy = lived(collective=0.0), lived(collective=0.2)
    added = busy.economy.jobs - idle.economy.jobs
    assert (added > 0).all()
    order = np.argsort(busy.economy.entrepreneurs * busy.economy.adults * busy.economy.link)
    assert (np.diff(added[order]) > 0).all()
    none = lived({"agenda.renewal_hours": 0.0, "agenda.outreach_hours": 0.0}, collective=0.2).economy
    np.testing.assert_allclose(none.jobs, none.usual_jobs)


def test_jobs_bring_work_collective_income_and_insurance():
    less, more = lived(), lived(collective=0.2)
    for name in ("employed", "collective", "insured"):
        assert (more.economy[name] > less.economy[name]).all(), name


def test_collective_income_pays_for_services():
    less, more = lived({"development.services": 0.0}), lived({"development.services": 0.5})
    assert (more.accounts.money_in > less.accounts.money_in).all()


def test_the_market_takes_jobs():
    s = place({"development.market_rate": 5.0, "development.market_loss": 0.5}, weeks=100).run().state
    assert s.totals.shocks.sum() > 5
    assert (s.economy.jobs < 0.6 * s.economy.usual_jobs).all()
    assert (s.economy.collective < 40.0 * s.communities.residents).all()


def test_work_for_relief_employs_those_without_work():
    s, t = lived(relief_work=0.1), lived()
    assert (s.economy.relief_jobs > 0).all()
    np.testing.assert_allclose(s.economy.earners[:, 3], s.economy.relief_jobs)
    assert (s.economy.earners[:, 0] < t.economy.earners[:, 0]).all()


def test_insurance_raises_incomes_out_of_work():
    values = {"development.insurance.urban": 1.0}
    assert (lived(values).economy.earnings[:, 0] > lived().economy.earnings[:, 0]).all()


def test_firms_take_attention_from_residents():
    assert (lived(attention=0.5).communities.contact < lived().communities.contact).all()
