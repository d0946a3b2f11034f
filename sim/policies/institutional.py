"""Institutional adjustment (family I, LiLiu2025): assessment, burdens and audits."""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _differentiate(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.target_shift += p.policy_differentiated_assessment_targets * strength * levers.hardness
    levers.community.weight_shift += p.policy_differentiated_assessment_weights * strength * levers.hardness


def _reduce(levers: Levers, strength: Any, p: Any) -> None:
    cut = p.policy_burden_reduction_cut
    levers.community.visible_cut = both(levers.community.visible_cut, cut * strength)
    levers.community.announced_cut = both(levers.community.announced_cut, cut * levers.announced)


def _audit(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.audit = both(levers.community.audit, strength)
    levers.community.audit_hidden = both(
        levers.community.audit_hidden, p.policy_penetrating_audit_hidden * strength
    )
    levers.community.audit_polish = both(
        levers.community.audit_polish, p.policy_penetrating_audit_polish * strength
    )


KINDS = (
    PolicyKind(
        kind="differentiated_assessment",
        family="I",
        name_en="differentiated assessment",
        name_zh="差异化考核",
        en="Targets and weights follow an index of how hard each place is to govern.",
        zh="考核目标与权重随各地治理难度指数调整。",
        adverse_en="The index can be gamed, and measuring it costs hours.",
        adverse_zh="指数可能被人为做高，测量也占用工时。",
        sources=("LiLiu2025",),
        owns=("target_shift", "weight_shift"),
        operator=_differentiate,
        lag=4.0,
        price=Price(hours=1.5, yuan=200.0, payer="community"),
        target="target_spread",
        target_sign=1,
    ),
    PolicyKind(
        kind="burden_reduction",
        family="I",
        name_en="burden reduction",
        name_zh="减负",
        en="Visible forms, meetings and inspections are cut.",
        zh="削减可见的表格、会议与检查。",
        adverse_en="Superiors who miss assurance ask for hidden items instead.",
        adverse_zh="上级“不放心”，以隐性材料补回。",
        sources=("LiLiu2025",),
        owns=("visible_cut", "announced_cut"),
        operator=_reduce,
        nominal=0.1,
        price=Price(hours=0.5, payer="community"),
        target="visible_hours",
    ),
    PolicyKind(
        kind="penetrating_audit",
        family="I",
        name_en="penetrating audit",
        name_zh="穿透式核查",
        en="Hidden items and polished reports are more often found.",
        zh="更多地查出隐性加码与注水材料。",
        adverse_en="Audits cost communities hours and add to pressure.",
        adverse_zh="核查占用基层工时并增加压力。",
        sources=("LiLiu2025",),
        owns=("audit", "audit_hidden", "audit_polish"),
        operator=_audit,
        lag=2.0,
        price=Price(yuan=800.0, payer="county"),
        target="hidden_hours",
    ),
)
