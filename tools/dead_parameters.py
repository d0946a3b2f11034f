"""Whether every parameter moves something: busy little worlds in which all policies work are run again with
each at another value of its range. `python -m tools.dead_parameters` prints what moves nothing, and fails.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.policies.catalogue import POLICIES
from sim.scenario import Scenario
from sim.world import World

REGION = {"synthetic": {"townships": 2, "communities": 3, "urban_share": 0.5}, "population": 3000}
TIMES = {"time.warmup_weeks": 8, "time.observe_weeks": 72}
BUSY = {  # so much happens that every rule has something to do
    "agenda.form_error_rate": 0.8,
    "assessment.tournament": 0.8,
    "assessment.sanction": 0.6,
    "people.quit_rate": 0.6,
    "people.rotation": 0.5,
    "pressure.judgement_spread": 0.5,
    "shock.rate": 4.0,
    "steering.campaigns": 12.0,
    "steering.churn": 2.0,
    "steering.leaks": 8.0,
    "steering.projects": 4.0,
    "steering.weak_branches": 0.5,
    "technology.incident_rate": 2.0,
    "development.market_rate": 2.0,
    "storm.chance": 0.3,
    "grid.workers": 1.0,
    "casework.false_pull": 1.0,
    "demand.rate.safety": 0.5,
    "latent.rate": 40.0,
}
CROWDED = {  # besides, in a larger world: more work than anybody can do, and residents who do not wait for it
    "agenda.task_hours": 4.0,
    "casework.petition": 0.5,
    "demand.hotline_share": 0.5,
    "service.patience": 2.0,
    "innovation.sites": 1.0,
    "innovation.peers": 0.1,
}
LARGER = {"synthetic": {"townships": 4, "communities": 6, "urban_share": 0.5}, "population": 12000}
# Two counties of one prefecture and one right under the province, for what couples counties.
SEVERAL = {"code": ["421303005", "421381402", "429005006"], "population": 3000}
FORMS = {  # what acts only in another form than the usual one
    "time_use.logit_steepness": {"time_use.form": "logit"},
    "time_use.overdue_rise": {"time_use.form": "overdue"},
    "time_use.date_peak": {"time_use.form": "calendar"},
    "pressure.additive_cap": {"pressure.form": "additive"},
    "pressure.threshold": {"pressure.form": "absolute"},
    "pressure.refill_fixed": {"pressure.refill": "fixed"},
    "people.effort_hump": {"people.effort_form": "hump"},
    "people.effort_flat": {"people.effort_form": "flat"},
    "people.withdrawal_gap": {"people.withdrawal_form": "two"},
    "people.withdrawal_smoothness": {"people.withdrawal_form": "smooth"},
}
COUPLING = "coupling."
APART = ("time.", "region.", "measure.")  # what time, region and measures are is tested with them


def known(values: dict[str, Any]) -> dict[str, Any]:
    """The values by key, families given once written out."""
    found = {}
    for key, value in values.items():
        members = [key] if key in PARAMETERS else [k for k in PARAMETERS if k.startswith(f"{key}.")]
        assert members, key
        found |= dict.fromkeys(members, value)
    return found


def outcome(values: dict[str, Any], crowded: bool = False) -> bytes:
    """All that happened in a little world in which all policies work at half strength."""
    policies = [{"kind": kind, "start": 8, "lag": 0, "nominal": 0, "strength": 0.5} for kind in POLICIES]
    there = known(BUSY | CROWDED) if crowded else known(BUSY)
    coupled = any(key.startswith(COUPLING) for key in values)
    region = SEVERAL if coupled else LARGER if crowded else REGION
    world = World(Scenario(region, there | TIMES | values, policies), 5).run()
    return world.state.totals.tobytes() + world.state.residents.tobytes()


@cache
def usual(form: tuple[tuple[str, Any], ...], crowded: bool) -> bytes:
    """What happened with nothing changed but the form of a rule."""
    return outcome(dict(form), crowded)


def others(key: str) -> list[Any]:
    """Other values of a parameter: its range's ends, or its other choices."""
    p = PARAMETERS[key]
    now = known(BUSY).get(key, p.default)
    if p.choices:
        return [choice for choice in p.choices if choice != now]
    if isinstance(p.default, bool):
        return [not now]
    near = [now + (end - now) * 0.3 for end in (p.low, p.high)]
    tried = [*near, p.low, p.high]
    return [value for value in map(type(p.default), tried) if value != now]


def moves(key: str, crowded: bool = False) -> bool:
    """Whether another value of a parameter changes anything."""
    form = FORMS.get(key, {})
    if key.startswith(COUPLING):
        form = {"coupling.weeks": 4.0, "innovation.abandon": 4.0, "innovation.codification": 0.9}
    for value in others(key):
        try:
            if outcome(form | {key: value}, crowded) != usual(tuple(form.items()), crowded):
                return True
        except InputError:  # it contradicts another value
            continue
    return False


def main() -> int:
    """Try all parameters of the rules; the number of those that move nothing, at most 1, is the exit code."""
    keys = [key for key in PARAMETERS if not key.startswith(APART)]
    dead = [key for key in keys if not moves(key) and not moves(key, crowded=True)]
    for key in dead:
        print(f"moves nothing: {key}")
    print(f"{len(keys) - len(dead)} of {len(keys)} parameters move something")
    return min(1, len(dead))


if __name__ == "__main__":
    sys.exit(main())
