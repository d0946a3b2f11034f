"""The sliders of the page: which parameters, over what part of their range. All else comes from where
parameters are at home.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sim.parameters import PARAMETERS, Parameter
from sim.report.sources import SOURCES
from sim.text import t, unit_name


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
            source=source_names(p.source, lang),
        )


_WORDS = ("design", "assumed", "calibrated")


def source_names(text: str, lang: str) -> str:
    """Sources as readers know them: citations of literature, words for what is none. What the source says in
    English besides stands in English alone.
    """
    found: list[str] = []
    for part in (one.strip() for one in text.split(";")):
        first = part.split(" ", 1)[0].rstrip(":,")
        rest = part[len(first) :] if lang == "en" else ""
        if first in SOURCES:
            found.append(SOURCES[first].rstrip(".") + rest)
        elif first in _WORDS:
            found.append(t(f"page.source_{first}", lang) + rest)
        elif lang == "en":
            found.append(part)
        elif not part.isascii() or "facts" in part or not found:
            found.append(t("page.source_facts", lang))
    return "; ".join(dict.fromkeys(found))


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
