"""Kinds of policy that plug-ins add: checked, and held to the levers they own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sim import plugins
from sim.errors import InputError, nearest_names
from sim.policies.kinds import FAMILIES, Levers, PolicyKind, Price

PAYERS = ("community", "township", "county")


class TrespassError(RuntimeError):
    """A policy has changed a lever that its kind does not own."""


class WithOwn:
    """The parameter record, and the parameters of plug-ins beside it: ``p.topic_name`` for both."""

    def __init__(self, record: Any, values: Mapping[str, Any]) -> None:
        self._record = record
        self._own = {key.replace(".", "_"): value for key, value in values.items()}

    def __getattr__(self, name: str) -> Any:
        own = self.__dict__["_own"]
        return own[name] if name in own else getattr(self.__dict__["_record"], name)


def own_kinds(taken: Mapping[str, PolicyKind]) -> tuple[PolicyKind, ...]:
    """The kinds that plug-ins add; `InputError` for one that cannot be."""
    found: dict[str, PolicyKind] = {}
    for plugin, item in plugins.added("policies"):
        try:
            kind = _kind(item)
            if kind.kind in taken or kind.kind in found:
                raise ValueError("there is a kind of policy of this name already")
        except (InputError, TypeError, ValueError) as error:
            raise plugins.wrong(plugin, str(item["kind"]), error) from None
        found[kind.kind] = kind
    return tuple(found.values())


def _kind(item: Mapping[str, Any]) -> PolicyKind:
    values = dict(item)
    price = Price(**values.pop("price"))
    if price.payer not in PAYERS:
        raise ValueError(f"payer must be one of {', '.join(PAYERS)}")
    if not str(values["kind"]).isidentifier():
        raise ValueError("the kind must be a plain name")
    if values["family"] not in FAMILIES:
        raise ValueError(f"family must be one of {', '.join(FAMILIES)}")
    if not callable(values["operator"]):
        raise ValueError("the operator must be a function")
    texts = ("name_en", "name_zh", "en", "zh", "adverse_en", "adverse_zh")
    if not all(str(values[name]).strip() for name in texts) or not values["sources"]:
        raise ValueError("needs names, sentences and an adverse channel in both languages, and a source")
    if not values["owns"]:
        raise ValueError("owns must name the levers that the operator changes")
    _check_levers(str(values["kind"]), values["owns"])
    return PolicyKind(**{**values, "price": price, "operator": _held(values["operator"], values["owns"])})


def _check_levers(kind: str, owned: Sequence[str]) -> None:
    from sim.agents.levers import LEVERS, TOWNSHIP_LEVERS  # brings NumPy, which lists of policies do without

    known = (*(LEVERS.names or ()), *(f"township.{name}" for name in TOWNSHIP_LEVERS.names or ()))
    for name in owned:
        if name not in known:
            raise InputError(
                "there is no such lever",
                "没有这个杠杆",
                key=f"{kind}.owns",
                value=name,
                allowed=("names in sim/agents/levers.py", "sim/agents/levers.py 中的名称"),
                nearest=nearest_names(str(name), known),
            )


def _held(operator: Callable[..., None], owns: tuple[str, ...]) -> Callable[[Levers, Any, Any], None]:
    """The operator, checked at every call for levers that are not its own."""

    def held(levers: Levers, strength: Any, p: Any) -> None:
        before = levers.community.copy(), levers.township.copy()
        operator(levers, strength, p)
        for old, new, prefix in zip(
            before, (levers.community, levers.township), ("", "township."), strict=True
        ):
            for name in new.dtype.names:
                if prefix + name not in owns and not (old[name] == new[name]).all():
                    raise TrespassError(
                        f"the policy changed the lever {prefix + name}, which it does not own"
                    )

    return held
