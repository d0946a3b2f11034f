"""Where the sliders' parameters come from: the words of the registry, and the same in Chinese."""

TEXTS = {
    "assessment.tournament": ("LiLiu2025; scale assumed", "LiLiu2025；尺度为假设"),
    "assessment.sanction": ("LiLiu2025; scale assumed", "LiLiu2025；尺度为假设"),
    "agenda.forms": (
        "calibrated; 1,377 submissions a year per township unit (Yongchuan 2022, facts)",
        "校准值；每个乡镇单位每年报送 1,377 次（永川 2022 年，公开数据）",
    ),
    "agenda.tasks": ("assumed (45 h of tasks a week)", "假设值（每周 45 小时的任务）"),
    "agenda.meeting_hours": ("assumed", "假设值"),
    "agenda.inspections": ("assumed", "假设值"),
    "agenda.platforms": ("design", "模型设计"),
    "agenda.duplication": (
        "kinds 91 to 39 under one form (Jiangxi, facts)",
        "“一张表”后表格由 91 种减至 39 种（江西，公开数据）",
    ),
    "agenda.party_hours": ("design", "模型设计"),
    "pressure.alpha": ("design", "模型设计"),
    "steering.campaigns": (
        "LiLiu2025 (poverty, revitalisation, environment, emergency); rate assumed",
        "LiLiu2025（脱贫、振兴、环保、应急）；频率为假设",
    ),
    "agenda.duty_growth": (
        "LiLiu2025 (mission-type Party); rate assumed",
        "LiLiu2025（使命型政党）；速率为假设",
    ),
    "demand.growth": ("assumed", "假设值"),
    "shock.rate": ("assumed; LiLiu2025 (first responder)", "假设值；LiLiu2025（第一响应人）"),
    "service.contract_hours": ("design (300 h for 7.5 staff)", "模型设计（7.5 名工作人员共 300 小时）"),
    "service.coupling": ("design; LiWang2025 (two skins is 0)", "模型设计；LiWang2025（“两张皮”为 0）"),
    "pressure.judgement": ("assumed; LiLiu2025 (view of performance)", "假设值；LiLiu2025（政绩观）"),
    "resources.budget": ("assumed", "假设值"),
    "resources.flexible": ("assumed; LiLiu2025 (earmarked funds)", "假设值；LiLiu2025（专项资金）"),
    "technology.upkeep": ("assumed; LiLiu2025 (built, not maintained)", "假设值；LiLiu2025（重建设轻维护）"),
    "technology.integration": (
        "assumed; facts (app clean-up: 14% net)",
        "假设值；公开数据（应用程序清理：净减 14%）",
    ),
    "grid.workers": ("about 1,000 residents in a grid (facts)", "一个网格约 1,000 名居民（公开数据）"),
    "grid.service_share": (
        "assumed; Xu2025 (monitoring outweighs service)",
        "假设值；Xu2025（重管控轻服务）",
    ),
}
