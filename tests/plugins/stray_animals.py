"""A plug-in: stray animals as a kind of matter of their own, and what share of them society takes."""

from sim import extend

extend.kind(
    "animals",
    like="environment",
    en="pets and stray animals",
    zh="宠物与流浪动物",
    source="assumed",
    values={
        "demand.rate": 0.06,
        "demand.effort": 0.7,
        "demand.upper_share": 0.05,
        "demand.relative_need": [0.2, 1.0, 1.2, 0.8, 0.6],  # by group of residents
        "society.settle": 0.5,
    },
)

extend.measure(
    "animals_settled",
    lambda sums: sums.settled[:, -1] / sums.raised[:, -1].sum(axis=1),
    name_en="matters of animals settled by society",
    name_zh="社会化解的动物事项份额",
    unit="share",
    low=0.0,
    high=1.0,
    direction=1,
    en="Share of matters of animals that neighbours, volunteers or organisations take.",
    zh="由邻里、志愿者或社会组织处理的动物事项份额。",
    source="assumed",
)
