"""What a scenario is: a region, the value of every parameter, the policies, and what changes on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.parameters import PARAMETERS, Value, to_record
from sim.plugins import origins
from sim.region.divisions import RegionSpec
from sim.scenario.combinations import check_changes, check_policies, steps_per_week, total_weeks
from sim.scenario.document import Change, Parts, Words, read_change, read_plugins, read_region, read_words
from sim.scenario.identity import canonical, quick_identity
from sim.scenario.places import looked_up
from sim.scenario.policy import Policy, policy_from_text, read_policy
from sim.scenario.values import checked, parameter_of
from sim.text import both

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, init=False, eq=False, repr=False)
class Scenario:
    """A scenario, complete and checked; it never changes, and what it is made from can be written back.

    ``values`` has every parameter; ``policies`` and ``changes`` are complete and in an order that does not
    depend on how the file was written; weeks are counted from the start of the run, warm-up included.
    ``parts`` is what the file said: only what differs from the defaults. `InputError` whenever something does
    not fit.
    """

    parts: Parts
    values: Mapping[str, Value]
    policies: tuple[Policy, ...]
    changes: tuple[Change, ...]
    file: str | None

    def __init__(
        self,
        region: RegionSpec | Mapping[str, Any] | Parts,
        values: Mapping[str, Any] | None = None,
        policies: Iterable[Policy | Mapping[str, Any] | str] = (),
        changes: Iterable[Change | Mapping[str, Any]] = (),
        *,
        title: Any = "",
        about: Any = "",
        sources: Iterable[str] = (),
        plugins: Iterable[str] = (),
        file: str | None = None,
    ) -> None:
        parts = region
        if not isinstance(parts, Parts):
            parts = Parts(
                region=region if isinstance(region, RegionSpec) else read_region(region),
                given={key: checked(parameter_of(key), value) for key, value in (values or {}).items()},
                policies=tuple(_policy(item, f"policies[{i}]") for i, item in enumerate(policies, 1)),
                changes=tuple(_change(item, f"changes[{i}]") for i, item in enumerate(changes, 1)),
                title=read_words(title, "title"),
                about=read_words(about, "about"),
                sources=tuple(sources),
                plugins=read_plugins(tuple(plugins)),
            )
        used = origins({policy.kind for policy in parts.policies}, parts.given)
        if not set(used) <= set(parts.plugins):
            parts = replace(parts, plugins=tuple(sorted({*parts.plugins, *used})))
        every = {key: parameter.default for key, parameter in PARAMETERS.items()} | dict(parts.given)
        weeks = total_weeks(every)
        steps_per_week(every)
        resolved = [policy.resolved(int(every["time.warmup_weeks"])) for policy in parts.policies]
        resolved = [
            _looked_up(policy, parts.region, f"policies[{i}].where") for i, policy in enumerate(resolved, 1)
        ]
        check_policies(resolved, weeks)
        check_changes(parts.changes, weeks)
        for name, value in {
            "parts": parts,
            "values": MappingProxyType(every),
            "policies": tuple(sorted(resolved, key=_order)),
            "changes": tuple(sorted(parts.changes, key=lambda change: (change.week, change.key))),
            "file": file,
        }.items():
            object.__setattr__(self, name, value)

    # what it says
    @property
    def region(self) -> RegionSpec:
        """The region it asks for."""
        return self.parts.region

    @property
    def title(self) -> Words:
        """Its title in both languages."""
        return self.parts.title

    @property
    def about(self) -> Words:
        """What it is about, in both languages."""
        return self.parts.about

    @property
    def sources(self) -> tuple[str, ...]:
        """Citation keys."""
        return self.parts.sources

    @property
    def plugins(self) -> tuple[str, ...]:
        """Names of the plug-ins it needs."""
        return self.parts.plugins

    @property
    def given(self) -> Mapping[str, Value]:
        """The parameters it sets itself."""
        return MappingProxyType(dict(self.parts.given))

    @property
    def warmup_weeks(self) -> int:
        """Weeks before anything is observed."""
        return int(self.values["time.warmup_weeks"])

    @property
    def total_weeks(self) -> int:
        """Weeks in the run: warm-up and observed."""
        return total_weeks(self.values)

    @property
    def steps_per_week(self) -> int:
        """Steps in one week."""
        return steps_per_week(self.values)

    def record(self) -> np.recarray[Any, Any]:
        """All parameters as one record, shape (1,), for the rules."""
        return to_record(self.parts.given)  # all others are defaults

    # what it is not
    def with_values(self, values: Mapping[str, Any] | None = None, /, **more: Any) -> Scenario:
        """A scenario that differs in some parameters: ``with_values(**{"assessment.tournament": 0.7})``."""
        asked = {**(values or {}), **more}
        given = {key: checked(parameter_of(key), value) for key, value in asked.items()}
        return self._different(given={**self.parts.given, **given})

    def with_region(self, region: RegionSpec | Mapping[str, Any]) -> Scenario:
        """The same in another region."""
        return self._different(region=region if isinstance(region, RegionSpec) else read_region(region))

    def with_policies(self, *policies: Policy | Mapping[str, Any] | str, instead: bool = False) -> Scenario:
        """A scenario with these policies as well, or ``instead`` of its own."""
        new = tuple(_policy(item, f"policies[{i}]") for i, item in enumerate(policies, 1))
        return self._different(policies=new if instead else (*self.parts.policies, *new))

    def with_changes(self, *changes: Change | Mapping[str, Any]) -> Scenario:
        """A scenario with these changes on the way as well."""
        new = tuple(_change(item, f"changes[{i}]") for i, item in enumerate(changes, 1))
        return self._different(changes=(*self.parts.changes, *new))

    def _different(self, **parts: Any) -> Scenario:
        return Scenario(replace(self.parts, **parts), file=self.file)

    # which it is
    @cached_property
    def key(self) -> str:
        """Its identity: 64 hexadecimal digits that depend on nothing but what is simulated."""
        return quick_identity(self.region, self.parts.given, self.policies, self.changes, self.plugins)

    def canonical(self) -> dict[str, Any]:
        """What is simulated, typed and in a fixed order, without title and the like."""
        return canonical(self.region, self.values, self.policies, self.changes, self.plugins)

    def to_toml(self) -> str:
        """The scenario file that says this, and nothing that is a default anyway."""
        from sim.scenario.writing import to_toml

        return to_toml(self.parts)

    def resolved(self) -> dict[str, Any]:
        """Everything, defaults too, in the tables of a scenario file: `from_tables` of it gives this
        scenario.
        """
        from sim.scenario.writing import tables

        policies = tuple(self.policies)
        complete = Parts(
            self.region,
            self.values,
            policies,
            self.changes,
            self.title,
            self.about,
            self.sources,
            self.plugins,
        )
        return tables(complete)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and (self.parts, self.key) == (other.parts, other.key)

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"<Scenario {self.title.en or self.file or self.key[:12]!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuilt, (self.parts, self.file))


def _rebuilt(parts: Parts, file: str | None) -> Scenario:
    return Scenario(parts, file=file)


def _policy(item: Policy | Mapping[str, Any] | str, key: str) -> Policy:
    if isinstance(item, str):
        return policy_from_text(item)
    table = item.written() if isinstance(item, Policy) else item
    if not isinstance(table, Mapping):
        raise InputError(*both("policy.no_kind"), key=key, value=item, allowed=both("policy.see_list"))
    return read_policy(table, key)


def _change(item: Change | Mapping[str, Any], key: str) -> Change:
    if isinstance(item, Change):
        item = {"week": item.week, "key": item.key, "value": item.value}
    return read_change(item, key)


def _looked_up(policy: Policy, region: RegionSpec, key: str) -> Policy:
    return replace(policy, where=looked_up(policy.where, region, key))


def _order(policy: Policy) -> tuple[Any, ...]:
    return (policy.kind, policy.start, repr(policy.where))
