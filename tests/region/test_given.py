"""A user's own tables: recognised, checked cell by cell, and in force in regions exactly as they say."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from sim.cli.app import run as main
from sim.errors import InputError
from sim.parameters import to_record
from sim.region.importing import Imported, import_table, write
from sim.region.spec import RegionSpec
from sim.region.synthesis import synthesise
from sim.scenario import load, loads

STREET = 370105009000
HOME = 370105009012
REFERENCE = Path(
    os.environ.get("CHAOFUHE_REFERENCE_DATA", Path(__file__).parents[3] / "shared" / "data" / "reference")
)


def imported(folder: Path, text: str, name: str = "own.csv", **options) -> Path:
    source = folder / name
    source.write_text(text, encoding="utf-8")
    target = folder / f"{source.stem}.parquet"
    write(import_table(source, **options), target)
    return target


def region(*files: Path, code: str = "370105009"):
    return synthesise(RegionSpec.of(code=code, data=[str(file) for file in files] or None), to_record())


def test_a_table_in_chinese_is_recognised_and_its_places_are_as_it_says(tmp_path):
    own = imported(
        tmp_path,
        "区划代码,人口,工作人员数,老年人占比,面积,户数\n370105009,21000,40,,,\n370105009012,5200,9,31%,0.5,1900\n",
    )
    found = region(own)
    home = found.communities[found.communities["code"] == HOME][0]
    assert found.population == 21000
    assert found.communities["staff"].sum() == 40
    assert (home.residents, home.staff, home.households, home.area_km2) == (5200, 9, 1900, 0.5)
    age = found.residents["flags"][home.first_resident : home.first_resident + 5200] >> 4
    assert abs((age == 2).mean() - 0.31) < 0.02
    assert home.density == pytest.approx(5200 / 0.5)


def test_positions_are_kilometres_on_the_plane_of_the_county(tmp_path):
    own = imported(tmp_path, "code,lon,lat\n370105009,117.0,36.68\n370105009012,117.02,36.68\n")
    found = region(own)
    town, home = found.townships[0], found.communities[found.communities["code"] == HOME][0]
    assert home.x - town.x == pytest.approx(0.02 * 111.195 * np.cos(np.radians(36.68)), rel=1e-6)
    assert home.y == pytest.approx(town.y)
    speed = to_record()[0].region_travel_speed[0]
    assert home.travel_minutes == pytest.approx(
        60 * to_record()[0].region_detour * (home.x - town.x) / speed, rel=1e-6
    )


def test_urban_and_rural_totals_of_a_county_are_met_exactly(tmp_path):
    own = imported(tmp_path, "code,pop,pop_urban,pop_rural\n370683,824708,433000,391708\n")
    found = region(own, code="370683")
    urban = found.communities["urban"] == 1
    assert found.communities["residents"][urban].sum() == 433000
    assert found.communities["residents"][~urban].sum() == 391708


def test_the_class_of_a_place_decides_whether_it_is_urban_and_how_large_it_is(tmp_path):
    plain = region()
    own = imported(tmp_path, f"code,urban_rural_class\n{HOME},220\n")
    found = region(own)
    row = int(np.flatnonzero(found.communities["code"] == HOME)[0])
    assert plain.communities["urban"][row] == 1
    assert found.communities["urban"][row] == 0
    assert found.communities["residents"][row] < plain.communities["residents"][row]
    others = np.delete(np.arange(len(found.communities)), row)
    assert (found.communities["residents"][others] == plain.communities["residents"][others]).all()


def test_a_later_file_speaks_over_an_earlier_one_and_silence_changes_nothing(tmp_path):
    first = imported(tmp_path, f"code,pop,staff\n{HOME},5000,8\n", "first.csv")
    second = imported(tmp_path, f"code,pop,staff\n{HOME},6000,\n", "second.csv")
    home = region(first, second).communities
    home = home[home["code"] == HOME][0]
    assert (home.residents, home.staff) == (6000, 8)


def test_codes_of_another_year_are_recoded_and_shared_out(tmp_path):
    (tmp_path / "cross.csv").write_text("old,new,share\n370199,370105,0.25\n370199,370102,0.75\n")
    source = tmp_path / "own.csv"
    source.write_text("code,pop\n370199,1000\n370105,100\n")
    found: Imported = import_table(source, crosswalk=tmp_path / "cross.csv")
    said = dict(zip(found.code.tolist(), found.columns["population"].tolist(), strict=True))
    assert said == {370105000000: 350.0, 370102000000: 750.0}
    assert found.recoded == 1


@pytest.mark.parametrize(
    "text",
    [
        "code,pop\n",
        "name,pop\nA,5\n",
        "code,colour\n370105,red\n",
        "code,pop\nabc,5\n",
        "code,pop\n370199,5\n",
        "code,pop\n370105,-5\n",
        "code,pop\n370105,1.5\n",
        "code,pop\n370105,many\n",
        "code,pop\n370105,nan5\n",
        "code,pop\n370105,5\n370105,6\n",
        "code,pop,人口\n370105,5,5\n",
        "code,elder_share\n370105,31\n",
        "code,urban_rural_class\n370105009012,999\n",
        "code,urban_rural_class\n370105,111\n",
        "code,lon,lat\n370105009,10,36\n",
        "code,pop\n370105009999,5\n",
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_that_is_wrong_is_refused_in_one_sentence(text, lang, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("own.csv").write_text(text, encoding="utf-8")
    assert main(["data", "import", "own.csv", "--lang", lang]) == 2
    out = capsys.readouterr()
    assert len(out.err.strip().splitlines()) == 1
    assert "own.csv" in out.err
    assert "Traceback" not in out.err
    assert not Path("own.parquet").exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('"nope.parquet"', "no such file"),
        ("5", "no path"),
        ("[]", "empty"),
        ('{ file = "own.parquet", sha256 = "00" }', "checksum"),
        ('{ file = "own.parquet", sum = "00" }', "unknown key"),
        ('"own.csv"', "import"),
    ],
)
def test_a_scenario_that_names_a_wrong_file_is_refused(said, why, tmp_path):
    imported(tmp_path, f"code,pop\n{HOME},5000\n")
    (tmp_path / "s.toml").write_text(f'[region]\ncode = "370105009"\ndata = {said}\n')
    with pytest.raises(InputError, match=why):
        load(tmp_path / "s.toml")


def test_the_identity_of_a_scenario_follows_the_contents_of_its_data(tmp_path):
    own = imported(tmp_path, f"code,pop\n{HOME},5000\n")
    (tmp_path / "s.toml").write_text('[region]\ncode = "370105009"\ndata = "own.parquet"\n')
    first = load(tmp_path / "s.toml")
    assert loads(first.to_toml()).key == first.key
    assert first.key != loads('[region]\ncode = "370105009"\n').key
    moved = tmp_path / "elsewhere.parquet"
    moved.write_bytes(own.read_bytes())
    (tmp_path / "s.toml").write_text('[region]\ncode = "370105009"\ndata = "elsewhere.parquet"\n')
    assert load(tmp_path / "s.toml").key == first.key
    imported(tmp_path, f"code,pop\n{HOME},5001\n")
    (tmp_path / "s.toml").write_text('[region]\ncode = "370105009"\ndata = "own.parquet"\n')
    assert load(tmp_path / "s.toml").key != first.key


def test_totals_that_cannot_hold_are_refused(tmp_path):
    own = imported(tmp_path, f"code,pop\n370105009,3000\n{HOME},2999\n")
    with pytest.raises(InputError, match="each with at least one"):
        region(own)


def test_a_file_is_never_overwritten_unasked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    imported(tmp_path, f"code,pop\n{HOME},5000\n")
    before = Path("own.parquet").read_bytes()
    assert main(["data", "import", "own.csv"]) == 2
    assert Path("own.parquet").read_bytes() == before
    assert main(["data", "import", "own.csv", "--replace"]) == 0
    capsys.readouterr()


@pytest.mark.skipif(not REFERENCE.is_dir(), reason=f"no census tables in {REFERENCE.name}/ here")
def test_the_census_and_its_crosswalk_are_read_and_counties_have_its_totals(tmp_path):
    census = import_table(
        REFERENCE / "county_population_core.parquet",
        crosswalk=REFERENCE / "county_crosswalk_2020_2023.parquet",
    )
    assert census.levels == {"county": 2974, "township": 0, "community": 0}
    total = census.columns["population"].sum()
    assert abs(total - 1_409_778_724) < 5e-4 * 1_409_778_724  # shares of split counties are rounded
    write(census, tmp_path / "census.parquet")
    found = region(tmp_path / "census.parquet", code="370105")
    assert found.population == 770_202
