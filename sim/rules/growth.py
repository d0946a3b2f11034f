"""What grows steadily: duties, needs, the share of old members. Their rates may change on the way
(`[[changes]]`): a new rate bends the path from then on, and never moves what had grown until then.
"""

from sim.compiled import compiled
from sim.rules.chance import factor

RATES = ("agenda.duty_growth", "demand.growth", "society.ageing")
DUTIES, NEEDS, AGEING = range(len(RATES))


@compiled
def grown(run, n, rate, t):
    """What path `n` has added up to step `t`, at `rate` a year since its last change."""
    return run.grown[n] + rate * (t - run.grown_at[n]) * run.dt / 52.0


@compiled
def of_duties(p, run, t):
    """Tasks and forms at step `t`, relative to the start."""
    return factor(grown(run, DUTIES, p.agenda_duty_growth, t))


@compiled
def of_needs(p, run, t):
    """Needs at step `t`, relative to the start."""
    return factor(grown(run, NEEDS, p.demand_growth, t))


def keep(run, key, rate, t):
    """What the path whose rate is `key` has grown up to step `t` at this `rate`, which is about to change;
    other keys have no path.
    """
    if key in RATES:
        n = RATES.index(key)
        run.grown[n] = grown(run, n, rate, t)
        run.grown_at[n] = t
