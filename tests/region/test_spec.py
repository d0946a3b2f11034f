"""The [region] table of a scenario."""

import pytest

from sim.errors import InputError
from sim.region.divisions import RegionSpec, Synthetic


def test_one_or_several_divisions_in_any_order_are_one_spec():
    one = RegionSpec.of(code=["370683", 370105])
    assert one == RegionSpec.of(name=["天桥区", "莱州市"])
    assert hash(one) == hash(RegionSpec.of(name=["天桥区", "莱州市"]))
    assert one.codes == (370105000000, 370683000000)
    assert one.names == ("山东省济南市天桥区", "山东省烟台市莱州市")


def test_a_synthetic_region_has_defaults():
    assert RegionSpec.of(synthetic={}).synthetic == Synthetic(3, 4, 0.5)
    assert RegionSpec.of(synthetic={"townships": 2, "urban_share": 1}).synthetic == Synthetic(2, 4, 1.0)


@pytest.mark.parametrize(
    ("key", "table"),
    [
        ("code", {}),
        ("name", {"code": "370105", "name": "天桥区"}),
        ("code", {"code": []}),
        ("code", {"code": "天桥区"}),
        ("code", {"code": ["370105", "370105"]}),
        ("code", {"code": ["370105", "370105009"]}),
        ("name", {"name": "鼓楼区"}),
        ("synthetic.towns", {"synthetic": {"towns": 3}}),
        ("synthetic.townships", {"synthetic": {"townships": 0}}),
        ("synthetic.townships", {"synthetic": {"townships": 1000}}),
        ("synthetic.communities", {"synthetic": {"communities": 2.0}}),
        ("synthetic.urban_share", {"synthetic": {"urban_share": 1.5}}),
        ("synthetic.urban_share", {"synthetic": {"urban_share": float("nan")}}),
        ("population", {"code": "370105", "population": 0}),
        ("population", {"code": "370105", "population": "many"}),
        ("population", {"code": "370105", "population": True}),
        ("population", {"code": "370105", "population": 9, "rural_population": 9}),
        ("urban_population", {"code": "370105", "urban_population": -1}),
        ("seed", {"code": "370105", "seed": -1}),
        ("seed", {"code": "370105", "seed": 1.5}),
    ],
)
def test_what_is_wrong_is_refused_with_its_key(key, table):
    with pytest.raises(InputError) as caught:
        RegionSpec.of(**table)
    assert caught.value.key == key
    assert caught.value.render("zh")


def test_a_name_in_place_of_a_code_is_refused_with_the_code():
    with pytest.raises(InputError) as caught:
        RegionSpec.of(code="天桥区")
    assert caught.value.nearest == ("370105 山东省济南市天桥区",)
