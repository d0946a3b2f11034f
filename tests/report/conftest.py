"""Made-up result folders, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.report.drawing import Drawn, draw_all
from sim.report.results import Results, read
from tests.report.made_up import Inventor

POLICY = ({"kind": "burden_reduction", "start": 60, "end": 90, "strength": 0.5},)
ARMS = {
    "run": ("",),
    "policies": ("",),
    "single": ("baseline", "penetrating_audit"),
    "compare": ("baseline", "differentiated_assessment"),
    "four": (
        *("baseline", "burden_reduction:0.5", "penetrating_audit"),
        "burden_reduction+penetrating_audit+differentiated_assessment",
    ),
    "street": ("",),
    "crowd": ("",),
    "short": ("",),
}


def invented(name: str) -> Inventor:
    """The made-up results of this name."""
    arms = ARMS[name]
    if name == "street":
        return Inventor(towns=1, size=6, weeks=26, arms=arms)
    if name == "crowd":
        return Inventor(towns=17, size=59, weeks=26, arms=arms)
    if name == "short":
        return Inventor(weeks=8, arms=arms)
    return Inventor(
        arms=arms, replicates=1 if name == "single" else 5, policies=POLICY * (name == "policies")
    )


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Result folders by name."""
    top = tmp_path_factory.mktemp("results")
    return {name: invented(name).write(top / name) for name in ARMS}


@pytest.fixture(scope="session")
def results(folders: dict[str, Path]) -> dict[str, Results]:
    """The same, read."""
    return {name: read(folder) for name, folder in folders.items()}


LANGUAGES = {
    "run": "en",
    "compare": "zh",
}  # of which all figures are drawn and written, and in which language


@pytest.fixture(scope="session")
def drawn_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the figures are written."""
    return tmp_path_factory.mktemp("drawn")


@pytest.fixture(scope="session")
def drawn(results: dict[str, Results], drawn_in: Path) -> dict[str, list[Drawn]]:
    """All figures of a run and of a comparison."""
    return {case: draw_all(results[case], drawn_in / case, lang) for case, lang in LANGUAGES.items()}


@pytest.fixture
def few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports with two figures only, where figures are not the subject."""
    monkeypatch.setattr("sim.report.drawing.names_of", lambda results: ("scores", "places"))
