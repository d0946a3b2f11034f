"""The command line: what it prints, in which language, and with which exit code it leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.cli import run
from sim.cli.names import names
from sim.cli.registry import parser
from sim.measures.catalogue import MEASURES
from sim.parameters import PARAMETERS
from sim.policies.catalogue import POLICIES
from sim.scenario import load
from sim.text.catalogue import known

CHINESE = re.compile("[\u4e00-\u9fff]")


class Out:
    """What a command did: its exit code and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(list(arguments))
        self.text, self.error = capsys.readouterr()


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_overview_names_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]):
    out = Out(capsys, *arguments)
    assert out.code == 0
    assert all(f"\n  {name} " in out.text for name in names())
    assert not out.error


@pytest.mark.parametrize("name", names())
def test_every_command_has_help_in_both_languages(capsys: pytest.CaptureFixture[str], name: str):
    assert known(f"{name}.help")
    english, chinese = Out(capsys, name, "--help"), Out(capsys, name, "--help", "--lang", "zh")
    assert english.code == chinese.code == 0
    assert chinese.text.startswith("用法：")
    assert english.text.startswith("Usage:")
    for option in parser(name).params:
        assert option.help, option.name
        if option.name != "help":
            assert CHINESE.search(chinese.text)


def test_help_for_a_command_before_its_name(capsys: pytest.CaptureFixture[str]):
    assert Out(capsys, "help", "list").text == Out(capsys, "list", "--help").text


def test_version(capsys: pytest.CaptureFixture[str]):
    assert re.fullmatch(r"chaofuhe \d+\.\d+\.\d+\S*\n", Out(capsys, "--version").text)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "zh", "list", "policies"],
        ["list", "--lang", "zh", "policies"],
        ["list", "policies", "--lang=zh"],
        ["--lang", "en", "list", "policies", "--lang", "zh"],
    ],
)
def test_language_stands_anywhere(capsys: pytest.CaptureFixture[str], arguments: list[str]):
    out = Out(capsys, *arguments)
    assert out.code == 0
    assert out.text.startswith("名称")


def test_language_follows_the_locale(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert Out(capsys, "list", "policies").text.startswith("名称")
    assert Out(capsys, "list", "policies", "--lang", "en").text.startswith("name")
    assert Out(capsys, "nothing").error.startswith("错误：")


def test_list_policies(capsys: pytest.CaptureFixture[str]):
    for lang in ("en", "zh"):
        out = Out(capsys, "list", "policies", "--lang", lang)
        assert len(out.text.splitlines()) == len(POLICIES) + 1
        assert all(re.search(rf"^{kind} ", out.text, re.MULTILINE) for kind in POLICIES)


def test_list_parameters_names_range_unit_and_source(capsys: pytest.CaptureFixture[str]):
    text = Out(capsys, "list", "parameters").text
    line = next(line for line in text.splitlines() if line.startswith("time.warmup_weeks"))
    for part in (
        "52",
        "0–520",
        "weeks",
        PARAMETERS["time.warmup_weeks"].en,
        PARAMETERS["time.warmup_weeks"].source,
    ):
        assert part in line
    assert "demand.effort.<kind>" in text


def test_list_and_show_measures(capsys: pytest.CaptureFixture[str]):
    for lang in ("en", "zh"):
        text = Out(capsys, "list", "measures", "--lang", lang).text
        assert len(text.splitlines()) == len(MEASURES) + 1
        for key, measure in MEASURES.items():
            shown = Out(capsys, "show", key, "--lang", lang)
            assert shown.code == 0
            assert " ".join((measure.zh if lang == "zh" else measure.en).split()) in shown.text


def test_search(capsys: pytest.CaptureFixture[str]):
    assert "assessment.tournament" in Out(capsys, "list", "parameters", "--search", "tournament").text
    assert "demand.effort.care" in Out(capsys, "list", "parameters", "-s", "effort.care").text
    assert "锦标赛" in Out(capsys, "list", "parameters", "-s", "锦标赛", "--lang", "zh").text
    nothing = Out(capsys, "list", "parameters", "-s", "zzz")
    assert (nothing.code, nothing.text) == (0, "Nothing found.\n")


def test_regions(capsys: pytest.CaptureFixture[str]):
    assert "370105" in Out(capsys, "list", "regions", "--search", "天桥区").text
    assert "山东省济南市天桥区" in Out(capsys, "list", "regions", "--search", "370105").text
    provinces = Out(capsys, "list", "regions").text
    assert "北京市" in provinces
    assert "--search" in provinces


def test_show_everything_that_is_listed(capsys: pytest.CaptureFixture[str]):
    shown = {
        "assessment.tournament": "0–1",
        "demand.effort": "demand.effort.care",
        "assessment": "assessment.tournament",
        "burden_reduction": "policy.burden_reduction.cut",
        "370105": "山东省济南市天桥区",
        "天桥区": "制锦市街道",
        "370105009012": "铜元局后街社区",
        "schema": '"$schema"',
    }
    for name, words in shown.items():
        for lang in ("en", "zh"):
            out = Out(capsys, "show", name, "--lang", lang)
            assert out.code == 0
            assert words in out.text


def test_every_parameter_can_be_shown(capsys: pytest.CaptureFixture[str]):
    for key, parameter in PARAMETERS.items():
        out = Out(capsys, "show", key, "--lang", "zh")
        assert out.code == 0
        assert " ".join(parameter.zh.split()) in out.text


def test_new_writes_a_scenario_that_can_be_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    out = Out(capsys, "new", "mine", "--region", "济南天桥", "--lang", "zh")
    assert out.code == 0
    assert "山东省济南市天桥区" in out.text
    other = Out(capsys, "new", "other", "--region", "济南天桥", "--lang", "en")
    assert "Tianqiao District, Jinan City, Shandong Province" in other.text
    path = tmp_path / "mine.toml"
    assert load(path).region.codes == (370105000000,)
    assert 'code = "370105"' in Out(capsys, "show", "mine").text
    assert Out(capsys, "show", str(path)).code == 0


def test_new_points_editors_to_a_schema_beside_it(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "scenario.schema.json").write_text(Out(capsys, "show", "schema").text, "utf-8")
    assert Out(capsys, "new", "mine", "--region", "synthetic").code == 0
    assert (tmp_path / "mine.toml").read_text("utf-8").startswith("#:schema ./scenario.schema.json\n# ")
    assert load(tmp_path / "mine.toml").region.synthetic is not None


def test_new_never_overwrites(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "mine.toml").write_text("precious")
    out = Out(capsys, "new", "mine.toml", "--region", "synthetic")
    assert out.code == 2
    assert "exists" in out.error
    assert (tmp_path / "mine.toml").read_text() == "precious"


def test_nothing_is_written_for_a_region_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    assert Out(capsys, "new", "mine", "--region", "天桥曲").code == 2
    assert not list(tmp_path.iterdir())


WRONG = {
    "no command": (["lst"], "“list”", "没有这个命令"),
    "no command, an option": (["--serch", "x"], "no such option", "没有这个选项"),
    "no option": (["list", "policies", "--serch", "x"], "“--search”", "没有这个选项"),
    "no argument": (["list"], "WHAT", "缺少"),
    "too many arguments": (["list", "policies", "parameters"], "not understood", "无法理解"),
    "option without value": (["list", "policies", "--search"], "--search", "--search"),
    "no such list": (["list", "policy"], "“policies”", "没有这个列表"),
    "no language": (["list", "policies", "--lang"], "en | zh", "en | zh"),
    "other language": (["--lang", "fr"], "en | zh", "en | zh"),
    "nothing of the name": (["show", "tournement"], "“assessment.tournament”", "没有这个名称"),
    "nothing at all": (["show", ""], "nothing", "没有这个名称"),
    "no file": (["show", "nowhere/x.toml"], "no such file", "没有这个文件"),
    "a folder": (["show", "./"], "folder", "文件夹"),
    "nothing to compare with": (["compare", "street"], "policies of its own", "没有可比较"),
    "no policy": (["compare", "street", "--policy", "audit"], "--policy: there is no policy", "--policy："),
    "no region": (["new", "x"], "--region", "--region"),
    "bad region": (["new", "x", "--region", "3701"], "prefecture", "地级"),
    "no folder": (["new", "nowhere/x", "--region", "synthetic"], "no such file or folder", "不存在"),
    "no name": (["new", "", "--region", "synthetic"], "no name", "不能作文件名"),
    "impossible name": (["new", "x" * 300, "--region", "synthetic"], "too long", "太长"),
    "name with NUL": (["new", "a\x00b", "--region", "synthetic"], "null", "null"),
    "name that is no text": (["show", "\udcff\udcfe"], "nothing", "没有这个名称"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_input_ends_in_one_message_and_code_2(capsys: pytest.CaptureFixture[str], what: str):
    arguments, english, chinese = WRONG[what]
    out = Out(capsys, *arguments)
    assert (out.code, out.text) == (2, "")
    assert english in out.error
    assert out.error.startswith("Error: ")
    assert out.error.count("\n") == 1
    if "--lang" not in arguments:
        out = Out(capsys, *arguments, "--lang", "zh")
        assert out.code == 2
        assert out.error.startswith("错误：")
        assert chinese in out.error


def test_a_broken_scenario_is_listed_with_what_is_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "broken.toml").write_text("[region]\n")
    (tmp_path / "scenarios" / "sound.toml").write_text('title = "Sound"\n[region]\nsynthetic = {}\n')
    out = Out(capsys, "list", "scenarios")
    assert out.code == 0
    assert re.search(r"^broken .*no region", out.text, re.MULTILINE)
    assert re.search(r"^sound +Sound +synthetic$", out.text, re.MULTILINE)


def test_after_two_dashes_everything_is_an_argument(capsys: pytest.CaptureFixture[str]):
    assert "--lang" in Out(capsys, "show", "--", "--lang").error
