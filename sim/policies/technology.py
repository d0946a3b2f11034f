"""Technology and innovation (family T, LiLiu2025; Xu2025): forms, platforms, and room for honest failure."""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _share_forms(levers: Levers, strength: Any, p: Any) -> None:
    shared = p.policy_one_form_sharing * strength
    levers.community.form_sharing = both(levers.community.form_sharing, shared)


def _tolerate(levers: Levers, strength: Any, p: Any) -> None:
    relief = p.policy_fault_tolerance_relief * strength
    levers.community.fault_tolerance = both(levers.community.fault_tolerance, relief)
    levers.township.fault_tolerance = levers.mean_by_township(levers.community.fault_tolerance)


KINDS = (
    PolicyKind(
        kind="one_form",
        family="T",
        name_en="one form",
        name_zh="一表通",
        en="Fields that several departments ask for are filled once and shared.",
        zh="多部门重复的字段一次填报、共享使用。",
        adverse_en="An error in shared data spreads to every form and must be corrected everywhere.",
        adverse_zh="共享数据一旦出错会扩散到所有表格，需全面返工。",
        sources=("Xu2025", "LiLiu2025", "LiXf2025"),
        owns=("form_sharing",),
        operator=_share_forms,
        lag=8.0,
        nominal=0.1,
        price=Price(hours=1.0, yuan=400.0, payer="community"),
        target="visible_hours",
    ),
    PolicyKind(
        kind="fault_tolerance",
        family="T",
        name_en="fault tolerance",
        name_zh="容错纠错",
        en="Honest failure is blamed less: fear of errors weighs less as hours are divided and practices "
        "taken up.",
        zh="对探索性失误减责：分配工时与采用新做法时，对出错的顾虑降低。",
        adverse_en="It also shelters careless work: effort answers less to pressure.",
        adverse_zh="也可能庇护敷衍：投入对压力的反应减弱。",
        sources=("LiLiu2025", "Xu2025"),
        owns=("fault_tolerance", "township.fault_tolerance"),
        operator=_tolerate,
        price=Price(hours=0.5, payer="community"),
        target="exposed_hours",
        target_sign=1,
    ),
)
