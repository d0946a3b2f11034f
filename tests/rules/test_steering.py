"""Steering: campaigns, projects, rules that change, work groups, evaluators, branches, rotation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.agents.steering import RUNNING_CAMPAIGNS, RUNNING_PROJECTS
from sim.rules import assessment, people, pressure, steering, time_use

from .one_place import place

NONE = {
    "steering.campaigns": 0.0,
    "steering.projects": 0.0,
    "steering.churn": 0.0,
    "steering.mirroring": 0.0,
}


def opened(world, weeks):
    """The agendas of so many weeks, one after the other."""
    s = world.state
    found = []
    for t in range(weeks):
        steering.run_campaigns(s, 0, t)
        steering.change_rules(s, 0, t)
        sent = s.agendas[0, t % s.agendas.shape[1]]
        found.append({name: np.copy(sent[name]) for name in s.agendas.dtype.names})
    return found


# campaigns
def test_campaigns_come_at_their_rate_and_last_as_long_as_they_say():
    running = []
    for seed in range(12):
        world = place({"steering.campaigns": 4.0, "steering.campaign_weeks": 13.0}, weeks=300, seed=seed)
        running += [float(sent["campaigns"]) for sent in opened(world, 300)[20:]]
    assert np.mean(running) == pytest.approx(4 * 13 / 52, rel=0.25)


def test_stacked_campaigns_ask_for_more_reports_each():
    values = {"steering.campaigns": 20.0, "steering.campaign_stacking": 0.5}
    p = place(values).state.p[0]
    for sent in opened(place(values, weeks=60), 60):
        n = float(sent["campaigns"])
        expected = n * p.steering_campaign_trace_hours * (1 + 0.5 * max(0.0, n - 1))
        assert sent["campaign_trace"] == pytest.approx(expected)
        assert sent["campaign_task"].sum() == pytest.approx(n * p.steering_campaign_task_hours)


def test_no_more_campaigns_than_there_is_room_for():
    world = place({"steering.campaigns": 30.0, "steering.campaign_weeks": 104.0}, weeks=200)
    most = max(float(sent["campaigns"]) for sent in opened(world, 200))
    assert most == RUNNING_CAMPAIGNS


def test_a_higher_rate_only_adds_campaigns():
    few, many = (opened(place({"steering.campaigns": r}, weeks=80), 80) for r in (1.0, 5.0))
    assert all(b["campaigns"] >= a["campaigns"] for a, b in zip(few, many, strict=True))


# changing rules
def test_departments_change_their_rules_at_their_rate():
    world = place({"steering.churn": 2.0, "region.departments": 40}, weeks=200)
    changed = np.mean([float(sent["reissued"]) for sent in opened(world, 200)])
    assert changed == pytest.approx(2 / 52, rel=0.2)


def test_work_done_again_and_trust_lost_fall_with_stability():
    def asked(stability):
        world = place(NONE | {"steering.churn": 20.0})
        s = world.state
        s.levers.stability = stability
        opened(world, 1)
        pressure.press_township(s, 0)
        c = s.communities[0]
        c.amplification = 1.0
        steering.besides(s, 0, 0)
        return float(c.redone), float(c.unsettled)

    hours, lost = asked(0.0)
    assert hours > 0 < lost
    assert asked(0.75) == (pytest.approx(0.25 * hours), pytest.approx(0.25 * lost))
    assert asked(1.0) == (0.0, 0.0)


# projects
def test_projects_bring_tasks_and_paperwork():
    world = place(NONE | {"steering.projects": 20.0, "steering.project_weeks": 104.0}, weeks=200)
    s, p = world.state, world.state.p[0]
    c = s.communities[0]
    most = 0.0
    for t in range(120):
        c.task[:] = 0.0
        trace = steering.run_projects(s, 0, t)
        assert trace == pytest.approx(c.projects * p.steering_project_trace_hours * c.scale)
        assert c.task.sum() == pytest.approx(c.projects * p.steering_project_task_hours * c.scale)
        most = max(most, float(c.projects))
    assert most == RUNNING_PROJECTS


# departments' mirror images and work groups
def test_contacts_are_copied_down_and_each_keeps_its_groups():
    world = place(NONE | {"steering.mirroring": 1.0, "region.departments": 30})
    s, p = world.state, world.state.p[0]
    sent = s.agendas[0, 0]
    hours = steering.liaison(s, 0, sent)
    assert s.communities[0].groups == 30 * p.steering_groups
    assert hours == pytest.approx(30 * (p.agenda_liaison_hours + p.steering_groups * p.steering_group_hours))
    s.levers.merged = 0.5
    spared = 1 - 0.5 * p.policy_flat_agencies_contacts
    assert steering.liaison(s, 0, sent) == pytest.approx(hours * spared)
    s.levers.merged = 0.0
    s.communities[0].ties = 1.0
    lighter = 30 * p.agenda_liaison_hours * p.people_ties_liaison
    assert steering.liaison(s, 0, sent) == pytest.approx(hours - lighter)


# evaluators
def scored(evaluated, **of_community):
    world = place({"assessment.audit_polish": 0.0, "steering.weak_branches": 0.0})
    s = world.state
    s.levers.evaluated = evaluated
    c = s.communities[0]
    steering.organise(s, 0)
    assessment.weigh_indicators(s, 0, 1, 3)
    for name, value in of_community.items():
        c[name] = value
    assessment.score_community(s, 0, 3)
    return c


def test_evaluators_measure_what_is_true():
    done, required = np.full(7, 5.0), np.full(7, 10.0)
    done[1] = 10.0  # forms
    at_work = {"done": done, "required": required, "polish": 0.2, "coaching": 0.1, "pressure": 1.0}
    usual, hired = scored(0.0, **at_work), scored(1.0, **at_work)
    assert np.abs(hired.reported - hired.true).max() < 0.05
    assert np.abs(usual.reported - usual.true).max() > 0.2
    assert hired.polish == hired.coaching == 0.0
    assert usual.polish > 0 < usual.coaching


def test_surveys_are_coached_more_under_pressure_and_no_more_than_is_missing():
    seen = [float(scored(0.0, pressure=pressed).coaching) for pressed in (0.0, 0.3, 0.6, 5.0)]
    assert seen == sorted(seen)
    assert seen[0] == 0 < seen[1]
    c = scored(0.0, pressure=5.0, satisfaction=scored(0.0).by_group * 1.0)
    assert c.coaching == 0.0  # everybody is satisfied anyway


def test_own_measurement_counts_in_the_division_of_hours_too():
    world = place()
    s = world.state
    s.levers.evaluated = 1.0
    steering.organise(s, 0)
    assert (s.communities[0].measured == 1.0).all()
    s.communities[0].felt = s.counties[0].weight
    time_use.assess(s.communities[0])
    assert s.communities[0].assessed[1] == pytest.approx(
        s.counties[0].weight[1]
    )  # paper for its own sake only


# branches, sanction, weights
def test_weak_branches_attach_less_until_they_are_rectified():
    world = place({"steering.weak_branches": 1.0, "steering.weak_strength": 0.5, "service.coupling": 0.4})
    s = world.state
    assert (s.communities.branch == 0.5).all()
    for rectified, gained, expected in [
        (0, 0, 0.2),
        (1, 0, 0.4),
        (0.5, 0, 0.3),
        (1, 0.5, 0.7),
        (0, 0.5, 0.35),
    ]:
        s.levers.rectified, s.levers.coupling = rectified, gained
        steering.organise(s, 0)
        assert s.communities[0].coupling == pytest.approx(expected)


def test_the_share_of_weak_branches_is_as_asked():
    region = {"townships": 10, "communities": 30, "urban_share": 1.0}
    s = place({"steering.weak_branches": 0.3}, synthetic=region, population=300).state
    assert (s.communities.branch < 1).mean() == pytest.approx(0.3, abs=0.08)


def test_sanction_that_is_turned_into_reward_is_not_lost():
    world = place({"assessment.sanction": 0.6})
    s = world.state
    s.levers.incentive = 0.5
    for i in range(3):
        steering.organise(s, i)
        assert s.communities[i].sanction == pytest.approx(0.3)
        s.communities[i].score, s.communities[i].satisfaction = 0.2 + 0.3 * i, 0.0
    s.cadres.morale = 0.5
    assessment.rank_community(s, 2)
    p = s.p[0]
    first = s.communities[2].first_cadre
    fair = 1 - s.communities[2].score
    gained = p.people_reward * (p.assessment_tournament + 0.3) * fair
    assert s.cadres[first].morale == pytest.approx(0.5 + gained)
    assessment.rank_community(s, 0)
    lost = p.people_sanction * 0.3
    assert s.cadres[s.communities[0].first_cadre].morale == pytest.approx(0.5 - lost)


def test_rigid_rules_keep_the_weights_of_the_start():
    s = place().state
    s.counties[0].weight = np.full(7, 1 / 7)
    start = s.p[0].assessment_weight / s.p[0].assessment_weight.sum()
    for rigidity in (0.0, 0.4, 1.0):
        s.levers.rigidity = rigidity
        assessment.weigh_indicators(s, 0, 1, 0)
        np.testing.assert_allclose(s.communities[0].weight, (1 - rigidity) / 7 + rigidity * start)


def test_reward_for_the_visible_moves_weight_to_what_is_measurable():
    s = place().state
    assessment.weigh_indicators(s, 0, 1, 0)
    before = s.communities[0].weight.copy()
    s.levers.visible_bias = 1.0
    assessment.weigh_indicators(s, 0, 1, 0)
    order = np.argsort(s.p[0].assessment_measurability)
    assert (np.diff((s.communities[0].weight / before)[order]) >= -1e-12).all()


def test_everybody_in_a_township_answers_for_its_incidents():
    def after(lost, **values):
        world = place({k.replace("__", "."): v for k, v in values.items()})
        s = world.state
        s.townships[0].answerable = lost
        for i in range(3):
            steering.organise(s, i)
            assessment.weigh_indicators(s, i, i + 1, 3)
        s.cadres.morale = 0.5
        assessment.score_township(s, 0, 3)
        return s.cadres.morale.copy()

    calm, blamed = after(0.0), after(5.0)
    np.testing.assert_allclose(
        calm - blamed, 0.06 * 0.5 * 0.05 * (1 - math.exp(-5.0 / 900 * 10000)), rtol=1e-6
    )
    np.testing.assert_allclose(after(5.0, assessment__accountability=0.0), calm)


# people
def test_a_rotation_brings_ties_and_takes_knowledge():
    world = place({"people.rotation": 5.0, "people.ties_decay": 0.0}, weeks=300)
    s, p = world.state, world.state.p[0]
    cadre = s.cadres[0]
    cadre.knowledge = 0.9
    before = 0.0
    for t in range(300):
        people.rotate(s, 0, 0, t)
        if cadre.ties > before:
            assert cadre.ties == pytest.approx(before + p.people_ties_gain * (1 - before))
            assert cadre.knowledge == p.people_rotation_knowledge
            break
    else:
        raise AssertionError("nobody rotated")


def test_without_rotation_nobody_has_ties():
    world = place(weeks=30).advance(30)
    assert (world.state.cadres.ties == 0).all()


def test_ties_fade():
    world = place({"people.ties_decay": 0.5}, weeks=60)
    world.state.cadres.ties = 0.8
    for t in range(52):
        people.rotate(world.state, 0, 0, t)
    assert world.state.cadres[0].ties == pytest.approx(0.8 * math.exp(-0.5))


def test_better_pay_keeps_cadres():
    def left(pay):
        world = place({"people.quit_rate": 3.0, "people.pay": pay, "people.vacancy_weeks": 0.0}, weeks=150)
        return float(world.advance(150).state.weekly.quits.sum())

    assert left(0.5) < left(0.0) < left(-0.5)


def test_prospects_lift_the_first_and_depress_the_last():
    world = place({"people.career": 0.1})
    c = world.state.communities[0]
    found = []
    for quantile in (0.0, 0.5, 1.0):
        c.quantile = quantile
        found.append(people.strain(c, world.state.p[0]))
    assert found[1] - found[0] == pytest.approx(0.1) == found[2] - found[1]


# coordination of issuing
def test_what_is_held_back_and_merged_does_not_go_down():
    s = place({"agenda.duplication": 0.4, "agenda.meeting_hours": 0.0}).state
    sent = s.agendas[0, 0]
    sent.form_hours, sent.inspection_hours, sent.form_error = 10.0, 4.0, 0.0
    c, p = s.communities[0], s.p[0]

    def usual(**levers):
        s.levers[0] = 0
        for name, value in levers.items():
            s.levers[0][name] = value
        return pressure.usual_items(c, s.levers[0], sent, p, 1.0) / c.scale

    assert usual() == pytest.approx(14.0)
    assert usual(issue_filter=0.5) == pytest.approx(9.0)
    assert usual(issue_merge=0.5) == pytest.approx(10 * (1 - 0.2) + 2)
    assert usual(issue_merge=1.0, form_sharing=1.0) == pytest.approx(6.0)  # duplicates are saved once only


def test_judgement_comes_closer_to_full():
    p = place({"pressure.judgement": 0.4, "pressure.judgement_spread": 0.0}).state.p[0]
    assert [pressure.judgement(0.3, gained, p) for gained in (0.0, 0.5, 1.0)] == [
        pytest.approx(0.4),
        pytest.approx(0.7),
        1.0,
    ]
