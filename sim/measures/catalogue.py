"""All measures by name, in the order in which tables show them."""

from __future__ import annotations

from sim.measures import cadres, hours, load, residents, scores, syndromes
from sim.measures.measure import Measure

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for topic in (load, cadres, hours, residents, scores, syndromes)
    for measure in topic.MEASURES
}
