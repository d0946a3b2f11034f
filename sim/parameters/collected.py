"""All parameters together, collected from the topic files."""

from __future__ import annotations

from importlib import import_module

from sim import kinds, plugins
from sim.parameters.families import Group, group_families
from sim.parameters.table import Parameter

TOPICS = (
    "time",
    "region",
    "agenda",
    "pressure",
    "demand",
    "time_use",
    "service",
    "response",
    "assessment",
    "people",
    "steering",
    "technology",
    "innovation",
    "resources",
    "development",
    "coupling",
    "participation",
    "society",
    "organisations",
    "latent",
    "grid",
    "shock",
    "storm",
    "department",
    "casework",
    "policies",
    "policies_steering",
    "policies_economy",
    "policies_society",
    "policies_casework",
)


def _collect(topics: tuple[str, ...]) -> dict[str, Parameter]:
    """All parameters of the topics by key; ``ValueError`` for one declared twice."""
    found: dict[str, Parameter] = {}
    for topic in topics:
        for parameter in import_module(f"sim.parameters.{topic}").PARAMETERS:
            if parameter.key in found:
                raise ValueError(f"parameter {parameter.key!r} is declared twice")
            found[parameter.key] = parameter
    _check_kinds(found)
    for plugin, item in plugins.added("parameters"):
        try:
            own = Parameter(**item)
            if own.key in found:
                raise ValueError("there is a parameter of this name already")
        except (TypeError, ValueError) as error:
            raise plugins.wrong(plugin, str(item["key"]), error) from None
        found[own.key] = own
    return found


def _check_kinds(found: dict[str, Parameter]) -> None:
    """What plug-ins say of their own kinds of matter must be about parameters there are for each kind."""
    for kind in kinds.OWN:
        for key in kind.values:
            members = (one.removeprefix(f"{key}.").split(".") for one in found if one.startswith(f"{key}."))
            if not any(kind.name in names for names in members):
                error = ValueError(f"no parameters of this name for each kind of matter: {key}")
                raise plugins.wrong(kind.plugin, kind.name, error)


def own() -> frozenset[str]:
    """Keys of the parameters that plug-ins add: policies read them, compiled rules do not."""
    return frozenset(str(item["key"]) for _, item in plugins.added("parameters"))


PARAMETERS: dict[str, Parameter] = _collect(TOPICS)
FAMILIES: dict[str, Group] = group_families(PARAMETERS.values())
