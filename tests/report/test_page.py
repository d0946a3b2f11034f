"""The page: self-contained, in both languages, every text of the user escaped."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sim.report import page, write_report
from sim.report.drawing import Drawn
from sim.report.results import Results
from tests.report.conftest import LANGUAGES
from tests.report.made_up import Inventor

EVIL = "<script>alert(1)</script>\"'&{{ 7*7 }}</title><img src=x onerror=alert(2)>$x$ -->"
_VOID = {"meta", "br", "img", "path", "use", "rect", "line", "stop", "link", "hr", "input"}


class Reader(HTMLParser):
    """Reads a page: its ids, what it refers to, its text; and whether tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [str(found["id"])] if "id" in found else []
        self.targets += [str(found[name]) for name in ("href", "src") if name in found]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


@pytest.mark.parametrize(("case", "lang"), LANGUAGES.items())
def test_page_needs_nothing_beside_itself(
    results: dict[str, Results], drawn: dict[str, list[Drawn]], case: str, lang: str
):
    text = page.render(results[case], drawn[case], lang)
    assert not re.search(r"https?:|@import|<script|<link|<iframe|srcset", text)
    assert not re.findall(r"url\((?!#|data:font/woff;base64,)", text)
    found = Reader(text)
    assert len(found.ids) == len(set(found.ids))
    assert all(target.startswith("#") and target[1:] in found.ids for target in found.targets)
    assert all(name in found.ids for name in re.findall(r"url\(#([^)]+)\)", text))
    assert found.tags[0] == ("html", {"lang": "zh-CN" if lang == "zh" else "en"})


def test_page_is_fully_in_one_language(results: dict[str, Results], drawn: dict[str, list[Drawn]]):
    chinese = re.compile("[\u4e00-\u9fff]{2,}")
    english = " ".join(Reader(page.render(results["run"], drawn["run"], "en")).words)
    before_sources = english.split("Where the measures, policies")[0]
    names = {"山东省济南市天桥区", *results["run"].communities()["township"]}
    assert set(chinese.findall(before_sources)) <= names
    words = Reader(page.render(results["compare"], drawn["compare"], "zh")).words
    headings = ["Findings", "Differences", "Figure", "Table", "baseline", "better"]
    assert not [word for word in headings if any(word in text for text in words)]


@pytest.mark.usefixtures("few_figures")
def test_texts_of_users_are_escaped(tmp_path: Path):
    invented = Inventor(title=EVIL, arms=("baseline", EVIL), weeks=20)
    text = write_report(invented.write(tmp_path / "evil"), "en").read_text("utf-8")
    found = Reader(text)
    assert {tag for tag, _ in found.tags} & {"script", "img", "iframe"} == set()
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "alert(1)" not in (tmp_path / "evil" / "figures" / "places.svg").read_text("utf-8")


def test_both_themes_and_print_have_all_colours(results: dict[str, Results], drawn: dict[str, list[Drawn]]):
    text = page.render(results["run"], drawn["run"], "en")
    used = set(re.findall(r"var\((--f[0-9a-f]{6})\)", text))
    for theme in (r":root\{(--f.*?)\}", r"dark\)\{:root\{(--f.*?)\}", r"print\{:root\{(--f.*?)\}"):
        block = re.search(theme, text)
        assert block
        assert used <= set(re.findall(r"(--f[0-9a-f]{6}):", block[1]))


def test_page_says_how_to_run_it_again(results: dict[str, Results], drawn: dict[str, list[Drawn]]):
    said = " ".join(Reader(page.render(results["compare"], drawn["compare"], "en")).words)
    command = "chaofuhe compare county.toml --policy differentiated_assessment --seed 1 --replicates 5"
    assert command in said
    assert 'code = "370105"' in said
    assert "observe_weeks = 52" in said
    assert "2023-06-30" in said
    assert "LiLiu2025" in said


@pytest.mark.usefixtures("few_figures")
def test_failed_runs_are_named(tmp_path: Path):
    invented = Inventor(weeks=20)
    made = invented.manifest()
    invented.manifest = lambda: {  # type: ignore[method-assign]
        **made,
        "failed": [{"replicate": 3, "arm": "", "reason": "the machine <b>stopped</b>"}],
    }
    text = write_report(invented.write(tmp_path / "failed"), "en").read_text("utf-8")
    assert "replicate 3, county: the machine &lt;b&gt;stopped&lt;/b&gt;" in text
    assert "4 of 5, seed 1 (1 failed)" in text
    assert json.loads((tmp_path / "failed" / "manifest.json").read_text("utf-8"))["failed"]
