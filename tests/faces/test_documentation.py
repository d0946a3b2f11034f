"""The examples of docs/python.md run."""

from __future__ import annotations

import re
from pathlib import Path

import sim
from sim.faces import AGENTS, ON_DEMAND


def examples(root: Path) -> list[str]:
    """The code of the page; SolaraViz has a test of its own."""
    page = (root / "docs" / "python.md").read_text("utf-8")
    return [code for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "SolaraViz" not in code]


def test_examples_run(root: Path):
    names: dict[str, object] = {}
    for code in examples(root):
        exec(compile(code, "docs/python.md", "exec"), names)
    assert names["relief"].touched
    assert not names["model"].touched
    assert len(names["rows"]) == 4
    assert len(names["elders"]) > 0


def test_page_names_all_that_can_be_set(root: Path):
    page = (root / "docs" / "python.md").read_text("utf-8")
    settable = {
        f"`{name}`"
        for face in (*AGENTS, *ON_DEMAND)
        for name, field in face.fields().items()
        if field.settable
    }
    english = page[page.index("**What can be set.**") :].split("\n\n")[0]
    chinese = page[page.index("**可以设置的字段。**") :].split("\n\n")[0]
    for text in (english, chinese):
        assert settable | {"`model.touched`", "`[[changes]]`"} == set(re.findall(r"`[^`]+`", text))


def test_page_names_all_arguments(root: Path):
    import inspect

    page = (root / "docs" / "python.md").read_text("utf-8")
    for name in inspect.signature(sim.Model).parameters:
        assert name == "kwargs" or page.count(f"`{name}`") + page.count(f"`{name}=") >= 2, name
