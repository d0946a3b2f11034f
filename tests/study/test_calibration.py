"""Fitting parameters to patterns: known answers, resuming, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sim.errors import InputError
from sim.study.analysis import calibration
from sim.study.analysis.calibration import calibrate, candidates_experiment, checked_calibration
from sim.study.design import from_tables, load

pytest.importorskip("cma")
pytest.importorskip("scipy")

FILE = Path(__file__).resolve().parents[2] / "experiments" / "verification" / "recover.toml"
NOISY: dict[str, Any] = {
    "model": {"function": "noisy"},
    "measures": ["y"],
    "replicates": 8,
    "factors": [{"key": "x1", "low": 0.0, "high": 10.0}],
    "arms": [{"name": "calm"}, {"name": "loud", "settings": {"x2": 1.0}}],
    "patterns": [{"measure": "y", "target": 4.0, "tolerance": 1.5, "source": "made up"}],
    "calibrate": {"population": 6, "generations": 8, "confirm": 60},
}


def test_known_inputs_are_found_again_and_what_cannot_fit_is_said(tmp_path: Path):
    found = calibrate(load(str(FILE)), tmp_path / "a", 1)
    parameter = found.parameters.iloc[0]
    assert parameter["best"] == pytest.approx(1.5, abs=0.01)
    assert parameter["low"] <= 1.5 <= parameter["high"]
    assert parameter["high"] - parameter["low"] < 0.1
    assert found.fit["verdict"].tolist() == ["fits", "fits", "misses"]
    assert found.misfit < 0.2


def test_started_again_it_runs_nothing_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    experiment = load(str(FILE))
    first = calibrate(experiment, tmp_path / "a", 1)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("part-*")}
    again = calibrate(experiment, tmp_path / "a", 1)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("part-*")} == before
    assert again.candidates.equals(first.candidates)
    assert again.fit.equals(first.fit)

    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(calibration, "_fit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        calibrate(experiment, tmp_path / "b", 1)
    monkeypatch.undo()
    assert calibrate(experiment, tmp_path / "b", 1).candidates.equals(first.candidates)


def test_what_fits_is_judged_on_seeds_the_search_has_not_seen(tmp_path: Path):
    found = calibrate(from_tables(NOISY), tmp_path, 1)
    row = found.fit.iloc[0]
    assert row["verdict"] == "fits"
    assert row["seen"] != pytest.approx(row["searched"], abs=1e-6)
    assert found.parameters.iloc[0]["best"] == pytest.approx(4.0, abs=1.0)


def test_a_pattern_may_be_a_difference_between_arms(tmp_path: Path):
    pattern = {"measure": "y", "arm": "loud", "against": "calm", "target": 0.0, "tolerance": 0.01}
    found = calibrate(from_tables({**NOISY, "patterns": [pattern]}), tmp_path, 1)
    assert found.parameters.iloc[0]["best"] == pytest.approx(0.0, abs=0.1)  # the arms are alike where x1 is 0


def test_each_arm_is_run_with_each_set_of_parameters():
    made = candidates_experiment(from_tables(NOISY), [{"x1": 1.0}, {"x1": 2.0}])
    assert [arm.name for arm in made.arms] == ["0|calm", "0|loud", "1|calm", "1|loud"]
    assert [dict(arm.settings) for arm in made.arms][3] == {"x2": 1.0, "x1": 2.0}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"patterns": []}, "patterns"),
        ({"patterns": [{"measure": "z", "target": 1, "tolerance": 1}]}, "patterns[1].measure"),
        ({"patterns": [{"measure": "y", "target": 1}]}, "patterns[1]"),
        ({"patterns": [{"measure": "y", "target": 1, "tolerance": 0}]}, "patterns[1].tolerance"),
        ({"patterns": [{"measure": "y", "target": 1, "tolerance": 1, "arm": "x"}]}, "patterns[1].arm"),
        ({"patterns": [{"measure": "y", "target": 1, "tolerance": 1, "colour": 1}]}, "patterns[1].colour"),
        ({"calibrate": {"generations": 0}}, "calibrate.generations"),
        ({"factors": [{"key": "x1", "values": [1.0, 2.0]}]}, "factors[1]"),
        ({"factors": []}, "factors"),
    ],
)
def test_what_cannot_be_calibrated_names_its_key(change: dict[str, Any], key: str):
    with pytest.raises(InputError) as raised:
        checked_calibration(from_tables({**NOISY, **change}))
    assert raised.value.key == key
