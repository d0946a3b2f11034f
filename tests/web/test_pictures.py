"""Pictures are drawn from the numbers of both worlds, in two languages and two themes."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace

import numpy as np
import pytest

from sim.agents.names import STREAMS
from sim.report import style
from sim.web import story
from sim.web.above import organisation_card_of, township_card_of
from sim.web.arm import ARMS, BASE, OTHER
from sim.web.pictures import hierarchy, people, summary, weekly
from sim.web.pictures.common import BEFORE, Look
from sim.web.places import card_of, places_of
from sim.web.session import Session
from sim.web.standing import involution, standing_of
from sim.web.weeks import Frame, frame_of
from tests.web.changing import change_much

LOOKS = [Look(lang, dark) for lang in ("en", "zh") for dark in (False, True)]
LIGHT = {style.INK, style.MUTED, style.PAPER, style.BLUE, style.RED}


@pytest.fixture
def changed(session: Session) -> Session:
    change_much(session)
    return session


def every_picture(session: Session, frame: Frame, look: Look) -> dict[str, dict]:
    standing = standing_of(session, frame)
    places = places_of(session)
    cards = (card_of(session, 1, BASE), card_of(session, 1, OTHER))
    towns = (township_card_of(session, 1, BASE), township_card_of(session, 1, OTHER))
    helpers = (organisation_card_of(session, 1, BASE), organisation_card_of(session, 1, OTHER))
    found = {
        "load": weekly.load(frame, look),
        "backlog": weekly.backlog(frame, look),
        "measure": weekly.measure(frame, look, "efficacy"),
        "syndromes": summary.syndromes(standing, look),
        "triangle": summary.triangle(standing, look),
        "gains": summary.gains(list(standing.gains), look),
        "week": people.week_of(cards, look),
        "week of a township": people.week_of(towns, look),
        "week of an organisation": people.organisation_week(helpers, look),
    }
    for n in ARMS:
        found[f"hours {n}"] = weekly.hours(frame, look, n)
        found[f"scores {n}"] = weekly.scores(frame, look, n)
    for shown in (*ARMS, hierarchy.DIFFERENCE):
        found[f"hierarchy {shown}"] = hierarchy.hierarchy(places, look, shown)
    return found


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pictures_are_plain_data_in_the_colours_of_the_theme(changed: Session, look: Look):
    for name, options in every_picture(changed, frame_of(changed), look).items():
        text = json.dumps(options, allow_nan=False, ensure_ascii=False)
        colours = set(re.findall("#[0-9a-f]{6}", text))
        dark = set(style.DARK.values())
        assert colours, name
        assert colours <= dark if look.dark else not colours & {style.DARK[one] for one in LIGHT}, name
        assert options["aria"]["label"]["description"], name
        assert '":' not in re.sub(r'": ', "", text), "a key that starts with a colon would be run as code"


def test_pictures_can_be_drawn_before_anything_was_lived(small):
    session = Session(small)
    for options in every_picture(session, frame_of(session), Look()).values():
        json.dumps(options, allow_nan=False)


def series(options: dict, name: str) -> list[list[float]]:
    return next(one["data"] for one in options["series"] if one.get("name") == name)


def test_lines_show_the_measures_of_their_worlds(changed: Session):
    frame, look = frame_of(changed), Look()
    data = series(weekly.measure(frame, look, "satisfaction", window=1), look.world(1))
    values = frame.tracks[1].measure("satisfaction")
    assert [week for week, _ in data] == list(range(-min(BEFORE, 8), frame.week - 8))
    assert np.allclose([100 * v for v in values], [v for _, v in data], atol=1e-3)
    assert data != series(weekly.measure(frame, look, "satisfaction", window=1), look.world(0))


def test_streams_add_up_to_the_hours_spent(changed: Session):
    frame = frame_of(changed)
    options = weekly.hours(frame, Look(), 1)
    stacked = [one["data"] for one in options["series"] if one.get("stack") == "hours"]
    assert len(stacked) == len(STREAMS)
    totals = np.array([[value for _, value in data] for data in stacked]).sum(axis=0)
    assert np.allclose(totals, frame.tracks[1].hours(4).sum(axis=1)[-len(totals) :], atol=0.4)


def test_needs_that_cannot_be_judged_yet_are_gaps(changed: Session):
    frame = frame_of(changed)
    data = series(weekly.measure(frame, Look(), "efficacy"), Look().world(0))
    known = [value for _, value in data if value is not None]
    assert len(known) == frame.tracks[0].judged
    assert data[-1][1] is None


def test_changes_are_marked_in_their_weeks(changed: Session):
    frame = frame_of(changed)
    marked = {entry["xAxis"] for entry in weekly.load(frame, Look())["series"][-1]["markLine"]["data"]}
    assert marked == {event.week - frame.warmup for event in frame.events}
    assert {0, 5, 6} <= marked


def test_involution_is_that_of_paired_runs_and_undefined_without_a_cut(session: Session):
    session.advance(20, 60)
    frame = frame_of(session)
    assert math.isnan(involution(frame, frame.warmup, frame.week))
    bar = summary.syndromes(standing_of(session, frame), Look())["series"][1]["data"][1]
    assert bar["label"]["formatter"] == "not defined"
    session.start_policy({"kind": "burden_reduction"})
    session.advance(20, 60)
    frame = frame_of(session)
    first = frame.week - 20
    announced = frame.tracks[1].value("announced_cut", first, frame.week)
    asked = [track.value("asked_trace_hours", first, frame.week) for track in frame.tracks]
    assert announced > 0
    assert involution(frame, first, frame.week) == 1.0 - (asked[0] - asked[1]) / announced


def test_worlds_that_are_the_same_gain_and_lose_nothing(session: Session):
    session.advance(30, 60)
    standing = standing_of(session, frame_of(session))
    assert standing.gains
    assert all(gain.change == 0.0 for gain in standing.gains)
    assert (standing.better, standing.worse) == (0, 0)


def test_gains_point_to_the_better_side(changed: Session):
    standing = standing_of(changed, frame_of(changed))
    bars = summary.gains(list(standing.gains), Look())["series"][0]["data"]
    for gain, bar in zip(standing.gains, bars, strict=True):
        good = gain.change * gain.direction
        assert (bar["value"] > 0) == (round(100 * good, 3) > 0)
        assert gain.label("zh") != gain.label("en")


def test_the_hierarchy_has_every_place_and_links_each_to_the_one_above(changed: Session):
    places = places_of(changed)
    graph = hierarchy.hierarchy(places, Look(), OTHER, picked=f"{hierarchy.COMMUNITY}-2")["series"][0]
    levels = [node["category"] for node in graph["data"]]
    counts = [levels.count(n) for n in (hierarchy.COUNTY, hierarchy.TOWNSHIP, hierarchy.COMMUNITY)]
    assert counts == [1, 2, 6] == list(places.counts)
    ids = {node["id"] for node in graph["data"]}
    assert all({link["source"], link["target"]} <= ids for link in graph["links"])
    assert len({(node["x"], node["y"]) for node in graph["data"]}) == len(ids)
    chosen = next(node for node in graph["data"] if node["id"] == f"{hierarchy.COMMUNITY}-2")
    assert chosen["itemStyle"]["borderWidth"] == 3


def test_colours_follow_the_load():
    look = Look()
    found = [hierarchy.shade(value, look) for value in (0.5, 0.8, 0.9, 1.1, 1.2, 1.5)]
    assert found == list(style.SCALE)
    assert hierarchy.shade(0.0, look, difference=True) == style.NOTHING
    assert len(hierarchy.key_of(look, OTHER)) == len(style.SCALE)


def test_a_story_follows_one_matter_to_its_end(session: Session):
    session.set("agenda.tasks", 4.0)  # a jam, so that matters last
    session.advance(20, 60)
    found = next(filter(None, (story.begin(session, n) for n in range(6))))
    for _ in range(30):
        if found.over:
            break
        session.advance(1, 60)
        story.follow(session, found)
    for n, thread in enumerate(found.threads):
        assert thread.there
        weeks = [stage.week for stage in thread.stages]
        assert weeks == list(range(found.week, found.week + len(weeks)))
        assert thread.end in story.ENDS, (n, thread)
        assert len(thread.satisfaction) == len(thread.trust) == len(weeks)
    assert found.threads[0] == found.threads[1]  # nothing differs between the worlds
    options = people.story(found, Look("zh"))
    assert sum(len(one["data"]) for one in options["series"]) == 2 * len(found.threads[0].stages)


def test_the_same_resident_has_the_same_matter_in_both_worlds(session: Session):
    session.start_policy({"kind": "one_form"})
    session.advance(10, 60)
    found = next(filter(None, (story.begin(session, n) for n in range(6))))
    assert all(thread.there for thread in found.threads)


def test_no_frame_changes_when_the_worlds_live_on(session: Session):
    frame = frame_of(session)
    before = frame.tracks[0].measure("load").copy()
    session.advance(5, 60)
    assert np.array_equal(before, frame.tracks[0].measure("load"))
    assert replace(frame).week == frame.week
