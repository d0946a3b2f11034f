"""All measures by name, in the order in which tables show them."""

from __future__ import annotations

from sim.measures import (
    cadres,
    casework,
    economy,
    hours,
    load,
    residents,
    scores,
    society,
    steering,
    syndromes,
)
from sim.measures.measure import Measure
from sim.measures.own import own_measures

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for topic in (load, cadres, hours, residents, casework, society, scores, syndromes, steering, economy)
    for measure in topic.MEASURES
}
MEASURES |= {measure.key: measure for measure in own_measures(MEASURES)}
