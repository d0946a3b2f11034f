"""A file has one subject and a function fits on a screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

LONGEST_FILE = 500  # lines
LONGEST_FUNCTION = 60  # lines, from `def` to its end


def long_functions(source: str) -> list[str]:
    """Functions of `source` that are too long, with their lengths."""
    lengths = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    return [f"{name} ({lines} lines)" for name, lines in lengths if lines > LONGEST_FUNCTION]


def sources(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text("utf-8") for path in sorted((root / "sim").rglob("*.py"))
    }


def test_files_are_short(root: Path):
    lengths = {name: len(text.splitlines()) for name, text in sources(root).items()}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}


def test_functions_are_short(root: Path):
    assert not [f"{name}: {found}" for name, text in sources(root).items() for found in long_functions(text)]


@pytest.mark.parametrize(("lines", "found"), [(60, []), (61, ["f (61 lines)"])])
def test_length_counts_from_def_to_end(lines: int, found: list[str]):
    assert long_functions("@decorated\ndef f():\n" + "    pass\n" * (lines - 1)) == found
