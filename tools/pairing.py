"""How much paired seeds save: variance of each policy's effect on independent seeds over that on paired ones.

    python -m tools.pairing [--scenario street] [--policies KIND ...] [--replicates 40] [--csv FILE]

Runs the scenario without and with each policy (strength 1) on the same seeds and prints a table: a row for
each policy, a column for each main measure. Two arms on independent seeds would have the variance
var(a) + var(b); paired they have var(a - b). At 5 a fifth of the replicates gives the same interval. Leaves
with 1 if the median over policies is below 5 for any main measure. A street with all policies takes about two
minutes on two cores.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import sim
from sim.scenario.kinds import policy_kinds
from sim.study.bench.paired import MAIN, WANTED, reductions
from sim.study.statistics import quantile


def main() -> int:
    """Print the table; 1 if pairing saves less than wanted on a main measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scenario", default="street")
    parser.add_argument("--policies", nargs="*", default=None, help="default: all kinds")
    parser.add_argument("--replicates", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--csv", type=Path, default=None, help="also write the table here")
    asked = parser.parse_args()
    kinds = asked.policies or list(policy_kinds())
    arms = {kind: [sim.policy(kind)] for kind in kinds}
    effect = sim.compare(asked.scenario, arms, asked.replicates, asked.seed, asked.workers)
    table = reductions(effect.effects)
    if asked.csv:
        table.to_csv(asked.csv)
    medians = table.median(axis=0)
    print(f"{asked.scenario}: {len(kinds)} policies, {asked.replicates} seeds from {asked.seed}")
    print(shown(table, medians))
    known = table.to_numpy()[table.notna().to_numpy()]
    enough = f"{np.mean(known >= WANTED):.0%} of cells at least {WANTED:g}"
    print(f"median over all cells {np.median(known):.1f}; {enough}")
    why = limited(effect.effects)
    if len(why):
        print("\nBelow: correlation of the arms over seeds, ratio of their standard deviations, and what")
        print("pairing could save at most at that ratio, were they perfectly correlated:")
        print(why.to_string(index=False, float_format=lambda number: f"{number:.2f}"))
    low = [str(name) for name in medians.index[medians < WANTED]]
    print(f"measures whose median over policies is below {WANTED:g}: {', '.join(low) or 'none'}")
    return 1 if low else 0


def limited(effects: pd.DataFrame) -> pd.DataFrame:
    """Where pairing saves less than wanted: is it that the arms part, or that one varies more than the other?

    With correlation c and ratio r of standard deviations the variance falls by (1 + r²) / (1 + r² - 2cr),
    which is small for r far from 1 even where c is 1: no sharing of draws can change that.
    """
    here = effects[(effects["by"] == "") & effects["measure"].isin(MAIN)]
    here = here[(here["variance_reduction"] < WANTED) & (here["difference"] != 0.0)]
    sd_paired = [
        (row.high - row.low) / 2.0 / quantile(0.975, row.n - 1.0) * row.n**0.5 for row in here.itertuples()
    ]
    before, paired = here["sd_baseline"].to_numpy(float), np.array(sd_paired)
    both = here["variance_reduction"].to_numpy(float) * paired**2
    after = np.sqrt(np.maximum(0.0, both - before**2))
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = (both - paired**2) / (2.0 * before * after)
        ratio = after / before
        most = (1.0 + ratio**2) / (1.0 - ratio) ** 2
    columns = {"correlation": correlation, "ratio": ratio, "at_most": most}
    found = here[["arm", "measure", "variance_reduction"]].assign(**columns)
    return found.rename(columns={"arm": "policy", "variance_reduction": "saved"})


def shown(table: pd.DataFrame, medians: pd.Series) -> str:
    """The table as text, the medians over policies below."""
    whole = pd.concat([table, medians.to_frame("median").T])
    return whole.to_string(
        float_format=lambda number: f"{number:.1f}" if number < 1e4 else "same", na_rep="–"
    )


if __name__ == "__main__":
    raise SystemExit(main())
