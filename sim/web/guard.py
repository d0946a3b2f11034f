"""What may come in from a browser: the schema of scenario files, nothing that names a file or is too large.

A scenario from a file or a link may not name plug-ins or data files, and no region or run may be larger than
the limits say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.errors import InputError
from sim.scenario import Scenario
from sim.scenario.loading import from_tables
from sim.scenario.reading import parse
from sim.text import both

LONGEST = 200_000  # characters of a scenario file


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one session may ask for."""

    residents: int = 1_200_000
    places: int = 40  # counties and townships that a scenario names
    communities: int = 1_000
    weeks: int = 520
    steps: int = 4_000
    entries: int = 400  # policies and changes


def scenario_from(text: str, limits: Limits, file: str | None = None) -> Scenario:
    """The scenario of a text that came in; `InputError` for whatever is not allowed."""
    if len(text) > LONGEST:
        raise InputError(*both("page.too_long", limit=LONGEST), file=file)
    tables = parse(text, file)
    refuse_files(tables, file)
    try:
        return within(from_tables(tables), limits)
    except InputError as error:
        raise error.within(file=file) from None


def refuse_files(tables: Mapping[str, Any], file: str | None = None) -> None:
    """Refuse the keys that name files: what a browser sends must not make the server open anything."""
    region = tables.get("region")
    if "plugins" in tables:
        raise InputError(*both("page.no_files"), file=file, key="plugins")
    if isinstance(region, Mapping) and "data" in region:
        raise InputError(*both("page.no_files"), file=file, key="region.data")


def within(scenario: Scenario, limits: Limits) -> Scenario:
    """The scenario, if it is small enough to be shared by a class; `InputError` if not.

    Counted before anything is built: a region too large must not cost the time it takes to make it.
    """
    if scenario.plugins or scenario.region.data:
        raise InputError(*both("page.no_files"), key="plugins" if scenario.plugins else "region.data")
    _at_most("region.code", len(scenario.region.codes), limits.places)
    found = size_of(scenario)
    _at_most("time.observe_weeks", scenario.total_weeks, limits.weeks)
    _at_most("time.step_days", scenario.total_weeks * scenario.steps_per_week, limits.steps)
    _at_most("policies", len(scenario.policies) + len(scenario.changes), limits.entries)
    _at_most("region", found.communities, limits.communities)
    _at_most("region", found.residents, limits.residents)
    return scenario


def _at_most(key: str, value: int, limit: int) -> None:
    if value > limit:
        raise InputError(*both("page.too_large", limit=f"{limit:,}"), key=key, value=value)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a region is, before it is made."""

    communities: int
    residents: int  # an estimate, from above, where the sizes of places are still to be drawn


def size_of(scenario: Scenario) -> Size:
    """How many communities and residents a scenario asks for."""
    spec, values = scenario.region, scenario.values
    if spec.synthetic is not None:
        made = spec.synthetic
        communities = made.counties * made.townships * made.communities
        urban = made.urban_share * communities
    else:
        from sim.region.units import units_of

        units = units_of(spec)
        communities = len(units.community)
        urban = float(units.urban.sum())
    if spec.population is not None:
        return Size(communities, spec.population)
    mean = [float(values[f"region.unit_residents.{place}"]) for place in ("urban", "rural")]
    by_class = urban * mean[0] + (communities - urban) * mean[1]
    given = (spec.urban_population, spec.rural_population)
    if any(part is not None for part in given):
        by_class = sum(
            part if part is not None else number * size
            for part, number, size in zip(given, (urban, communities - urban), mean, strict=True)
        )
    return Size(communities, int(by_class))
