"""The command that judges claims, on a test function whose answers are known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from sim.cli import run
from sim.study.claims.shelf import shipped

pytest.importorskip("scipy")

TRUE = """
title = { en = "more is more", zh = "多则更多" }
statement = { en = "Twice as much gives more.", zh = "加倍则更多。" }
sources = ["LiLiu2025"]
[model]
function = "noisy"
[[factors]]
key = "x2"
low = 0.0
high = 0.1
[[arms]]
name = "one"
settings = { x1 = 1.0 }
[[arms]]
name = "two"
settings = { x1 = 2.0 }
[[parts]]
name = { en = "y", zh = "结果" }
measure = "y"
weights = { two = 1.0, one = -1.0 }
expected = "higher"
least = 0.1
"""
FALSE = TRUE.replace('"higher"', '"lower"').replace("gives more", "gives less")


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


def test_claims_are_judged_and_written_in_both_languages(capsys: pytest.CaptureFixture[str]):
    """Two files of one name, one of them asked for twice: each once, with runs and verdict of its own."""
    for folder, text in (("yes", TRUE), ("no", FALSE)):
        Path(folder).mkdir()
        Path(folder, "more.toml").write_text(text, "utf-8")
    files = ["./yes/more.toml", "./no/more.toml", "no/../yes/more.toml"]
    asked = ["claims", *files, "--quick", "--out", "out", "--workers", "1"]
    assert run(asked) == 0
    said = capsys.readouterr().out
    assert "2 claims, 48 runs: 1 supported" in said
    assert "1 opposite" in said
    assert run(["--lang", "zh", *asked, "--no-run"]) == 0
    assert "支持 1" in capsys.readouterr().out
    verdicts = pd.read_csv("out/verdicts/verdicts.csv").set_index("claim")["verdict"]
    assert verdicts.to_dict() == {"yes-more": "supported", "no-more": "opposite"}
    assert sorted(path.name[:-9] for path in Path("out/runs").iterdir()) == ["no-more", "yes-more"]
    page = Path("out/verdicts/findings.md").read_text("utf-8")
    assert "| more is more | y | " in page
    assert "| 多则更多 | 结果 | " in page
    assert "With one seed at each point" in page
    for lang in ("en", "zh"):
        assert Path(f"out/verdicts/figures/verdicts.{lang}.png").stat().st_size > 5000


def test_an_unknown_claim_is_refused_before_anything_runs(capsys: pytest.CaptureFixture[str]):
    Path("yes.toml").write_text(TRUE, "utf-8")
    assert run(["claims", "./yes.toml", "audit_restore"]) == 2
    assert "audit_restores" in capsys.readouterr().err
    assert not Path("results").exists()


def test_claims_are_listed_and_shown(capsys: pytest.CaptureFixture[str]):
    assert run(["list", "claims"]) == 0
    listed = capsys.readouterr().out.split()
    assert all(name in listed for name in shipped())
    assert run(["--lang", "zh", "list", "claims", "--search", "回潮"]) == 0
    assert capsys.readouterr().out.count("reductions_rebound") == 1
    assert run(["show", "grid_watches"]) == 0
    said = capsys.readouterr().out
    assert "society.squeeze = 0" in said
    assert "vitality, lower" in said
