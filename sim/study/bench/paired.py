"""How much paired seeds save: variance of each policy's effect on independent seeds over that on paired ones.

Two arms on independent seeds have the variance var(a) + var(b); paired they have var(a - b). At 5 a fifth of
the replicates gives the same interval. `tools/pairing.py` shows the whole table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.study.bench.numbers import How, Job, Say

if TYPE_CHECKING:
    import pandas as pd

MAIN = (
    *("load", "overload", "backlog", "compliance_share", "burnout_any", "efficacy", "fairness", "wait"),
    *("satisfaction", "trust", "order", "participation", "vitality", "score", "real_score", "gap"),
)
WANTED, STRETCH = 5.0, 20.0
_FEW = ("differentiated_assessment", "burden_reduction", "staff_sinking")


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it in a street, with every kind of policy at full strength."""
    from sim.scenario import load
    from sim.scenario.kinds import policy_kinds
    from sim.study.paired import compare

    say("speed.doing_paired")
    kinds = _FEW if how.quick else tuple(policy_kinds())
    seeds = how.pick(3, 20, 40)
    arms = {kind: [{"kind": kind}] for kind in kinds}
    table = reductions(compare(load("street"), arms, seeds, 0, how.workers).effects)
    medians = table.median(axis=0)
    known = table.to_numpy()[table.notna().to_numpy()]
    limits = {"target": WANTED, "stretch": STRETCH, "least": True}
    job.add("saved_least", medians.min(), "×", of=str(medians.idxmin()), **limits)
    job.add("saved", float(np.median(medians)), "×", **limits)
    job.add("cells_enough", float(np.mean(known >= WANTED)), "share")
    low = ", ".join(f"{name} {value:.1f}" for name, value in medians.items() if value < WANTED)
    job.note("speed.paired", policies=len(kinds), seeds=seeds, low=low or "–")


def reductions(effects: pd.DataFrame) -> pd.DataFrame:
    """Variance reduction, shape (policies, main measures): infinite where the policy changes the measure by
    the same on every seed, NaN where it does not change it at all.
    """
    whole = effects[(effects["by"] == "") & effects["measure"].isin(MAIN)]
    values = whole["variance_reduction"].where(whole["difference"] != 0.0)
    wide = whole.assign(value=values).pivot(index="arm", columns="measure", values="value")
    return wide.reindex(index=list(dict.fromkeys(whole["arm"])), columns=list(MAIN))
