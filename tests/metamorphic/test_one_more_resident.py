"""One more resident takes nobody's draws; where staff are ample, nobody else's life changes either."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.region.synthesis import region_of
from sim.world import World

from .runs import REGION, scenario

AMPLE = {  # what would tie residents to one another is off: fixed work, programmes, practices, skills, mood,
    "society.settle_hours": 0.0,  # neighbours
    "agenda.zeta": 0.0,
    "demand.programme": 0.0,
    "demand.upgrading": 0.0,
    "demand.effort_spread": 0.0,
    "response.gap_erosion": 0.0,
    "assessment.noise": 0.0,
    "service.township_admin": 0.0,
    "innovation.start": 0.0,
    "innovation.p": 0.0,
    "innovation.q": 0.0,
    "resources.shortage": 0.0,
    "service.township_staff": 100.0,
    "department.staff": 100.0,
    "casework.bounce": 0.0,
    "region.staff_minimum.urban": 20.0,
    "region.staff_minimum.rural": 20.0,
}
POOR = {"demand.programme": 0.0, "demand.upgrading": 0.0}
SHARED = {"latent.rate.dispute": 0.0, "latent.rate.safety": 0.0}  # what lies hidden is a stock of the place
PLACE = 4  # the community that grows


def with_one_more(region, place: int, group: int):
    """The region with another resident at the end of a community."""
    counties, townships, communities = (
        part.copy() for part in (region.counties, region.townships, region.communities)
    )
    home = communities[place]
    where = int(home.first_resident + home.residents)
    newcomer = np.array([(group, 1)], dtype=region.residents.dtype)
    residents = np.insert(np.asarray(region.residents), where, newcomer).view(np.recarray)
    communities["residents"][place] += 1
    communities["by_group"][place, group] += 1
    communities["digital"][place] += 1
    communities["first_resident"][place + 1 :] += 1
    townships["residents"][home.township] += 1
    counties["residents"][home.county] += 1
    grown = replace(
        region, counties=counties, townships=townships, communities=communities, residents=residents
    )
    return grown, where


def pair(values):
    asked = scenario(40, values=values | SHARED)
    region = region_of(asked.region, asked.record())
    grown, where = with_one_more(region, PLACE, group=1)
    return World(asked, 9, region=region).run(), World(asked, 9, region=grown).run(), where


def test_no_other_residents_draws_change():
    """Needs that arise are the same but for the newcomer's own, even where service is not."""
    before, after, _ = pair(POOR)
    added = after.state.weekly.arising - before.state.weekly.arising
    town = int(before.state.communities.township[PLACE])
    assert (added >= 0).all()
    assert 0 < added.sum() < 20
    mine = np.zeros_like(added, dtype=bool)
    mine[town, :, :, 1] = True
    assert added[~mine].sum() == 0


def test_with_ample_staff_no_other_residents_life_changes():
    before, after, where = pair(AMPLE)
    assert before.state.weekly.late.sum() == before.state.weekly.given_up.sum() == 0
    others = np.delete(np.asarray(after.state.residents), where)
    assert others.tobytes() == np.asarray(before.state.residents).tobytes()
    assert after.state.residents[where].contact > 0
    for name in ("arising", "raised", "met", "closed"):
        added = after.state.weekly[name] - before.state.weekly[name]
        assert (added >= 0).all(), name
        assert added.sum() < 20, name


def test_another_community_changes_nobody_elsewhere():
    """A township with one more community: the other townships' residents have the same needs."""
    values = POOR | {"region.unit_residents.urban": 400.0, "region.unit_residents.rural": 300.0}
    runs = []
    for communities in (3, 4):
        region = {"synthetic": {**REGION["synthetic"], "communities": communities}}
        runs.append(World(scenario(20, values=values, region=region), 9).run().state)
    few, many = runs
    shared = np.isin(many.communities.code, few.communities.code)
    assert shared.sum() == len(few.communities)
    for name in ("code", "residents", "by_group"):
        assert (many.communities[name][shared] == few.communities[name]).all()
    home = np.repeat(np.arange(len(many.communities)), many.communities.residents)
    assert (many.residents.group[shared[home]] == few.residents.group).all()
    assert few.totals.arising.sum() == pytest.approx(many.totals.arising[shared].sum())
