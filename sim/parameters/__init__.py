"""Every parameter of the model, each with one home: default, range, unit, source and meaning.

``PARAMETERS`` has them all by key, in order of declaration; ``FAMILIES`` has them with the members of a
family together. A topic is a file here with ``PARAMETERS = (...)``; its name stands in ``collected.TOPICS``.
"""

from __future__ import annotations

from sim.parameters.collected import FAMILIES, PARAMETERS, TOPICS, own
from sim.parameters.families import Group
from sim.parameters.record import get_from_record, record_dtype, set_in_record, to_record
from sim.parameters.table import Parameter, Value

__all__ = [
    "FAMILIES",
    "PARAMETERS",
    "TOPICS",
    "Group",
    "Parameter",
    "Value",
    "get_from_record",
    "own",
    "record_dtype",
    "set_in_record",
    "to_record",
]
