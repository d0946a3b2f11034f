"""The fixed columns of result tables: which places there are, and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.agents.names import PLACES
from sim.measures import MEASURES

if TYPE_CHECKING:
    from sim.region.region import Region

# Columns that are no measure: unit, English, Chinese.
FIXED = {
    "arm": ("", "arm", "方案"),
    "replicate": ("", "replicate", "重复"),
    "seed": ("", "seed of the run", "运行种子"),
    "failed": ("", "failed", "失败"),
    "reason": ("", "why it failed", "失败原因"),
    "level": ("", "level", "层级"),
    "code": ("", "division code", "区划代码"),
    "name": ("", "name", "名称"),
    "township_code": ("", "code of the township", "乡镇街道代码"),
    "township": ("", "township or street", "乡镇街道"),
    "county_code": ("", "code of the county", "县区代码"),
    "county": ("", "county", "县区"),
    "province_code": ("", "code of the province", "省级代码"),
    "province": ("", "province", "省级单位"),
    "place": ("", "urban or rural", "城乡"),
    "residents": ("residents", "residents", "居民"),
    "counties": ("", "counties", "县区数"),
    "communities": ("", "communities", "社区（村）数"),
    "staff": ("persons", "contract staff", "合同工作人员"),
    "density": ("residents/km2", "density, synthetic", "人口密度（合成）"),
    "travel_minutes": ("minutes", "travel to the township's centre, synthetic", "到乡镇中心的时间（合成）"),
    "x": ("km", "position east, synthetic", "东向位置（合成）"),
    "y": ("km", "position north, synthetic", "北向位置（合成）"),
    "week": ("week", "week of the run, from 0", "周次（自 0 起）"),
    "period": ("", "period of 13 weeks, from 1", "期次（每期 13 周，自 1 起）"),
    "first_week": ("week", "first week", "起始周"),
    "last_week": ("week", "last week", "末周"),
    "observed": ("", "after the warm-up", "预热之后"),
    "measure": ("", "measure", "指标"),
    "by": ("", "broken down by", "分组方式"),
    "of": ("", "group", "分组"),
    "name_en": ("", "name in English", "英文名称"),
    "name_zh": ("", "name in Chinese", "中文名称"),
    "unit": ("", "unit", "单位"),
    "direction": ("", "1 more is better, -1 less is better, 0 neither", "1 越大越好，-1 越小越好，0 中性"),
    "n": ("", "replicates with a value", "有值的重复数"),
    "mean": ("", "mean over replicates", "重复均值"),
    "sd": ("", "standard deviation over replicates", "重复标准差"),
    "low": ("", "lower end of the 95% interval", "95% 区间下限"),
    "high": ("", "upper end of the 95% interval", "95% 区间上限"),
    "least": ("", "least over replicates", "重复最小值"),
    "most": ("", "most over replicates", "重复最大值"),
    "baseline": ("", "mean in the baseline", "基线均值"),
    "sd_baseline": ("", "standard deviation in the baseline", "基线标准差"),
    "value": ("", "mean in the arm", "方案均值"),
    "difference": ("", "mean difference on the same seeds", "同种子差值均值"),
    "variance_reduction": (
        "ratio",
        "variance with independent seeds over variance with the same seeds",
        "独立种子方差与同种子方差之比",
    ),
    "p": ("", "p of no difference", "无差异的 p 值"),
    "holm": ("", "significant at 5% after Holm's correction", "经 Holm 校正后在 5% 水平显著"),
    "verdict": ("", "verdict", "结论"),
    "share_better": ("share", "share of communities better off", "改善的社区份额"),
    "share_worse": ("share", "share of communities worse off", "变差的社区份额"),
}
ENDINGS = {
    "low": ("lower end of the 95% interval", "95% 区间下限"),
    "high": ("upper end of the 95% interval", "95% 区间上限"),
    "baseline": ("baseline", "基线"),
    "difference": ("difference", "差值"),
}


def about(column: str) -> tuple[str, str, str]:
    """Unit, English and Chinese of a column: a fixed one, or ``measure``, ``measure.low``,
    ``measure.group.elder``.
    """
    if column in FIXED:
        return FIXED[column]
    key, *rest = column.split(".")
    measure = MEASURES.get(key)
    if measure is None:
        return "", column, column
    english = [measure.name_en, *(ENDINGS[part][0] if part in ENDINGS else part for part in rest)]
    chinese = [measure.name_zh, *(ENDINGS[part][1] if part in ENDINGS else part for part in rest)]
    return measure.unit, ", ".join(english), "，".join(chinese)


def described(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, with the unit of each column in ``attrs["units"]``."""
    frame.attrs["units"] = {str(column): about(str(column))[0] for column in frame.columns}
    return frame


@dataclass(frozen=True)
class Layout:
    """The places of a region as the fixed columns of tables, and the weeks of a run."""

    communities: pd.DataFrame
    townships: pd.DataFrame
    counties: pd.DataFrame
    weeks: int
    first: int  # first observed week

    @classmethod
    def of(cls, region: Region, weeks: int, first: int) -> Layout:
        """The layout for a region."""
        return cls(_communities(region), _townships(region), _counties(region), weeks, first)

    def weekly(self) -> pd.DataFrame:
        """A row for each place and week: the whole region, then each county if there are several."""
        places = [("region", 0, "")]
        if len(self.counties) > 1:
            columns = zip(self.counties["code"].tolist(), self.counties["name"].tolist(), strict=True)
            places += [("county", code, name) for code, name in columns]
        n = self.weeks
        week = np.tile(np.arange(n), len(places))
        columns_of = {
            name: np.repeat([place[i] for place in places], n)
            for i, name in enumerate(("level", "code", "name"))
        }
        return pd.DataFrame({**columns_of, "week": week, "observed": week >= self.first})


def _communities(region: Region) -> pd.DataFrame:
    c, towns = region.communities, region.townships
    return pd.DataFrame(
        {
            "code": c["code"],
            "name": list(region.community_names),
            "township_code": towns["code"][c["township"]],
            "township": _named(region.township_names, c["township"]),
            "county_code": region.counties["code"][c["county"]],
            "county": _named(region.county_names, c["county"]),
            "place": np.where(c["urban"] == 1, *PLACES),
            **{name: c[name] for name in ("residents", "staff", "density", "travel_minutes", "x", "y")},
        }
    )


def _townships(region: Region) -> pd.DataFrame:
    towns = region.townships
    return pd.DataFrame(
        {
            "code": towns["code"],
            "name": list(region.township_names),
            "county_code": region.counties["code"][towns["county"]],
            "county": _named(region.county_names, towns["county"]),
            "residents": towns["residents"],
            "communities": towns["communities"],
        }
    )


def _counties(region: Region) -> pd.DataFrame:
    counties = region.counties
    number = np.bincount(region.communities["county"], minlength=len(counties))
    return pd.DataFrame(
        {
            "code": counties["code"],
            "name": list(region.county_names),
            "residents": counties["residents"],
            "communities": number,
        }
    )


def _named(names: Sequence[str], index: Any) -> list[str]:
    return [names[i] for i in index.tolist()]


def beside(fixed: pd.DataFrame, columns: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """Fixed columns with value columns on their right, described."""
    return described(pd.concat([fixed, pd.DataFrame(dict(columns), index=fixed.index)], axis=1))
