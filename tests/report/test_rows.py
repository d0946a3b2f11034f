"""Labels of rows stay within the margin that is left for them, however long a name is."""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from sim.report.figures.dots import rows
from sim.report.style import settings

LONG = "考核日当天与考核后相比，被考核事项分量增长的倍数（冲刺、过关、松劲）" * 2


def test_a_long_label_is_made_to_fit_and_what_follows_it_is_whole():
    with mpl.rc_context(settings()):
        figure = Figure(figsize=(4.0, 1.5), dpi=72)
        axes = figure.add_axes((1.7 / 4.0, 0.2, 0.5, 0.7))
        rows(axes, [LONG, "short"], 1.7, ["  1", "  2"])
        drawn = axes.get_yticklabels()
        boxes = [text.get_window_extent(FigureCanvasAgg(figure).get_renderer()) for text in drawn]
    assert [text.get_text() for text in drawn][1] == "short  2"
    assert drawn[0].get_text().startswith("考核日当天")
    assert drawn[0].get_text().endswith("…  1")
    assert all(box.x0 >= 0.0 for box in boxes)
    assert boxes[0].width > 80.0  # not cut more than needed
    assert drawn[1].get_fontsize() > drawn[0].get_fontsize()


def test_labels_with_room_for_them_stay_as_they_are():
    axes = Figure().add_subplot()
    rows(axes, [LONG, "short"])
    assert [text.get_text() for text in axes.get_yticklabels()] == [LONG, "short"]
