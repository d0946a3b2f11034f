"""What is measured: definitions (`catalogue`) and how they follow from tallies (`compute`)."""

from sim.measures.catalogue import MEASURES
from sim.measures.measure import Measure

__all__ = ["MEASURES", "Measure"]
