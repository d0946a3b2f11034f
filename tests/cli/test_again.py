"""The command that `run` names for those who want to see what the policies did."""

from __future__ import annotations

import shlex

from sim.cli.commands.run import _again


def test_it_repeats_what_was_asked_for():
    assert _again("fengqiao", None, 0, 20) == "fengqiao"
    asked = _again("my street.toml", ["agenda.tasks=2", "service.patience_form=none"], 7, 3)
    assert shlex.split(asked) == [
        "my street.toml",
        *("--set", "agenda.tasks=2", "--set", "service.patience_form=none"),
        *("--seed", "7", "-n", "3"),
    ]
