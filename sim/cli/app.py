"""Running a command: the language, the command's file, its options, and what becomes of errors.

Nothing heavy is imported before the command is known, and only that command's file then. Exit codes: 0 done;
2 the input is wrong; 1 a run failed, or the machine refused (disk full); 130 interrupted.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from typing import Any, NoReturn

from sim.cli.interruption import heeded
from sim.cli.terms import DONE, FAILED, INTERRUPTED, PROGRAM, WRONG, Carried
from sim.errors import InputError
from sim.ours import claim
from sim.text import LANGUAGES, both, t
from sim.text.language import ask, chosen
from sim.text.system import reason


def main() -> NoReturn:
    """Run the command that was typed, and leave with its exit code."""
    claim()
    codes: list[int] = []
    atexit.register(_leave, codes)  # the first of all, and so called last
    codes.append(run(sys.argv[1:]))
    raise SystemExit(codes[0])


def _leave(codes: list[int]) -> None:
    """End the process when everything else that waits for its end is done.

    To take apart all that was imported would take half a second after a run, and free nothing that the system
    does not free.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    if codes:  # else Python itself has something to say
        os._exit(codes[0])


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; everything a user can cause ends in one message, never a
    traceback.
    """
    _prepare_streams()
    ask(None)
    try:
        with heeded(signal.SIGINT):
            code = _run(arguments)
            sys.stdout.flush()
        return code
    except Carried as carried:
        return _code_for(carried.cause)
    except (Exception, KeyboardInterrupt) as error:
        return _code_for(error)
    finally:
        ask(None)


def _run(arguments: list[str]) -> int:
    lang, rest = taken_language(arguments)
    ask(lang)
    files, rest = taken_plugins(rest)
    if files:
        from sim.plugins import load

        for file in files:
            load(file)
    if rest and rest[0] in ("--version", "-V"):
        from sim import __version__

        print(f"{PROGRAM} {__version__}")
        return DONE
    if rest and rest[0] == "help":
        rest = [*rest[1:2], "--help"]
    if not rest or rest[0] in ("--help", "-h"):
        from sim.cli.help import overview

        print(overview(chosen()))
        return DONE
    from sim.cli.registry import command

    return command(rest[0])(rest[1:])


def taken_language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """What ``--lang`` says, before or after the command, and the arguments without it."""
    lang: str | None = None
    rest: list[str] = []
    items = iter(arguments)
    for item in items:
        if item == "--":
            return lang, [*rest, item, *items]
        if item == "--lang" or item.startswith("--lang="):
            value = next(items, None) if item == "--lang" else item.removeprefix("--lang=")
            if value not in LANGUAGES:
                allowed = " | ".join(LANGUAGES)
                raise InputError(*both("cli.no_language"), key="--lang", value=value or "", allowed=allowed)
            lang = value
        else:
            rest.append(item)
    return lang, rest


def taken_plugins(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The files that ``--plugin`` names, before or after the command, and the arguments without them."""
    files: list[str] = []
    rest: list[str] = []
    items = iter(arguments)
    for item in items:
        if item == "--":
            return files, [*rest, item, *items]
        if item == "--plugin" or item.startswith("--plugin="):
            value = next(items, "") if item == "--plugin" else item.removeprefix("--plugin=")
            if not value:
                raise InputError(*both("cli.no_plugin_file"), key="--plugin")
            files.append(value)
        else:
            rest.append(item)
    return files, rest


def _code_for(error: BaseException) -> int:
    """The exit code for what a command raised, after saying what it was."""
    lang = chosen()
    if isinstance(error, BrokenPipeError):  # the reader has seen enough: `chaofuhe list parameters | head`
        _discard_output()
        return DONE
    if isinstance(error, KeyboardInterrupt):
        _say(t("cli.interrupted", lang))
        return INTERRUPTED
    if isinstance(error, InputError):
        _say(f"{t('cli.error', lang)}{error.render(lang)}")
        return WRONG
    if isinstance(error, OSError):
        return _system_error(error, lang)
    if isinstance(error, MemoryError):
        _say(t("cli.no_memory", lang))
        return FAILED
    if os.environ.get("CHAOFUHE_DEBUG"):
        raise error
    _say(t("cli.bug", lang, error=f"{type(error).__name__}: {error}"))
    return FAILED


def _system_error(error: OSError, lang: str) -> int:
    """Files that cannot be read or written; those are the user's to mend, a full disk is the machine's."""
    wrong = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError)
    if not isinstance(error, wrong):
        _discard_output()
    _say(f"{t('cli.error', lang)}{InputError(*reason(error), file=error.filename).render(lang)}")
    return WRONG if isinstance(error, wrong) else FAILED


def _say(text: str) -> None:
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def _prepare_streams() -> None:
    """Output that cannot fail on a character: a missing stream is the null device, unknown characters are
    replaced.
    """
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (stays open)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace" if name == "stdout" else "backslashreplace")


def _discard_output() -> None:
    """Let what is left in the buffer go nowhere, so that leaving does not fail a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
