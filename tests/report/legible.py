"""Whether the texts of a figure can be read: inside the figure, and none upon another."""

from __future__ import annotations

from itertools import combinations
from typing import Any
from unittest.mock import patch

from matplotlib.figure import Figure
from matplotlib.text import Text

TOUCH = 1.0  # pixels that texts may share at 100 dots per inch


def placed(figure: Figure) -> list[tuple[str, Any]]:
    """The texts that are drawn upright, with the boxes they take, in pixels."""
    figure.set_dpi(100)
    drawn: list[Text] = []
    original = Text.draw

    def noted(self: Text, *args: Any, **options: Any) -> Any:
        drawn.append(self)
        return original(self, *args, **options)

    with patch.object(Text, "draw", noted):
        figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    return [
        (said, text.get_window_extent(renderer))
        for text in drawn
        if (said := text.get_text().strip()) and text.get_visible() and text.get_rotation() % 90 == 0
    ]


def outside(figure: Figure, texts: list[tuple[str, Any]]) -> list[str]:
    """Texts that leave the figure."""
    wide, high = figure.bbox.width, figure.bbox.height
    return [
        said
        for said, box in texts
        if box.x0 < -TOUCH or box.y0 < -TOUCH or box.x1 > wide + TOUCH or box.y1 > high + TOUCH
    ]


def upon_another(texts: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of texts that share more than a touch."""
    found = []
    for (one, a), (other, b) in combinations(texts, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        if wide > TOUCH and high > 2.0 * TOUCH:
            found.append((one, other))
    return found
