"""What a factor is called in Chinese that only has the name of its key: a parameter, a key of the region or a
field of a policy, by the text that says what it is.
"""

from __future__ import annotations

import re

from sim.parameters import PARAMETERS
from sim.policies.catalogue import POLICIES
from sim.scenario.document import REGION_KEYS
from sim.study.design.keys import POLICY_FIELDS, policy_key
from sim.text import t

_LONG = 24  # characters; of longer sentences only what stands before a colon, and before a note in brackets
_NOTE = re.compile(r"（[^（）；]*）$")
_CLAUSE = re.compile(r"(?:[^；（。]|（[^）]*）)*")  # up to a semicolon or full stop that no bracket holds


def in_chinese(key: str) -> str:
    """A few words for a key; "" where there are none, as for the inputs of test functions."""
    if key in PARAMETERS:
        kind = key.split(".")[1] if key.startswith("policy.") else ""
        return _of_policy(kind, _short(PARAMETERS[key].zh))
    if (found := policy_key(key)) is not None and found[0] in POLICIES and found[1] in POLICY_FIELDS:
        kind, name = found
        return POLICIES[kind].name_zh if name == "strength" else _of_policy(kind, _said(f"policy_{name}"))
    if key.removeprefix("region.") in REGION_KEYS:
        return _said(key.replace(".", "_"))
    return ""


def _of_policy(kind: str, text: str) -> str:
    return f"{POLICIES[kind].name_zh}：{text}" if kind in POLICIES else text


def _said(key: str) -> str:
    return _short(t(f"schema.{key}", "zh"))


def _short(sentence: str) -> str:
    """The part of a sentence that names what it is about."""
    found = _CLAUSE.match(sentence)
    text = found[0] if found else sentence
    return _NOTE.sub("", text.split("：")[0]) if len(text) > _LONG else text
