"""The assessment calendar: what is assessed counts more as its date nears and fades after it (LiLiu2025)."""

import math

from sim.compiled import compiled


@compiled
def season(t, dt, weeks, peak, offset):
    """Factor on the weight of what is assessed in step `t`; its mean over a cycle of `weeks` weeks is 1.

    It grows e-fold `peak` times from the day after the assessment to the day of it. `offset`: date of the
    assessment as a share of the cycle, 0 (or 1) at its end. 1 throughout where `peak` is 0.
    """
    if peak <= 0.0:
        return 1.0
    cycles = (t + 0.5) * dt / weeks - offset
    phase = cycles - math.floor(cycles)
    return peak * math.exp(peak * phase) / math.expm1(peak)
