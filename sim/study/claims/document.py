"""From the file of a claim to the claim: strict, as experiment files are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from sim.errors import InputError, nearest_names
from sim.parameters import PARAMETERS
from sim.scenario.document import read_words
from sim.scenario.reading import parse, read_text
from sim.scenario.values import number, wrong_type
from sim.study.claims.claim import EXPECTED, Claim, Part, Variant
from sim.study.claims.shelf import located, space_file
from sim.study.design.functions import FUNCTIONS
from sim.study.design.plans import known_measures
from sim.study.design.tables import known_keys, list_of, read_name, tables_of
from sim.text import both

OWN = ("title", "statement", "sources", "space", "parts", "carriers", "forms")
OF_EXPERIMENT = ("scenario", "model", "factors", "arms", "seed")
_PART = ("name", "measure", "weights", "expected", "least", "above", "minus", "times", "inside")
SMALLEST, LARGEST = 1e-12, 1e12


def load(source: str | PathLike[str]) -> Claim:
    """A claim from a path or a name; `InputError` for whatever is wrong with it."""
    path = located(source) if isinstance(source, str) else Path(fspath(source))
    tables = parse(read_text(path), str(path))
    try:
        return read_claim(tables, path)
    except InputError as error:
        raise error.within(file=str(path)) from None


def load_all(sources: Iterable[str | PathLike[str]]) -> list[Claim]:
    """Several claims, each file once however it is spelled; those of equal file names are told apart by the
    folders they lie in, so that each keeps its own runs and its own verdict.
    """
    paths: dict[Path, str | PathLike[str]] = {}
    for source in sources:
        place = located(source) if isinstance(source, str) else Path(fspath(source))
        paths.setdefault(place.resolve(), source)
    claims = [load(source) for source in paths.values()]
    names = _told_apart(list(paths))
    return [replace(claim, name=name) for claim, name in zip(claims, names, strict=True)]


def _told_apart(paths: list[Path]) -> list[str]:
    """File names without endings, with as many of the folders before them as it takes."""
    known = [(path.parent, path.stem) for path in paths]
    ends = [path.name if known.count((path.parent, path.stem)) > 1 else path.stem for path in paths]
    names = list(ends)
    for depth in range(1, max((len(path.parts) for path in paths), default=1)):
        again = {name for name in names if names.count(name) > 1}
        if not again:
            break
        names = [
            "-".join([*path.parent.parts[1:][-depth:], end]) if name in again else name
            for name, end, path in zip(names, ends, paths, strict=True)
        ]
    return names


def read_claim(tables: Mapping[str, Any], path: Path | None = None) -> Claim:
    """The claim that the tables of a file describe."""
    known_keys(tables, (*OWN, *OF_EXPERIMENT), "")
    arms = [
        str(read_name(arm.get("name"), f"{at}.name")) for arm, at in tables_of(tables.get("arms", []), "arms")
    ]
    if not arms:
        raise InputError(*both("document.missing", name="arms"), key="arms")
    function = (
        tables.get("model", {}).get("function") if isinstance(tables.get("model", {}), Mapping) else None
    )
    function = function if isinstance(function, str) and function in FUNCTIONS else None
    parts = tuple(_read_parts(tables.get("parts", []), arms, function))
    if not parts:
        raise InputError(*both("document.missing", name="parts"), key="parts")
    variants = tuple(_all_variants(tables))
    return Claim(
        name=path.stem if path else "claim",
        title=read_words(tables.get("title", ""), "title"),
        statement=read_words(tables.get("statement", ""), "statement"),
        sources=tuple(_texts(tables.get("sources", []), "sources")),
        parts=parts,
        variants=variants,
        tables=_for_experiment(tables, variants, path),
        file=str(path) if path else None,
    )


def _texts(value: Any, path: str) -> Iterator[str]:
    for place, one in enumerate(list_of(value, path), 1):
        if not isinstance(one, str):
            raise wrong_type("text", one, f"{path}[{place}]")
        yield one


def _read_parts(value: Any, arms: list[str], function: str | None) -> Iterator[Part]:
    names: set[str] = set()
    for place, (table, path) in enumerate(tables_of(value, "parts"), 1):
        known_keys(table, _PART, path)
        measure = _measure(table.get("measure"), function, f"{path}.measure")
        minus = _measure(table["minus"], function, f"{path}.minus") if "minus" in table else ""
        expected = table.get("expected")
        if expected not in EXPECTED:
            raise InputError(
                *both("claims.no_expectation"),
                key=f"{path}.expected",
                value=expected or "",
                allowed=", ".join(EXPECTED),
            )
        inside = tuple(
            _arm(arm, arms, f"{path}.inside") for arm in list_of(table.get("inside", []), f"{path}.inside")
        )
        weights = table.get("weights", {})
        if not isinstance(weights, Mapping):
            raise wrong_type("table", weights, f"{path}.weights")
        if bool(weights) == bool(inside) or (inside and len(inside) < 3):
            raise InputError(*both("claims.weights_or_inside"), key=path)
        called = read_words(table.get("name", ""), f"{path}.name")
        name = called.en or f"part {place}"
        if name in names:
            raise InputError(*both("claims.twice"), key=f"{path}.name", value=name)
        names.add(name)
        if "least" not in table:
            raise InputError(*both("document.missing", name="least"), key=path)
        yield Part(
            name=name,
            called=called,
            measure=measure,
            minus=minus,
            times=number(table.get("times", 1.0), f"{path}.times", -LARGEST, LARGEST),
            weights={
                _arm(arm, arms, f"{path}.weights.{arm}"): number(
                    w, f"{path}.weights.{arm}", -LARGEST, LARGEST
                )
                for arm, w in weights.items()
            },
            expected=str(expected),
            least=number(table["least"], f"{path}.least", SMALLEST, LARGEST),
            above=number(table.get("above", 0.0), f"{path}.above", -LARGEST, LARGEST),
            inside=inside,
        )


def _measure(name: Any, function: str | None, path: str) -> str:
    known = known_measures(function)
    if name not in known:
        near = nearest_names(str(name), known)
        see = both("experiment.see_measures")
        raise InputError(
            *both("experiment.no_measure"), key=path, value=name or "", allowed=see, nearest=near
        )
    return str(name)


def _arm(name: Any, arms: list[str], path: str) -> str:
    if name not in arms:
        allowed = ", ".join(arms)
        raise InputError(
            *both("analysis.no_arm"),
            key=path,
            value=name,
            allowed=allowed,
            nearest=nearest_names(str(name), arms),
        )
    return str(name)


def _all_variants(tables: Mapping[str, Any]) -> Iterator[Variant]:
    names: set[str] = set()
    for kind, name in (("carrier", "carriers"), ("form", "forms")):
        for key, value, path in _read_variants(tables.get(name, []), name):
            variant = Variant(kind, key, value)
            if variant.name in names:
                raise InputError(*both("claims.twice"), key=path, value=variant.name)
            names.add(variant.name)
            yield variant


def _read_variants(value: Any, name: str) -> Iterator[tuple[str, Any, str]]:
    """Keys with each of their values and its path; what a key allows is checked with the arms."""
    for table, path in tables_of(value, name):
        known_keys(table, ("key", "values"), path)
        key = table.get("key")
        if key is None:
            raise InputError(*both("document.missing", name="key"), key=path)
        if not isinstance(key, str):
            raise wrong_type("text", key, f"{path}.key")
        values = list_of(table.get("values", []), f"{path}.values")
        if not values:
            raise InputError(*both("document.missing", name="values"), key=path)
        for place, one in enumerate(values, 1):
            if not isinstance(one, int | float | str):
                raise wrong_type("number", one, f"{path}.values[{place}]")
            yield key, one, f"{path}.values[{place}]"


def _for_experiment(
    tables: Mapping[str, Any], variants: tuple[Variant, ...], path: Path | None
) -> dict[str, Any]:
    """The tables of the experiment that tests the claim: its factors are those of the space, but for what it
    sets itself.
    """
    found = {name: tables[name] for name in OF_EXPERIMENT if name in tables}
    own = list(tables_of(tables.get("factors", []), "factors"))
    factors = [dict(table) for table, _ in own]
    wanted = tables.get("space", "model" not in tables)
    if not isinstance(wanted, bool):
        raise wrong_type("switch", wanted, "space")
    file = space_file(path) if wanted else None
    if file is not None:
        taken = {variant.key for variant in variants}
        for table in (*factors, *(arm for arm, _ in tables_of(tables["arms"], "arms"))):
            keys, settings = (
                table.get("key", []),
                table.get("settings", {}),
            )  # checked by the experiment's reader
            taken |= {key for key in ([keys] if not isinstance(keys, list) else keys) if isinstance(key, str)}
            taken |= set(settings) if isinstance(settings, Mapping) else set()
        space = parse(read_text(file), str(file))
        known_keys(space, ("factors",), "")
        factors += [
            dict(one)
            for one, _ in tables_of(space.get("factors", []), "factors")
            if one.get("key") not in taken
        ]
    return {
        **found,
        "factors": factors,
        "title": tables.get("title", ""),
        "question": tables.get("statement", ""),
    }


def usual(key: str) -> Any:
    """The default of a parameter; None for other keys."""
    return PARAMETERS[key].default if key in PARAMETERS else None
