"""The formulas of measures on casework: ratios of sums over rows of tallies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.measures.ratios import Over, a_year, ratio
from sim.measures.rows import Sums

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

ORDER_REFERENCE = 1000.0  # incidents a year for 10,000 residents at which nothing is left of order


def _yearly(*names: str) -> Callable[[Sums], Values]:
    """Events of these fields in a year for 10,000 residents."""
    return lambda s: a_year(sum(getattr(s, name) for name in names), s.total("people"))


def _ended(s: Sums) -> Values:
    return s.total("closed") + s.total("given_up")


def false_closures(s: Sums) -> Values:
    """Share of closings that are false."""
    false = s.total("false_closed")
    return ratio(false, false + s.total("closed"))


def order(s: Sums) -> Values:
    """1 minus emergencies, petitions and overdue latent matters over a fixed reference (model.md 6)."""
    flows = a_year(s.emergencies + s.escalated + s.petitions, s.total("people"))
    return 1.0 - (flows + ratio(10_000.0 * s.latent_overdue, s.total("people"))) / ORDER_REFERENCE


FORMULAS: dict[str, Callable[[Sums], Values]] = {
    "sent_up": lambda s: ratio(s.sent_up, _ended(s)),
    "to_departments": Over("to_departments", "sent_up"),
    "bounces": lambda s: ratio(s.sent_back, s.sent_back + s.sent_up),
    "false_closures": false_closures,
    "reopened": lambda s: ratio(s.total("reopened"), s.total("false_closed")),
    "trips": lambda s: ratio(s.trips, _ended(s)),
    "trip_hours": lambda s: ratio(s.trip_hours, _ended(s)),
    "department_use": Over("department_used", "department_hours"),
    "department_backlog": Over("department_waiting", "department_hours"),
    "petitions": _yearly("petitions"),
    "emergencies": _yearly("emergencies", "escalated"),
    "detected": _yearly("detected"),
    "escalated": _yearly("escalated"),
    "latent": lambda s: ratio(10_000.0 * s.latent, s.total("people")),
    "storms": lambda s: ratio(52.0 * s.storms, s.weeks),
    "reserve": Over("reserve", "weeks"),
    "order": order,
}
