"""Names of places in English: romanised as China's own maps and signs do it."""

from sim.text.places.names import beside, called, in_order, romanised

__all__ = ["beside", "called", "in_order", "romanised"]
