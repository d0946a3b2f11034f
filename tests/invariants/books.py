"""A second set of books on a running world, and the checks that both agree after every step."""

from __future__ import annotations

import numpy as np

from sim.agents import matter as m
from sim.world import World

from .means import check_means

ENDED = m.CLOSED | m.GIVEN_UP
SUMMED = """
    weeks contracted available hours served idle overtime required imposed self_added visible cut hidden
    polishing load overload overloaded backlog waiting cadre_weeks morale burnt_out severely withdrawn quits
    people satisfaction trust covered hotline sent_up closed late given_up abandoned wait scored score
    real_score ceiling polished found target target_square misalignment amplification assessors pressure cost
    campaigns campaign projects project redone groups liaison evaluation coached report_error ties rotated
    leaks
    fit saving entry monitoring incidents practices labels practice_effect practices_old practices_blocked
    money_in money_needed money_paid unspent wasted skill_need skill_have skill_met general_need means_met
    adults employed insured collective earners earnings shocks
    settled settled_by settled_hours lost_out bounced attending helping initiating belonging volunteers
    volunteer_hours volunteer_used member_hours organisation_hours organisation_used debt fatigue initiative
    autonomy acceptance least_heard contact matching dependence reporting
    surfaced detected escalated latent latent_overdue emergencies petitions sent_back to_departments
    false_closed false_found reopened trips trip_hours storms reserve
"""  # counted for communities over the observed weeks, and for townships in every week


class Books:
    """What has happened in a world, counted from its matters and cadres and not from its tallies."""

    def __init__(self, world: World) -> None:
        self.world = world
        places = len(world.state.communities)
        self.raised = np.zeros((places, 8))
        self.closed = np.zeros((places, 8))
        self.given_up = np.zeros((places, 8))
        self.false = np.zeros((places, 8))
        self.reopened = np.zeros((places, 8))
        self.aside = 0  # closed on time, but not a need met: came out of hiding, or was reopened
        self.quits = 0.0
        self.most_polish = 0.0  # that was ever allowed: a change holds from the next scoring on
        self.cadres = world.state.cadres.copy()
        self.open = np.zeros(0, dtype=np.int64)  # names of the matters that wait
        self.pending = np.zeros(0, dtype=np.int64)  # of those closed falsely and not yet noticed

    def step(self) -> None:
        """Live a step and check everything."""
        w = self.world
        t = w.t
        w.advance(1)
        matters = np.asarray(w.state.matters)
        name = names(matters)
        new = (matters["raised"] == t) & used(matters)
        ended = (matters["marks"] & ENDED > 0) & (new | np.isin(name, self.open))
        closed = ended & (matters["marks"] & m.CLOSED > 0)
        kinds = m.kind_in(matters["bucket"])
        on_time = (t - matters["raised"].astype(int)) * w.dt <= w.state.p[0].service_deadline[kinds]
        self.aside += (closed & on_time & (matters["marks"] & (m.LATENT | m.REOPENED) > 0)).sum()
        desks = waiting(w.state)
        taken = [index for desk in desks for index in desk]
        pending = filed_falsely(w.state)
        at_desk = np.zeros(len(matters), dtype=bool)
        at_desk[taken] = True
        noticed = at_desk & np.isin(name, self.pending)
        false = np.zeros(len(matters), dtype=bool)
        false[pending] = ~np.isin(name[pending], self.pending)
        for counts, which in [
            (self.raised, new),
            (self.closed, closed),
            (self.given_up, ended & ~closed),
            (self.false, false),
            (self.reopened, noticed),
        ]:
            np.add.at(counts, (matters["community"][which], kinds[which]), 1)
        self.open, self.pending = name[taken], name[pending]
        check_desks(w.state, desks)
        check_pools(w.state, taken + pending, t)
        self.check_conservation(w.state, taken)
        self.check_cadres(w.state, t)
        check_finite(w.state)
        check_hours(w.state)
        self.most_polish = max(self.most_polish, float(w.state.p[0].assessment_polish_max))
        check_shares(w.state)
        assert (w.state.communities.polish <= self.most_polish).all()
        check_society(w.state)
        check_residents(w.state, t)

    def check_conservation(self, s, taken: list[int]) -> None:
        """Raised or surfaced + reopened = truly and falsely closed + given up + open: of every kind, in every
        community, township, and as tallied.
        """
        open_, rows = np.zeros_like(self.raised), np.asarray(s.matters)[taken]
        np.add.at(open_, (rows["community"], m.kind_in(rows["bucket"])), 1)
        assert (self.raised + self.reopened == self.closed + self.false + self.given_up + open_).all()
        townships = np.asarray(s.communities.township)
        weekly = s.weekly
        for tallied, counted in [
            ((weekly.raised.sum(axis=3) - weekly.settled + weekly.surfaced).sum(axis=1), self.raised),
            (weekly.false_closed.sum(axis=1), self.false),
            (weekly.reopened.sum(axis=1), self.reopened),
            (weekly.closed.sum(axis=1), self.closed),
            (weekly.given_up.sum(axis=1), self.given_up),
        ]:
            by_town = np.zeros((len(s.townships), 8))
            np.add.at(by_town, townships, counted)
            assert (tallied == by_town).all()
        if s.run[0].observe_from == 0:
            assert (s.totals.closed == self.closed).all()
            assert (s.totals.given_up == self.given_up).all()
        assert (weekly.arising >= weekly.raised).all()
        assert (weekly.arising >= weekly.met).all()
        assert (weekly.late <= weekly.closed).all()
        unheard = weekly.arising.sum() - weekly.raised.sum() - weekly.covered.sum()
        assert unheard >= 0
        on_time = weekly.met.sum() - weekly.covered.sum()
        settled = weekly.settled.sum() - weekly.lost_out.sum()
        assert weekly.settled_by.sum() == weekly.settled.sum()
        assert on_time + self.aside == self.closed.sum() - weekly.late.sum() + settled

    def check_cadres(self, s, t: int) -> None:
        """Nobody appears or is lost; posts fall vacant when someone leaves and are filled when it is time."""
        before, now = self.cadres, s.cadres
        assert (now.community == before.community).all()
        assert (now.posts == before.posts).all()
        was_vacant = (before.vacant_until > 0) & (before.vacant_until > t)
        left = (now.vacant_until > 0) & ~was_vacant
        assert (now.vacant_until[was_vacant] == before.vacant_until[was_vacant]).all()
        assert (now.vacant_until[left] > t).all()
        quits = s.weekly.quits.sum()
        assert quits - self.quits == left.sum()
        filled = (before.vacant_until > 0) & (before.vacant_until <= t)
        vacancies = (before.vacant_until > 0).sum() + left.sum() - filled.sum()
        assert vacancies == (now.vacant_until > 0).sum()
        present = np.bincount(now.community[~was_vacant], minlength=len(s.communities))
        assert (s.communities.present == present).all()
        assert (now.hours[was_vacant] == 0).all()
        self.cadres, self.quits = now.copy(), quits

    def check_tallies(self) -> None:
        """At the end: what communities tallied over the observed weeks is what townships tallied in them."""
        s, first = self.world.state, self.world.scenario.warmup_weeks
        for name in SUMMED.split():
            weekly = s.weekly[name][:, first:].sum(axis=(0, 1))
            totals = s.totals[name].sum(axis=0)
            np.testing.assert_allclose(weekly, totals, rtol=1e-9, atol=1e-9, err_msg=name)


def names(matters) -> np.ndarray:
    """A number for each matter that no other has, wherever in the pool it lies."""
    resident_and_kind = matters["resident"].astype(np.int64) * m.DRAWS + m.kind_in(matters["bucket"])
    return (resident_and_kind * 65536 + matters["raised"]) * 65536 + matters["patience"]


def used(matters) -> np.ndarray:
    """Places of the pool that have ever held a matter."""
    return (matters["effort"] > 0) | (matters["marks"] > 0) | (matters["beyond"] > 0)


def waiting(s) -> list[list[int]]:
    """Indices of the matters at each desk, in the order of its linked lists; these are walked both ways."""
    following, previous = (np.asarray(s.matters)[name].tolist() for name in ("next", "previous"))
    heads, tails = s.desks.head.tolist(), s.desks.tail.tolist()
    buckets = np.asarray(s.matters)["bucket"].tolist()
    found: list[list[int]] = []
    for head, tail in zip(heads, tails, strict=True):
        desk: list[int] = []
        for b in range(m.BUCKETS):
            mine = chain(head[b], following)
            assert chain(tail[b], previous) == mine[::-1]
            assert all(buckets[index] == b for index in mine)
            desk += mine
        found.append(desk)
    everyone = [index for desk in found for index in desk]
    assert len(set(everyone)) == len(everyone)
    return found


def filed_falsely(s) -> list[int]:
    """Indices of the matters in wheels that were closed falsely."""
    after, marks = s.waits["after"].tolist(), s.matters["marks"].tolist()
    filed = [i for first in s.wheel_first[s.wheel_first >= 0].tolist() for i in chain(first, after)]
    return [index for index in filed if marks[index] & m.FALSELY]


def chain(index: int, links: list[int]) -> list[int]:
    """Indices along a linked list."""
    found = []
    while index >= 0:
        found.append(index)
        index = links[index]
    return found


def check_finite(s) -> None:
    """No field of any record is NaN or infinite."""
    for name, array in s._asdict().items():
        array = np.asarray(array)
        fields = array.dtype.names or (None,)
        for field in fields:
            values = array[field] if field else array
            if values.dtype.kind == "f" and name not in SCRATCH:
                assert np.isfinite(values).all(), (name, field)


SCRATCH = (
    *"pair which words offered below need".split(),
    *"trust contact reach raised unheard".split(),
    *"bucket hours effort beyond fresh ended sent_up lined static cursor rank".split(),
)


def check_desks(s, desks: list[list[int]]) -> None:
    """A desk's counts are those of its matters."""
    matters = np.asarray(s.matters)
    for d, mine in enumerate(desks):
        rows, desk = matters[mine], s.desks[d]
        assert desk.open == len(mine)
        assert (desk.open_kind == np.bincount(m.kind_in(rows["bucket"]), minlength=8)).all()
        work = rows["effort"].astype(float).sum()
        assert abs(desk.work - work) <= 1e-9 * max(1.0, work)
        assert desk.work >= 0
        above = d - len(s.communities)
        assert ((rows["marks"] & m.AT_TOWNSHIP > 0) == (0 <= above < len(s.townships))).all()
        assert ((rows["marks"] & m.AT_DEPARTMENT > 0) == (above >= len(s.townships))).all()
        if above >= 0:
            assert (rows["beyond"] == 0).all()
        else:
            assert (rows["community"] == d).all()
        assert (rows["marks"] & (ENDED | m.FALSELY) == 0).all()


def check_pools(s, taken: list[int], t: int) -> None:
    """Every place of a township's pool is either free or holds a waiting matter; wheels turn on time."""
    matters = np.asarray(s.matters)
    waits = np.asarray(s.waits)
    after = waits["after"].tolist()
    for j, town in enumerate(s.townships):
        start, size = int(town.pool_start), int(town.pool_size)
        free = s.free[start : start + int(town.free_count)]
        mine = [index for index in taken if start <= index < start + size]
        assert sorted([*free.tolist(), *mine]) == list(range(start, start + size))
        used = int(town.most_used)  # the first places; the others lie untouched at the bottom of the list
        assert all(index < start + used for index in mine)
        assert free[: size - used].tolist() == list(range(start + size - 1, start + used - 1, -1))
        assert town.fresh_count == town.ended_count == 0
        filed = []
        assert ((s.wheel_first[j] >= 0) == (s.wheel_last[j] >= 0)).all()
        for slot in np.flatnonzero(s.wheel_first[j] >= 0).tolist():
            here = chain(int(s.wheel_first[j, slot]), after)
            assert waits[here]["before"].tolist() == [-1, *here][: len(here)]
            assert s.wheel_last[j, slot] == here[-1]
            assert (waits[here]["leaves"] > t).all()
            assert (waits[here]["leaves"] % s.run[0].wheel == slot).all()
            filed += here
        rows = matters[mine]
        in_wheel = rows["marks"] & m.IN_WHEEL > 0
        assert sorted(filed) == sorted(np.array(mine, dtype=int)[in_wheel])
        assert (rows["raised"] <= t).all()
        # not in the wheel: patience without end, or over while the matter was in hand
        begun = rows["marks"] & m.BEGUN > 0
        leaves = waits[mine]["leaves"]
        assert (in_wheel | (leaves < 0) | (leaves <= t) & begun).all()


def check_hours(s) -> None:
    """Nobody spends hours that are not there, and no backlog is negative."""
    c, p = s.communities, s.p[0]
    np.testing.assert_allclose(c.hours.sum(axis=1) + c.idle, c.available, rtol=1e-9, atol=1e-9)
    assert (c.hours >= 0).all()
    assert (c.idle >= 0).all()
    most = c.contracted * (1 + p.people_overtime_max)
    assert (c.available <= most * (1 + 1e-9) + 1e-9).all()
    assert (c.available >= c.available_plain * (1 - 1e-9) - 1e-9).all()
    allowed = c.hours[:, 3] + c.coupling * c.hours[:, 0]
    assert (c.served <= allowed * (1 + 1e-9) + 2e-6).all()
    assert (s.townships.used <= s.townships.hours * (1 + 1e-9) + 2e-6).all()
    assert (s.townships.used >= 0).all()
    departments = s.townships
    assert (departments.department_used <= departments.department_hours * (1 + 1e-9) + 2e-6).all()
    assert (departments.department_used >= 0).all()
    assert (c.backlog >= 0).all()
    assert (c.task_backlog >= 0).all()
    np.testing.assert_allclose(c.task_backlog.sum(axis=1), c.backlog[:, 2], rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(c.task_done.sum(axis=1), c.hours[:, 2], rtol=1e-9, atol=1e-9)
    for name in ("party", "visible", "cut", "hidden", "imposed_trace", "task", "demand_hours", "load"):
        assert (c[name] >= 0).all(), name
    assert (c.load <= p.people_load_max).all()


def check_shares(s) -> None:
    """What is a share lies between 0 and 1; weights add up to 1."""
    c = s.communities
    for name in "contact met results hollow score quantile cover reserve relief literacy urgent".split():
        assert ((c[name] >= 0) & (c[name] <= 1)).all(), name
    for name in ("morale", "knowledge"):
        assert ((s.cadres[name] >= 0) & (s.cadres[name] <= 1)).all(), name
        assert ((c[name] >= 0) & (c[name] <= 1 + 1e-12)).all(), name
    assert ((s.townships.quantile > 0) & (s.townships.quantile <= 1)).all()
    assert ((s.townships.pooled >= 0) & (s.townships.pooled <= 1)).all()
    assert ((c.latent >= 0) & (c.latent == np.floor(c.latent))).all()
    assert (c.polish >= 0).all()
    assert (c.capital >= 0).all()
    check_means(s)
    np.testing.assert_allclose(s.counties.weight.sum(axis=1), 1, rtol=1e-9)
    np.testing.assert_allclose(c.weight.sum(axis=1), 1, rtol=1e-9)
    assert (s.counties.indicators >= s.p[0].assessment_indicators * (1 - 1e-12)).all()
    p = s.p[0]
    # 0 where only those are present whose hours yield nothing
    assert ((c.productivity >= 0) & (c.productivity <= 1 + 1e-12)).all()
    assert ((c.productivity > 0) | (min(p.service_novice_output, p.service_seconded_output) == 0.0)).all()


def check_society(s) -> None:
    """Those who initiate help, those who help take part; nobody uses hours that are not there; organisations'
    hours are all allotted; thresholds count each resident at most once.
    """
    soc, cells = s.society, s.cells
    assert (cells.thresholds[:, -1] <= cells.residents).all()
    assert (np.diff(cells.thresholds.astype(int), axis=1) >= 0).all()
    assert ((cells.share >= 0) & (cells.share <= 1 + 1e-12)).all()
    attending = cells.share * cells.residents
    assert (cells.initiating <= cells.helping).all()
    assert (cells.helping <= attending).all()
    of = np.repeat(np.arange(len(soc)), soc.cells)
    assert (np.bincount(of, weights=cells.residents) == s.communities.residents).all()
    np.testing.assert_allclose(np.bincount(of, weights=attending), soc.attending, rtol=1e-9, atol=1e-9)
    for name in ("fatigue", "belonging", "control", "activity", "empty", "openness", "suited"):
        assert ((soc[name] >= 0) & (soc[name] <= 1 + 1e-12)).all(), name
    most = 1.0 + max(0.0, -s.p[0].society_squeeze)  # administration may leave more, too: it carries a claim
    assert ((soc.autonomy >= 0) & (soc.autonomy <= most + 1e-12)).all()
    for name in ("volunteers", "debt", "backbones", "redeemed", "member_hours", "partner_hours"):
        assert (soc[name] >= -1e-12).all(), name
    offered = {name: (soc[f"{name}_left"], soc[f"{name}_hours"]) for name in ("volunteer", "organisation")}
    offered["property"] = (s.companies.left, s.companies.hours)
    for name, (left, given) in offered.items():
        assert ((left >= -1e-12) & (left <= given * (1 + 1e-12))).all(), name
    allotted = np.zeros((len(s.townships), 8))
    np.add.at(allotted, s.communities.township, soc.organisation_hours)
    np.testing.assert_allclose(allotted, s.township_society.hours, rtol=1e-9, atol=1e-9)
    assert ((s.township_society.matching >= 0) & (s.township_society.matching <= 1)).all()
    assert ((s.organisations.dependence >= 0) & (s.organisations.dependence <= 1)).all()


def check_residents(s, t: int) -> None:
    """Running sums of satisfaction and trust are the sums over residents, each share between 0 and 1."""
    r, p = s.residents, s.p[0]
    community = np.repeat(np.arange(len(s.communities)), s.communities.residents)
    assert (r.contact <= t).all()
    past = t + 1 - r.contact.astype(np.int64)
    base = p.response_satisfaction_base
    satisfaction = base + (r.satisfaction / 65535 - base) * s.recall[past]
    sums = np.zeros((len(s.communities), 5))
    np.add.at(sums, (community, r.group), satisfaction)
    np.testing.assert_allclose(s.communities.satisfaction, sums, rtol=1e-9, atol=1e-9)
    then = s.trust_scale[community, r.contact], s.trust_shift[community, r.contact]
    factor = s.trust_scale[community, t + 1] / then[0]
    trust = factor * (r.trust / 65535 - then[1]) + s.trust_shift[community, t + 1]
    assert ((trust > -1e-9) & (trust < 1 + 1e-9)).all()
    assert ((satisfaction > -1e-9) & (satisfaction < 1 + 1e-9)).all()
    sums = np.bincount(community, weights=trust, minlength=len(s.communities))
    np.testing.assert_allclose(s.communities.trust, sums, rtol=1e-9, atol=1e-9)
    groups = np.zeros((len(s.communities), 5))
    np.add.at(groups, (community, r.group), 1)
    assert (groups == s.communities.by_group).all()
    # groups by place, communities filled up to whole blocks with nobody
    place = np.arange(len(r)) - s.communities.first_resident[community]
    at = s.communities.first_place[community] + place
    assert (r.group == s.groups[at]).all()
    assert (np.delete(s.groups, at) == m.NOBODY).all()
    assert len(s.groups) == 256 * s.communities.blocks.sum()
    assert (np.diff(at) > 0).all()
