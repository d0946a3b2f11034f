"""The pages that the code says are what it says now."""

from __future__ import annotations

from tools import pages


def test_generated_pages_are_up_to_date():
    assert pages.outdated() == []


def test_the_schedule_names_every_rule_that_a_week_calls():
    text = pages.schedule()
    for name in ("pressure.request", "demand.demand", "time_use.spend", "service.serve_township", "respond"):
        assert name in text
    assert text.index("demand.demand") < text.index("time_use.spend") < text.index("response.respond")
