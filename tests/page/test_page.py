"""The page in a real browser: it can be used, reproduces itself, and asks for nothing outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim.scenario import loads
from sim.study.runs import run as study_run
from sim.web.pictures import hierarchy
from sim.web.state import from_link
from tools.page_bench import redraws, week

pytestmark = pytest.mark.browser
PLAY = {"en": "Play", "zh": "播放"}
PAUSE = {"en": "Pause", "zh": "暂停"}


def steps(page: Any, times: int, name: str = "One week on") -> None:
    """Press "one week on", and wait for each week."""
    for _ in range(times):
        before = page.locator(".bar .week").inner_text()
        page.get_by_role("button", name=name).click()
        page.wait_for_function("b => document.querySelector('.bar .week').innerText !== b", arg=before)


def saved(page: Any, name: str) -> str:
    """The text of a file that an entry of the dialog saves."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    return Path(waited.value.path()).read_text("utf-8-sig")


def add_policy(page: Any) -> None:
    """Add burden reduction, which the dialog offers first."""
    page.get_by_role("button", name="Add a policy").click()
    page.get_by_role("button", name="Apply").last.click()
    page.wait_for_selector(".policy")


def test_what_is_played_changed_and_saved_is_reproduced_from_the_command_line(visit, tmp_path: Path):
    page = visit()
    add_policy(page)
    steps(page, 2)
    slider = page.locator('[data-knob="assessment.tournament"] .q-slider__track-container')
    slider.focus()
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    page.wait_for_function("() => location.search.startsWith('?s=')")
    steps(page, 2)
    page.get_by_role("button", name="Share and keep").click()
    text = saved(page, "World B as a scenario file")
    table = saved(page, "Weekly table")
    state = json.loads(saved(page, "Save the state as a file"))
    scenario = loads(text)
    assert [(change.key, change.week) for change in scenario.changes] == [("assessment.tournament", 54)]
    assert [policy.kind for policy in scenario.policies] == ["burden_reduction"]
    assert "--seed 0 --replicates 1" in text
    assert (state["week"], state["seed"]) == (56, 0)
    file = tmp_path / "weekly.csv"
    file.write_text(table, "utf-8")
    shown = pd.read_csv(file)
    shown = shown[shown["world"] == "B"].reset_index(drop=True)
    again = study_run(scenario, 1, 0, workers=1).weekly
    again = again[again["level"] == "region"].iloc[: len(shown)]
    assert len(shown) == 56
    for key in ("load", "score", "satisfaction", "trace_hours", "hidden_hours", "morale"):
        assert np.array_equal(shown[key], again[key], equal_nan=True), key


def test_reloading_brings_the_state_back(visit):
    page = visit()
    add_policy(page)
    steps(page, 3)
    page.wait_for_function("() => location.search.startsWith('?s=')")
    kept = from_link(page.evaluate("() => new URLSearchParams(location.search).get('s')"))
    tiles = page.locator(".tiles").inner_text()
    page.reload()
    page.wait_for_selector(".policy")
    assert week(page) == 3 == kept.week - 52
    page.wait_for_function("t => document.querySelector('.tiles').innerText === t", arg=tiles)


def test_a_slider_is_drawn_at_once(visit, capsys):
    page = visit()
    took = redraws(page, 3)
    with capsys.disabled():
        print(f"\nslider to pictures at rest on a street: {', '.join(f'{t:.0f}' for t in took)} ms")
    assert page.locator('[data-knob="assessment.tournament"] .v').inner_text() == "0.56"
    assert all(t > 0 for t in took)


def test_it_plays_by_keyboard_and_stops(visit):
    page = visit()
    page.locator("body").press("2")
    page.locator("body").press("Space")
    page.wait_for_function(
        "() => parseInt(document.querySelector('.bar .week').innerText.match(/\\d+/)[0]) > 2"
    )
    page.locator("body").press("Space")
    page.wait_for_selector(f"button[aria-label={PLAY['en']}]")
    stood = week(page)
    page.locator("body").press("ArrowRight")
    page.wait_for_function(
        "w => document.querySelector('.bar .week').innerText.includes(' ' + w + ' ')", arg=stood + 1
    )


def test_every_view_is_drawn_in_both_languages(visit):
    page = visit("?lang=zh")
    steps(page, 2, "前进一周")
    for name in ("四种症状", "层级", "谁得谁失", "居民故事", "任一指标", "总览"):
        page.get_by_role("tab", name=name).click()
        if name != "居民故事":
            page.wait_for_selector(".chart svg text", state="attached")
    page.get_by_role("button", name="切换到英文").click()
    page.get_by_role("tab", name="Places").click()
    page.wait_for_selector("text=Its cadres")
    page.get_by_role("tab", name="A resident's story").click()
    page.get_by_role("button", name="Follow a matter").click()
    page.wait_for_selector("text=raises a matter")


_WHERE = """async id => {
  const { echarts } = await import('nicegui-echart');
  const box = document.querySelector('.chart.map');
  const series = echarts.getInstanceByDom(box).getModel().getSeriesByIndex(0), nodes = series.getData();
  const n = [...Array(nodes.count()).keys()].find(n => nodes.getId(n) === id);
  return series.coordinateSystem.dataToPoint(nodes.getItemLayout(n));
}"""


def test_a_click_in_the_hierarchy_opens_the_card_of_what_is_there(visit):
    page = visit()
    page.get_by_role("tab", name="Places").click()
    page.wait_for_selector(".chart.map svg path", state="attached")
    titles = {
        f"{hierarchy.TOWNSHIP}-0": "Zhijinshi Subdistrict (制锦市街道)",
        f"{hierarchy.ORGANISATION}-0": "Hub organisation · Zhijinshi Subdistrict",
        f"{hierarchy.COMMUNITY}-0": "Fukangjie Community (福康街社区居民委员会)",
    }
    for node, title in titles.items():
        x, y = page.evaluate(_WHERE, node)
        page.locator(".chart.map").click(position={"x": x, "y": y})
        page.get_by_role("heading", name=title).wait_for()
    assert page.get_by_label("Choose a community, township or organisation").input_value() == (
        "Fukangjie Community"
    )


def test_a_state_from_outside_may_name_no_file(visit, tmp_path: Path):
    page = visit()
    file = tmp_path / "bad.toml"
    file.write_text('[region]\ncode = "370105009"\ndata = ["/etc/passwd"]\n', "utf-8")
    page.get_by_role("button", name="Share and keep").click()
    page.set_input_files("input[type=file]", str(file))
    page.wait_for_selector("text=may not name files")
    assert "root:" not in page.content()


def test_sessions_are_apart(visit):
    one, other = visit(), visit()
    steps(one, 2)
    assert (week(one), week(other)) == (2, 0)


def test_on_a_phone_nothing_is_wider_than_the_screen(visit):
    page = visit("?lang=zh", viewport={"width": 390, "height": 844})
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390


def test_pictures_are_saved_by_the_browser_as_png_and_svg(visit):
    page = visit("?lang=zh")
    page.get_by_role("tab", name="任一指标").click()  # a single picture
    page.wait_for_selector("text=居民平均满意度")
    for form in ("png", "svg"):
        page.get_by_role("button", name="分享与保存").click()
        with page.expect_download() as waited:
            page.get_by_role("button", name=f"当前图（{form}）").click()
        content = Path(waited.value.path()).read_bytes()
        if form == "png":
            assert content.startswith(b"\x89PNG")
            height = int.from_bytes(content[20:24], "big")
            assert height >= 2 * 330
        else:
            text = content.decode()
            assert text.startswith("<svg")
            assert "世界 A" in text
        page.get_by_role("button", name="关闭", exact=True).click()
