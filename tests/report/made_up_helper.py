"""Helpers with a report that do not draw."""

from __future__ import annotations

import os
import time
from typing import Any


def fails(item: Any) -> None:
    """Take results, fail at figures."""
    if isinstance(item, str):
        raise ArithmeticError("planted")


def dies(item: Any) -> None:
    """Take results, end at the first figure."""
    if isinstance(item, str):
        os._exit(3)


def hangs(item: Any) -> None:
    """Take results, never answer for a figure."""
    if isinstance(item, str):
        time.sleep(600)
