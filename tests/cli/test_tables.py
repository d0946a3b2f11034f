"""Tables show every character, however narrow the terminal; in a pipe each row is one line."""

from __future__ import annotations

import re
import sys

import pytest

from sim.cli.tables import print_facts, print_table
from sim.text.width import cells

COLUMNS = ["名称", "default", "说明", "source"]
ROWS = [
    (
        "assessment.tournament",
        0.5,
        "排名锦标赛的激烈程度，决定各地之间竞争有多激烈。",
        "LiLiu2025; [bold]x[/bold]",
    ),
    ("a", "", "How far targets fall for each standard deviation.", ":smile:"),
]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    """Makes standard output a terminal of a given width."""

    def make(width: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm")

    return make


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, without the codes for bold."""
    return re.sub(r"\x1b\[\d*m", "", capsys.readouterr().out)


def shown_letters(text: str) -> list[str]:
    """The characters of a table, without spaces and rules, in any order."""
    return sorted("".join(re.sub("[─━]", "", text).split()))


def letters(*parts: object) -> list[str]:
    return sorted("".join("".join(map(str, parts)).split()))


@pytest.mark.parametrize("width", [40, 60, 80, 120, 149])
def test_nothing_is_cut_off_on_a_terminal(capsys: pytest.CaptureFixture[str], terminal, width: int):
    terminal(width)
    print_table(COLUMNS[:3], [row[:3] for row in ROWS])
    text = printed(capsys)
    assert max(map(cells, text.splitlines())) <= width
    assert "…" not in text
    assert shown_letters(text) == letters(*COLUMNS[:3], *(cell for row in ROWS for cell in row[:3]))


def test_optional_columns_need_a_roomy_terminal(capsys: pytest.CaptureFixture[str], terminal):
    terminal(100)
    print_table(COLUMNS, ROWS, optional=1)
    assert "LiLiu2025" not in printed(capsys)
    terminal(200)
    print_table(COLUMNS, ROWS, optional=1)
    assert "LiLiu2025; [bold]x[/bold]" in printed(capsys)


def test_names_stay_whole_where_there_is_room(capsys: pytest.CaptureFixture[str], terminal):
    terminal(60)
    print_table(COLUMNS[:3], [row[:3] for row in ROWS])
    assert "assessment.tournament" in printed(capsys)


def test_a_row_is_a_line_in_a_pipe(capsys: pytest.CaptureFixture[str]):
    print_table(COLUMNS, ROWS, optional=1)
    lines = printed(capsys).splitlines()
    assert len(lines) == 3
    assert lines[1].endswith("LiLiu2025; [bold]x[/bold]")
    assert all(line == line.rstrip() for line in lines)
    starts = {
        cells(line[: line.index(word)]) for line, word in zip(lines, ("说明", "排名", "How far"), strict=True)
    }
    assert len(starts) == 1


def test_empty_tables_and_facts(capsys: pytest.CaptureFixture[str], terminal):
    print_table(COLUMNS, [])
    print_facts([])
    print_facts([("a", ""), ("b", None), ("c", 0)])
    assert printed(capsys).splitlines() == ["名称  default  说明  source", "c  0"]
    terminal(60)
    print_facts([("政策", "减负"), ("x", "")])
    assert printed(capsys).split() == ["政策", "减负"]
