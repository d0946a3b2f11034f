"""The sliders of the page: which parameters, over what part of their range. All else comes from where
parameters are at home.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sim.parameters import PARAMETERS, Parameter
from sim.report.sources import SOURCES
from sim.text import t, unit_name

_KEYS = re.compile(rf"\b({'|'.join(SOURCES)})\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Knob:
    """A slider. `high` may cut the range short where its end is far beyond anything a class would try."""

    key: str
    high: float | None = None
    low: float | None = None

    @property
    def parameter(self) -> Parameter:
        """The parameter it moves."""
        return PARAMETERS[self.key]

    @property
    def range(self) -> tuple[float, float]:
        """Its lowest and highest value."""
        p = self.parameter
        assert p.low is not None
        assert p.high is not None
        return (max(p.low, self.low if self.low is not None else p.low), min(p.high, self.high or p.high))

    @property
    def step(self) -> float:
        """The smallest move: about a fiftieth of its range, a round number."""
        low, high = self.range
        rough = (high - low) / 50.0
        size = 10.0 ** math.floor(math.log10(rough))
        return float(min((size, 2 * size, 5 * size, 10 * size), key=lambda s: abs(s - rough)))

    def called(self, lang: str) -> str:
        """Its name."""
        return t(f"knob.{self.key}", lang)

    def unit(self, lang: str) -> str:
        """Its unit."""
        unit = self.parameter.unit
        return "" if unit in ("", "1") else unit_name(unit, lang)

    def tip(self, lang: str) -> str:
        """What it is, its range, default and source."""
        p = self.parameter
        return t(
            "page.knob_tip",
            lang,
            what=p.zh if lang == "zh" else p.en,
            low=f"{p.low:g}",
            high=f"{p.high:g}",
            unit=self.unit(lang) or "—",
            default=f"{p.default:g}",
            parameter=p.key,
            source=self.source(lang),
        )

    def source(self, lang: str) -> str:
        """Where its default comes from, as the registry says it; `facts` there are published figures."""
        words = t(f"knob_source.{self.key}", lang)
        return cited(re.sub(r"\bfacts\b", t("page.source_facts", lang), words))


def cited(text: str) -> str:
    """A text with the citation of each source that it names by its key."""
    return _KEYS.sub(lambda found: SOURCES[found[0]].rstrip("."), text)


PRESSURES = (
    Knob("assessment.tournament"),
    Knob("assessment.sanction"),
    Knob("agenda.forms", high=4),
    Knob("agenda.tasks", high=4),
    Knob("agenda.meeting_hours", high=40),
    Knob("agenda.inspections", high=1),
    Knob("agenda.platforms", high=20),
    Knob("agenda.duplication"),
    Knob("agenda.party_hours", high=80),
    Knob("pressure.alpha"),
    Knob("steering.campaigns", high=12),
    Knob("agenda.duty_growth", low=-0.2, high=0.5),
    Knob("demand.growth"),
    Knob("shock.rate", high=12),
)
RESOURCES = (
    Knob("service.contract_hours", low=20, high=60),
    Knob("service.coupling"),
    Knob("pressure.judgement"),
    Knob("resources.budget", high=600),
    Knob("resources.flexible"),
    Knob("technology.upkeep"),
    Knob("technology.integration"),
    Knob("grid.workers", high=6),
    Knob("grid.service_share"),
)
KNOBS = {knob.key: knob for knob in (*PRESSURES, *RESOURCES)}
