"""Intervals end where their measure ends, and whoever shows few replicates says so."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from sim.cli.findings import print_comparison, print_run
from sim.measures import MEASURES
from sim.study.bounds import FEWEST, bounds, cut_interval
from sim.text import LANGUAGES, t
from sim.text.language import ask
from tests.study.small import small


def test_an_interval_is_cut_where_its_measure_ends():
    assert cut_interval("efficacy", (0.65, 0.01, 1.29)) == (0.65, 0.01, 1.0)
    assert cut_interval("efficacy.group.elder", (0.2, -0.9, 1.3)) == (0.2, 0.0, 1.0)
    assert cut_interval("efficacy", (0.2, -1.9, 1.3), difference=True) == (0.2, -1.0, 1.0)
    assert cut_interval("load", (0.2, -1.9, 1.3)) == (0.2, 0.0, 1.3)
    assert cut_interval("load", (0.2, -1.9, 1.3), difference=True) == (0.2, -1.9, 1.3)
    assert cut_interval("gap", (0.2, -3.0, 3.0)) == (0.2, -1.0, 1.0)
    assert cut_interval("not in the catalogue", (0.2, -3.0, 3.0)) == (0.2, -3.0, 3.0)
    assert np.isnan(cut_interval("efficacy", (0.2, np.nan, np.nan))[1:]).all()


@pytest.mark.parametrize("measures", [[], ["efficacy"], ["efficacy", "load", "gap"]])
def test_bounds_have_a_column_for_each_measure(measures):
    known = {"efficacy": (0.0, 1.0), "load": (0.0, np.inf), "gap": (-1.0, 1.0)}
    ends = [known[name] for name in measures]
    widest = [(low - high, high - low) for low, high in ends]
    assert bounds(measures).T.tolist() == [list(one) for one in ends]
    assert bounds(measures, difference=True).T.tolist() == [list(one) for one in widest]


@pytest.mark.parametrize(("replicates", "warned"), [(1, False), (2, True), (FEWEST, False)])
def test_few_replicates_are_said_and_no_share_leaves_its_range(capsys, replicates, warned):
    found = sim.compare(small(), {"audit": ["penetrating_audit"]}, replicates=replicates, workers=1)
    for frame, difference in ((found.summary, False), (found.effects, True)):
        for row in frame.itertuples():
            about = MEASURES[row.measure]
            if about.low is not None and about.high is not None and np.isfinite(row.low):
                least = about.low - about.high if difference and row.measure != "involution" else about.low
                most = about.high - about.low if difference else about.high
                assert least <= row.low <= row.high <= most, row.measure
    own = found.summary[found.summary["arm"] == found.arms[0]]
    for lang in LANGUAGES:
        ask(lang)
        print_comparison(found)
        said = capsys.readouterr().out
        assert (t("study.few", lang, n=replicates, fewest=FEWEST) in said) == warned
    assert len(own)
    ask(None)


def test_a_run_says_so_too(capsys):
    found = sim.run(small(), replicates=3, workers=1)
    print_run(found)
    assert "Only 3 replicates" in capsys.readouterr().out
