"""What the option parser says about a wrong command line, as our own error in both languages."""

from __future__ import annotations

from typing import Any

from sim.errors import InputError, nearest_names
from sim.text import both


def translated(error: Exception, made: Any) -> Exception:
    """The parser's error as an `InputError`; any other error as it is.

    Known by the names of their classes, since typer has moved these classes about between its versions.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "UsageError" not in kinds:
        return error
    kind = type(error).__name__
    parameter: Any = getattr(error, "param", None)
    known = [option for param in made.params for option in (*param.opts, *param.secondary_opts)]
    options = [option for option in known if option.startswith("-")]
    if kind == "NoSuchOption":
        name = str(getattr(error, "option_name", ""))
        near = nearest_names(name, options)
        return InputError(*both("cli.no_option"), value=name, allowed=", ".join(options), nearest=near)
    if kind == "MissingParameter":
        return InputError(*both("cli.missing"), key=_name(parameter))
    if kind == "BadOptionUsage":
        return InputError(*both("cli.option_value"), key=str(getattr(error, "option_name", "")))
    if parameter is not None:
        return InputError(*_expected(parameter), key=_name(parameter))
    return InputError(*both("cli.usage"), value=str(getattr(error, "message", error)))


def _name(parameter: Any) -> str:
    """A parameter as the user types it: ``--seed``, ``SCENARIO``."""
    if parameter is None:
        return "?"
    first = str(parameter.opts[0]) if parameter.opts else str(parameter.name)
    return first if first.startswith("-") else (getattr(parameter, "metavar", None) or first.upper())


def _expected(parameter: Any) -> tuple[str, str]:
    """What a value of the parameter must be."""
    kind: Any = getattr(parameter, "type", None)  # as typer had it before 0.29
    name = getattr(kind, "name", "").removesuffix(" range")
    if kind is None:
        annotation: Any = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
        name = {int: "integer", float: "float"}.get(annotation, "")
    low, high = (getattr(parameter if kind is None else kind, end, None) for end in ("min", "max"))
    word = {"integer": "whole", "float": "number"}.get(name)
    if word is None:
        return both("cli.bad_value")
    en, zh = both(f"value.{word}")
    if low is None and high is None:
        return both("cli.must_be", en=en, zh=zh)
    return both(
        "cli.must_be_between",
        en=en,
        zh=zh,
        low="-∞" if low is None else low,
        high="∞" if high is None else high,
    )
