"""What regions and divisions are called in a reader's language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sim.region import codes, table
from sim.text import t
from sim.text.places import in_order

if TYPE_CHECKING:
    from sim.region.codes import Division
    from sim.region.region import Region

_MOST = 5  # divisions named in a title


def full_name(division: Division, lang: str) -> str:
    """A division's name with all names above it: 山东省济南市天桥区, or Tianqiao District, Jinan City, ..."""
    above = [one.name for one in codes.ancestors(division) if one.name not in codes.UNSPOKEN]
    return in_order([*above, division.name], lang)


def in_both(division: Division, lang: str) -> str:
    """The same, with the Chinese name beside the English one."""
    found = full_name(division, lang)
    return found if found == division.full_name else f"{found} ({division.full_name})"


def region_title(region: Region, lang: str) -> str:
    """What to call a region: the full names of the divisions asked for, or that it is made up."""
    if region.spec.synthetic is not None:
        return t("region.made_up", lang)
    asked = region.spec.codes
    found = [full_name(one, lang) for code in asked[:_MOST] if (one := codes.find(code))]
    more = "…" if len(asked) > _MOST else ""
    return ("、" if lang == "zh" else "; ").join(found) + more


def in_words(chinese: str, lang: str) -> str:
    """A full name or several, as results keep them, in a language; what is no division stays as it is."""
    if lang == "zh":
        return chinese
    parts = [part for text in chinese.split(", ") for part in text.split("、")]
    return "; ".join(_in_words(part, lang) for part in parts)


def _in_words(chinese: str, lang: str) -> str:
    more = "…" if chinese.endswith("…") else ""
    name = chinese.removesuffix("…")
    found = _fully_named(name)
    return (name if found is None else full_name(found, lang)) + more


@cache
def _fully_named(name: str) -> Division | None:
    """The division whose full name this is, the largest of several.

    One look through the names takes a twentieth of what the index for people's own spellings does
    (`sim.region.search`).
    """
    rows = (row for row, last in enumerate(table.upper().names()) if name.endswith(last))
    same = [one for row in rows if (one := codes.upper_at(row)).full_name == name]
    return min(same, key=lambda one: (one.level, one.code), default=None)
