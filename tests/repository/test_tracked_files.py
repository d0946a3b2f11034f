"""Nothing that belongs to one machine is in a tracked file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

# A folder of somebody's machine; `/usr/bin/env` and addresses such as example.org/home/x are none.
ABSOLUTE = re.compile(
    r"(?<![\w.~)}-])/(?:home|Users|root|work|tmp|opt|mnt|media|srv|private)/|\b[A-Z]:\\{1,2}Users\\"
)
# Written in parts, or this file would be its own finding.
REGISTRIES = re.compile(
    "|".join(
        re.escape(host)
        for host in (
            "pypi." + "org",
            "python" + "hosted.org",
            "npm" + "js.org",
            "npm" + "js.com",
            "npm" + "mirror.com",
            "tuna.tsing" + "hua.edu.cn",
            "mirrors." + "aliyun.com",
            "ana" + "conda.org",
        )
    )
)
LARGEST = 5_000_000  # bytes; the list of divisions has 3.8 million


def tracked(root: Path) -> list[Path]:
    """Files under version control; skips where this is not a git checkout."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [root / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def findings(root: Path, pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked(root):
        if b"\0" in (raw := path.read_bytes()):
            continue
        for number, line in enumerate(raw.decode("utf-8").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {line.strip()[:120]}")
    return found


def test_no_absolute_paths(root: Path):
    assert not findings(root, ABSOLUTE)


def test_no_registry_hosts(root: Path):
    assert not findings(root, REGISTRIES)


def test_no_large_files(root: Path):
    large = [str(path.relative_to(root)) for path in tracked(root) if path.stat().st_size > LARGEST]
    assert not large


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("open('/" + "home/li/x.toml')", True),
        ("--out=/" + "tmp/x", True),
        ("C:" + "\\Users\\li", True),
        ("#!/usr/bin/env bash", False),
        ("https://example.org/home/li", False),
        ("results/work/x", False),
        ("h/week", False),
    ],
)
def test_pattern_tells_paths_from_other_text(line: str, found: bool):
    assert bool(ABSOLUTE.search(line)) is found
