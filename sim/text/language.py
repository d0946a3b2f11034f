"""Which language to speak: the one that was asked for, else the locale's."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

_asked: str | None = None


def from_locale(environment: Mapping[str, str] | None = None) -> str:
    """``"zh"`` when the locale is Chinese, else ``"en"``; LC_ALL comes before LC_MESSAGES before LANG, as in
    POSIX.
    """
    values = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = values.get(name, "")
        if value:
            return _of(value)
    return _of(locale.getlocale()[0] or "") if environment is None else "en"  # Windows has no such variables


def _of(name: str) -> str:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def ask(lang: str | None) -> None:
    """Speak ``lang`` from now on in this process (``None``: the locale's), as ``--lang`` asks."""
    global _asked
    _asked = lang


def chosen() -> str:
    """The language to speak now: ``"en"`` or ``"zh"``."""
    return _asked or from_locale()
