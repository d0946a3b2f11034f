"""Plug-ins: what they add is used and checked, needs naming, and never comes from a scenario file alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLE = HERE / "evening_desk.py"
SMALL = """
title = "small"
{more}
[region]
synthetic = {{ townships = 1, communities = 2 }}
population = 2000
[time]
warmup_weeks = 4
observe_weeks = 12
{tables}
"""
POLICY = '[[policies]]\nkind = "evening_desk"\n'


def chaofuhe(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    """The command in a process of its own: plug-ins come before everything else."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path), **environment}
    return subprocess.run(
        [sys.executable, "-m", "sim", *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )


def scenario(folder: Path, more: str = "", tables: str = "") -> str:
    (folder / "s.toml").write_text(SMALL.format(more=more, tables=tables), encoding="utf-8")
    return "s.toml"


def test_a_plug_in_is_listed_and_used_by_runs_in_other_processes_too(tmp_path):
    file = scenario(tmp_path, 'plugins = ["evening_desk"]', "[evening]\nsharing = 0.5\n" + POLICY)
    shown = chaofuhe("show", "evening_desk", "--plugin", str(EXAMPLE), "--lang", "zh", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "晚间窗口" in shown.stdout
    done = chaofuhe(
        "compare", "s.toml", "--policy", "evening_desk:0.5", "--replicates", "2", "--workers", "2",
        "--out", "out", "--plugin", str(EXAMPLE), cwd=tmp_path,
    )  # fmt: skip
    refused = chaofuhe("run", file, cwd=tmp_path)
    assert refused.returncode == 2
    assert "not loaded" in refused.stderr
    assert done.returncode in (0, 2), done.stderr
    run = chaofuhe(
        "run",
        file,
        "--replicates",
        "2",
        "--workers",
        "2",
        "--out",
        "run",
        "--plugin",
        str(EXAMPLE),
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["scenario"]["plugins"] == ["evening_desk"]
    assert manifest["scenario"]["evening"]["sharing"] == 0.5
    assert "trace_per_cadre" in (tmp_path / "run" / "summary.csv").read_text()


def test_the_environment_names_plug_ins_as_well(tmp_path):
    done = chaofuhe("list", "parameters", "--search", "evening", cwd=tmp_path, CHAOFUHE_PLUGINS=str(EXAMPLE))
    assert "evening.sharing" in done.stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "text",
    [
        "import nothing_of_this_name",
        "1 / 0",
        "def broken(:",
        "from sim import extend\nextend.parameter('x', 1)",
        "from sim import extend\nextend.parameter('own.x', 5.0, low=0, high=1, source='s', en='e', zh='z')",
        "from sim import extend as e\ne.parameter('agenda.tasks', 1.0, source='', en='', zh='')",
        "from sim import extend\nextend.measure('load', lambda s: s.load, name_en='a', name_zh='b', unit='', "
        "en='e', zh='z', source='s')",
        "from sim import extend\nextend.policy('own', print, owns=['no_such'], name_en='a', name_zh='b', "
        "en='e', zh='z', adverse_en='a', adverse_zh='b', sources=['s'])",
        "from sim import extend\nextend.policy('own', print, owns=[], name_en='a', name_zh='b', "
        "en='e', zh='z', adverse_en='a', adverse_zh='b', sources=['s'])",
    ],
)
def test_a_plug_in_that_is_wrong_is_refused_in_one_sentence(text, lang, tmp_path):
    (tmp_path / "bad.py").write_text(text + "\n")
    scenario(tmp_path)
    done = chaofuhe("run", "s.toml", "--plugin", "bad.py", "--lang", lang, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "bad.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_lever_that_is_not_there_is_named_and_so_are_those_that_look_like_it(tmp_path):
    text = EXAMPLE.read_text().replace('owns=["', 'owns=["folt_tolerance", "', 1)
    assert text != EXAMPLE.read_text()
    (tmp_path / "evening_desk.py").write_text(text)
    for lang, no_lever, instead in (
        ("en", "there is no such lever", "Did you mean “fault_tolerance” or “township.fault_tolerance”?"),
        ("zh", "没有这个杠杆", "是否想写 “fault_tolerance” 或 “township.fault_tolerance”？"),
    ):
        shown = chaofuhe(
            "list", "policies", "--plugin", "evening_desk.py", "--lang", lang, cwd=tmp_path, COLUMNS="200"
        )
        assert shown.returncode == 2
        assert no_lever in shown.stderr
        assert '"folt_tolerance"' in shown.stderr
        assert shown.stderr.strip().endswith(instead), shown.stderr


def test_a_policy_that_touches_another_lever_fails_its_run(tmp_path):
    text = EXAMPLE.read_text().replace(
        "    left = 1.0", "    levers.community.fault_tolerance += strength\n    left = 1.0"
    )
    (tmp_path / "evening_desk.py").write_text(text)
    scenario(tmp_path, 'plugins = ["evening_desk"]', POLICY)
    done = chaofuhe(
        "run", "s.toml", "--replicates", "1", "--plugin", "evening_desk.py", "--out", "o", cwd=tmp_path
    )
    assert done.returncode == 1
    assert "fault_tolerance" in done.stdout + done.stderr + (tmp_path / "o" / "manifest.json").read_text()


def test_another_text_of_a_plug_in_is_another_scenario(tmp_path):
    code = "import sys, sim; sim.plugin(sys.argv[1]); print(sim.load('s.toml').key)"
    keys = []
    for extra in ("", "# changed\n"):
        (tmp_path / "evening_desk.py").write_text(EXAMPLE.read_text() + extra)
        scenario(tmp_path, "", POLICY)
        done = subprocess.run(
            [sys.executable, "-c", code, "evening_desk.py"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path)},
            capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        keys.append(done.stdout)
    assert keys[0] != keys[1]


def test_a_late_plug_in_is_refused(tmp_path):
    code = "import sys, sim; sim.load('county'); sim.plugin(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "before anything else" in done.stderr


def test_the_documented_plug_in_is_the_tested_one():
    text = (HERE.parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
    assert EXAMPLE.read_text(encoding="utf-8") in text
