"""Everything users read is there in both languages, and the language is the one they asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sim.errors import InputError, nearest_names
from sim.text import both, chosen, from_locale, t, unit_name
from sim.text.catalogue import known
from sim.text.check import page_problems, pair_problems, problems
from sim.text.language import ask
from sim.text.system import reason
from sim.text.width import cells, padded, wrapped


def test_nothing_lacks_a_language():
    assert problems() == []


def test_check_is_a_command(root: Path):
    done = subprocess.run([sys.executable, "-m", "sim.text.check"], cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("en", "zh", "words"),
    [
        ("", "有", "no English"),
        ("one", "", "no Chinese"),
        ("one", "one", "no Chinese"),
        ("one", None, "no Chinese"),
        ("{n} of one", "没有", "braces"),
        ("天", "天", "the same"),
    ],
)
def test_check_finds(en: str, zh: str, words: str):
    assert words in pair_problems("here", en, zh)[0]


@pytest.mark.parametrize(("en", "zh"), [("{n} of {m}", "{m} 中的 {n}"), ("{en}", "有{zh}"), ("a {", "有 {")])
def test_check_passes(en: str, zh: str):
    assert pair_problems("here", en, zh) == []


GOOD_PAGE = "# Title\n\n## One\n\n```\n# a comment\n```\n\n# 标题\n\n## 一\n"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (GOOD_PAGE.replace("## 一\n", ""), "correspond"),
        (GOOD_PAGE.replace("## 一", "### 一"), "correspond"),
        (GOOD_PAGE.replace("## 一", "## First"), "no Chinese"),
        (GOOD_PAGE.replace("## One", "## 一"), "English part"),
        ("# Title\n", "two"),
    ],
)
def test_check_finds_sections_without_a_pair(page: str, words: str):
    assert page_problems("README.md", GOOD_PAGE) == []
    assert any(words in problem for problem in page_problems("README.md", page))


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ({"LANG": "Chinese_China.936"}, "zh"),
    ],
)
def test_language_follows_the_locale(environment: dict[str, str], lang: str):
    assert from_locale(environment) == lang


def test_what_was_asked_for_comes_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert chosen() == "zh"
    ask("en")
    try:
        assert chosen() == "en"
    finally:
        ask(None)
    assert chosen() == "zh"


def test_messages_are_filled_in():
    assert t("value.between", "en", kind="a number", low=0, high=1) == "a number from 0 to 1"
    assert both("value.switch") == ("true or false", "true 或 false")
    assert known("value.switch")
    assert not known("value.nothing")
    assert not known("nothing.at_all")
    assert not known("")
    with pytest.raises(KeyError):
        t("nothing.at_all", "en")


def test_units_have_names():
    assert unit_name("h", "zh") == "小时"
    assert unit_name("1", "en") == ""
    assert unit_name("parsec", "zh") == "parsec"


def test_width_counts_chinese_twice():
    assert cells("a天b") == 4
    assert padded("天", 4) == "天  "
    assert wrapped("天桥区，制锦市街道", 8) == ["天桥区，", "制锦市街", "道"]
    assert wrapped("one two  three", 7) == ["one two", "three"]
    assert wrapped("", 10) == [""]


@example("aa天 。", 4)
@given(st.text(st.sampled_from("ab 天桥，。"), max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    words = max((cells(word) for word in text.replace("天", " ").replace("桥", " ").split()), default=0)
    assert all(
        cells(line) <= max(width, words) + 2 * line.count("，") + 2 * line.count("。") for line in lines
    )


def test_errors_say_where_what_and_what_would_be_right():
    error = InputError("too much", "太多", key="a.b", value=3, allowed=("0 to 1", "0 到 1"), nearest=["a.c"])
    assert (
        error.within("f.toml", "x").render()
        == "f.toml: x.a.b: too much (value: 3). Allowed: 0 to 1. Did you mean “a.c”?"
    )
    assert error.render("zh") == "f.toml：x.a.b：太多（值：3）。允许：0 到 1。是否想写 “a.c”？"


@pytest.mark.parametrize("value", [True, "x" * 500, [1] * 500, "a\nb\x1b[31m", 1e400, {"a": object()}])
def test_errors_show_values_on_one_short_line(value: object):
    message = InputError("wrong", "错", value=value).render()
    assert len(message) < 90
    assert message.isprintable()


def test_nearest_names():
    known_names = ("assessment.tournament", "assessment.ratchet", "time.step_days")
    assert nearest_names("assessment.tornament", known_names)[0] == "assessment.tournament"
    assert nearest_names("tournament", known_names) == ("assessment.tournament",)
    assert nearest_names("TIME.STEP_DAYS", known_names)[0] == "time.step_days"
    assert nearest_names("zzz", known_names) == ()
    assert nearest_names("", known_names) == ()
    assert nearest_names("x" * 10**6, known_names) == ()


def test_the_system_is_translated():
    assert reason(FileNotFoundError(2, "No such file"))[1] == "文件或文件夹不存在"
    assert reason(OSError(999, "odd")) == ("odd", "odd")
    assert reason(ValueError()) == ("ValueError", "ValueError")
