"""No parameter is forgotten: each is read somewhere, what carries a contested claim acts on both sides of 0.

`python -m tools.dead_parameters` tries all of them, which takes some minutes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.parameters import PARAMETERS
from sim.parameters.collected import FAMILIES
from tools.dead_parameters import outcome

ROOT = Path(__file__).parents[2]
BOTH_SIDES = [key for key, p in PARAMETERS.items() if p.carrier and (p.low or 0.0) < 0.0]


@pytest.mark.parametrize("key", BOTH_SIDES)
def test_what_carries_a_contested_claim_acts_below_zero_too(key):
    none = outcome({key: 0.0}, crowded=True)
    assert outcome({key: PARAMETERS[key].low}, crowded=True) != none
    assert outcome({key: PARAMETERS[key].high}, crowded=True) != none


def test_every_parameter_is_read():
    """By name, somewhere outside of where it is declared."""
    code = "\n".join(
        path.read_text("utf-8")
        for path in sorted((ROOT / "sim").rglob("*.py"))
        if path.parent.name not in ("parameters", "words")
    )
    read = set(re.findall(r"[\w.]+", code))
    words = {word.rpartition(".")[2] for word in read} | read
    dead = [group.field for group in FAMILIES.values() if group.field not in words and group.key not in words]
    assert not dead
