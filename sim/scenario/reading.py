"""From a file, a name or a text to TOML tables, with one clear message for whatever is wrong on the way."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.text import both
from sim.text.system import reason

LIMIT_MIB = 4
_LIMIT = LIMIT_MIB * 2**20

# What tomllib says (the start of it), and how it is said here: a message of ``toml``.
_SAYS = (
    ("Cannot declare", "table_twice"),
    ("Cannot redefine namespace", "table_twice"),
    ("Cannot overwrite a value", "key_twice"),
    ("Duplicate inline table key", "key_twice"),
    ("Cannot mutate immutable namespace", "closed"),
    ("Expected '=' after a key", "equals"),
    ("Expected ']", "bracket"),
    ("Expected newline or end of document", "newline"),
    ("Invalid initial character for a key part", "key_start"),
    ("Invalid statement", "statement"),
    ("Invalid value", "value"),
    ("Unclosed array", "open_list"),
    ("Unclosed inline table", "open_table"),
    ("Unterminated string", "open_text"),
    ("Expected '\"", "open_text"),
    ("Unescaped", "escape"),
    ("Invalid hex value", "escape"),
    ("Escaped character", "escape"),
    ("Found invalid character", "character"),
    ("Illegal character", "character"),
    ("Invalid date or datetime", "date"),
)
_FULL_WIDTH = re.compile("[＝“”‘’［］｛｝，．＃]")
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_text(path: Path) -> str:
    """The text of a file (UTF-8, a byte-order mark is ignored); `InputError` for whatever prevents reading
    it.
    """
    try:
        with path.open("rb") as file:
            if stat.S_ISDIR(os.fstat(file.fileno()).st_mode):  # Windows and some file systems open folders
                raise IsADirectoryError
            content = file.read(_LIMIT + 1)
    except FileNotFoundError:
        raise InputError(*both("document.not_found"), file=path) from None
    except IsADirectoryError:
        raise InputError(*both("document.is_folder"), file=path) from None
    except PermissionError:
        key = "is_folder" if path.is_dir() else "no_permission"
        raise InputError(*both(f"document.{key}"), file=path) from None
    except (OSError, ValueError) as error:  # names too long, NUL in a name, loops of links, broken disks
        raise InputError(*_unreadable(error), file=path) from None
    if len(content) > _LIMIT:
        raise InputError(*both("document.too_long", limit=LIMIT_MIB), file=path)
    return decode(content, path)


def _unreadable(error: Exception) -> tuple[str, str]:
    en, zh = reason(error)
    return both("document.unreadable", en=en, zh=zh)


def decode(content: bytes, file: object = None) -> str:
    """UTF-8 bytes as text; `InputError` that says where they are not, and whether they look like GBK."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + 1
    try:
        content.decode("gb18030")
        key = (
            "document.maybe_gbk"
            if not content.startswith((b"\xff\xfe", b"\xfe\xff"))
            else "document.not_utf8"
        )
    except UnicodeDecodeError:
        key = "document.not_utf8"
    raise InputError(*both(key, at=at), file=file)


def parse(text: str, file: object = None) -> dict[str, Any]:
    """The tables of a TOML text; `InputError` with line and column for what is no TOML, or empty."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, file) from None
    except RecursionError:
        raise InputError(*both("document.too_deep"), file=file) from None
    except ValueError:  # whole numbers of thousands of digits
        raise InputError(*both("toml.number"), file=file) from None
    if not tables:
        raise InputError(*both("document.empty"), file=file, allowed=both("document.region_form"))
    return tables


def _syntax_error(message: str, text: str, file: object) -> InputError:
    found = _AT.search(message)
    what = message[: found.start()] if found else message
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    else:
        line = max(1, text.rstrip("\n").count("\n") + 1)
        column = len(text.rstrip("\n").rpartition("\n")[2]) + 1
    lines = text.split("\n")
    content = lines[line - 1].strip() if line <= len(lines) else ""
    said = next((key for start, key in _SAYS if what.startswith(start)), "other")
    en, zh = both(f"toml.{said}")
    if _FULL_WIDTH.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", content)):
        en, zh = (part + hint for part, hint in zip((en, zh), both("toml.full_width"), strict=True))
    en, zh = both("toml.place", line=line, column=column, en=en, zh=zh)
    error = InputError(en, zh, file=file)
    return error.show(content) if content else error
