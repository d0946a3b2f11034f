"""What decides whether numbers are those that are stored already."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.study import identity

# Change them, and no number changes.
HARMLESS = (
    *("__init__.py", "__main__.py", "compiling.py", "errors.py", "extend.py", "model.py", "ours.py"),
    *("fetched.py", "plugins.py"),
)


def test_every_file_beside_the_packages_counts_or_is_known_to_be_harmless(root: Path):
    files = {path.name for path in (root / "sim").glob("*.py")}
    assert files - set(HARMLESS) <= set(identity._MODEL)


@pytest.mark.parametrize(
    ("changed", "findings", "runs"),
    [
        ("rules/demand.py", True, True),
        ("build_economy.py", True, True),
        ("study/one.py", True, True),
        ("study/paired.py", True, False),
        ("study/sweep/lock.py", False, False),
        ("study/analysis/sobol.py", False, False),
    ],
)
def test_what_a_change_touches(changed: str, findings: bool, runs: bool, monkeypatch: pytest.MonkeyPatch):
    """Sweeps and analyses may change without results being run again; the rest may not."""

    def hashes() -> tuple[str, str, str]:
        identity._hash_of_files.cache_clear()
        return identity.finding_sources(), identity.model_sources(), identity.sources()

    before, read = hashes(), Path.read_bytes
    target = identity._PACKAGE / changed
    assert target.is_file()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b"#" if path == target else b""))
    after = hashes()
    monkeypatch.undo()
    identity._hash_of_files.cache_clear()
    assert [a != b for a, b in zip(before, after, strict=True)] == [findings, runs, True]
