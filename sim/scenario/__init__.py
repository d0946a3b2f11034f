"""Scenarios: what they are, reading and checking them, telling them apart, writing them back."""

from sim.scenario.document import Change, Words
from sim.scenario.loading import from_tables, load, loads
from sim.scenario.policy import Policy, Where, policy, policy_from_text
from sim.scenario.scenario import Scenario
from sim.scenario.setting import read_setting, with_settings
from sim.scenario.shelf import shipped

__all__ = [
    "Change",
    "Policy",
    "Scenario",
    "Where",
    "Words",
    "from_tables",
    "load",
    "loads",
    "policy",
    "policy_from_text",
    "read_setting",
    "shipped",
    "with_settings",
]
