"""The commands that answer from sweeps, on test functions whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.cli import run
from sim.study.analysis import extras

pytest.importorskip("SALib")
pytest.importorskip("sklearn")
pytest.importorskip("pymoo")

UNIT = "".join(f'[[factors]]\nkey = "x{i}"\nlow = 0\nhigh = 1\n' for i in (1, 2, 3))
PI = "".join(
    f'[[factors]]\nkey = "x{i}"\nlow = -3.141592653589793\nhigh = 3.141592653589793\n' for i in (1, 2, 3)
)
ISHIGAMI = f'measures = ["y"]\n[model]\nfunction = "ishigami"\n{PI}'
ONE_POINT = 'measures = ["y"]\n[model]\nfunction = "ishigami"\n[[factors]]\nkey = "x1"\nvalues = [1.0]\n'
SOBOL = ISHIGAMI + '[design]\nkind = "sobol"\nsamples = 256\nsecond_order = true\nseed = 1\n'
MORRIS = ISHIGAMI + '[design]\nkind = "morris"\ntrajectories = 12\nlevels = 6\nseed = 1\n'
BOX = (
    f'measures = ["y"]\n[model]\nfunction = "planted_box"\n{UNIT}'
    '[design]\nkind = "latin_hypercube"\nsamples = 600\nseed = 1\n'
)
TRADE_OFF = (
    'measures = ["y1", "y2"]\n[model]\nfunction = "trade_off"\n'
    '[search]\ninputs = ["x1"]\nlevels = 41\npopulation = 12\ngenerations = 8\n'
)
NOISY = (
    'measures = ["y"]\nreplicates = 12\n[model]\nfunction = "noisy"\n'
    '[[arms]]\nname = "baseline"\n[[arms]]\nname = "more"\nsettings = { x1 = 1.5 }\n'
)


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


def asked(capsys: pytest.CaptureFixture[str], text: str, *arguments: str) -> tuple[int, str, str]:
    """Run a command on an experiment: its exit code, what it printed, and its errors."""
    Path("asked.toml").write_text(text, "utf-8")
    command, *rest = arguments
    code = run([command, "asked.toml", "--out", "out", "--workers", "1", *rest])
    return code, *capsys.readouterr()


def figures(folder: str) -> set[str]:
    """The figures of an analysis, none of them empty."""
    found = list((Path("out") / folder / "figures").iterdir())
    assert all(path.stat().st_size > 3000 for path in found)
    return {path.name for path in found if path.suffix == ".png"}


def test_sobol_gives_ishigamis_indices_and_they_settle(capsys: pytest.CaptureFixture[str]):
    code, text, _ = asked(capsys, SOBOL, "sensitivity")
    assert code == 0
    assert "2048 runs" in text
    assert "y: x1 is involved in" in text
    rows = pd.read_parquet("out/sensitivity/indices.parquet").set_index("factor")
    for name, first, total in (("x1", 0.3139, 0.5576), ("x2", 0.4424, 0.4424), ("x3", 0.0, 0.2437)):
        assert rows.loc[name, "S1.low"] <= first <= rows.loc[name, "S1.high"]
        assert rows.loc[name, "ST.low"] <= total <= rows.loc[name, "ST.high"]
    settling = pd.read_csv("out/sensitivity/settling.csv")
    width = (settling["ST.high"] - settling["ST.low"]).groupby(settling["samples"]).mean()
    assert width[256] < 0.6 * width[32]
    assert {"sobol.en.png", "sobol.zh.png", "settling.zh.png", "pairs.en.png"} <= figures("sensitivity")
    findings = Path("out/sensitivity/findings.md").read_text("utf-8")
    assert "x1 is involved" in findings
    assert "方差" in findings
    assert json.loads(Path("out/sensitivity/analysis.json").read_text("utf-8"))["design"] == "sobol"


def test_morris_screens_and_a_second_time_nothing_runs(capsys: pytest.CaptureFixture[str]):
    assert asked(capsys, MORRIS, "sensitivity")[0] == 0
    before = pd.read_parquet("out/sensitivity/indices.parquet")
    assert before["trajectories"].iloc[0] == 12
    assert {"morris.en.png", "morris.zh.png"} <= figures("sensitivity")
    parts = sorted(path.name for path in Path("out/runs").iterdir())
    code = run(["sensitivity", "out", "--lang", "zh"])  # from the folder of the runs
    assert code == 0
    assert "影响最大" in capsys.readouterr().out
    assert sorted(path.name for path in Path("out/runs").iterdir()) == parts
    pd.testing.assert_frame_equal(pd.read_parquet("out/sensitivity/indices.parquet"), before)


def test_discover_finds_the_planted_box(capsys: pytest.CaptureFixture[str]):
    code, text, _ = asked(capsys, BOX, "discover", "--where", "y > 0.5")
    assert code == 0
    assert "PRIM, box 1:" in text
    assert "CART, box 1:" in text
    boxes = pd.read_parquet("out/discovery/boxes.parquet")
    first = boxes[(boxes["method"] == "prim") & (boxes["box"] == "1")].iloc[0]
    assert min(first["coverage"], first["density"]) > 0.9
    limits = pd.read_parquet("out/discovery/limits.parquet")
    limits = limits[(limits["method"] == "prim") & (limits["box"] == 1)].set_index("factor")
    assert list(limits.index) == ["x1", "x2"]
    for name, low, high in (("x1", 0.2, 0.5), ("x2", 0.6, 0.9)):
        assert limits.loc[name, ["low", "high"]].tolist() == pytest.approx([low, high], abs=0.05)
    assert figures("discovery") == {"boxes.en.png", "boxes.zh.png"}


def test_optimise_finds_the_known_compromises_and_goes_on_where_it_was_killed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    from sim.study import sweep

    assert asked(capsys, TRADE_OFF, "optimise")[0] == 0
    whole = pd.read_parquet("out/portfolios/portfolios.parquet")
    front = pd.read_parquet("out/portfolios/front.parquet")
    assert front["x1"].between(0.0, 2.0).all()
    assert len(front) >= 4
    assert {"tradeoff.en.png", "portfolios.zh.png"} <= figures("portfolios")

    Path("out").rename("whole")
    real, calls = sweep.run, []

    def dies(*arguments, **options):
        calls.append(arguments)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(sweep, "run", dies)
        assert asked(capsys, TRADE_OFF, "optimise")[0] == 130
    assert not Path("out/portfolios").exists()
    assert asked(capsys, TRADE_OFF, "optimise")[0] == 0
    pd.testing.assert_frame_equal(pd.read_parquet("out/portfolios/portfolios.parquet"), whole)
    resumed = {path.name: path.read_bytes() for path in Path("out/generations/0000/runs").iterdir()}
    assert len(resumed) == 1  # the first generation was not run again


def test_effects_of_an_arm_are_paired(capsys: pytest.CaptureFixture[str]):
    code, text, _ = asked(capsys, NOISY, "effects", "--half-width", "0.05")
    assert code == 0
    assert "Pairing on the same seeds divides the variance" in text
    assert "more: ± 0.0500 for y needs" in text
    row = pd.read_parquet("out/effects/effects.parquet").iloc[0]
    assert row["low"] < 0.5 < row["high"]
    assert row["variance_reduction"] > 5.0
    assert {"effects.en.png", "settling.zh.png"} <= figures("effects")


@pytest.mark.parametrize(
    ("text", "arguments", "key"),
    [
        (BOX, ["sensitivity"], "design.kind"),
        (ONE_POINT, ["effects"], "arms"),
        (BOX, ["calibrate"], "patterns"),
        (SOBOL, ["sensitivity", "--measure", "z"], "z"),
        (SOBOL, ["sensitivity", "--arm", "other"], "--arm"),
        (BOX, ["discover", "--where", "y"], "--where"),
        (BOX, ["discover", "--where", "z > 1"], "--where"),
        (BOX, ["discover", "--where", "y > 2"], "--where"),
        (BOX, ["discover"], "--where"),
        (BOX, ["optimise"], "search"),
        (TRADE_OFF.replace("x1", "x9"), ["optimise"], "search.inputs"),
    ],
)
def test_what_is_wrong_is_one_message(
    capsys: pytest.CaptureFixture[str], text: str, arguments: list[str], key: str
):
    code, _, error = asked(capsys, text, *arguments)
    assert code == 2
    assert key in error.splitlines()[-1]
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("text", "arguments", "library"),
    [
        (SOBOL, ["sensitivity"], "SALib"),
        (BOX, ["discover", "--where", "y > 0.5"], "scikit-learn"),
        (TRADE_OFF, ["optimise"], "pymoo"),
        (NOISY, ["effects"], "scipy"),
    ],
)
def test_a_missing_library_is_one_message_with_the_line_that_installs_it(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    arguments: list[str],
    library: str,
):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    code, _, error = asked(capsys, text, *arguments)
    assert code == 2
    assert library in error
    assert "pip install 'chaofuhe[studies]'" in error
    assert len(error.strip().splitlines()) == 1


def test_a_sweep_cut_short_is_analysed_as_far_as_it_is(capsys: pytest.CaptureFixture[str]):
    Path("asked.toml").write_text(SOBOL, "utf-8")
    assert run(["sweep", "asked.toml", "--out", "out", "--shard", "1/2", "--workers", "1"]) == 0
    code = run(["sensitivity", "out", "--no-run"])
    text = capsys.readouterr().out
    points = pd.read_parquet("out/sensitivity/samples.parquet").iloc[0] if code == 0 else None
    # Half the runs leave whole base samples or none, depending on how shards are cut: both are said plainly.
    assert code in (0, 2)
    if points is not None:
        assert points["unknown"] > 0
        assert "1024 runs" in text
        assert np.isfinite(points["blocks"])
