"""Making regions: totals, shares, and who keeps what when something else changes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import InputError
from sim.parameters import to_record
from sim.region import records
from sim.region.divisions import RegionSpec, Synthetic
from sim.region.synthesis import region_of, region_parameters, scaled, synthesise

INDICES = ("township", "county", "first_resident", "first_cadre")  # positions in arrays, which may shift


@pytest.fixture(scope="module")
def p():
    return to_record()


@pytest.fixture(scope="module")
def street(p):
    return synthesise(RegionSpec.of(code="370105009"), p)


def same_community(region, other, code):
    """Whether a community is the same in two regions: all fields, cadres, and the residents both have."""
    here, there = (r.communities[r.communities.code == code][0] for r in (region, other))
    for name in here.dtype.names:
        if name not in INDICES:
            np.testing.assert_array_equal(here[name], there[name], err_msg=name)
    people = [
        r.residents[home.first_resident : home.first_resident + home.residents]
        for r, home in ((region, here), (other, there))
    ]
    np.testing.assert_array_equal(*people)
    staff = [
        r.cadres[home.first_cadre : home.first_cadre + home.staff]
        for r, home in ((region, here), (other, there))
    ]
    for name in records.CADRE.names:
        if name != "community":
            np.testing.assert_array_equal(staff[0][name], staff[1][name], err_msg=name)


# ----------------------------------------------------------------------------------------- what a region has


@pytest.mark.parametrize(
    ("code", "townships", "communities", "residents"),
    [("370105", 15, 277, 770_202), ("370683", 17, 1000, 824_708), ("441900", 36, None, 100_000)],
)
def test_real_counties_have_their_units_and_the_given_residents(p, code, townships, communities, residents):
    region = synthesise(RegionSpec.of(code=code, population=residents), p)
    assert len(region.counties) == 1
    assert len(region.townships) == townships
    assert communities in (None, len(region.communities))
    assert region.population == residents == region.counties.residents[0]
    assert len(region.community_names) == len(region.communities)


def test_the_parts_add_up(p):
    region = synthesise(RegionSpec.of(code=["370105009", "370683003", "370683001"]), p)
    homes = region.communities
    assert len(region.counties) == 2
    np.testing.assert_array_equal(homes.by_group.sum(axis=1), homes.residents)
    assert homes.residents.sum() == region.population == region.townships.residents.sum()
    assert region.counties.residents.sum() == region.population
    assert homes.staff.sum() == len(region.cadres)
    assert region.counties.departments.sum() == len(region.departments)
    np.testing.assert_array_equal(np.repeat(np.arange(len(homes)), homes.staff), region.cadres.community)
    np.testing.assert_array_equal(region.townships.county[homes.township], homes.county)
    np.testing.assert_array_equal(homes.first_resident[1:], np.cumsum(homes.residents)[:-1])
    np.testing.assert_array_equal(homes.code // 1000 * 1000, region.townships.code[homes.township])
    np.testing.assert_allclose(homes.tenure.sum(axis=1), 1.0)
    np.testing.assert_array_equal(homes.cells, -(-homes.residents // 1024))


def test_counts_are_those_of_the_residents(street):
    for home in street.communities:
        people = street.residents[home.first_resident : home.first_resident + home.residents]
        np.testing.assert_array_equal(np.bincount(people.group, minlength=5), home.by_group)
        assert (people["flags"] & records.DIGITAL > 0).sum() == home.digital
        assert (people["flags"] & records.FLOATING > 0).sum() == home.floating
        assert (people["flags"] & records.EMPLOYED > 0).sum() == home.employed
        assert home.digital_share == home.digital / home.residents


def test_groups_follow_from_flags(street):
    people = street.residents
    special = people["flags"] & records.SPECIAL > 0
    floating = people["flags"] & records.FLOATING > 0
    age = people["flags"] >> records.AGE_SHIFT
    np.testing.assert_array_equal(people.group, np.where(special, 3, np.where(floating, 4, age)))
    assert set(np.unique(age)) == {0, 1, 2}
    assert not (people["flags"][age == 0] & records.EMPLOYED).any()


def test_a_synthetic_region_has_what_it_was_asked_for(p):
    region = synthesise(RegionSpec.of(synthetic={"townships": 5, "communities": 6, "urban_share": 0.5}), p)
    assert len(region.townships) == 5
    assert len(region.communities) == 30
    assert region.communities.urban.sum() == 15
    assert region.communities.code.max() < 1 << 40
    assert (region.communities.code // 10**10 == 90).all()
    assert region.township_names[0] == "Township 1 / 乡镇1"
    assert set(region.places()) == {"urban", "rural"}
    for share, urban in ((0.0, 0), (1.0, 30)):
        region = synthesise(RegionSpec(synthetic=Synthetic(5, 6, share)), p)
        assert region.communities.urban.sum() == urban


# --------------------------------------------------------------------------------------- nobody else's draws


def test_the_same_spec_gives_the_same_region(p, street):
    again = synthesise(RegionSpec.of(code="370105009"), p)
    for array, other in zip(street.arrays, again.arrays, strict=True):
        assert array.tobytes() == other.tobytes()


def test_another_seed_gives_another_region(p, street):
    other = synthesise(RegionSpec.of(code="370105009", seed=2), p)
    assert (other.communities.residents != street.communities.residents).all()


def test_a_township_is_the_same_alone_and_in_its_county(p, street):
    county = synthesise(RegionSpec.of(code="370105"), p)
    for code in street.communities.code:
        same_community(street, county, code)


def test_one_more_county_changes_nobody(p):
    alone = synthesise(RegionSpec.of(code="370105"), p)
    both = synthesise(RegionSpec.of(code=["110101", "370105"]), p)
    for code in alone.communities.code[::25]:
        same_community(alone, both, code)
    mine = both.departments[both.departments.county == 1]
    np.testing.assert_array_equal(mine.propensity, alone.departments.propensity)
    np.testing.assert_array_equal(both.townships.x[both.townships.county == 1], alone.townships.x)


def test_one_more_community_or_township_changes_nobody(p):
    small = synthesise(RegionSpec(synthetic=Synthetic(2, 4)), p)
    more = synthesise(RegionSpec(synthetic=Synthetic(3, 6)), p)
    for code in small.communities.code:
        same_community(small, more, code)


def test_traits_do_not_depend_on_how_many_residents_there_are(p):
    few, many = (synthesise(RegionSpec(synthetic=Synthetic(2, 3), population=n), p) for n in (6_000, 6_001))
    grown = few.communities.residents != many.communities.residents
    assert grown.sum() == 1
    for a, b in zip(few.communities, many.communities, strict=True):
        n = min(a.residents, b.residents)
        np.testing.assert_array_equal(
            few.residents[a.first_resident : a.first_resident + n],
            many.residents[b.first_resident : b.first_resident + n],
        )


def test_threads_change_nothing(p):
    spec = RegionSpec.of(code="370683", population=50_000)
    one, four = (synthesise(spec, p, threads=n) for n in (1, 4))
    for array, other in zip(one.arrays, four.arrays, strict=True):
        assert array.tobytes() == other.tobytes()


def test_a_higher_share_only_adds(p):
    more = to_record({"region.floating_share.urban": 0.5})
    spec = RegionSpec(synthetic=Synthetic(1, 3, 1.0), population=5_000)
    before, after = synthesise(spec, p), synthesise(spec, more)
    was, now = (r.residents["flags"] & records.FLOATING > 0 for r in (before, after))
    assert now.sum() > was.sum()
    assert (now | ~was).all()
    np.testing.assert_array_equal(before.residents["flags"] | 2, after.residents["flags"] | 2)


def test_other_parameters_do_not_matter(p):
    other = to_record({"assessment.tournament": 1.0})
    assert region_parameters(other) == region_parameters(p)


# --------------------------------------------------------------------------------------------- distributions


@pytest.fixture(scope="module")
def large(p):
    return synthesise(RegionSpec(synthetic=Synthetic(80, 10, 0.5)), p)


@pytest.mark.parametrize(("place", "urban"), [(0, 1), (1, 0)])
def test_shares_are_near_their_parameters(p, large, place, urban):
    homes = large.communities[large.communities.urban == urban]
    n = homes.residents.sum()
    ages = np.zeros(3)
    for home in homes:
        people = large.residents[home.first_resident : home.first_resident + home.residents]
        ages += np.bincount(people["flags"] >> records.AGE_SHIFT, minlength=3)
    assert ages[0] / n == pytest.approx(p.region_child_share[0, place], abs=0.005)
    assert ages[2] / n == pytest.approx(p.region_elder_share[0, place], abs=0.01)
    assert homes.digital.sum() / n == pytest.approx(p.region_digital_access[0, place], abs=0.01)
    assert homes.floating.sum() / n == pytest.approx(p.region_floating_share[0, place], abs=0.02)
    assert homes.residents.mean() == pytest.approx(p.region_unit_residents[0, place], rel=0.1)
    assert homes.travel_minutes.mean() == pytest.approx(
        60 * 1.3 * p.region_centre_distance[0, place] / p.region_travel_speed[0, place], rel=0.1
    )
    staff = homes.staff
    assert staff.min() >= int(p.region_staff_minimum[0, place])
    if urban:
        assert staff.sum() / n * 10_000 == pytest.approx(18.0, rel=0.15)
    else:
        assert staff.mean() == pytest.approx(4.1, rel=0.05)


def test_cadres_and_departments_are_near_their_parameters(p, large):
    cadres = large.cadres
    assert cadres.resilience_z.mean() == pytest.approx(0.0, abs=0.05)
    assert cadres.resilience_z.std() == pytest.approx(1.0, abs=0.05)
    assert cadres.tenure_weeks.mean() == pytest.approx(260.0, rel=0.05)
    assert cadres.posts.min() == 1
    assert ((cadres.knowledge > 0) & (cadres.knowledge <= 1)).all()
    assert ((cadres.skill >= 0) & (cadres.skill <= 1)).all()
    assert set(large.departments.kind) == {-1, *range(8)}
    many = synthesise(RegionSpec(synthetic=Synthetic(1, 1, counties=300)), p).departments
    assert many.propensity.mean() == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize("spread", [0.0, 1.0])
def test_extreme_parameters_make_a_region(spread):
    keys = (
        *("elder_spread", "floating_spread", "digital_spread", "skill_spread", "floating_elder"),
        *("unit_spread.urban", "unit_spread.rural", "floating_share.urban", "homes_owned.urban"),
        *("digital_access.urban", "digital_access.rural", "special_elder", "employed_working.rural"),
    )
    values = {f"region.{key}": spread for key in keys}
    region = synthesise(RegionSpec.of(synthetic={}), to_record(values))
    for name in ("density", "area_km2", "travel_minutes", "tenure", "digital_share"):
        assert np.isfinite(region.communities[name]).all()


# ----------------------------------------------------------------------------------------------- populations


def test_urban_and_rural_totals_scale_their_own_part(p):
    region = synthesise(RegionSpec.of(code="370105", urban_population=709_608, rural_population=60_594), p)
    urban = region.communities.urban == 1
    assert region.communities.residents[urban].sum() == 709_608
    assert region.communities.residents[~urban].sum() == 60_594
    half = synthesise(RegionSpec.of(code="370105", urban_population=709_608), p)
    free = synthesise(RegionSpec.of(code="370105"), p)
    np.testing.assert_array_equal(half.communities.residents[~urban], free.communities.residents[~urban])


@pytest.mark.parametrize(
    ("key", "spec"),
    [
        ("population", RegionSpec.of(code="370105", population=276)),
        ("rural_population", RegionSpec.of(synthetic={"urban_share": 1.0}, rural_population=10)),
        ("population", RegionSpec(synthetic=Synthetic(1, 1), population=20_000_000)),
    ],
)
def test_totals_that_do_not_fit_are_refused(p, key, spec):
    with pytest.raises(InputError) as caught:
        synthesise(spec, p)
    assert caught.value.key == key
    assert caught.value.render("zh")


def test_a_place_without_rural_communities_may_say_so(p):
    region = synthesise(
        RegionSpec.of(synthetic={"urban_share": 1.0}, urban_population=5_000, rural_population=0), p
    )
    assert region.population == 5_000


@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=60), st.integers(0, 10_000))
def test_scaling_is_exact_and_leaves_nobody_out(weights, extra):
    total = len(weights) + extra
    found = scaled(np.array(weights), total)
    assert found.sum() == total
    assert found.min() >= 1
    exact = np.array(weights) * total / sum(weights)
    if exact.min() >= 1:
        assert (np.abs(found - exact) < 1).all()


# --------------------------------------------------------------------------------------------------- sharing


def test_replicates_share_one_read_only_region(p):
    spec = RegionSpec.of(synthetic={"townships": 1})
    region = region_of(spec, p)
    assert region_of(RegionSpec.of(synthetic={"townships": 1}), to_record()) is region
    with pytest.raises(ValueError, match="read-only"):
        region.communities.residents[0] = 1
    assert region_of(spec, to_record({"region.child_share.urban": 0.3})) is not region


def test_residents_may_be_written_where_the_caller_wants_them(p, street):
    wide = np.dtype([("group", "u1"), ("flags", "u1"), ("trust", "u2")])
    region = synthesise(street.spec, p, allocate=lambda n: np.zeros(n, wide))
    np.testing.assert_array_equal(region.residents.group, street.residents.group)
    np.testing.assert_array_equal(region.residents["flags"], street.residents["flags"])
    assert region.residents.dtype.names == wide.names


# ---------------------------------------------------------------------------------------------- descriptions


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_region_describes_itself_in_both_languages(street, p, lang):
    rows = street.describe(lang)
    assert rows[0][1] == "山东省济南市天桥区制锦市街道"
    assert f"{street.population:,}" in {value for _, value in rows}
    made_up = synthesise(RegionSpec.of(synthetic={}), p)
    names = made_up.tables(lang)["townships"]["name"]
    assert names[0] == ("乡镇1" if lang == "zh" else "Township 1")


def test_tables_have_a_label_for_every_column(street):
    from sim.region.describe import column_label

    tables = street.tables()
    assert len(tables["communities"]) == len(street.communities)
    assert tables["communities"]["code"][0] == str(street.communities.code[0])
    for table in tables.values():
        for column in table.columns:
            assert column_label(column, "en")
            assert column_label(column, "zh")
