"""The commands: one file each in ``commands/``, found by its name.

Such a file has a function ``command``, declared as typer wants it. The help of its options is the key of a
message (``new.region``); its own is the message ``help`` of the subject of its name (``new.help``). What it
returns is the exit code, ``None`` meaning 0.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from typing import Any

from sim.cli.names import names
from sim.cli.terms import PROGRAM, Carried
from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t
from sim.text.catalogue import known

_DRAWING = ("run", "compare")  # commands that write reports


def parser(name: str) -> Any:
    """The option parser of a command, its help in the language of the moment."""
    import typer
    from typer.main import get_command

    function = import_module(f"sim.cli.commands.{name}").command
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name=name)(function)
    made: Any = get_command(app)
    for parameter in made.params:
        key = getattr(parameter, "help", None)
        if key and known(key):
            parameter.help = t(key, chosen())
    made.help = t(f"{name}.help", chosen())
    made.callback = _carrying(made.callback)
    return made


def command(name: str) -> Callable[[list[str]], int]:
    """What runs a command with its arguments; `InputError` when there is no such command."""
    if name not in names():
        key = "cli.no_option" if name.startswith("-") else "cli.no_command"
        near = nearest_names(name, (*names(), "--lang", "--help", "--version"))
        raise InputError(*both(key), value=name, allowed=", ".join(names()), nearest=near)

    def runs(arguments: list[str]) -> int:
        from sim.cli.usage import translated

        options = arguments[: arguments.index("--")] if "--" in arguments else arguments
        if "--help" in options or "-h" in options:
            from sim.cli.help import about_command

            print(about_command(name, parser(name), chosen()))
            return 0
        with _beginning(name, options):
            made = parser(name)
            try:
                code = made.main(list(arguments), prog_name=f"{PROGRAM} {name}", standalone_mode=False)
            except Carried:
                raise
            except Exception as error:
                raise translated(error, made) from None
        return code if isinstance(code, int) else 0

    return runs


def _beginning(name: str, options: list[str]) -> Any:
    """Processes that draw begin before the options are read, which takes a tenth of a second; but not where
    an option may say how many processes there are, nor where there will be nothing to draw.
    """
    if name not in _DRAWING:
        return nullcontext()
    from sim.cli.studies import held

    said = any(option.startswith("--workers") for option in options)
    named = any(not option.startswith("-") for option in options)  # without a scenario all is wrong
    if said or not named or held(_out(options)):
        return nullcontext()
    from sim.report.helpers import begun

    return begun()


def _out(options: list[str]) -> str:
    """The folder that results are to go to, as far as it can be seen before the options are read."""
    found = ""
    for option, after in zip(options, [*options[1:], ""], strict=True):
        if option in ("--out", "-o"):
            found = after
        elif option.startswith("--out="):
            found = option.removeprefix("--out=")
    return found


def _carrying(callback: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, its exceptions wrapped."""

    def carrying(*args: Any, **options: Any) -> Any:
        try:
            return callback(*args, **options)
        except (Exception, KeyboardInterrupt) as error:
            raise Carried(error) from error

    return carrying
