"""Colours everybody can read and tell apart: contrast by WCAG 2.2, differences for common colour visions."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from sim import web
from sim.report import style
from sim.report.style import BLUE, GREEN, GREY, INK, MUTED, PURPLE, RED, SCALE, STREAM_COLOURS
from sim.web.page.app import DARK_BLUE
from sim.web.pictures.common import Look

CSS = (Path(web.__file__).parent / "page" / "page.css").read_text("utf-8")
TEXT, GRAPHIC = 4.5, 3.0  # WCAG AA
APART = 9.0  # CIE76 difference that is seen at a glance
# Machado, Oliveira, Fernandes 2009: full severity, on linear RGB.
VISIONS = {
    "common": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> np.ndarray:
    """Linear RGB of #rrggbb."""
    value = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255.0
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast by WCAG."""
    high, low = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, vision: str) -> np.ndarray:
    """CIE L*a*b* as an eye of a kind sees it."""
    seen = np.clip(np.asarray(VISIONS[vision]) @ linear(colour), 0.0, 1.0)
    xyz = TO_XYZ @ seen / TO_XYZ.sum(axis=1)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, vision: str) -> float:
    """How different two colours look."""
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


def variables(dark: bool) -> dict[str, str]:
    """The colours of the page in one theme."""
    block = re.search(r"body\.body--dark \{(.*?)\}" if dark else r":root \{(.*?)\}", CSS, re.DOTALL)
    assert block
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block[1]))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_texts_can_be_read_and_focus_be_seen(dark: bool):
    found = variables(dark)
    for ground in ("paper", "ground"):
        for text in ("ink", "muted", "b", "good", "bad"):
            assert contrast(found[text], found[ground]) >= TEXT, (text, ground)
        assert contrast(found["focus"], found[ground]) >= GRAPHIC
    assert contrast("#ffffff", DARK_BLUE if dark else BLUE) >= TEXT


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_lines_stand_out_and_texts_in_pictures_can_be_read(dark: bool):
    look, paper = Look("en", dark), variables(dark)["paper"]
    for colour in (INK, MUTED):
        assert contrast(look.colour(colour), paper) >= TEXT
    for colour in (BLUE, RED, GREEN, PURPLE, GREY, MUTED):
        assert contrast(look.colour(colour), paper) >= GRAPHIC, colour


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_eye_tells_colours_apart(dark: bool, vision: str):
    look = Look("en", dark)
    streams = {name: look.colour(colour) for name, colour in STREAM_COLOURS.items()}
    for one, other in pairwise(streams):  # those that lie on one another
        assert apart(streams[one], streams[other], vision) >= APART, (one, other)
    for a, b in combinations((BLUE, RED, GREEN), 2):  # lines of scores, which also differ in dash
        assert apart(look.colour(a), look.colour(b), vision) >= APART
    steps = [look.colour(colour) for colour in SCALE]
    for a, b in pairwise(steps):
        assert apart(a, b, vision) >= APART
    cool, warm = steps[:3], steps[3:]
    for n, m in zip(reversed(cool), warm, strict=True):  # as far below the line as above it
        assert apart(n, m, vision) >= 2 * APART
    assert style.NOTHING
