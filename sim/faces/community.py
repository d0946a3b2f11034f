"""The community or village (社区、村), with its Party organisation and its committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.names import GROUPS, INDICATORS, KINDS, RISKS, STREAMS
from sim.faces.cell import GridCell
from sim.faces.crowd import Crowd
from sim.faces.fields import Count, Flag, Number, Split
from sim.faces.matter import matters_at
from sim.faces.means import Means
from sim.faces.partners import OwnersCommittee, PropertyCompany
from sim.faces.resident import Resident
from sim.faces.society import CommunitySociety
from sim.faces.steering import CommunitySteering
from sim.region.records import RESIDENTS_IN_CELL, TENURES

if TYPE_CHECKING:
    from mesa.agent import AgentSet

    from sim.faces.county import County
    from sim.faces.township import Township

LEVELS = ("basic", "higher")  # of needs: environment, rights and jobs are higher ones
_REGION = "region.communities"


class Community(CommunitySteering, CommunitySociety, Means):
    """A community or village (社区、村): its Party organisation, the hub that divides the week's hours, and
    its committee.
    """

    RECORDS = "communities"
    INSTEAD: ClassVar[dict[str, str]] = {
        "township": "the agent instead of its number",
        "outcomes": "ended and on_time; tallies have them by kind",
        "county": "the agent instead of its number",
        "first_resident": "residents() makes agents",
        "first_cadre": "cadres is a set of agents",
        "blocks": "of use to the rules alone",
        "first_place": "of use to the rules alone",
        "need_ratio": "of use to the rules alone",
        "project_until": "projects says how many run",
        "project_kind": "projects says how many run",
    }

    # the place
    code = Count("Division code, 12 digits")
    urban = Flag("Whether it is urban (a residents' committee)")
    population = Count("Residents", "persons", name="residents")
    by_group = Split("Residents of each group", GROUPS, unit="persons")
    posts = Count("Posts of cadres, vacant ones included", "posts", name="cadres")
    scale = Number("Its fixed work relative to a community of reference size", "ratio")
    leader = Number("Uniform number behind its leader's judgement", "0 to 1")
    x = Number("Place east of the county seat, synthetic", "km", of=_REGION)
    y = Number("Place north of the county seat, synthetic", "km", of=_REGION)
    area_km2 = Number("Area, synthetic", "km2", of=_REGION)
    density = Number("Residents per area, synthetic", "1/km2", of=_REGION)
    travel_minutes = Number("Travel time to the township's centre, synthetic", "min", of=_REGION)
    households = Count("Households", "households", of=_REGION)
    digital_share = Number("Share of residents with digital access", "share", of=_REGION)
    floating_share = Number("Share of residents registered elsewhere", "share", of=_REGION)
    tenure = Split("Shares of homes, synthetic", TENURES, unit="share", of=_REGION)

    # staff present this step
    present = Number("Cadres present", "persons")
    morale = Number("Mean morale of the cadres present", "0 to 1")
    knowledge = Number("Mean local knowledge of the cadres present", "0 to 1")

    # pressure
    pressure = Number("Pressure on it", "ratio")
    quantile = Number(
        "Mid-rank in the township's last ranking, 0 worst to 1 best; 0.5 before the first", "0 to 1"
    )
    amplification = Number("Factor by which it multiplies the items requested, after the township's", "ratio")
    hidden_share = Number("Hidden items as a share of the usual visible ones", "ratio")

    # requested this step
    party = Number("Party affairs requested this step", "h")
    visible = Number("Visible forms, meetings and inspections requested this step", "h")
    cut = Number("Visible items that policies took away this step, as announced", "h")
    hidden = Number("Hidden items requested this step", "h")
    imposed_trace = Number("Forms and traces asked from above this step", "h")
    self_trace = Number("Forms and traces that it added itself this step", "h")
    polishing = Number("Part of self_trace that goes into polish", "h")
    task = Split("Administrative tasks requested this step, by kind of matter", KINDS, unit="h")
    imposed_task = Number("Part of these tasks that is asked from above", "h")
    norm = Number("Norm of outreach this step", "h")
    demand_hours = Number("Work at its desk of the matters raised this step", "h")

    # load and hours
    load = Number(
        "Load: hours that arrive this step and must be done, over contracted hours present", "ratio"
    )
    contracted = Number("Contracted hours present this step, seconded ones included", "h")
    seconded = Number("Hours of staff of township and departments seconded to it this step", "h")
    productivity = Number("Effective hours in one hour of its staff", "ratio")
    overtime = Number("Overtime this step, as a share of contracted hours", "share")
    available_plain = Number("Hours available this step without overtime", "h")
    available = Number("Hours available this step with overtime", "h")
    value = Split("Value of an hour in each stream of work to its Party organisation", STREAMS)
    misalignment = Number("Angle between what is assessed and what is of public value", "degrees")
    hours = Split("Hours spent on each stream of work this step", STREAMS, unit="h")
    idle = Number("Hours for which there was no work this step", "h")
    served = Number("Hours that matters took this step", "h")
    backlog = Split("Undone work in each stream; for service see waiting_hours", STREAMS, unit="h")
    task_backlog = Split("Undone tasks, by kind of matter", KINDS, unit="h")
    task_done = Split("Task hours done this step, by kind of matter", KINDS, unit="h")
    hollow = Number("Share of this step's hours that had no substance", "share")

    # what hours yield
    capital = Number("Organisational capital from Party affairs", "weeks of norm", settable=(0.0, 1e3))
    contact = Number("Contact with residents", "0 to 1", settable=(0.0, 1.0))

    # demand
    work_factor = Split("Factor on the effort of matters: tools, practices, skills", KINDS, unit="ratio")
    intake_factor = Number("Factor on the hours of taking in what goes up", "ratio")
    cover_factor = Split("Factor on what programmes cover: the money there is", KINDS, unit="ratio")
    cover = Split("Chance that a standing programme covers a need, by kind", KINDS, unit="share")
    open_matters = Number("Matters that wait at its desk", "matters", of="desks", name="open")
    open_by_kind = Split("Matters that wait at its desk", KINDS, unit="matters", of="desks", name="open_kind")
    waiting_hours = Number(
        "Work of the matters that wait at its desk", "effective h", of="desks", name="work"
    )

    latent = Split("Latent matters that nobody has found", RISKS, unit="matters")
    detection = Number("Rate at which a latent matter is found", "1/week")
    grid_hours = Number("Hours of grid workers for residents' matters this step", "effective h")
    surge = Split("Needs that a shock adds, relative to the usual rate", KINDS, unit="ratio")
    urgent = Split("Share of matters that a shock makes urgent", KINDS, unit="share")
    shock_relief = Number("Share of what a shock adds that material reserves meet", "share", name="relief")
    reserve = Number("Material reserves, 1 when full", "share")

    # residents
    satisfaction_sum = Split("Satisfaction summed over residents, by group", GROUPS, name="satisfaction")
    trust_sum = Number("Trust summed over residents", name="trust")
    met = Number("Running share of basic matters handled on time", "share")
    results = Number("Running share of all matters handled on time", "share")
    waited = Number("Waits of the matters closed this step, summed", "weeks")
    abandoned = Number("Work left of the matters given up this step", "h")
    ended = Split("Matters that ended this step, by level of need", LEVELS, unit="matters")
    on_time = Split("Of them, those that ended on time", LEVELS, unit="matters")
    seen = Split("Matters raised, by kind, with a memory of a year", KINDS, unit="matters")
    seen_up = Number("Of them, those that needed the township", "matters")

    literacy = Number("Legal literacy", "0 to 1")
    disappointment = Number("Share of trust that all residents lost this step", "share")

    # assessment
    target = Split("Target of each indicator, before differentiation", INDICATORS, unit="ratio")
    held_to = Split("Targets as they stood at the last scoring, differentiated", INDICATORS, unit="ratio")
    weight = Split("Weight of each indicator for this community, sum 1", INDICATORS, unit="share")
    true = Split("True value of each indicator at the last scoring", INDICATORS, unit="ratio")
    reported = Split("Reported value of each indicator at the last scoring", INDICATORS, unit="ratio")
    done = Split("What counts for each indicator, done since the last scoring", INDICATORS)
    required = Split("What counts for each indicator, required since the last scoring", INDICATORS)
    score = Number("Reported score at the last scoring; 0 before the first", "0 to 1")
    real_score = Number("The score with true values in place of reported ones", "0 to 1")
    polish = Number("Polish on what it will report at the next scoring", "share")
    found = Flag("Whether the audit of the last scoring found polish")
    false_found = Number("False closures that audits found since the last scoring", "matters")

    # levers: what policies have set here; all 0 without policies
    visible_cut = Number("Share of visible forms, meetings and inspections cut", "share", of="levers")
    announced_cut = Number("The same as announced, even if only in name", "share", of="levers")
    hosting = Number("Strength with which staff from above sink here", "0 to 1", of="levers")
    audit = Number("Strength of penetrating audits", "0 to 1", of="levers")
    audit_hidden = Number("Added chance that hidden items are found", "share", of="levers")
    audit_polish = Number("Added chance that polish is found", "share", of="levers")
    form_sharing = Number("Share of duplicated form fields that are shared", "share", of="levers")
    fault_tolerance = Number("Share of blame for honest failure that is lifted", "share", of="levers")
    target_shift = Number("Targets are multiplied by exp(-this)", "log ratio", of="levers")
    weight_shift = Number("Weights of service are multiplied by exp(this)", "log ratio", of="levers")
    exempt = Number("Strength with which emergencies and livelihood leave sanction", "0 to 1", of="levers")
    duty_list = Number("Strength of a list of duties", "0 to 1", of="levers")
    one_level = Number("Share of departments' matters the township finishes", "share", of="levers")
    procedure = Number("Strength of fixed procedure and teaching of law", "0 to 1", of="levers")
    authority = Number("Share of matters sent up that it may finish itself", "share", of="levers")
    added_detection = Number(
        "Added rate at which latent matters are found", "1/week", of="levers", name="detection"
    )
    window = Number("Strength with which one window takes everything in", "0 to 1", of="levers")
    merged = Number("Strength with which agencies are merged", "0 to 1", of="levers")
    grid = Number("Added grid workers for 1,000 residents", "persons", of="levers")
    policy_hours = Number("Hours that policies cost a community of reference size", "h/week", of="levers")
    policy_yuan = Number("Yuan that policies cost for this community, whoever pays", "yuan/week", of="levers")

    @property
    def name(self) -> str:
        """Its name in the list of divisions."""
        return self.model.world.region.community_names[self._index]

    @property
    def place(self) -> str:
        """Its place class: "urban" or "rural"."""
        return "urban" if self.urban else "rural"

    @property
    def township(self) -> Township:
        """The township or street it belongs to."""
        return self._one("townships", "township")

    @property
    def county(self) -> County:
        """The county it belongs to."""
        return self._one("counties", "county")

    @property
    def cadres(self) -> AgentSet:
        """Its cadres, vacant posts included."""
        return self._several("cadres", "first_cadre", "cadres")

    @property
    def overloaded(self) -> bool:
        """Whether its load is above 1."""
        return self.load > 1.0

    @property
    def total_amplification(self) -> float:
        """Factor by which township and community together multiply the items requested [ratio]."""
        return self.amplification * self.township.amplification

    @property
    def satisfaction(self) -> float:
        """Mean satisfaction of its residents [0 to 1]."""
        return sum(self.satisfaction_sum.values()) / self.population

    @property
    def satisfaction_by_group(self) -> dict[str, float]:
        """Mean satisfaction of each group of its residents [0 to 1]; groups without residents left out."""
        people = self.by_group
        return {
            group: total / people[group]
            for group, total in self.satisfaction_sum.items()
            if people[group] > 0
        }

    @property
    def trust(self) -> float:
        """Mean trust of its residents [0 to 1]."""
        return self.trust_sum / self.population

    @property
    def gap(self) -> float:
        """Reported score minus real score at the last scoring."""
        return self.score - self.real_score

    def matters(self) -> Crowd:
        """The matters that wait at its desk, made on demand: class by class, first come first."""
        return matters_at(self.model, self._index)

    def residents(self) -> Crowd:
        """All its residents, made on demand; see `Resident`."""
        return Crowd((Resident(self.model, self, n) for n in range(self.population)), self.model.random)

    def resident(self, number: int) -> Resident:
        """One resident, made on demand; numbers run from 0 to population - 1."""
        return Resident(self.model, self, range(self.population)[number])

    def cells(self) -> Crowd:
        """Its grid cells (网格), made on demand."""
        many = -(-self.population // RESIDENTS_IN_CELL)
        return Crowd((GridCell(self.model, self, n) for n in range(many)), self.model.random)

    def property_company(self) -> PropertyCompany | None:
        """Its property company, made on demand; None in rural places."""
        return PropertyCompany(self.model, self) if self.place == "urban" else None

    def owners_committee(self) -> OwnersCommittee | None:
        """Its owners' committee, made on demand; None in rural places."""
        return OwnersCommittee(self.model, self) if self.place == "urban" else None
