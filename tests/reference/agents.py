"""Who lives here: counties, departments, townships, communities, cadres, residents; and their matters."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import mesa

from sim.agents import society
from sim.agents.names import GROUPS, INDICATORS, KINDS, RISKS, STREAMS
from sim.kinds import LIKE

from .means import ECONOMY_LEVERS, Means
from .values import clip

HIGHER = {
    k for k, name in enumerate(KINDS) if LIKE[name] in ("rights", "jobs", "environment")
}  # kinds of level 1, others of level 0
KIND_SPAN = 8 if len(KINDS) <= 8 else 16  # numbers set apart for kinds, in draws and buckets
PARTY, TRACE, TASK, SERVICE, OUTREACH, RENEWAL = range(len(STREAMS))
COMMUNITY_LEVERS = (
    "visible_cut",
    "hosting",
    "audit",
    "audit_hidden",
    "audit_polish",
    "form_sharing",
    "fault_tolerance",
    "target_shift",
    "weight_shift",
    "policy_hours",
    "incentive",
    "calm",
    "visible_bias",
    "stability",
    "rigidity",
    "evaluated",
    "judgement",
    "coupling",
    "rectified",
    "training",
    "pay",
    "career",
    "issue_filter",
    "issue_merge",
    "issue_delay",
    "rotation",
    "publicity",
    "exposure",
    "shared_entry",
    "data_exposure",
    *ECONOMY_LEVERS,
    "exempt",
    "duty_list",
    "one_level",
    "procedure",
    "authority",
    "detection",
    "window",
    "merged",
    "grid",
    *(name for name, *_ in society.LEVERS),
)
TOWNSHIP_LEVERS = (
    "sunk_share",
    "sunk_county",
    "fault_tolerance",
    "policy_hours",
    "judgement",
    "calm",
    "call_in",
    "answering",
    "over_calling",
    *(name for name, *_ in society.TOWNSHIP_LEVERS),
)


class County(mesa.Agent):
    """A county: its departments issue work, its assessment scheme weighs indicators."""

    def __init__(self, model, code: int):
        super().__init__(model)
        self.code = code
        self.departments: list[Department] = []
        self.townships: list[Township] = []
        self.indicators = model.p["assessment.indicators"]  # number now in force, I
        weights = model.p["assessment.weight"]
        self.weights = [w / sum(weights) if sum(weights) > 0 else 1 / len(weights) for w in weights]
        # this step's agenda
        self.task_hours = [0.0] * len(KINDS)
        self.form_hours = 0.0
        self.inspection_hours = 0.0
        self.form_error = 0
        self.assessors = 0
        self.abandoned_hotline = 0  # hotline matters given up since the last scoring
        # campaigns running (step at which it is over, kind), and what they and changed rules ask this step
        self.campaigns: list[tuple[int, int]] = []
        self.campaign_task = [0.0] * len(KINDS)
        self.campaign_trace = self.reissued = self.reissue_hours = 0.0
        self.shock_left = 0.0  # at the start of the next step
        self.shock = 0.0  # mean over this step

    @property
    def communities(self) -> list[Community]:
        return [c for township in self.townships for c in township.communities]

    @property
    def population(self) -> int:
        return sum(township.population for township in self.townships)


class Department(mesa.Agent):
    """One of the county's departments: issues tasks, forms and inspections without looking at the others."""

    def __init__(self, model, county: County, slot: int, kind: int, propensity: float):
        super().__init__(model)
        self.county, self.slot, self.kind, self.propensity = county, slot, kind, propensity


class Township(mesa.Agent):
    """A township or street: amplifies what comes down, handles what is sent up, ranks its communities."""

    def __init__(self, model, code: int, county: County, judgement_u: float):
        super().__init__(model)
        self.code, self.county, self.judgement_u = code, county, judgement_u
        self.communities: list[Community] = []
        self.levers = dict.fromkeys(TOWNSHIP_LEVERS, 0.0)
        self.desk = Desk()
        self.quantile = 0.5  # in the county's last ranking
        self.pressure = 0.0
        self.amplification = 1.0
        self.score = 0.0
        self.hours = self.hours_used = 0.0
        self.abandoned_hotline = 0  # hotline matters given up since the last scoring
        self.answerable = 0.0  # of them, those it is held to account for
        self.ended: list[tuple[Matter, str]] = []  # this step, in the order they ended
        self.department_desk = Desk()
        self.department_staff = [0.0] * len(KINDS)
        self.lent = 0.0  # staff of departments that own no residents' matters
        self.department_hours = self.department_used = self.pooled = 0.0
        self.files: list[Matter] = []  # matters whose time will come, in the order they were filed
        self.petitions = 0  # since the last scoring
        self.incidents = 0  # this step
        self.storm = 0.0  # at the start of the next step
        self.storming = 0.0  # mean over this step

    @property
    def population(self) -> int:
        return sum(c.population for c in self.communities)

    @property
    def scored(self) -> bool:
        """Whether there was a scoring yet."""
        return self.communities[0].scored


class Community(mesa.Agent):
    """A community or village: its Party organisation divides the hours of its cadres."""

    def __init__(self, model, code: int, township: Township, urban: bool, judgement_u: float):
        super().__init__(model)
        p = model.p
        self.code, self.township, self.urban, self.judgement_u = code, township, urban, judgement_u
        self.residents: list[Resident] = []
        self.cadres: list[Cadre] = []
        self.levers = dict.fromkeys(COMMUNITY_LEVERS, 0.0)
        self.desk = Desk()
        self.matters: list[Matter] = []  # all that are open, here or at the township, in order of arising

        # what lasts: work left over, capital, contact, records
        self.backlog = dict.fromkeys((PARTY, TRACE, OUTREACH, RENEWAL), 0.0)
        self.overdue = [0.0] * len(STREAMS)  # what lay undone before this step
        self.task_backlog = [0.0] * len(KINDS)
        self.tasks_done = [0.0] * len(KINDS)  # hours by kind in the last step that divided time
        self.capital = self.contact = 0.0
        self.met = self.results = 0.5
        self.means: Means | None = None  # made when everybody has moved in
        self.latent = [0] * len(RISKS)
        self.reserve = 1.0
        self.literacy = 0.0
        self.false_found = 0  # since the last scoring
        self.trust_since = [(1.0, 0.0)]  # by step of last contact: (keep, gain); trust now is keep * R + gain
        # assessment
        self.quantile = 0.5
        self.score = self.real_score = 0.0
        self.polish = self.coaching = 0.0
        self.found = False
        # steering: the Party branch (set when all is built), projects running, rules that change
        self.branch = 1.0
        self.projects: list[tuple[int, int]] = []
        self.churn = self.unsettled = self.ties = self.groups = 0.0
        self.targets = [p["assessment.target"]] * len(INDICATORS)
        self.true: list[float] | None = None  # true_i, r_i and T_i of the last scoring
        self.reported: list[float] | None = None
        self.aimed: list[float] | None = None
        self.start_scoring_period()

        # this step
        self.pressure = 0.0
        self.amplification = 1.0
        self.hidden_share = self.detection = 0.0
        self.party = self.imposed_trace = self.self_trace = 0.0
        self.tasks = [0.0] * len(KINDS)
        self.raised_now: list[Matter] = []
        self.finding = self.grid_hours = self.relief = self.disappointment = 0.0
        self.surge = [0.0] * len(KINDS)
        self.productivity = 1.0
        self.seconded = self.contracted = self.demand_hours = self.required = self.load = 0.0
        self.overtime = self.available = self.idle = 0.0
        self.weights = list(self.county.weights)  # w_i
        self.hours = [0.0] * len(STREAMS)  # x_j
        self.service_hours = self.service_used = 0.0  # effective, at the desk
        self.mean_satisfaction = self.mean_trust = 0.0
        self.counts = Counts()  # since the start

    def start_scoring_period(self) -> None:
        """Forget what was added up for the last scoring."""
        self.done = dict.fromkeys(("party", "forms", "tasks", "outreach", "renewal"), 0.0)
        self.due = dict.fromkeys(("party", "forms", "tasks", "outreach", "renewal"), 0.0)
        self.period_on_time = self.period_ended = 0

    @property
    def county(self) -> County:
        return self.township.county

    @property
    def scored(self) -> bool:
        """Whether there was a scoring yet."""
        return self.aimed is not None

    @property
    def population(self) -> int:
        return len(self.residents)

    @cached_property
    def by_group(self) -> list[int]:
        """n_cg: residents of each group; they never change."""
        return [sum(resident.group == g for resident in self.residents) for g in range(len(GROUPS))]

    @property
    def scale(self) -> float:
        """s_c: the scale of fixed work."""
        p = self.model.p
        return (self.population / p["time_use.reference_population"]) ** p["agenda.zeta"]

    @property
    def norms(self) -> dict[int, float]:
        """The week's norm of hours of outreach and of renewal."""
        p, s = self.model.p, self.scale
        return {OUTREACH: p["agenda.outreach_hours"] * s, RENEWAL: p["agenda.renewal_hours"] * s}

    @property
    def present_cadres(self) -> list[Cadre]:
        return [cadre for cadre in self.cadres if cadre.present]


class Cadre(mesa.Agent):
    """A community worker: supplies hours, tires, withdraws, leaves, is replaced by a novice."""

    def __init__(
        self,
        model,
        community: Community,
        slot: int,
        posts: int,
        resilience: float,
        knowledge: float,
        skill: float,
    ):
        super().__init__(model)
        p = model.p
        self.community, self.slot = community, slot
        self.posts, self.resilience, self.knowledge, self.skill = posts, resilience, knowledge, skill
        morale = (
            p["people.morale_base"] + p["people.resilience"] * resilience - p["people.posts"] * (posts - 1)
        )
        self.morale = clip(morale, 0.0, 1.0)
        self.withdrawn = self.morale < p["people.withdrawal"]
        self.vacant_until: int | None = None  # a step, while the post is vacant
        self.hours = 0.0  # this step, without overtime
        self.ties = 0.0  # to departments

    @property
    def present(self) -> bool:
        return self.vacant_until is None


class Resident(mesa.Agent):
    """A resident: has needs, raises matters, is satisfied and trusts, or not."""

    def __init__(
        self,
        model,
        community: Community,
        place: int,
        group: int,
        digital: bool,
        floating: bool,
        age: str,
        employed: bool,
    ):
        super().__init__(model)
        self.community, self.place, self.group = community, place, group
        self.digital, self.floating, self.employed = digital, floating, employed
        self.age = age
        self.skilled = self.member = False
        # as of the last contact
        self.satisfaction_then = 0.0
        self.trust_then = 0.0
        self.contact = 0


@dataclass(eq=False)
class Matter:
    """What a resident raised."""

    resident: Resident
    kind: int
    emergency: bool
    hotline: bool
    long: bool
    raised: int  # step
    word: int  # behind its patience
    left: float  # hours at the desk where it waits
    beyond: float  # hours above, once it is finished at the community
    begun: bool = False
    at: str = "community"  # or "township", "department"
    leaves: int | None = None  # step at whose end its time has come
    watched: bool = False  # whether it is in the files for that
    belongs: bool = False  # to a department
    unlisted: bool = False  # on no list of duties
    latent: bool = False  # came out of hiding
    falsely: bool = False  # closed falsely, not yet noticed
    returns: bool = False  # will then be reopened
    reopened: bool = False
    petitioned: bool = False

    @property
    def model(self):
        return self.resident.model

    @property
    def bucket(self) -> int:
        return ((self.emergency * 2 + self.hotline) * KIND_SPAN + self.kind) * 2 + self.long


def _by_kind() -> list[int]:
    return [0] * len(KINDS)


def _by_kind_and_group() -> list[list[int]]:
    return [[0] * len(GROUPS) for _ in KINDS]


@dataclass
class Counts:
    """What has happened in a community since the start."""

    arising: list[list[int]] = field(default_factory=_by_kind_and_group)  # needs, by kind and group
    raised: list[list[int]] = field(default_factory=_by_kind_and_group)
    met: list[list[int]] = field(default_factory=_by_kind_and_group)  # covered, or closed on time
    closed: list[int] = field(default_factory=_by_kind)  # matters
    late: list[int] = field(default_factory=_by_kind)  # closed, but after the deadline
    given_up: list[int] = field(default_factory=_by_kind)
    settled: list[int] = field(default_factory=_by_kind)  # by society
    settled_by: list[int] = field(default_factory=lambda: [0] * 4)
    lost_out: list[int] = field(default_factory=_by_kind)
    bounced: int = 0
    covered: int = 0
    unheard: int = 0
    hotline: int = 0
    sent_up: int = 0
    wait: float = 0.0  # weeks, of matters closed
    surfaced: list[int] = field(default_factory=_by_kind)
    detected: int = 0
    escalated: int = 0
    emergencies: int = 0
    petitions: int = 0
    sent_back: int = 0
    to_departments: int = 0
    false_closed: list[int] = field(default_factory=_by_kind)
    false_found: int = 0
    reopened: list[int] = field(default_factory=_by_kind)
    trips: float = 0.0
    trip_hours: float = 0.0
    storms: int = 0


@dataclass
class Desk:
    """Where matters wait, in order of arrival."""

    matters: list[Matter] = field(default_factory=list)
