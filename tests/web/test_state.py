"""A state goes through a link, a file and scenario files, and comes back bit for bit."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.cli.app import run
from sim.errors import InputError
from sim.policies.catalogue import POLICIES
from sim.scenario import loads
from sim.study.runs import run as study_run
from sim.web.arm import ARMS, OTHER
from sim.web.knobs import KNOBS
from sim.web.session import Session
from sim.web.state import LONGEST_LINK, from_file, from_link, scenario_file, to_file, to_link
from sim.web.tables import summaries
from sim.web.weeks import frame_of
from tests.web.changing import change_much, same_state

HOSTILE = """
[region]
code = "370105009"
"""


@pytest.mark.parametrize("through", [(to_link, from_link), (to_file, from_file)])
def test_a_state_comes_back(session: Session, through):
    change_much(session)
    write, read = through
    kept = read(write(session))
    assert (kept.seed, kept.week) == (3, session.week)
    again = kept.session()
    again.to(kept.week, 60)
    for n in ARMS:
        assert same_state(session.arms[n].world, again.arms[n].world)
        assert session.arms[n].scenario.key == again.arms[n].scenario.key
    session.advance(6, 60)
    again.advance(6, 60)
    assert all(same_state(session.arms[n].world, again.arms[n].world) for n in ARMS)


MEASURES = (
    "load",
    "backlog",
    "score",
    "satisfaction",
    "trace_hours",
    "order",
    "vitality",
    "voice",
    "covered",
)


def assert_same_weeks(session: Session, arm: int, weekly: pd.DataFrame) -> None:
    """Whether a weekly table of results has what the page shows, to the last bit."""
    track = frame_of(session).tracks[arm]
    weekly = weekly[weekly["level"] == "region"].sort_values("week").iloc[: session.week]
    for key in MEASURES:
        assert np.array_equal(track.measure(key), weekly[key].to_numpy(), equal_nan=True), key
    real = track.measure("efficacy")
    assert track.judged > 0
    assert np.array_equal(real[: track.judged], weekly["efficacy"].to_numpy()[: track.judged])
    assert np.isnan(real[track.judged :]).all()


def test_chaofuhe_run_gives_the_same_numbers(session: Session, tmp_path: Path):
    change_much(session)
    file, out = tmp_path / "b.toml", tmp_path / "out"
    file.write_text(scenario_file(session, OTHER, "en", file.name), "utf-8")
    command = ["run", str(file), "--seed", "3", "--replicates", "1", "--workers", "1", "--out", str(out)]
    assert run(command) == 0
    assert_same_weeks(session, OTHER, pd.read_parquet(out / "weekly.parquet"))


def plain(session: Session) -> None:
    """Nothing is changed, but weeks pass."""
    session.advance(25, 60)


def sliders_alone(session: Session) -> None:
    """Sliders of every kind, in one world or both."""
    for n, (key, value) in enumerate(
        {"shock.rate": 4.0, "service.contract_hours": 33.0, "agenda.platforms": 9.0}.items()
    ):
        session.set(key, value, ARMS if n else (OTHER,))
        session.advance(7, 60)


def to_the_end(session: Session) -> None:
    """A run that was changed and is over."""
    change_much(session)
    session.advance(100, 60)


def same_week(session: Session) -> None:
    """All at one step: a key twice, two keys, a policy that is changed, ended and begun anew."""
    session.advance(3, 60)
    for _ in range(2):
        session.set("agenda.forms", 3.0)
        session.set("agenda.tasks", 2.0, (OTHER,))
        session.set("agenda.forms", 1.5)
        session.start_policy({"kind": "one_form", "strength": 0.3})
        session.start_policy({"kind": "penetrating_audit"}, ARMS)
        session.change_policy(_place(session, "one_form"), 0.9)
        session.end_policy(_place(session, "one_form"))
        session.start_policy({"kind": "one_form", "strength": 0.6, "where": "rural"})
        session.advance(4, 60)
        for arm in ARMS:
            session.end_policy(_place(session, "penetrating_audit", arm), arm)
        session.end_policy(_place(session, "one_form"))
    session.advance(8, 60)


def _place(session: Session, kind: str, arm: int = OTHER) -> int:
    """Where the latest policy of a kind stands."""
    kinds = [policy.kind for policy in session.arms[arm].scenario.policies]
    return len(kinds) - 1 - kinds[::-1].index(kind)


def all_kinds(session: Session) -> None:
    """Every kind of policy, every way of saying where, every slider."""
    region = session.arms[OTHER].world.region
    ways = (
        *("all", "urban", "rural", {"share": 0.4}),
        [str(int(region.townships["code"][1])), str(int(region.communities["code"][0]))],
    )
    begun = 0
    for n, kind in enumerate(POLICIES):
        table = {"kind": kind, "strength": 0.2 + 0.8 * (n % 5) / 4, "where": ways[n % len(ways)]}
        try:
            session.start_policy(table)
        except InputError:  # some are for a whole county, some for other places, some exclude each other
            try:
                session.start_policy(table | {"where": "all"})
            except InputError:
                continue
        begun += 1
        if n % 6 == 5:
            session.advance(1, 60)
    assert begun >= 0.9 * len(POLICIES), begun
    for n, knob in enumerate(KNOBS.values()):
        low, high = knob.range
        session.set(knob.key, knob.parameter.kind(low + 0.6 * (high - low)), ARMS if n % 2 else (OTHER,))
        if n % 6 == 5:
            session.advance(1, 60)
    session.advance(20, 60)


def test_what_was_saved_half_way_is_the_whole_run_when_nothing_is_changed_any_more(session: Session):
    change_much(session)
    file = scenario_file(session, OTHER, "en", "half.toml")
    again = study_run(loads(file), 1, session.seed, workers=1).weekly
    session.advance(100, 60)
    assert session.finished
    assert_same_weeks(session, OTHER, again)


@pytest.mark.parametrize("changed", [plain, sliders_alone, change_much, to_the_end, same_week, all_kinds])
@pytest.mark.parametrize("arm", ARMS)
def test_saved_scenarios_reproduce_the_page(session: Session, arm: int, changed):
    changed(session)
    found = study_run(loads(scenario_file(session, arm, "zh", "a.toml")), 1, session.seed, workers=1)
    assert_same_weeks(session, arm, found.weekly)


def test_the_summary_of_a_run_that_is_over_is_that_of_chaofuhe_run(session: Session):
    to_the_end(session)
    rows = {row[0]: row[2] for row in summaries(session)[1:]}
    found = study_run(session.arms[OTHER].scenario, 1, session.seed, workers=1).runs.iloc[0]
    shared = [name for name in rows if name in found.index and rows[name] is not None]
    assert len(shared) > 150
    assert all(rows[name] == found[name] for name in shared)


def test_the_command_to_run_it_again_stands_in_the_file(session: Session):
    for lang in ("en", "zh"):
        text = scenario_file(session, OTHER, lang, "b.toml")
        assert "chaofuhe run b.toml --seed 3 --replicates 1" in text
        assert loads(text).key == session.arms[OTHER].scenario.key


def test_a_scenario_file_opens_beside_itself_without_policies():
    kept = from_file('[region]\ncode = "370105009"\n[[policies]]\nkind = "one_form"\n')
    assert not kept.base.policies
    assert [policy.kind for policy in kept.other.policies] == ["one_form"]
    assert kept.week == 52


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('plugins = ["os"]\n[region]\ncode = "370105009"', "plugins"),
        ('plugins = []\n[region]\ncode = "370105009"', "plugins"),
        ('[region]\ncode = "370105009"\ndata = ["/etc/passwd"]', "region.data"),
        ('[region]\ncode = "370105009"\ndata = []', "region.data"),
        ('[region]\nname = "/etc/passwd"', "region.name"),
        ('[region]\ncode = "370105009"\nfile = "x"', "region.file"),
        ('include = "/etc/passwd"\n[region]\ncode = "370105009"', "include"),
        ('[region]\ncode = "370105009"\n[agenda]\nforms = 1e9', "agenda.forms"),
        ('[region]\ncode = ["110101", "110102", "110105", "110106"]', "region"),
    ],
)
def test_what_comes_in_may_name_no_file_and_ask_for_too_much(text: str, key: str, session: Session):
    with pytest.raises(InputError) as wrong:
        from_file(text)
    assert key in str(wrong.value)
    state = json.loads(to_file(session)) | {"other": text}
    with pytest.raises(InputError) as wrong:
        from_file(json.dumps(state))
    assert key in str(wrong.value)


def test_no_file_is_opened_for_what_comes_in(monkeypatch, session: Session):
    text = '[region]\ncode = "370105009"\ndata = ["/etc/passwd"]'
    from_file('[region]\ncode = "370105009"')  # the list of divisions is read at first use

    def refused(*_args, **_options):
        pytest.fail("a file was opened")

    for name in ("open", "read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, refused)
    monkeypatch.setattr("builtins.open", refused)
    with pytest.raises(InputError):
        from_file(text)


def packed(text: str) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        "",
        "x",
        "????",
        "A" * (LONGEST_LINK + 1),
        packed("no state"),
        packed("{}"),
        packed('{"chaofuhe": 1}'),
        packed("[" * 5000),
        packed("{" + " " * 5_000_000),
        "eJw",
        "☭",
    ],
    ids=range(11),
)
def test_links_that_are_none_are_refused(link: str):
    with pytest.raises(InputError):
        from_link(link)


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": -1},
        {"seed": 1.5},
        {"seed": True},
        {"week": 9999},
        {"week": "1"},
        {"base": 1},
        {"more": 1},
        {"chaofuhe": 2},
    ],
)
def test_files_that_are_no_states_are_refused(session: Session, wrong: dict):
    with pytest.raises(InputError):
        from_file(json.dumps(json.loads(to_file(session)) | wrong))
