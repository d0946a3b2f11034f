"""Writing reports: into the folder, again, from folders that hold nothing or are damaged; the command."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from sim.cli import run
from sim.errors import InputError
from sim.report import write_report
from sim.report.again import briefly, command
from sim.report.results import Results, read
from sim.report.tables import by_topic
from tests.report.made_up import Inventor


@pytest.fixture
def folder(folders: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(folders["compare"], tmp_path / "compare"))


@pytest.mark.usefixtures("few_figures")
def test_report_is_written_beside_the_results(folder: Path):
    path = write_report(folder, "en")
    assert path == folder / "report.html"
    assert {"report.html", "results.xlsx", "figures"} <= {p.name for p in folder.iterdir()}
    assert not [p.name for p in folder.iterdir() if p.name.startswith(".")]
    assert read(folder).arms == ("baseline", "differentiated_assessment"), "the results are untouched"


@pytest.mark.usefixtures("few_figures")
def test_report_can_be_written_again_in_the_other_language(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["report", str(folder)]) == 0
    assert 'lang="en"' in (folder / "report.html").read_text("utf-8")[:200]
    assert run(["report", str(folder), "--lang", "zh"]) == 0
    assert 'lang="zh-CN"' in (folder / "report.html").read_text("utf-8")[:200]
    assert "报告：" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_folder_without_results_is_refused(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    assert run(["report", str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err


def test_damaged_results_are_refused(folder: Path):
    (folder / "weekly.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"weekly\.parquet"):
        write_report(folder, "en")
    assert not (folder / "report.html").exists()


def test_results_of_no_run_are_refused(tmp_path: Path):
    invented = Inventor(weeks=20, replicates=2)
    made = invented.manifest()
    failed = [{"replicate": n, "arm": "", "reason": "x"} for n in range(2)]
    invented.manifest = lambda: {**made, "failed": failed}  # type: ignore[method-assign]
    with pytest.raises(InputError, match="no run"):
        write_report(invented.write(tmp_path / "none"), "en")


def test_arms_in_other_places_are_compared_in_total(tmp_path: Path):
    invented = Inventor(weeks=20, arms=("county", "rural_county"))
    places, weekly = invented.communities().iloc[:0], invented.weekly()
    invented.communities = lambda: places  # type: ignore[method-assign]
    invented.weekly = lambda: weekly[weekly["arm"] == "county"]  # type: ignore[method-assign]
    folder = invented.write(tmp_path / "apart")
    text = write_report(folder, "en").read_text("utf-8")
    assert "not differences between the same places" in text
    assert {path.stem for path in (folder / "figures").glob("*.png")} == {"effects", "gains"}


def sheets(path: Path) -> dict[str, str]:
    """The parts of a workbook by their names."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize(
    ("lang", "names"), [("en", "about differences by week columns"), ("zh", "说明 差异 逐周 列说明")]
)
def test_workbook_has_sheets_units_and_definitions(
    results: dict[str, Results], tmp_path: Path, lang: str, names: str
):
    from sim.report.workbook import write_workbook

    write_workbook(results["compare"], tmp_path / "x.xlsx", lang)
    parts = sheets(tmp_path / "x.xlsx")
    listed = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    assert set(names.replace("by week", "by_week").split()) <= {name.replace(" ", "_") for name in listed}
    strings = parts["xl/sharedStrings.xml"]
    assert ("wait [weeks]" if lang == "en" else "等待时间 [周]") in strings
    assert ("Mean satisfaction of residents" if lang == "en" else "居民平均满意度") in strings
    assert ("better" if lang == "en" else "改善") in strings


@pytest.mark.usefixtures("few_figures")
def test_workbook_holds_no_formulas(tmp_path: Path):
    invented = Inventor(weeks=20, title="=HYPERLINK(1)", arms=("baseline", "=1+1"))
    write_report(invented.write(tmp_path / "formula"), "en")
    parts = sheets(tmp_path / "formula" / "results.xlsx")
    assert not [name for name, text in parts.items() if "<f>" in text]
    assert "=1+1" in parts["xl/sharedStrings.xml"]


def test_tables_list_every_measure_once():
    from sim.measures import MEASURES

    listed = [key for keys in by_topic().values() for key in keys]
    assert sorted(listed) == sorted(MEASURES)


def test_scenario_is_shown_without_its_defaults(results: dict[str, Results]):
    scenario = results["run"].scenarios[0]
    complete = type(scenario)(scenario.region, dict(scenario.values))
    assert briefly(complete).key == complete.key == scenario.key
    assert len(briefly(complete).to_toml()) < len(complete.to_toml()) / 10


def test_command_names_arms_that_policies_make(results: dict[str, Results]):
    assert command(results["run"]) == "chaofuhe run county.toml --seed 1 --replicates 5"
    assert "--policy" not in command(results["four"]), "its arms are not what their names say"


def test_large_tables_stay_out_of_the_workbook(
    results: dict[str, Results], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from sim.report import workbook

    monkeypatch.setattr(workbook, "MOST_ROWS", 100)
    monkeypatch.setattr(workbook, "MOST_CELLS", 1000)
    workbook.write_workbook(results["run"], tmp_path / "x.xlsx", "en")
    parts = sheets(tmp_path / "x.xlsx")
    assert 'name="by week"' not in parts["xl/workbook.xml"]
    assert "by week: left out for size; see weekly.parquet." in parts["xl/sharedStrings.xml"]
    assert "communities: the intervals of each row are left out" in parts["xl/sharedStrings.xml"]
