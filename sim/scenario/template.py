"""The scenario file that `chaofuhe new` writes: every setting is there, commented out with its default.

A line that begins with ``#`` and a letter or bracket, without a space, is a setting; deleting the ``#`` puts
it in force. ``# `` begins an explanation.
"""

from __future__ import annotations

from collections.abc import Iterator

from sim.parameters import FAMILIES, Parameter
from sim.parameters.families import Group
from sim.region.divisions import RegionSpec
from sim.scenario.document import topics
from sim.scenario.values import allowed
from sim.scenario.writing import region_table, toml_value
from sim.text import t
from sim.text.width import wrapped

_WIDTH = 100


def template(region: RegionSpec, title: str, lang: str) -> str:
    """A commented scenario file for a region, in one language; as it stands it says only region and title."""
    lines = [
        *_prose(t("template.head", lang)),
        "",
        f"title = {toml_value(title)}",
        f"#about = {toml_value('')}",
        "",
        *_region(region, lang),
        *_policies(lang),
        *_changes(lang),
    ]
    for topic in topics():
        if topic != "region":
            lines += _topic(topic, lang)
    return "\n".join(lines) + "\n"


def _prose(text: str) -> list[str]:
    """A text as comment lines."""
    return [f"# {line}".rstrip() for line in wrapped(text, _WIDTH)]


def _region(region: RegionSpec, lang: str) -> list[str]:
    """The region, its size and seed, and the parameters of regions, which stand in the same table."""
    lines = ["[region]", *(f"# {name}" for name in region.names)]
    table = region_table(region)
    lines += [f"{key} = {toml_value(value)}" for key, value in table.items()]
    for key, example in (("population", 100000), ("seed", 1)):
        if key not in table:
            lines += [*_prose(t(f"template.{key}", lang)), f"#{key} = {example}"]
    lines += ["", *_prose(t("template.region", lang))]
    for group in FAMILIES.values():
        if group.key.startswith("region."):
            lines += _settings(group.members, "region.", lang)
    return [*lines, ""]


def _policies(lang: str) -> list[str]:
    kind = "burden_reduction"
    return [
        *_prose(t("template.policies", lang)),
        "#[[policies]]",
        f'#kind = "{kind}"',
        f"#strength = 1.0  # {t('schema.policy_strength', lang)}",
        f"#start = 52  # {t('schema.policy_start', lang)}",
        f"#end = 156  # {t('schema.policy_end', lang)}",
        f'#where = "all"  # {t("schema.policy_where", lang)}',
        f"#lag = 0  # {t('schema.policy_lag', lang)}",
        f"#nominal = 0.0  # {t('schema.policy_nominal', lang)}",
        "",
    ]


def _changes(lang: str) -> list[str]:
    return [
        *_prose(t("template.changes", lang)),
        "#[[changes]]",
        f"#week = 104  # {t('schema.change_week', lang)}",
        '#key = "assessment.tournament"',
        "#value = 0.5",
        "",
    ]


def _topic(topic: str, lang: str) -> Iterator[str]:
    """The settings of one topic: single ones in its table, families in tables of their own."""
    tables: dict[str, list[Group]] = {}
    for group in FAMILIES.values():
        if group.key.split(".", 1)[0] == topic:
            tables.setdefault(group.key if group.axes else group.key.rpartition(".")[0], []).append(group)
    for name, groups in sorted(tables.items(), key=lambda item: bool(item[1][0].axes)):
        yield f"#[{name}]"
        for group in groups:
            yield from _settings(group.members, f"{name}.", lang)
        yield ""


def _settings(members: tuple[Parameter, ...], prefix: str, lang: str) -> Iterator[str]:
    """Each setting below its explanation; of a family of pairs only the first is explained."""
    pairs = members[0].key.removeprefix(prefix).count(".") and len(members) > 8
    for i, member in enumerate(members):
        if i == 0 or not pairs:
            yield f"# {_explained(member, lang)}"
        yield f"#{member.key.removeprefix(prefix)} = {toml_value(member.default)}"


def _explained(parameter: Parameter, lang: str) -> str:
    """The sentence about a parameter, and what it may be."""
    sentence = parameter.zh if lang == "zh" else parameter.en
    return t("template.explained", lang, sentence=sentence, allowed=allowed(parameter)[lang == "zh"])
