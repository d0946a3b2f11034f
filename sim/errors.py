"""The one exception for input that is wrong: a file, a key, a value, a name, an option.

Raise it with one sentence in both languages (what is wrong) and, as far as they are known, where and what
would be right. The command line prints :meth:`InputError.render` and leaves with code 2; nobody sees a
traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_UNSET: Any = object()
_LONGEST = 60  # characters of an offending value that are shown
_SHOWN = 5  # nearest names that are shown

_PARTS = {
    "en": {"value": " (value: {})", "allowed": "Allowed: {}.", "nearest": "Did you mean {}?", "or": " or "},
    "zh": {"value": "（值：{}）", "allowed": "允许：{}。", "nearest": "是否想写 {}？", "or": " 或 "},
}


class InputError(Exception):
    """What the user gave is wrong.

    ``en`` and ``zh`` say what is wrong, without full stop; ``file`` and ``key`` say where (key is the dotted
    path, such as ``policies[2].strength``); ``value`` is what was given; ``allowed`` says what would be right
    (one text, or a pair ``(en, zh)``); ``nearest`` are known names that look like the one given.
    """

    def __init__(
        self,
        en: str,
        zh: str,
        *,
        file: object = None,
        key: str | None = None,
        value: Any = _UNSET,
        allowed: str | tuple[str, str] | None = None,
        nearest: str | Sequence[str] = (),
    ) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh
        self.file = None if file is None else str(file)
        self.key = key
        self.value_text = None if value is _UNSET else _short(value)
        self.allowed = allowed
        self.nearest = (nearest,) if isinstance(nearest, str) else tuple(nearest)

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors cross process boundaries whole."""
        return (InputError, (self.en, self.zh), self.__dict__)

    def __str__(self) -> str:
        return self.render("en")

    def show(self, value: Any) -> InputError:
        """The same error, showing ``value`` as what was given."""
        self.value_text = _short(value)
        return self

    def within(self, file: object = None, key: str | None = None) -> InputError:
        """The same error, with the file and the leading part of the key filled in where they were missing."""
        if self.file is None and file is not None:
            self.file = str(file)
        if key is not None:
            self.key = key if self.key is None else f"{key}.{self.key}"
        return self

    def render(self, lang: str = "en") -> str:
        """One clear message: ``file: key: what is wrong (value). Allowed: ... Did you mean ...?``"""
        zh = lang == "zh"
        words = _PARTS["zh" if zh else "en"]
        colon, stop, space = ("：", "。", "") if zh else (": ", ".", " ")
        where = "".join(part + colon for part in (self.file, self.key) if part)
        what = self.zh if zh else self.en
        text = where + what
        if self.value_text is not None:
            text += words["value"].format(self.value_text)
        text += "" if text.endswith(("?", "？", "!", "！", stop)) else stop
        if self.allowed:
            allowed = self.allowed if isinstance(self.allowed, str) else self.allowed[zh]
            text += space + words["allowed"].format(allowed)
        if self.nearest:
            names = words["or"].join(f"“{name}”" for name in self.nearest[:_SHOWN])
            text += space + words["nearest"].format(names)
        return _printable(text)


def _printable(text: str) -> str:
    """One line without control characters: messages may end up in terminals and logs."""
    return "".join(ch if ch.isprintable() else " " for ch in text)


def _short(value: Any) -> str:
    """A value as the user would write it, cut when it is long, on one line."""
    try:
        if isinstance(value, bool):
            text = "true" if value else "false"
        else:
            text = f'"{value}"' if isinstance(value, str) else repr(value)
    except Exception:  # a value that cannot even be shown must not hide the message about it
        text = f"<{type(value).__name__}>"
    text = _printable(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def nearest_names(name: str, known: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The known names that look most like ``name``, best first; few, or none, when nothing is close.

    A name looks like another by its whole or by its last part: "tournament", "assessment.tournament".
    """
    from difflib import get_close_matches

    asked = name.strip().lower()[:_LONGEST]
    looks: dict[str, list[str]] = {}
    for item in known:
        for look in {item.lower(), item.lower().rsplit(".", 1)[-1]}:
            looks.setdefault(look, []).append(item)
    close = get_close_matches(asked, list(looks), n=most, cutoff=0.6)
    found = [item for look in close for item in looks[look]]
    if len(asked) >= 2:  # a part of a name
        found += [item for item in known if asked in item.lower()]
    return tuple(dict.fromkeys(found))[:most]
