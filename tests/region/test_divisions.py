"""The list of divisions: what is where, by code."""

import pytest

from sim.errors import InputError
from sim.region import divisions, table


def test_the_whole_list_is_there():
    upper = table.upper()
    assert [(upper.level == level).sum() for level in (1, 2, 3, 4)] == [31, 342, 2975, 41351]
    assert len(table.communities([(0, 10**12)])) == 620_572
    assert (upper.code[1:] > upper.code[:-1]).all()


@pytest.mark.parametrize(("code", "townships", "communities"), [("370105", 15, 277), ("370683", 17, 1000)])
def test_known_counties_have_their_units(code, townships, communities):
    county = divisions.by_code(code)
    found = divisions.townships_in(county)
    assert len(found) == townships
    assert sum(len(divisions.children(town.code)) for town in found) == communities


def test_full_names_leave_out_what_nobody_says():
    assert divisions.by_code("370105009").full_name == "山东省济南市天桥区制锦市街道"
    assert divisions.by_code("110101").full_name == "北京市东城区"
    assert divisions.find(370105009012).name == "铜元局后街社区居民委员会"


@pytest.mark.parametrize("value", ["370105", 370105, "370105000000", " 370105 "])
def test_a_code_may_be_written_in_several_ways(value):
    assert divisions.by_code(value).code == 370105000000


@pytest.mark.parametrize(("code", "towns"), [("441900", 36), ("442000", 23), ("460400", 18)])
def test_prefectures_without_counties_count_as_counties(code, towns):
    found = divisions.by_code(code)
    assert found.is_county
    assert found.level == divisions.PREFECTURE
    assert found.short_code == code
    assert len(divisions.townships_in(found)) == towns


@pytest.mark.parametrize("code", ["370100", "37", "3701", "370000000000"])
def test_larger_units_are_refused_with_their_counties(code):
    with pytest.raises(InputError) as caught:
        divisions.by_code(code)
    assert any("历下区" in near for near in caught.value.nearest)


def test_a_community_is_refused_with_its_township():
    with pytest.raises(InputError) as caught:
        divisions.by_code("370105009012")
    assert caught.value.nearest == ("370105009 山东省济南市天桥区制锦市街道",)


@pytest.mark.parametrize(
    "code",
    ["370199", "370105002", "990000", "abc", "", "3701050", None, 3.5, True, -370105, "３７０１０５x", []],
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(InputError) as caught:
        divisions.by_code(code)
    assert caught.value.render("en")
    assert caught.value.render("zh")


def test_a_county_without_townships_is_refused():
    with pytest.raises(InputError, match="no townships"):
        divisions.by_code("350527")


def test_the_nation_is_a_list_of_counties():
    nation = divisions.county_codes()
    assert len(nation) == 2977
    assert 441900000000 in nation
    assert 370105000000 in nation
    assert 350527000000 not in nation


def test_communities_are_read_for_scattered_ranges():
    ranges = [(110101001000, 110101002000), (370105009000, 370105010000), (659012505000, 659012506000)]
    rows = table.communities(ranges)
    assert {int(code) // 1000 for code in rows.code} == {110101001, 370105009, 659012505}
    assert len(rows.names()) == len(rows) == len(rows.kind)


def test_packing_keeps_every_row(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from sim.region.pack import pack

    some = pa.concat_tables(
        [pq.read_table(table.PATH).slice(0, 200), pq.read_table(table.PATH).slice(50_000, 300)]
    )
    pq.write_table(some.take(list(range(499, -1, -1))), tmp_path / "mixed.parquet")
    pack(tmp_path / "mixed.parquet", tmp_path / "packed.parquet")
    found = pq.read_table(tmp_path / "packed.parquet")
    assert found.sort_by("code").equals(some.sort_by("code"))
    assert pq.read_metadata(tmp_path / "packed.parquet").row_group(0).num_rows == 200
