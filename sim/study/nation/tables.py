"""What the nation came to: tables by province, place class, county, period and community."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.measures import MEASURES
from sim.measures.across import rank_correlation
from sim.measures.compute import measures_of
from sim.measures.formulas import FORMULAS
from sim.measures.rows import WIDTH, Sums
from sim.study.layout import described
from sim.study.nation.counties import County, provinces
from sim.study.nation.county import OF_COMMUNITIES, periods_of
from sim.study.nation.parts import read
from sim.study.runs import weeks_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.nation.runner import Nation

    Values = npt.NDArray[np.float64]

NATION, PROVINCE, COUNTY = "nation", "province", "county"
PLACES = ("urban", "rural", "")  # in the order in which sums are kept
# These compare places with each other: above the county they do not follow from sums.
_ACROSS = ("rank_correlation", "idle_elsewhere", "fragmentation", "gini", "target_spread")
SUMMED = tuple(key for key in measures_of("region") if key in FORMULAS and key not in _ACROSS)
WEEKLY = tuple(key for key in SUMMED if MEASURES[key].weekly)


def tables(nation: Nation, folder: Path) -> dict[str, pd.DataFrame]:
    """All tables from the counties on the disk; every county chosen must be there."""
    held = _Held(nation, folder)
    return {
        "summary": held.summary(),
        "counties": held.counties(),
        "classes": held.classes(),
        "periods": held.periods(),
        "communities": held.communities(),
    }


class _Held:
    """What all counties left, stacked in code order."""

    def __init__(self, nation: Nation, folder: Path) -> None:
        self.nation = nation
        self.chosen: Sequence[County] = nation.counties
        n, weeks = len(self.chosen), weeks_of(nation.base)
        self.first, self.judged = weeks["warmup"], weeks["judged_to"]
        self.weeks = weeks["warmup"] + weeks["observed"]
        self.spans = periods_of(self.first, self.weeks)
        self.sums = np.zeros((n, 3, WIDTH))
        self.in_period = np.zeros((n, len(self.spans), WIDTH))
        self.measures = np.zeros((n, len(measures_of(COUNTY))))
        self.number, self.people = np.zeros((2, n, 3), dtype=np.int64)
        places: dict[str, list[Any]] = {name: [] for name in ("code", "urban", "residents", "community")}
        codes = (county.code for county in self.chosen)
        for row, (_, one) in enumerate(read(folder, codes, nation.files)):
            self.sums[row], self.in_period[row], self.measures[row] = (
                one[name] for name in ("sums", "periods", "measures")
            )
            urban = one["urban"] == 1
            for n_place, here in enumerate((urban, ~urban, np.ones_like(urban))):
                self.number[row, n_place] = here.sum()
                self.people[row, n_place] = one["residents"][here].sum()
            for name, found in places.items():
                found.append(one[name])
        self.places = {name: np.concatenate(found) for name, found in places.items()}
        self.home = np.repeat(np.arange(n), self.number[:, 2])
        self.harm = np.array(nation.base.record()[0].service_harm, dtype=float)
        self.province = np.array([county.province for county in self.chosen])

    def _units(self) -> list[tuple[str, int, str, npt.NDArray[np.bool_]]]:
        """The nation, if several provinces are there, and the provinces: level, code, name, counties."""
        names = provinces()
        codes = np.unique(self.province).tolist()
        found = [(PROVINCE, code, names[code], self.province == code) for code in codes]
        if len(codes) > 1:
            found.insert(0, (NATION, 0, "", np.ones(len(self.province), dtype=np.bool_)))
        return found

    def _values(self, matrix: Values, judged: float | Values, keys: Iterable[str]) -> dict[str, Values]:
        sums = Sums(matrix, self.harm, judged)
        return {key: FORMULAS[key](sums) for key in keys}

    @property
    def judged_share(self) -> float:
        """Weeks whose needs can be judged over weeks observed."""
        return max(0.0, (self.judged - self.first) / max(1, self.weeks - self.first))

    def summary(self) -> pd.DataFrame:
        """The nation and its provinces, as wholes and by place class."""
        units = self._units()
        score, efficacy = (
            self.places["community"][:, OF_COMMUNITIES.index(key)] for key in ("score", "efficacy")
        )
        fixed: list[dict[str, Any]] = []
        matrix = []
        for level, code, name, here in units:
            inside = here[self.home]
            urban = self.places["urban"] == 1
            for n, place in ((2, ""), (0, "urban"), (1, "rural")):
                those = inside & (urban if place == "urban" else ~urban if place else True)
                fixed.append(
                    {
                        "level": level,
                        "code": code,
                        "name": name,
                        "place": place,
                        "counties": int((self.number[here, n] > 0).sum()),
                        "communities": int(self.number[here, n].sum()),
                        "residents": int(self.people[here, n].sum()),
                        "rank_correlation": rank_correlation(score[those], efficacy[those]),
                    }
                )
                matrix.append(self.sums[here, n].sum(axis=0))
        values = self._values(np.stack(matrix), self.judged_share, SUMMED)
        return _frame(pd.DataFrame(fixed), values)

    def _fixed(self) -> pd.DataFrame:
        names = provinces()
        return pd.DataFrame(
            {
                "code": [county.code for county in self.chosen],
                "name": [county.name for county in self.chosen],
                "province_code": self.province,
                "province": [names[code] for code in self.province.tolist()],
                "communities": self.number[:, 2],
                "residents": self.people[:, 2],
            }
        )

    def counties(self) -> pd.DataFrame:
        """A row for each county over the observed period, all measures of counties."""
        values = dict(zip(measures_of(COUNTY), self.measures.T, strict=True))
        return _frame(self._fixed(), values)

    def classes(self) -> pd.DataFrame:
        """Urban and rural places of each county."""
        fixed = self._fixed()
        parts = []
        for n, place in enumerate(PLACES[:2]):
            part = fixed.assign(communities=self.number[:, n], residents=self.people[:, n])
            part.insert(4, "place", place)
            parts.append(_frame(part, self._values(self.sums[:, n], self.judged_share, SUMMED)))
        both = pd.concat(parts)
        both = both[both["communities"] > 0].sort_values("code", kind="stable")
        return described(both.reset_index(drop=True))

    def periods(self) -> pd.DataFrame:
        """Nation, provinces and counties by period; what depends on needs too young to be judged is empty."""
        units = [
            (level, code, name, self.in_period[here].sum(axis=0)) for level, code, name, here in self._units()
        ]
        units += [
            (COUNTY, county.code, county.name, self.in_period[row]) for row, county in enumerate(self.chosen)
        ]
        spans = self.spans
        share = np.array([np.clip((self.judged - a) / (b - a), 0.0, 1.0) for a, b in spans])
        times = len(units)
        fixed = pd.DataFrame(
            {
                "level": np.repeat([unit[0] for unit in units], len(spans)),
                "code": np.repeat([unit[1] for unit in units], len(spans)),
                "name": np.repeat([unit[2] for unit in units], len(spans)),
                "period": np.tile(np.arange(1, len(spans) + 1), times),
                "first_week": np.tile([a for a, _ in spans], times),
                "last_week": np.tile([b - 1 for _, b in spans], times),
            }
        )
        matrix = np.concatenate([unit[3] for unit in units])
        return _frame(fixed, self._values(matrix, np.tile(share, times), WEEKLY))

    def communities(self) -> pd.DataFrame:
        """A row for each community and village over the observed period, a few measures."""
        codes = np.array([county.code for county in self.chosen])
        fixed = pd.DataFrame(
            {
                "code": self.places["code"],
                "county_code": codes[self.home],
                "place": np.where(self.places["urban"] == 1, *PLACES[:2]),
                "residents": self.places["residents"],
            }
        )
        return _frame(fixed, dict(zip(OF_COMMUNITIES, self.places["community"].T, strict=True)))


def _frame(fixed: pd.DataFrame, values: dict[str, Values]) -> pd.DataFrame:
    known = {key: column for key, column in values.items() if key not in fixed}
    whole = pd.concat([fixed, pd.DataFrame(known, index=fixed.index)], axis=1)
    return described(whole)
