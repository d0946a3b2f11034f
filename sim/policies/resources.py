"""Resource integration (family R, LiLiu2025): staff, money and authority."""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _sink_staff(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.hosting = both(levers.community.hosting, strength)
    hosting = levers.mean_by_township(levers.community.hosting)
    levers.township.sunk_share = p.policy_staff_sinking_share * hosting
    levers.township.sunk_county = p.policy_staff_sinking_county_share * hosting


KINDS = (
    PolicyKind(
        kind="staff_sinking",
        family="R",
        name_en="staff sinking",
        name_zh="人员下沉",
        en="Staff of townships and of the county's departments move down to communities.",
        zh="乡镇（街道）与县（区）部门人员下沉到社区。",
        adverse_en="Those above handle less of what is sent up, and those who come know the place less.",
        adverse_zh="乡镇与部门处理上报事项的能力下降，下沉人员不熟悉当地。",
        sources=("LiLiu2025", "LiXf2025"),
        owns=("hosting", "township.sunk_share", "township.sunk_county"),
        operator=_sink_staff,
        lag=4.0,
        price=Price(yuan=300.0, payer="township"),
        target="contracted_hours",
        target_sign=1,
    ),
)
