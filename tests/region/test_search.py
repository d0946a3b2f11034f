"""Finding divisions by what people call them."""

import pytest

from sim.errors import InputError
from sim.region import divisions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("天桥区", "370105"),
        ("济南市天桥区", "370105"),
        ("济南天桥", "370105"),
        ("山东省 济南市 天桥区", "370105"),
        ("山东/天桥区", "370105"),
        ("制锦市街道", "370105009"),
        ("制锦市街道办事处", "370105009"),
        ("制锦市", "370105009"),
        ("天桥区制锦市街道", "370105009"),
        ("莱州市", "370683"),
        ("东莞市", "441900"),
        ("南京鼓楼", "320106"),
        ("北京市朝阳区", "110105"),
        ("370105", "370105"),
    ],
)
def test_a_place_is_found_by_what_people_call_it(text, code):
    assert divisions.by_name(text).short_code == code


def test_an_ambiguous_name_lists_its_candidates():
    with pytest.raises(InputError) as caught:
        divisions.by_name("鼓楼区")
    for lang in ("en", "zh"):
        message = caught.value.render(lang)
        for candidate in (
            "320106 江苏省南京市鼓楼区",
            "320302 江苏省徐州市鼓楼区",
            "350102 福建省福州市鼓楼区",
            "410204 河南省开封市鼓楼区",
        ):
            assert candidate in message


def test_a_very_common_name_lists_some_and_counts_the_rest():
    with pytest.raises(InputError, match=r"88 places have this name.*and 80 more"):
        divisions.by_name("城关镇")


def test_a_name_shared_with_a_province_is_not_guessed():
    with pytest.raises(InputError, match=r"46 海南省.*150303 内蒙古自治区乌海市海南区"):
        divisions.by_name("海南")


@pytest.mark.parametrize(
    ("misspelt", "meant"), [("莱洲市", "370683 山东省烟台市莱州市"), ("天桥去", "370105 山东省济南市天桥区")]
)
def test_a_misspelt_name_suggests_near_ones(misspelt, meant):
    with pytest.raises(InputError) as caught:
        divisions.by_name(misspelt)
    assert meant in caught.value.nearest


def test_the_name_of_a_community_leads_to_its_township():
    with pytest.raises(InputError) as caught:
        divisions.by_name("铜元局后街社区")
    assert caught.value.nearest == ("370105009 山东省济南市天桥区制锦市街道",)


@pytest.mark.parametrize("text", ["济南市", "山东"])
def test_larger_units_are_refused_by_name_as_well(text):
    with pytest.raises(InputError, match="counties"):
        divisions.by_name(text)


@pytest.mark.parametrize("text", ["", "  ", "xyz", "？！", None, 7, "月球基地", "天" * 200])
def test_what_is_no_name_is_refused(text):
    with pytest.raises(InputError):
        divisions.by_name(text)


def test_search_puts_the_best_first():
    assert divisions.search("天桥")[0].short_code == "370105"
    assert divisions.search("370105009")[0].full_name.endswith("制锦市街道")
    assert [d.short_code for d in divisions.search("铜元局后街社区")] == ["370105009012"]
    assert len(divisions.search("37", most=7)) == 7
    assert divisions.search("") == []
    assert divisions.search("lala") == []


def test_every_full_name_leads_back_to_its_division():
    for code in divisions.county_codes()[::97]:
        county = divisions.find(code)
        assert county in divisions.named(county.full_name)
