"""Names of places in English."""

from __future__ import annotations

import pytest

from sim.region import codes
from sim.report.places import full_name, in_words
from sim.text.places import beside, called, romanised
from tools import syllables

NAMES = {
    # characters that are read otherwise in places
    "重庆市": "Chongqing Municipality",
    "厦门市": "Xiamen City",
    "长安区": "Chang'an District",
    "长子县": "Zhangzi County",
    "碑林区": "Beilin District",
    "北林区": "Beilin District",
    "万柏林区": "Wanbailin District",
    "新林区": "Xinlin District",
    "金林区": "Jinlin District",
    "绿园区": "Lüyuan District",
    "梁园区": "Liangyuan District",
    "下花园区": "Xiahuayuan District",
    "清新区": "Qingxin District",
    "神农架林区": "Shennongjia Forestry District",
    "浦东新区": "Pudong New Area",
    "威海火炬高技术产业开发区": "Weihaihuoju High-Tech Industrial Development Zone",
    "六安市": "Lu'an City",
    "蚌埠市": "Bengbu City",
    "乐清市": "Yueqing City",
    "朝阳区": "Chaoyang District",
    "吕梁市": "Lüliang City",
    "陕西省": "Shaanxi Province",
    "山西省": "Shanxi Province",
    "查干嘎查": "Chagan Gacha",
    "查家村委会": "Zhajia Village",
    "解放路街道": "Jiefanglu Subdistrict",
    "解家村村民委员会": "Xiejia Village",
    # general parts
    "制锦市街道": "Zhijinshi Subdistrict",
    "单县": "Shanxian County",
    "城关镇": "Chengguan Town",
    "前所乡": "Qiansuo Township",
    "近圣社区居民委员会": "Jinsheng Community",
    "李村居委会": "Licun Community",
    "王村村委会": "Wangcun Village",
    "乌鲁木齐市": "Urumqi City",
    "凤凰社区（临时）": "Fenghuang Community (Linshi)",
    # peoples
    "八腊瑶族乡": "Bala Yao Ethnic Township",
    "东乡族自治县": "Dongxiang Autonomous County",
    "东乡县": "Dongxiang County",
    "管城回族区": "Guancheng Hui District",
    "湘西土家族苗族自治州": "Xiangxi Tujia and Miao Autonomous Prefecture",
    "察布查尔锡伯自治县": "Chabuzha'er Xibe Autonomous County",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_romanised_as_on_maps(name: str):
    assert romanised(name) == NAMES[name]


def test_each_language_has_its_own_name_and_english_the_chinese_beside():
    assert called("Township 1 / 乡镇1", "en") == "Township 1"
    assert called("Township 1 / 乡镇1", "zh") == "乡镇1"
    assert called("单县", "zh") == beside("单县", "zh") == "单县"
    assert beside("单县", "en") == "Shanxian County (单县)"
    assert beside("Township 1 / 乡镇1", "en") == beside("Township 1", "en") == "Township 1"


def test_full_names_begin_with_the_smallest_place_in_english():
    street = codes.by_code("370105009")
    english = "Zhijinshi Subdistrict, Tianqiao District, Jinan City, Shandong Province"
    assert full_name(street, "en") == english
    assert full_name(street, "zh") == street.full_name == "山东省济南市天桥区制锦市街道"
    assert full_name(codes.by_code("110101"), "en") == "Dongcheng District, Beijing Municipality"
    assert in_words(f"{street.full_name}, 北京市东城区…", "en") == (
        f"{english}; Dongcheng District, Beijing Municipality…"
    )
    assert in_words("synthetic region", "en") == "synthetic region"


def test_every_county_and_township_has_a_name_in_latin_letters():
    townships = [town.name for code in codes.county_codes()[::20] for town in codes.children(code)]
    assert len(townships) > 1500
    for name in {*townships, *(codes.find(code).name for code in codes.county_codes())}:
        found = romanised(name)
        assert found[:1].isupper() or found[:1].isdigit(), name
        assert not any(ch > "\u2e80" for ch in found), (name, found)


def test_the_table_of_readings_is_that_of_the_dictionary():
    pytest.importorskip("pypinyin")
    assert syllables.FILE.read_text("utf-8") == syllables.made()
