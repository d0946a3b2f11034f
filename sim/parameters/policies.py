"""What policies do at strength 1; each belongs to the policy kind in its key."""

from __future__ import annotations

from sim.parameters.table import number

PARAMETERS = (
    number("policy.differentiated_assessment.targets", 0.15, -1, 1, unit="1 per standard deviation", source="assumed",
           en="How far targets fall for each standard deviation that a place is harder than others.",
           zh="治理难度每高一个标准差，指标目标下调的幅度。"),
    number("policy.differentiated_assessment.weights", 0.25, -1, 1, unit="1 per standard deviation", source="assumed",
           en="How far the weight of service rises for each standard deviation that a place is harder.",
           zh="治理难度每高一个标准差，服务类指标权重上调的幅度。"),
    number("policy.differentiated_assessment.noise", 0.3, 0, 3, unit="standard deviations", source="assumed",
           en="Error of the measured context index.", zh="情境指数的测量误差。"),
    number("policy.differentiated_assessment.gaming", 0.3, 0, 3, unit="standard deviations", source="assumed",
           en="How far places under full pressure overstate their difficulty.", zh="满压下各地夸大自身难度的程度。"),
    number("policy.burden_reduction.cut", 0.5, 0, 1, unit="share",
           source="visible items -50% to -72% (2019 burden-reduction year and one-form reports, facts)",
           en="Share of visible forms, meetings and inspections cut.", zh="削减可见表格、会议与检查的份额。"),
    number("policy.penetrating_audit.hidden", 0.85, 0, 1, unit="share", source="assumed",
           en="Added chance that hidden items are found.", zh="隐性加码被发现概率的增加。"),
    number("policy.penetrating_audit.polish", 0.6, 0, 1, unit="share", source="assumed",
           en="Added chance that polished reports are found.", zh="注水材料被发现概率的增加。"),
    number("policy.one_form.sharing", 1.0, 0, 1, unit="share", source="kinds -57%, time -70 to -93% where overlap is high (facts)",
           en="Share of duplicated fields that are filled once for all.", zh="重复字段实现“一次填报、多方共享”的份额。"),
    number("policy.staff_sinking.share", 0.3, 0, 0.9, unit="share", source="assumed; LiLiu2025 (sinking)",
           en="Share of township staff moved down to communities.", zh="乡镇（街道）人员下沉到社区的份额。"),
    number("policy.fault_tolerance.relief", 0.8, 0, 1, unit="share", source="assumed; LiLiu2025",
           en="Share of blame for honest failure that is lifted.", zh="对探索性失误免责的份额。"),
)
