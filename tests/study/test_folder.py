"""Result folders: whole or not at all, checked when read, enough to run again bit for bit."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

import sim
from sim.errors import InputError
from sim.scenario import from_tables
from sim.study import folder as folders
from sim.study import read
from sim.study.findings import Effect, Result
from tests.study.small import small


@pytest.fixture(scope="module")
def result() -> Result:
    return sim.run(small(), replicates=2, seed=3, workers=1)


@pytest.fixture(scope="module")
def effect() -> Effect:
    return sim.compare(small(), {"cut": "burden_reduction"}, replicates=2, seed=3, workers=1)


@pytest.mark.parametrize("kind", ["result", "effect"])
def test_what_is_written_is_read(request: pytest.FixtureRequest, tmp_path: Path, kind: str):
    findings = request.getfixturevalue(kind)
    place = findings.write(tmp_path / "deep" / "er")
    found = read(place)
    assert type(found) is type(findings)
    assert found.manifest == json.loads(json.dumps(findings.manifest))
    for name, frame in findings.frames.items():
        pd.testing.assert_frame_equal(found.frames[name], frame, check_exact=True)
        assert found.frames[name].attrs["units"] == frame.attrs["units"]
    assert [path.name for path in place.parent.iterdir()] == ["er"]  # nothing beside it


def test_the_manifest_is_enough_to_run_again_bit_for_bit(result: Result, tmp_path: Path):
    place = result.write(tmp_path / "first")
    manifest = json.loads((place / "manifest.json").read_text("utf-8"))
    again = sim.run(
        from_tables(manifest["scenario"]), manifest["replicates"], manifest["seed"], workers=2
    ).write(tmp_path / "second")
    other = json.loads((again / "manifest.json").read_text("utf-8"))
    assert manifest["files"] == other["files"]
    assert manifest["run_seeds"] == other["run_seeds"]
    assert manifest["scenario_key"] == other["scenario_key"]


def test_manifest_says_where_it_comes_from(result: Result):
    assert result.manifest["kind"] == "run"
    assert set(result.manifest["versions"]) >= {"chaofuhe", "python", "numpy", "numba"}
    assert result.manifest["weeks"] == {"warmup": 13, "observed": 39, "judged_to": 36}
    assert len(result.manifest["sources"]) == len(result.manifest["data"]) == 64
    assert os.sep + "home" not in json.dumps(result.manifest)


def test_columns_carry_units_and_names(result: Result, tmp_path: Path):
    schema = parquet.read_schema(result.write(tmp_path / "r") / "weekly.parquet")
    about = schema.field("trace_hours.low").metadata
    assert about[b"unit"] == b"h/week"
    assert about[b"en"].decode().startswith("hours:")
    assert "工时" in about[b"zh"].decode()


def test_csv_opens_in_chinese_spreadsheets(result: Result, tmp_path: Path):
    text = (result.write(tmp_path / "r") / "summary.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "真实效能" in text.decode("utf-8-sig")


def test_writing_the_same_again_changes_nothing(result: Result, tmp_path: Path):
    place = result.write(tmp_path / "r")
    (place / "report.html").write_text("mine")
    before = (place / "manifest.json").stat().st_mtime_ns
    assert result.write(place) == place
    assert (place / "manifest.json").stat().st_mtime_ns == before
    assert (place / "report.html").read_text() == "mine"


def test_other_results_are_refused_unless_replaced(result: Result, effect: Effect, tmp_path: Path):
    place = result.write(tmp_path / "r")
    with pytest.raises(InputError, match="another scenario"):
        effect.write(place)
    assert type(read(place)) is Result
    effect.write(place, replace=True)
    assert type(read(place)) is Effect
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_what_is_no_result_is_never_touched(result: Result, tmp_path: Path, there: str):
    place = tmp_path / "mine"
    if there == "folder":
        place.mkdir()
        (place / "thesis.txt").write_text("years of work")
    elif there == "file":
        place.write_text("years of work")
    else:
        place.symlink_to(tmp_path / "nowhere")
    for replace in (False, True):
        with pytest.raises(InputError, match="no result folder"):
            result.write(place, replace=replace)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_is_filled(result: Result, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert read(result.write(tmp_path / "empty")).seed == 3


def test_a_read_only_target_is_refused(result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    if os.getuid():
        tmp_path.chmod(0o500)
    else:  # root may write anywhere
        real = Path.mkdir

        def refuse(self: Path, *arguments: object, **options: object) -> None:
            if self.name.startswith(".r.part"):
                raise PermissionError(errno.EACCES, "Permission denied", str(self))
            real(self, *arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(InputError, match="permission denied"):
        result.write(tmp_path / "r")
    tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("after", [0, 3])
def test_a_full_disk_leaves_nothing_behind(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
):
    place = tmp_path / "r"
    written = folders._write_parquet
    count = 0

    def full(path: Path, frame: pd.DataFrame) -> None:
        nonlocal count
        if count == after:
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        count += 1
        written(path, frame)

    monkeypatch.setattr(folders, "_write_parquet", full)
    with pytest.raises(OSError, match="No space left") as refused:
        result.write(place)
    assert refused.value.filename == str(place)
    assert not list(tmp_path.iterdir())


def test_an_interrupted_write_leaves_the_old_results(
    result: Result, effect: Effect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = result.write(tmp_path / "r")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folders, "_checksum", interrupt)
    with pytest.raises(KeyboardInterrupt):
        effect.write(place, replace=True)
    monkeypatch.undo()
    assert type(read(place)) is Result
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("name", ["summary.parquet", "weekly.parquet", "summary.csv"])
@pytest.mark.parametrize("how", ["cut", "gone"])
def test_damaged_results_are_refused(result: Result, tmp_path: Path, name: str, how: str):
    place = result.write(tmp_path / "r")
    if how == "gone":
        (place / name).unlink()
    else:
        (place / name).write_bytes((place / name).read_bytes()[:-7])
    with pytest.raises(InputError, match="not as it was written"):
        read(place)
    assert not folders.complete(place, result.manifest["identity"])
    result.write(place)  # mends it
    assert read(place).seed == 3


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"form": 0, "identity": "x"}'])
def test_a_broken_manifest_is_refused(result: Result, tmp_path: Path, text: str):
    place = shutil.copytree(result.write(tmp_path / "r"), tmp_path / "copy")
    (place / "manifest.json").write_text(text)
    with pytest.raises(InputError, match="no results here"):
        read(place)


def test_no_folder_is_no_results(tmp_path: Path):
    with pytest.raises(InputError, match="no results here"):
        read(tmp_path / "nowhere")
