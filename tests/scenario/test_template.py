"""The commented scenario file for a start."""

from __future__ import annotations

import re

import pytest

from sim.parameters import PARAMETERS
from sim.region.divisions import RegionSpec
from sim.scenario import loads
from sim.scenario.template import template
from sim.text.width import cells

REGIONS = {
    "county": RegionSpec.of(code="370105"),
    "two": RegionSpec.of(code=["370105009", "370683"]),
    "synthetic": RegionSpec.of(synthetic={"townships": 2}),
}
CASES = [(name, lang) for name in REGIONS for lang in ("en", "zh")]


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_as_it_stands_it_changes_nothing(name: str, lang: str):
    made = loads(template(REGIONS[name], 'a "quoted" title', lang))
    assert made.region == REGIONS[name]
    assert made.title.en == 'a "quoted" title'
    assert not made.given
    assert not made.policies
    assert not made.changes


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_with_every_setting_in_force_it_sets_every_parameter_to_its_default(name: str, lang: str):
    text = re.sub(r"(?m)^#(?! |$)", "", template(REGIONS[name], "x", lang))
    made = loads(text)
    assert dict(made.given) == {key: parameter.default for key, parameter in PARAMETERS.items()}
    assert len(made.policies) == len(made.changes) == 1


def test_comments_are_in_the_language_asked_for():
    english, chinese = (template(REGIONS["synthetic"], "x", lang) for lang in ("en", "zh"))
    assert not re.search("[\u4e00-\u9fff]", english)
    comments = [line for line in chinese.splitlines() if line.startswith("# ")]
    assert sum(bool(re.search("[\u4e00-\u9fff]", line)) for line in comments) == len(comments)


def test_prose_is_wrapped():
    for lang in ("en", "zh"):
        head = template(REGIONS["synthetic"], "x", lang).split("\n\n")[0]
        assert max(map(cells, head.splitlines())) <= 102
