"""What tests do to sessions, and how they tell worlds apart."""

from __future__ import annotations

import numpy as np

from sim.web.arm import BASE, OTHER
from sim.web.session import Session
from sim.world import World


def same_state(one: World, other: World) -> bool:
    """Whether every array that lasts is the same, bit for bit."""
    names = ("weekly", "totals", "communities", "townships", "counties", "cadres", "residents", "levers", "p")
    return one.t == other.t and all(
        np.asarray(getattr(one.state, name)).tobytes() == np.asarray(getattr(other.state, name)).tobytes()
        for name in names
    )


def change_much(session: Session) -> None:
    """Sliders and policies in every order that a user may think of."""
    session.set("assessment.tournament", 0.9)
    session.start_policy({"kind": "burden_reduction", "strength": 0.6})
    session.advance(5, 60)
    session.set("agenda.forms", 1.6, (OTHER,))
    session.start_policy({"kind": "differentiated_assessment", "where": "urban"})
    session.start_policy({"kind": "early_warning", "start": session.week + 9, "where": {"share": 0.5}})
    session.advance(1, 60)
    session.set("assessment.tournament", 0.2)
    session.set("assessment.tournament", 0.3)
    session.advance(9, 60)
    kinds = [policy.kind for policy in session.arms[OTHER].scenario.policies]
    session.change_policy(kinds.index("differentiated_assessment"), 0.4)
    session.end_policy([p.kind for p in session.arms[OTHER].scenario.policies].index("burden_reduction"))
    session.advance(3, 60)
    session.start_policy({"kind": "burden_reduction", "strength": 1.0})
    session.start_policy({"kind": "penetrating_audit"}, (BASE, OTHER))
    session.advance(20, 60)
