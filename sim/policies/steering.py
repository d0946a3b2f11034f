"""Policies that steer differently: incentives, stable rules, evaluators, capacity, careers, coordination of
what is issued, rotation, publicity, shared collection.
"""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _reward(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.incentive = both(here.incentive, p.policy_positive_incentives_shift * strength)
    here.calm = both(here.calm, p.policy_positive_incentives_calm * strength)
    here.visible_bias += p.policy_positive_incentives_visibility * strength
    levers.township.calm = levers.mean_by_township(here.calm)


def _keep_rules(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.stability = both(here.stability, p.policy_policy_stability_stability * strength)
    here.rigidity = both(here.rigidity, p.policy_policy_stability_rigidity * strength)


def _evaluate(levers: Levers, strength: Any, p: Any) -> None:
    share = p.policy_third_party_evaluation_share * strength
    levers.community.evaluated = both(levers.community.evaluated, share)


def _strengthen(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.judgement = both(here.judgement, p.policy_party_capacity_judgement * strength)
    here.coupling = both(here.coupling, p.policy_party_capacity_coupling * strength)
    here.rectified = both(here.rectified, p.policy_party_capacity_rectified * strength)
    here.training += p.policy_party_capacity_training * strength
    levers.township.judgement = levers.mean_by_township(here.judgement)


def _promote(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.pay += p.policy_career_and_pay_pay * strength
    levers.community.career += p.policy_career_and_pay_career * strength


def _coordinate(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.issue_filter = both(here.issue_filter, p.policy_issuing_coordination_filter * strength)
    here.issue_merge = both(here.issue_merge, p.policy_issuing_coordination_merge * strength)
    here.issue_delay += p.policy_issuing_coordination_delay * strength


def _rotate(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.rotation += p.policy_rotation_rate * strength


def _publish(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.publicity = both(here.publicity, p.policy_publicity_of_affairs_visibility * strength)
    here.exposure = both(here.exposure, p.policy_publicity_of_affairs_exposure * strength)


def _collect_once(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.form_sharing = both(here.form_sharing, p.policy_shared_collection_forms * strength)
    here.shared_entry = both(here.shared_entry, p.policy_shared_collection_entries * strength)
    here.data_exposure = both(here.data_exposure, strength)


KINDS = (
    PolicyKind(
        kind="positive_incentives",
        family="I",
        name_en="positive incentives",
        name_zh="正向激励",
        en="Weight moves from sanction to reward, and leaders need to fear the last rank less.",
        zh="由追责转向奖励，负责人不再过分担忧末位。",
        adverse_en="Rewards go where something can be seen: weight moves to what is measurable.",
        adverse_zh="奖励流向看得见的工作，权重偏向可测指标。",
        sources=("LiLiu2025",),
        owns=("incentive", "calm", "visible_bias", "township.calm"),
        operator=_reward,
        price=Price(yuan=150.0, payer="county"),
        target="amplification",
    ),
    PolicyKind(
        kind="policy_stability",
        family="I",
        name_en="policy stability",
        name_zh="政策稳定",
        en="Departments re-issue tasks under changed rules less often; rules last longer.",
        zh="部门更少改变规则、重复下达任务，政策更持久。",
        adverse_en="Weights follow what falls short less: the response to change is slower.",
        adverse_zh="权重较少随短板调整，对变化的反应变慢。",
        sources=("Zhang2026",),
        owns=("stability", "rigidity"),
        operator=_keep_rules,
        price=Price(yuan=50.0, payer="county"),
        target="redone_hours",
    ),
    PolicyKind(
        kind="third_party_evaluation",
        family="I",
        name_en="third-party evaluation",
        name_zh="第三方评估",
        en="Outcomes are measured by third parties with small error, and surveys cannot be coached.",
        zh="由第三方以较小误差直接测量结果，满意度无法引导。",
        adverse_en="It costs money, and visits cost communities hours.",
        adverse_zh="需要经费，迎评占用社区工时。",
        sources=("Xu2025", "LiLiu2025"),
        owns=("evaluated",),
        operator=_evaluate,
        lag=4.0,
        price=Price(yuan=600.0, payer="county"),
        target="report_error",
    ),
    PolicyKind(
        kind="party_capacity",
        family="I",
        name_en="Party capacity",
        name_zh="党组织能力建设",
        en="Leaders are trained in judgement, Party hours attached to residents' matters, weak branches "
        "rectified.",
        zh="培训政绩观与判断力，党务工时与民生事项结合，整顿软弱涣散党组织。",
        adverse_en="Training takes hours of Party affairs.",
        adverse_zh="培训占用党务工时。",
        sources=("LiLiu2025", "Xu2025"),
        owns=("judgement", "coupling", "rectified", "training", "township.judgement"),
        operator=_strengthen,
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=120.0, payer="township"),
        target="amplification",
    ),
    PolicyKind(
        kind="career_and_pay",
        family="I",
        name_en="careers and pay",
        name_zh="职业发展与待遇",
        en="Pay is raised against elsewhere, which enters the decision to leave, and careers open, which "
        "enters the speed of recovery.",
        zh="待遇相对外部提高，影响去留；晋升通道拓宽，影响士气恢复的速度。",
        adverse_en="It costs much money, and those who have withdrawn stay too.",
        adverse_zh="花费较大，且“躺平”者也会留任。",
        sources=("LiLiu2025",),
        owns=("pay", "career"),
        operator=_promote,
        price=Price(yuan=3000.0, payer="county"),
        target="turnover",
    ),
    PolicyKind(
        kind="issuing_coordination",
        family="I",
        name_en="coordination of issuing",
        name_zh="任务下达统筹",
        en="A body holds back and merges what departments issue before it goes down.",
        zh="设立统筹机构，对部门下达事项先过滤、合并再下发。",
        adverse_en="It takes time: what goes down is due sooner after it arrives.",
        adverse_zh="统筹耗时，下达后的办理时限被压缩。",
        sources=("Xu2025",),
        owns=("issue_filter", "issue_merge", "issue_delay"),
        operator=_coordinate,
        lag=4.0,
        nominal=0.1,
        price=Price(yuan=150.0, payer="county"),
        target="visible_hours",
    ),
    PolicyKind(
        kind="rotation",
        family="R",
        name_en="rotation",
        name_zh="三跨交流",
        en="Cadres work in other places and departments for a time, and bring ties and skill.",
        zh="干部跨地区、跨部门、跨领域交流，带来人脉与能力。",
        adverse_en="Those who come know the place less for a while.",
        adverse_zh="轮岗者一段时间内不熟悉当地。",
        sources=("LiLiu2025",),
        owns=("rotation",),
        operator=_rotate,
        price=Price(hours=0.5, yuan=50.0, payer="community"),
        target="ties",
        target_sign=1,
    ),
    PolicyKind(
        kind="publicity_of_affairs",
        family="C",
        name_en="publicity of affairs",
        name_zh="党务村务财务公开",
        en="Reports and results lie open to residents and media, who find what was polished.",
        zh="党务、村务、财务公开，居民与媒体可发现注水。",
        adverse_en="Residents see where reports part from experience; incidents set off storms easier.",
        adverse_zh="上报与体验不符处更为居民所知，事件更易引发舆情。",
        sources=("Xu2025", "LiLiu2025"),
        owns=("publicity", "exposure"),
        operator=_publish,
        nominal=0.2,
        price=Price(hours=1.0, payer="community"),
        target="found",
        target_sign=1,
    ),
    PolicyKind(
        kind="shared_collection",
        family="T",
        name_en="shared collection",
        name_zh="一员采集、多方共享",
        en="One collector gathers data once, and all departments draw on them.",
        zh="一名采集员一次采集，各部门共享使用。",
        adverse_en="Errors spread, and shared data can leak.",
        adverse_zh="差错会扩散，共享数据存在泄露风险。",
        sources=("Xu2025", "LiXf2025"),
        owns=("form_sharing", "shared_entry", "data_exposure"),
        operator=_collect_once,
        lag=8.0,
        nominal=0.1,
        price=Price(hours=1.0, yuan=300.0, payer="community"),
        target="visible_hours",
    ),
)
