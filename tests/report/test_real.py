"""A real, small run and comparison, from model to page; made-up folders have the form of real ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.report import write_report
from sim.report.named import named_differences, named_places
from sim.report.results import read
from sim.study.findings import Findings
from tests.report.made_up import Inventor
from tests.study.small import small


@pytest.fixture(scope="module")
def found() -> dict[str, Findings]:
    policies = {"burden_reduction": ["burden_reduction"]}
    return {
        "run": sim.run(small(), replicates=3, workers=1),
        "compare": sim.compare(small(), policies, replicates=3, workers=1),
    }


@pytest.fixture(scope="module")
def folders(found: dict[str, Findings], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    top = tmp_path_factory.mktemp("real")
    return {case: findings.write(top / case) for case, findings in found.items()}


@pytest.mark.parametrize(("case", "lang"), [("run", "zh"), ("compare", "en")])
def test_report_of_a_real_run(folders: dict[str, Path], case: str, lang: str):
    path = write_report(folders[case], lang)
    text = path.read_text("utf-8")
    drawn = {found.stem for found in (folders[case] / "figures").glob("*.svg")}
    assert {"load", "hours", "scores", "syndromes", "satisfaction", "service", "places"} <= drawn
    assert ({"effects", "differences", "gains"} <= drawn) is (case == "compare")
    assert not re.search(r"\bnan\b", text.split('<svg class="store"')[0])
    if case == "compare":
        assert "--policy burden_reduction" in text
        assert "Of the cut that was announced" in text


@pytest.mark.usefixtures("few_figures")
@pytest.mark.parametrize(("case", "lang"), [("run", "zh"), ("compare", "en")])
def test_findings_at_hand_give_the_report_that_their_folder_gives(
    found: dict[str, Findings], folders: dict[str, Path], tmp_path: Path, case: str, lang: str
):
    drawn = shutil.ignore_patterns("figures")  # by the test above
    folder = Path(shutil.copytree(folders[case], tmp_path / "results", ignore=drawn))
    nothing = tmp_path / "nothing"
    nothing.mkdir()

    def written(where: Path, findings: Findings | None) -> dict[str, bytes]:
        page = write_report(where, lang, findings)
        return {path.name: path.read_bytes() for path in (page, *(where / "figures").iterdir())}

    assert written(nothing, found[case]) == written(folder, None)


@pytest.mark.parametrize("case", ["run", "compare"])
def test_made_up_folders_have_the_form_of_real_ones(folders: dict[str, Path], case: str, tmp_path: Path):
    arms = ("",) if case == "run" else ("baseline", "burden_reduction")
    real, invented = read(folders[case]), read(Inventor(arms=arms).write(tmp_path / "made_up"))
    for name in ("summary", "weekly", "communities", *(("effects", "gains") if case == "compare" else ())):
        ours, theirs = invented.tables[name], real.tables[name]
        assert set(ours.columns) <= set(theirs.columns), name
        for column in ours.columns:
            kinds = {ours[column].dtype.kind in "fiu", theirs[column].dtype.kind in "fiu"}
            assert len(kinds) == 1, (name, column)
    assert set(invented.manifest) <= set(real.manifest)


def test_numbers_of_the_report_are_those_of_the_study(folders: dict[str, Path]):
    result = read(folders["run"])
    table = result.tables["runs"]
    assert np.isclose(result.level("efficacy").mean, table["efficacy"].mean())
    assert np.isclose(result.level("efficacy", "group", "elder").mean, table["efficacy.group.elder"].mean())
    effect = read(folders["compare"])
    runs = effect.tables["runs"]
    arms = [runs.loc[runs["arm"] == arm, "load"].to_numpy() for arm in effect.arms]
    assert np.isclose(effect.effect("load", "burden_reduction").mean, (arms[1] - arms[0]).mean())


def test_named_places_show_what_was_said_and_what_came_out(tmp_path: Path):
    place = "370683003209"
    region = {"code": "370683003", "places": [{"code": place, "firms": 49, "party_members": 76}]}
    times = {"time.warmup_weeks": 4, "time.observe_weeks": 30}
    result = sim.run(sim.Scenario(region, times), replicates=2, workers=1)
    table = named_places(read(result.write(tmp_path / "named")), "en")
    assert table is not None
    (group,) = table.groups
    assert group.title.startswith("Guangming Village (光明村")
    said = [row for row in group.rows if row.cells[1].text == "input"]
    assert [row.cells[0].text for row in said] == ["49", "76"]
    assert any(row.name == "Local jobs" for row in group.rows if row not in said)


def test_a_comparison_shows_what_changed_in_the_place_that_a_policy_is_for(tmp_path: Path):
    place, times = 370683003209, {"time.warmup_weeks": 4, "time.observe_weeks": 30}
    policy = {"kind": "fund_sinking", "where": [str(place)], "lag": 0, "nominal": 0}
    scenario = sim.Scenario({"code": "370683003"}, times, [policy])
    found = read(sim.compare(scenario, replicates=2, workers=1).write(tmp_path / "named"))
    table = named_differences(found, 1, "en")
    assert table is not None
    (group,) = table.groups
    assert group.title.startswith("Guangming Village (光明村")
    load = next(row for row in group.rows if row.name.startswith("Load"))
    there = found.tables["communities"].set_index("code").loc[place]
    assert float(load.cells[0].text) == pytest.approx(there["load.baseline"], abs=0.01)
    assert float(load.cells[1].text) == pytest.approx(there["load"], abs=0.01)
    assert load.cells[2].below.startswith("[")


def test_no_table_where_no_place_is_named(folders: dict[str, Path]):
    assert named_differences(read(folders["compare"]), 1, "en") is None
    assert named_places(read(folders["run"]), "zh") is None
