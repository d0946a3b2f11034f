"""Those who share the work: each reads its own record, and its state is what rules use."""

from __future__ import annotations

import sim

REGION = {"synthetic": {"townships": 1, "communities": 4, "urban_share": 0.5}, "population": 6000}
TIMES = {"time.warmup_weeks": 8, "time.observe_weeks": 40}


def lived(*kinds: str, **values: float) -> sim.Model:
    policies = [{"kind": kind, "start": 8, "lag": 0, "nominal": 0} for kind in kinds]
    own = {key.replace("__", "."): value for key, value in values.items()}
    model = sim.Model(sim.Scenario(REGION, TIMES | own, policies), seed=2)
    model.run_model()
    return model


def test_troikas_are_urban_and_come_to_agree():
    usual, ordered = lived(), lived("three_order_dispatch")
    for before, after in zip(usual.communities, ordered.communities, strict=True):
        if before.place == "rural":
            assert before.property_company() is None is before.owners_committee()
            continue
        assert 0.0 <= after.property_company().left <= after.property_company().hours
        assert before.owners_committee().clarity == 0.5
        assert after.owners_committee().clarity > 0.7


def test_agreements_take_time():
    quick, slow = (lived("three_order_dispatch", organisations__agreement_rate=r) for r in (1.0, 0.01))
    town = [next(c for c in model.communities if c.place == "urban") for model in (quick, slow)]
    assert town[1].owners_committee().clarity < town[0].owners_committee().clarity - 0.1


def test_donors_pay_through_three_channels():
    model = lived()
    township = next(iter(model.townships))
    channels = list(township.charity_channels())
    assert [channel.type for channel in channels] == ["government", "firm", "individual"]
    assert sum(channel.hours for channel in channels) == township.charity_hours > 0.0


def test_evaluators_judge_everywhere_alike_when_hired():
    idle = lived()
    fair, other = (lived("third_party_evaluation", steering__evaluator_leniency=sd) for sd in (0.0, 0.5))
    evaluators = [next(iter(model.counties)).evaluator() for model in (idle, fair, other)]
    assert len({evaluator.leniency for evaluator in evaluators}) == 1
    assert evaluators[0].hired == 0.0 < evaluators[1].hired <= 1.0

    def shown(model: sim.Model) -> float:
        return sum(place.reported["survey"] - place.true["survey"] for place in model.communities)

    assert (shown(other) - shown(fair)) * evaluators[0].leniency > 0.0
