"""What may not change a single bit: threads, how a run is cut up, a checkpoint on the way."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from sim.policies.catalogue import POLICIES
from sim.world import World

from .runs import REGION, busy, differing, scenario


@pytest.fixture(scope="module")
def whole() -> World:
    return World(busy(), 7).run()


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_threads(whole, threads):
    assert differing(whole, World(busy(), 7, threads=threads).run()) == []


@pytest.mark.parametrize("seed", range(4))
def test_chunks(whole, seed):
    random, world = Random(seed), World(busy(), 7, threads=1 + seed % 2)
    while world.t < world.steps:
        world.advance(random.choice((1, 1, 2, 5, 13)))
    assert differing(whole, world) == []


@pytest.mark.parametrize("at", [0, 1, 10, 18, 19, 23, 31, 37, 59])
def test_checkpoint(whole, tmp_path, at):
    """Also in the middle of a scoring period, at a turning point, and after difficulty has been measured."""
    world = World(busy(), 7)
    world.advance(at)
    world.save(tmp_path / "checkpoint.npz")
    assert differing(whole, World.load(tmp_path / "checkpoint.npz", busy()).run()) == []
    assert differing(whole, world.run()) == []


def test_a_loaded_state_is_of_the_same_type(tmp_path):
    """Else the first step in a new process compiles everything once more."""
    world = World(busy(), 7)
    world.save(tmp_path / "checkpoint.npz")
    loaded = World.load(tmp_path / "checkpoint.npz", busy())
    for name, array in world.state._asdict().items():
        assert getattr(loaded.state, name).dtype.isalignedstruct == array.dtype.isalignedstruct, name


def test_a_checkpoint_belongs_to_its_scenario(tmp_path):
    world = World(busy(), 7)
    world.save(tmp_path / "checkpoint.npz")
    with pytest.raises(ValueError, match="another scenario"):
        World.load(tmp_path / "checkpoint.npz", scenario())


def test_a_checkpoint_belongs_to_its_version(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.world.rules_hash", lambda: "another")
    World(busy(), 7).save(tmp_path / "checkpoint.npz")
    monkeypatch.undo()
    with pytest.raises(ValueError, match="another version"):
        World.load(tmp_path / "checkpoint.npz", busy())


def test_another_seed_is_another_run(whole):
    other = World(busy(), 8).run()
    assert "weekly.arising" in differing(whole, other)
    for name in ("code", "residents", "by_group"):
        assert (whole.state.communities[name] == other.state.communities[name]).all()


@pytest.mark.parametrize("kind", POLICIES)
def test_a_policy_without_strength_is_no_policy(kind):
    """Nobody's week, nobody's total and no resident differs."""
    absent = World(scenario(40), 3).run()
    present = World(scenario(40, policies=[{"kind": kind, "strength": 0, "start": 8, "lag": 0}]), 3).run()
    assert differing(absent, present) == []
    for records in (present.state.levers, present.state.township_levers):
        assert all((records[name] == 0).all() for name in records.dtype.names)


def test_policies_written_in_another_order():
    forth = scenario(40, policies=[{"kind": kind, "start": 8} for kind in POLICIES])
    back = scenario(40, policies=[{"kind": kind, "start": 8} for kind in reversed(POLICIES)])
    assert differing(World(forth, 3).run(), World(back, 3).run()) == []


def test_places_and_needs_are_the_same_in_every_arm():
    """With needs that do not upgrade, what arises does not depend on what any arm does."""
    still = {"demand.upgrading": 0.0}
    arms = [
        scenario(60, values=still),
        scenario(60, values=still | {"assessment.tournament": 1.0, "assessment.sanction": 1.0}),
        *(scenario(60, values=still, policies=[{"kind": kind, "start": 8}]) for kind in POLICIES),
    ]
    arising = [World(arm, 5).run().state.weekly.arising for arm in arms]
    assert arising[0].sum() > 1000
    assert all((other == arising[0]).all() for other in arising[1:])


def test_the_order_in_which_places_are_named():
    codes = ["370105001", "370105003", "370105004"]
    runs = [
        World(scenario(20, region={"code": listed, "population": 6000}), 1).run()
        for listed in (codes, codes[::-1])
    ]
    assert differing(*runs) == []


def test_another_county_changes_nobody():
    """Without what couples counties (tests/rules/test_coupling.py) the first of two is the same, bit by bit,
    with and without the second.
    """
    small = {"region.unit_residents.urban": 500.0, "region.unit_residents.rural": 300.0}
    small |= {f"coupling.{key}": 0.0 for key in ("prefecture", "province", "standards", "equalising")}
    one, two = (
        World(
            scenario(60, values=small, region={"synthetic": {**REGION["synthetic"], "counties": n}}), 4
        ).run()
        for n in (1, 2)
    )
    a, b = one.state, two.state
    for name in "counties communities cadres residents totals weekly trust_scale trust_shift".split():
        mine, theirs = np.asarray(getattr(a, name)), np.asarray(getattr(b, name))
        assert mine.tobytes() == theirs[: len(mine)].tobytes(), name
    assert len(b.communities) == 2 * len(a.communities)
