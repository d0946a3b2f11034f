"""A wrong scenario file ends in one clear message in either language, never in any other exception."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.scenario import load, loads

_SPEC = importlib.util.spec_from_file_location("malformed", Path(__file__).with_name("malformed.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
ALL = _MODULE.ALL
FILE = "scenarios/mine.toml"


def error_of(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        loads(text, FILE)
    return caught.value


def test_there_are_enough_of_them():
    assert len(ALL) >= 60


@pytest.mark.parametrize("name", ALL)
def test_message_names_file_key_and_what_is_wrong(name: str):
    text, key, words = ALL[name]
    error = error_of(text)
    message = error.render("en")
    assert message.startswith(f"{FILE}: ")
    assert error.key == key
    assert words in message
    assert "\n" not in message
    assert len(message) < 900


@pytest.mark.parametrize("name", ALL)
def test_message_exists_in_chinese(name: str):
    text, key, _ = ALL[name]
    message = error_of(text).render("zh")
    assert re.search("[\u4e00-\u9fff]", message)
    assert message.startswith(f"{FILE}：{key}：" if key else f"{FILE}：")
    assert message != error_of(text).render("en")


BYTES = {
    "gbk": ('[region]\nname = "天桥区"\n'.encode("gbk"), "GBK"),
    "utf16": ('[region]\ncode = "370105"\n'.encode("utf-16"), "UTF-8"),
    "noise": (bytes(range(256)), "UTF-8"),
    "nul": (b'[region]\ncode = "370105\x00"\n', "character"),
    "huge": (b"#" * (5 * 2**20), "too long"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_scenario(name: str, tmp_path: Path):
    content, words = BYTES[name]
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))
    assert words in str(caught.value)


def test_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_bytes('\ufeff[region]\r\ncode = "370105"\r\n'.encode())
    assert load(path).region.codes == (370105000000,)


def test_paths_that_are_no_files(tmp_path: Path):
    for source, words in [
        (tmp_path / "absent.toml", "no such file"),
        (tmp_path, "folder"),
        (tmp_path / ("x" * 300 + ".toml"), "too long"),
        (tmp_path / "a\x00b.toml", "null"),
        (str(tmp_path / "absent.toml"), "no such file"),
        ("no_scenario_has_this_name", "no scenario of this name"),
        ("", "no scenario of this name"),
    ]:
        with pytest.raises(InputError, match=words):
            load(source)


def test_circle_of_links(tmp_path: Path):
    (tmp_path / "a.toml").symlink_to(tmp_path / "b.toml")
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.toml")
    with pytest.raises(InputError, match="circle"):
        load(tmp_path / "a.toml")
