"""What all tests share: English texts, figures without a screen, and random tests that repeat in CI."""

from __future__ import annotations

import os
import signal
from pathlib import Path

# Before anything is imported: these are read at import. Processes that tests start inherit them.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["MPLBACKEND"] = "Agg"

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the first example may compile. In CI the same examples every time; elsewhere new ones.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as in what a shell starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests send it, also to processes of theirs


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return Path(__file__).resolve().parent.parent
