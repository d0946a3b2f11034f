"""Help: the overview of commands, and one command's own page."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

from sim.cli.terms import PROGRAM
from sim.text import t
from sim.text.width import cells, padded, wrapped

_NARROWEST, _WIDEST = 50, 100


def _width() -> int:
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size((_WIDEST, 24)).columns))


def _bold(text: str) -> str:
    plain = os.environ.get("NO_COLOR") or not sys.stdout.isatty()
    return text if plain else f"\x1b[1m{text}\x1b[0m"


def _rows(rows: list[tuple[str, str]]) -> list[str]:
    """Names on the left, wrapped explanations on the right."""
    left = min(34, max((cells(name) for name, _ in rows), default=0)) + 2
    lines: list[str] = []
    for name, text in rows:
        right = wrapped(text, _width() - left - 2)
        if cells(name) + 2 > left:
            lines.append(f"  {name}")
            name = ""
        lines.append(f"  {padded(name, left)}{right[0]}".rstrip())
        lines += [f"  {' ' * left}{line}" for line in right[1:]]
    return lines


def overview(lang: str) -> str:
    """All commands, each with one line."""
    from sim.cli.names import names

    commands = [(name, t(f"{name}.help", lang)) for name in names()]
    options = [
        ("--lang en|zh", t("cli.lang_help", lang)),
        ("--plugin FILE", t("cli.plugin_help", lang)),
        ("--version", t("cli.version_help", lang)),
        ("--help", t("cli.help_help", lang)),
    ]
    lines = [
        *wrapped(t("cli.about", lang), _width()),
        "",
        f"{_bold(t('cli.usage_word', lang))} {PROGRAM} {t('cli.usage_line', lang)}",
        "",
        _bold(t("cli.commands_word", lang)),
        *_rows(commands),
        "",
        _bold(t("cli.options_word", lang)),
        *_rows(options),
        "",
        *wrapped(t("cli.more", lang), _width()),
    ]
    return "\n".join(lines)


def about_command(name: str, made: Any, lang: str) -> str:
    """One command: usage, what it does, its arguments and options."""
    arguments = [p for p in made.params if not str(p.opts[0]).startswith("-")]
    options = [p for p in made.params if str(p.opts[0]).startswith("-") and p.name != "help"]
    usage = " ".join([PROGRAM, name, *map(_placeholder, arguments), t("cli.options_placeholder", lang)])
    lines = [f"{_bold(t('cli.usage_word', lang))} {usage}", "", *wrapped(made.help, _width())]
    if arguments:
        lines += ["", _bold(t("cli.arguments_word", lang))]
        lines += _rows([(_metavar(p), p.help or "") for p in arguments])
    rows = [(_option(p), _with_default(p, lang)) for p in options]
    rows += [("--plugin FILE", t("cli.plugin_help", lang))]
    rows += [("--lang en|zh", t("cli.lang_help", lang)), ("--help", t("cli.help_help", lang))]
    return "\n".join([*lines, "", _bold(t("cli.options_word", lang)), *_rows(rows)])


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _placeholder(argument: Any) -> str:
    text = _metavar(argument) + ("…" if argument.nargs != 1 else "")
    return text if argument.required else f"[{text}]"


def _option(option: Any) -> str:
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=lambda name: -len(name)))
    return names if option.is_flag else f"{names} {option.metavar or option.name.upper()}"


def _with_default(option: Any, lang: str) -> str:
    text = option.help or ""
    if option.default in (None, (), [], False, "") or callable(option.default):
        return text
    return t("cli.with_default", lang, text=text, default=option.default)
