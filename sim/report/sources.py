"""The literature, by citation key, as the report lists it."""

from __future__ import annotations

SOURCES = {
    "LiLiu2025": (
        "Li Hao, Liu Xuan. 从“超负荷”到“超复合”. 中共天津市委党校学报 2025(4). 1008-410X(2025)04-0023."
    ),
    "Xu2025": "Xu. In: 基层社会治理创新何以持续（笔谈）. 探索与争鸣 2025(1).",
    "Jiang2025": "Jiang. In: 基层社会治理创新何以持续（笔谈）. 探索与争鸣 2025(1).",
    "Xiao2025": "Xiao. In: 基层社会治理创新何以持续（笔谈）. 探索与争鸣 2025(1).",
    "Chu2025": "Chu. In: 基层社会治理创新何以持续（笔谈）. 探索与争鸣 2025(1).",
    "LiWang2025": "Li Zhengdong, Wang Jin. 党建引领城市基层社区治理创新述论. 1009-928X(2025)03-0093.",
    "Zhang2026": "Zhang Congzhe. 基层社区城乡治理现代化与行政政策整合. doi 10.64216/3080-1486.26.02.049.",
    "LiXf2025": "Li Xuefei. 党建引领基层社会治理的“最后一公里”专题研究. doi 10.12208/i.ssr.20250427.",
}
OWN = ("design", "assumed", "calibrated", "computed")  # not literature


def cited(keys: list[str]) -> list[tuple[str, str]]:
    """Each key once with what it stands for, in the order of the list; unknown keys come last."""
    asked = [key for key in dict.fromkeys(keys) if key not in OWN]
    known = [(key, SOURCES[key]) for key in SOURCES if key in asked]
    return known + [(key, "") for key in sorted(asked) if key not in SOURCES]
