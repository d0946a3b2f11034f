"""Casework: whose business a matter is, who may finish it, what is found early (Xu2025; LiLiu2025)."""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _write(lever: str, factor: str = "") -> Any:
    """An operator that sets one lever of communities to a share of the strength."""

    def operator(levers: Levers, strength: Any, p: Any) -> None:
        share = getattr(p, factor) if factor else 1.0
        levers.community[lever] = both(levers.community[lever], share * strength)

    return operator


def _call(levers: Levers, strength: Any, p: Any) -> None:
    calling, town = levers.mean_by_township(strength), levers.township
    town.call_in = both(town.call_in, p.policy_call_in_pooling * calling)
    town.answering = both(town.answering, calling)
    town.over_calling = both(town.over_calling, p.policy_call_in_over_calling * calling)


def _warn(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.detection += p.policy_early_warning_detection * strength


def _patrol(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.grid += p.policy_grid_management_workers * strength
    levers.community.control = both(levers.community.control, strength)


KINDS = (
    PolicyKind(
        kind="exemption_list",
        family="I",
        name_en="exemption list",
        name_zh="免责清单",
        en="Emergencies and livelihood work leave sanction; what was done is filed afterwards.",
        zh="应急处置与民生事项免于问责，事后备案。",
        adverse_en="Filing costs hours, and with less scrutiny more of these are closed falsely.",
        adverse_zh="备案占用工时；豁免类事项审查变松，虚假办结增多。",
        sources=("LiLiu2025",),
        owns=("exempt",),
        operator=_write("exempt"),
        price=Price(yuan=50.0, payer="county"),
        target="exposed_hours",
        target_sign=1,
    ),
    PolicyKind(
        kind="duty_list",
        family="I",
        name_en="duty list",
        name_zh="权责清单",
        en="It is clear who owns a kind of matter, and tasks that are on no list go back up.",
        zh="明确各类事项由谁负责，清单之外的任务退回上级。",
        adverse_en="What is on no list waits, sent back and forth.",
        adverse_zh="清单之外的居民事项无人认领，反复退回。",
        sources=("Xu2025", "LiLiu2025"),
        owns=("duty_list",),
        operator=_write("duty_list"),
        lag=8.0,
        nominal=0.1,
        price=Price(hours=0.5, yuan=100.0, payer="community"),
        target="bounces",
    ),
    PolicyKind(
        kind="one_level_handling",
        family="I",
        name_en="one-level handling",
        name_zh="一级办理",
        en="Townships finish matters that departments used to handle.",
        zh="原由部门办理的事项由乡镇（街道）一级办结。",
        adverse_en="Where township staff are few, matters pile up there.",
        adverse_zh="乡镇力量薄弱处事项积压。",
        sources=("Xu2025",),
        owns=("one_level",),
        operator=_write("one_level", "policy_one_level_handling_share"),
        lag=8.0,
        price=Price(hours=0.3, yuan=150.0, payer="township"),
        target="to_departments",
    ),
    PolicyKind(
        kind="rule_of_law",
        family="I",
        name_en="rule of law",
        name_zh="依法治理",
        en="Fixed procedure narrows discretion and bouncing, and the law is taught.",
        zh="以固定程序压缩裁量与推诿，开展普法。",
        adverse_en="Odd cases, which fit no procedure, take longer.",
        adverse_zh="不合常规的事项耗时更长。",
        sources=("Zhang2026", "LiLiu2025"),
        owns=("procedure",),
        operator=_write("procedure"),
        lag=4.0,
        nominal=0.1,
        price=Price(hours=1.0, yuan=300.0, payer="community"),
        target="bounces",
    ),
    PolicyKind(
        kind="authority_sinking",
        family="R",
        name_en="authority sinking",
        name_zh="权力下放",
        en="Communities may finish matters that used to need the township.",
        zh="原需乡镇（街道）办理的事项由社区自行办结。",
        adverse_en="It needs training, and where local knowledge is thin these matters take longer.",
        adverse_zh="需要培训；经验不足处办理耗时更长。",
        sources=("LiLiu2025", "LiXf2025"),
        owns=("authority",),
        operator=_write("authority", "policy_authority_sinking_share"),
        lag=8.0,
        nominal=0.1,
        price=Price(hours=1.5, yuan=200.0, payer="community"),
        target="sent_up",
    ),
    PolicyKind(
        kind="call_in",
        family="R",
        name_en="call-in",
        name_zh="吹哨报到",
        en="Townships call in departments, who have a deadline and whose hours serve any kind of matter.",
        zh="乡镇“吹哨”、部门限时“报到”，部门工时可统筹用于各类事项。",
        adverse_en="Departments are called for what the township could do itself, and their queues fill.",
        adverse_zh="本可自办的事也“吹哨”，部门排队变长。",
        sources=("LiLiu2025",),
        owns=("township.call_in", "township.answering", "township.over_calling"),
        operator=_call,
        lag=4.0,
        nominal=0.1,
        price=Price(hours=0.3, yuan=100.0, payer="township"),
        target="department_use",
        target_sign=1,
    ),
    PolicyKind(
        kind="early_warning",
        family="T",
        name_en="early warning",
        name_zh="风险预警",
        en="Latent disputes and hazards are found earlier.",
        zh="更早发现潜在的矛盾纠纷与安全隐患。",
        adverse_en="More matters must be handled, also those that would have passed by themselves.",
        adverse_zh="需要处理的事项增多，其中有些本会自行消解。",
        sources=("Xu2025", "LiXf2025"),
        owns=("detection",),
        operator=_warn,
        lag=4.0,
        price=Price(hours=0.5, yuan=300.0, payer="community"),
        target="escalated",
    ),
    PolicyKind(
        kind="one_window",
        family="T",
        name_en="one window",
        name_zh="一窗受理",
        en="One window takes everything in and passes it on, so residents are spared trips and bouncing.",
        zh="一个窗口统一受理与转办，减少居民跑动与推诿。",
        adverse_en="Everything queues at one window: taking in what is sent up costs more hours.",
        adverse_zh="事项集中排队，受理上报事项的工时增加。",
        sources=("Xu2025",),
        owns=("window",),
        operator=_write("window"),
        lag=8.0,
        price=Price(yuan=300.0, payer="community"),
        target="trips",
    ),
    PolicyKind(
        kind="flat_agencies",
        family="T",
        name_en="flat agencies",
        name_zh="扁平化机构",
        en="Merged, comprehensive agencies have fewer contact points and hand-overs.",
        zh="综合设置机构，减少对口联系与交接环节。",
        adverse_en="Generalists take longer over what specialists did.",
        adverse_zh="通才办理专业事项耗时更长。",
        sources=("Xu2025",),
        owns=("merged",),
        operator=_write("merged"),
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=100.0, payer="county"),
        target="asked_trace_hours",
    ),
    PolicyKind(
        kind="grid_management",
        family="C",
        name_en="grid management",
        name_zh="网格化管理",
        en="More grid workers find latent matters, reach residents and serve them a little.",
        zh="增加网格员，发现潜在问题、联系并适度服务居民。",
        adverse_en="What is found must be reported and handled, and control squeezes self-governance.",
        adverse_zh="发现的问题需填报处理；管控挤压居民自治。",
        sources=("Xu2025", "LiXf2025"),
        owns=("grid", "control"),
        operator=_patrol,
        lag=4.0,
        price=Price(yuan=600.0, payer="county"),
        target="detected",
        target_sign=1,
    ),
)
