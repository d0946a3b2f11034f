"""Interrupts, full disks, closed pipes and our own mistakes: an exit code and one message, no traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.cli import lists, run


def broken(error: BaseException) -> Callable[[str], lists.Listing]:
    """A list that fails."""

    def fails(search: str) -> lists.Listing:
        raise error

    return fails


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Interrupted"),
        (BrokenPipeError(), 0, ""),
        (OSError(errno.ENOSPC, "No space left"), 1, "disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "x.toml"), 2, "x.toml: permission denied"),
        (FileNotFoundError(errno.ENOENT, "No such file", "x.toml"), 2, "x.toml: there is no such file"),
        (MemoryError(), 1, "memory"),
        (ZeroDivisionError("division by zero"), 1, "ZeroDivisionError: division by zero"),
        (EOFError(), 1, "EOFError"),
        (RecursionError("too deep"), 1, "RecursionError"),
    ],
)
def test_exceptions_become_codes(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    words: str,
):
    monkeypatch.setattr(lists, "LISTS", lists.LISTS)
    monkeypatch.setitem(lists.LISTS, "policies", broken(error))
    stdout = os.dup(1)  # a closed pipe makes the program give its output up
    try:
        assert run(["list", "policies"]) == code
    finally:
        os.dup2(stdout, 1)
        os.close(stdout)
    message = capfd.readouterr().err
    assert words in message
    assert "Traceback" not in message
    assert message.count("\n") <= 1


def test_debugging_shows_where(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHAOFUHE_DEBUG", "1")
    monkeypatch.setitem(lists.LISTS, "policies", broken(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        run(["list", "policies"])


def shell(root: Path, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell command in which ``$CLI`` is the program."""
    program = f'"{sys.executable}" -m sim'
    return subprocess.run(
        ["bash", "-c", command.replace("$CLI", program)],
        cwd=root,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_a_reader_that_leaves_early_is_no_error(root: Path):
    done = shell(root, "set -o pipefail; $CLI list parameters | head -n 1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"key")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_failure(root: Path):
    done = shell(root, "$CLI list policies > /dev/full")
    assert (done.returncode, done.stderr) == (1, b"Error: the disk is full.\n")


def test_closed_output_is_no_error(root: Path):
    done = shell(root, "$CLI list policies >&-")
    assert (done.returncode, done.stderr) == (0, b"")


def test_chinese_on_a_terminal_that_cannot_show_it(root: Path):
    done = shell(root, "$CLI list policies --lang zh", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"burden_reduction" in done.stdout


HEAVY = (
    "numba",
    "mesa",
    "matplotlib",
    "scipy",
    "sklearn",
    "nicegui",
    "dask",
    "distributed",
    "pymoo",
    "SALib",
)


def imported(root: Path, *arguments: str) -> set[str]:
    """The packages a command has imported when it is done."""
    code = f"import sys; from sim.cli import run; run({list(arguments)!r}); print('@', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.rpartition("@")[2].split()}


def test_help_imports_nothing(root: Path):
    found = imported(root, "--help")
    assert not found & {*HEAVY, "numpy", "pandas", "pyarrow", "rich", "typer", "pydantic", "jinja2"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "policies"],
        ["list", "parameters"],
        ["list", "regions", "--search", "天桥"],
        ["list", "scenarios"],
        ["show", "assessment.tournament"],
        ["show", "370105"],
        ["new", "/nowhere/x", "--region", "370105"],
    ],
)
def test_looking_around_imports_nothing_heavy(root: Path, arguments: list[str]):
    assert not imported(root, *arguments) & {*HEAVY}


@pytest.mark.parametrize("arguments", [["show", "load"], ["show", "call_in"], ["list", "policies"]])
def test_measures_and_policies_are_shown_without_arrays_and_tables(root: Path, arguments: list[str]):
    assert not imported(root, *arguments) & {"numpy", "pandas", "pyarrow"}


def test_help_of_no_command_imports_what_only_the_command_needs(root: Path):
    lines = "from sim.cli.names import names\nfor name in names(): run([name, '--help'])"
    code = f"import sys; from sim.cli import run\n{lines}\nprint('@', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    found = {name.split(".")[0] for name in done.stdout.rpartition("@")[2].split()}
    assert "sim" in found
    assert not found & {*HEAVY, "numpy", "pandas", "pyarrow", "pydantic", "rich", "jinja2"}


EXPERIMENT = """
title = { en = "A function", zh = "函数" }
replicates = 1
[model]
function = "ishigami"
[[factors]]
key = "x1"
low = 0.0
high = 1.0
[design]
levels = 2
"""


def test_looking_at_a_sweep_imports_nothing_heavy(root: Path, tmp_path: Path):
    (tmp_path / "e.toml").write_text(EXPERIMENT, "utf-8")
    folder = str(tmp_path / "sweep")
    imported(root, "sweep", str(tmp_path / "e.toml"), "--out", folder, "--workers", "1")
    found = imported(root, "status", folder)
    assert "sim" in found
    assert not found & {*HEAVY}
