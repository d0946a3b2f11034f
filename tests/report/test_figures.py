"""Figures: all of them, in both languages, with nothing missing and nothing upon another.

Warnings are errors here, a character that the font does not have among them.
"""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image

from sim.report import captions, svg
from sim.report.drawing import Drawn, names_of
from sim.report.figures import OF_COMPARE, OF_RUN, drawing
from sim.report.figures.places import MOST_ROWS, level, short
from sim.report.figures.service import fates
from sim.report.layout import Margins, grid
from sim.report.results import Results
from sim.report.style import DARK, drawable, settings
from tests.report.conftest import ARMS
from tests.report.legible import outside, placed, upon_another

ALONE = {"single": ("effects", "load"), "policies": ("load",), "crowd": ("places",), "short": ("load",)}
CASES = [
    (case, name)
    for case, arms in ARMS.items()
    for name in ALONE.get(case, OF_RUN if len(arms) == 1 else OF_COMPARE)
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("case", "name"), CASES, ids=["-".join(case) for case in CASES])
def test_figure_is_drawn_and_legible(results: dict[str, Results], case: str, name: str, lang: str):
    with mpl.rc_context(settings()):
        sheet = drawing(name)(results[case], lang)
        assert sheet is not None
        texts = placed(sheet.figure)
        assert not outside(sheet.figure, texts)
        assert not upon_another(texts)


@pytest.mark.parametrize("case", ["run", "compare"])
def test_files_and_captions_are_written(
    results: dict[str, Results], drawn: dict[str, list[Drawn]], drawn_in: Path, case: str
):
    assert [item.key for item in drawn[case]] == list(names_of(results[case]))
    kept = (drawn_in / case / "captions.md").read_text("utf-8")
    for item in drawn[case]:
        with Image.open(drawn_in / case / f"{item.key}.png") as picture:
            points = [float(part) for part in item.view.split()[2:]]
            assert [size * 72 / svg.DPI for size in picture.size] == pytest.approx(points, abs=0.5)
            assert picture.info["dpi"] == pytest.approx((svg.DPI, svg.DPI), abs=0.1)
            assert len(picture.getcolors(1 << 20)) > 50, "there is more on it than its paper"
        text = (drawn_in / case / f"{item.key}.svg").read_text("utf-8")
        assert "<text" not in text, "texts are outlines, so that every machine shows them"
        assert len(text) < 400_000
        for lang in ("en", "zh"):
            assert captions.caption(item.key, results[case], lang) in kept


def test_the_same_figure_is_the_same_file(results: dict[str, Results]):
    texts = []
    for _ in range(2):
        with mpl.rc_context(settings()):
            sheet = drawing("scores")(results["run"], "en")
            assert sheet is not None
            texts.append(svg.as_svg(sheet.figure))
    assert texts[0] == texts[1]


def test_arms_share_their_axes(results: dict[str, Results]):
    with mpl.rc_context(settings()):
        for name in ("load", "hours", "scores", "satisfaction", "service"):
            sheet = drawing(name)(results["four"], "en")
            assert sheet is not None
            limits = {(axes.get_xlim(), axes.get_ylim()) for axes in sheet.axes[:4]}
            assert len(limits) == 1, name


def test_one_replicate_has_no_band(results: dict[str, Results]):
    series = results["single"].series("load", "baseline")
    assert np.isfinite(series.mean).all()
    assert np.isnan(series.low).all()
    assert "no intervals" in captions.caption("load", results["single"], "en")


def test_captions_name_policies_and_replicates(results: dict[str, Results]):
    caption = captions.caption("load", results["policies"], "en")
    assert "burden reduction in weeks 60 to 90" in caption
    assert "5 replicates" in caption
    assert "第 60 至 90 周" in captions.caption("load", results["policies"], "zh")


def test_colours_of_a_page_follow_its_theme(results: dict[str, Results]):
    with mpl.rc_context(settings()):
        sheet = drawing("hours")(results["run"], "en")
        assert sheet is not None
        art, glyphs = svg.inner(svg.as_svg(sheet.figure), "hours")
    assert not set(re.findall(r"#[0-9a-f]{6}", art)) & set(DARK)
    assert set(re.findall(r"var\((--f[0-9a-f]{6})\)", art)) <= {svg.variable(colour) for colour in DARK}
    assert all(f'id="{name}"' in path for name, path in glyphs.items())
    assert not re.search(r"<style|<\?xml|<metadata", art)


def test_user_texts_never_lack_a_glyph():
    assert drawable("社区 Ålesund 🚧\n\x07x") == "社区 Ålesund □ □x"
    assert drawable("$x$") == "$x$"


def test_places_become_coarser_when_there_are_too_many():
    codes = np.arange(MOST_ROWS + 1)
    frame = pd.DataFrame({"township_code": 370105000000 + codes * 1000, "county_code": 370105000000})
    assert level(frame.iloc[:-1])[0] == "township_code"
    assert level(frame)[0] == "county_code"
    assert level(frame.assign(county_code=codes * 1_000_000))[0] == "province_code"


def test_short_names_keep_what_tells_places_apart():
    assert short("铜元局后街社区居民委员会") == "铜元局后街社区"
    assert short("光明村村民委员会") == "光明村"
    assert short("村委会") == "村委会"


def test_fates_are_shares_of_all_needs():
    parts = fates(np.array([0.1]), np.array([0.6]), np.array([0.5]), np.array([0.25]), np.array([0.8]))
    assert np.allclose(np.concatenate(parts), [0.1, 0.3, 0.18, 0.045, 0.075, 0.3])
    assert np.isclose(sum(part[0] for part in parts), 1.0)


def test_panels_of_a_row_stand_side_by_side():
    with mpl.rc_context(settings()):
        sheet = grid(5, 3, [1.0, 2.0], None, {1: Margins(top=0.6)})
    tops = [round(box.y) for box in sheet.boxes]
    assert len({*tops[:3]}) == len({*tops[3:]}) == 1
    assert sum({box.height for box in sheet.boxes}) == pytest.approx(sheet.box.height)


def test_a_picture_does_not_change_what_is_drawn_after_it():
    """Parts drawn as points have as many in an SVG as they would have had without the picture."""
    figure = Figure(figsize=(2, 2))
    figure.add_subplot().scatter(range(50), range(50), rasterized=True)
    before = svg.as_svg(figure)
    svg.as_png(figure)
    assert figure.dpi != svg.DPI
    points = re.compile(r'xlink:href="data:image/png;base64,([^"]+)"')
    assert len(points.findall(before)) == 1
    assert points.findall(svg.as_svg(figure)) == points.findall(before)
