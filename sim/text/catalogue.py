"""The catalogue of messages.

A message has a key such as ``scenario.unknown_key``. The part before the first dot names the file in
``words/`` that holds it: ``TEXTS = {"unknown_key": ("English", "中文"), ...}``. A file is read when its first
message is wanted, so a new subject needs a new file and nothing else. Values stand in braces, and braces are
doubled, as in ``str.format``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

LANGUAGES = ("en", "zh")


@cache
def texts(subject: str) -> dict[str, tuple[str, str]]:
    """All messages of one subject, by the rest of their keys; ``KeyError`` when there is no such subject."""
    try:
        found: dict[str, tuple[str, str]] = import_module(f"sim.text.words.{subject}").TEXTS
    except ModuleNotFoundError as error:
        raise KeyError(f"no texts about {subject!r}") from error
    return found


def known(key: str) -> bool:
    """Whether there is a message with this key."""
    subject, _, rest = key.partition(".")
    try:
        return subject.isidentifier() and rest in texts(subject)
    except KeyError:
        return False


def both(key: str, **values: object) -> tuple[str, str]:
    """The message in English and in Chinese, filled in; ``KeyError`` when there is no such message."""
    subject, _, rest = key.partition(".")
    en, zh = texts(subject)[rest]
    return en.format(**values), zh.format(**values)


def unit_name(unit: str, lang: str) -> str:
    """A unit of a parameter or measure as users read it; as it stands when it has no translation yet."""
    return t(f"units.{unit}", lang) if unit in texts("units") else unit


def t(key: str, lang: str, **values: object) -> str:
    """The message in one language, filled in; ``KeyError`` when there is no such message."""
    return both(key, **values)[lang == "zh"]
