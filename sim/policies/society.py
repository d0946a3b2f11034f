"""Co-governance (family C) and what it shares with resource integration (R): volunteers, social
organisations, neighbours, committee, owners and property (LiWang2025, Xu2025, LiLiu2025, LiXf2025).
"""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _give_points(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.retention = both(here.retention, p.policy_volunteer_points_retention * strength)
    here.certified = both(here.certified, p.policy_volunteer_points_certified * strength)
    here.points = both(here.points, strength)


def _bank_time(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.retention = both(here.retention, p.policy_time_bank_retention * strength)
    here.banked = both(here.banked, p.policy_time_bank_banked * strength)


def _buy_services(levers: Levers, strength: Any, p: Any) -> None:
    levers.township.purchase += p.policy_service_purchase_hours * levers.mean_by_township(strength)


def _link(levers: Levers, strength: Any, p: Any) -> None:
    found = p.policy_five_society_linkage_matching * levers.mean_by_township(strength)
    levers.township.matching = both(levers.township.matching, found)


def _densify(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.units = both(here.units, p.policy_network_densification_units * strength)
    here.reach = both(here.reach, p.policy_network_densification_reach * strength)
    here.posts = both(here.posts, p.policy_network_densification_posts * strength)
    here.member_time = both(here.member_time, p.policy_network_densification_member_time * strength)


def _create_jointly(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.formal = both(here.formal, p.policy_joint_creation_formal * strength)
    here.informal = both(here.informal, p.policy_joint_creation_informal * strength)
    here.ladder = both(here.ladder, p.policy_joint_creation_ladder * strength)
    here.shared = both(here.shared, p.policy_joint_creation_shared * strength)


def _govern_three_ways(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.autonomy = both(here.autonomy, p.policy_three_governance_autonomy * strength)
    here.mediation = both(here.mediation, p.policy_three_governance_mediation * strength)
    here.clarity = both(here.clarity, p.policy_three_governance_clarity * strength)


def _resolve_themselves(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.mediation = both(here.mediation, p.policy_self_resolution_mediation * strength)
    here.pressed = both(here.pressed, p.policy_self_resolution_pressed * strength)


def _list(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.custom += p.policy_three_lists_custom * strength
    here.user_feedback = both(here.user_feedback, p.policy_three_lists_feedback * strength)
    found = p.policy_three_lists_matching * levers.mean_by_township(strength)
    levers.township.matching = both(levers.township.matching, found)


def _dispatch(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.clarity = both(here.clarity, p.policy_three_order_dispatch_clarity * strength)
    here.dispatch = both(here.dispatch, strength)


def _empower(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.empowering = both(here.empowering, p.policy_empowering_aid_share * strength)
    here.slower = both(here.slower, p.policy_empowering_aid_slower * strength)


def _value(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.valued = both(here.valued, p.policy_valued_activities_valued * strength)
    here.uncounted = both(here.uncounted, p.policy_valued_activities_uncounted * strength)


KINDS = (
    PolicyKind(
        kind="volunteer_points",
        family="R",
        name_en="points for volunteers",
        name_zh="志愿积分",
        en="Volunteers' hours earn points that buy services, and skills are certified: fewer leave.",
        zh="志愿服务积分可兑换服务，并认证技能，志愿者流失减少。",
        adverse_en="Neighbours who used to help for nothing settle less among themselves.",
        adverse_zh="挤出邻里间原本无偿的互助。",
        sources=("Xu2025", "LiLiu2025", "LiXf2025"),
        owns=("retention", "certified", "points"),
        operator=_give_points,
        lag=4.0,
        nominal=0.1,
        price=Price(hours=0.5, yuan=200.0, payer="community"),
        target="volunteers",
        target_sign=1,
    ),
    PolicyKind(
        kind="time_bank",
        family="R",
        name_en="time bank",
        name_zh="时间银行",
        en="Volunteers' hours become claims on later help: fewer leave.",
        zh="志愿工时存为“时间”，日后可兑换服务，志愿者流失减少。",
        adverse_en="Claims pile up as debts, and paying them back takes volunteers' hours.",
        adverse_zh="存时累积成债，兑付占用后来志愿者的工时。",
        sources=("Xu2025", "LiXf2025"),
        owns=("retention", "banked"),
        operator=_bank_time,
        lag=4.0,
        nominal=0.1,
        price=Price(hours=0.5, yuan=100.0, payer="community"),
        target="volunteers",
        target_sign=1,
    ),
    PolicyKind(
        kind="service_purchase",
        family="R",
        name_en="purchase of services",
        name_zh="政府购买服务",
        en="The township buys hours of social organisations for the kinds they are better at.",
        zh="乡镇（街道）购买社会组织在其专长领域的服务工时。",
        adverse_en="Organisations come to depend on contracts and spend hours on head-counts.",
        adverse_zh="社会组织依附合同，并把工时花在凑人头的报表上。",
        sources=("LiWang2025", "LiLiu2025"),
        owns=("township.purchase",),
        operator=_buy_services,
        lag=8.0,
        price=Price(hours=0.5, yuan=400.0, payer="township"),
        target="organisation_hours",
        target_sign=1,
    ),
    PolicyKind(
        kind="five_society_linkage",
        family="R",
        name_en="five-society linkage",
        name_zh="五社联动",
        en="Hubs link community, organisations, social workers, volunteers and charity: more of their "
        "hours are shared out by recent matters instead of by residents.",
        zh="枢纽联结社区、社会组织、社工、志愿者与慈善资源：更多工时按近期事项而非人口分配。",
        adverse_en="Coordination takes the community's hours.",
        adverse_zh="协调占用社区工时。",
        sources=("LiWang2025", "LiLiu2025"),
        owns=("township.matching",),
        operator=_link,
        lag=4.0,
        price=Price(hours=1.5, yuan=100.0, payer="community"),
        target="matching",
        target_sign=1,
    ),
    PolicyKind(
        kind="network_densification",
        family="C",
        name_en="dense Party network",
        name_zh="组织网络延伸",
        en="Party groups reach down to buildings, hamlets and new employment.",
        zh="党组织延伸到楼栋、村组与新就业群体。",
        adverse_en="The groups take members' hours, and members age.",
        adverse_zh="占用党员工时，而党员队伍趋于老龄化。",
        sources=("Xu2025", "LiXf2025"),
        owns=("units", "reach", "posts", "member_time"),
        operator=_densify,
        lag=4.0,
        nominal=0.2,
        price=Price(hours=1.0, payer="community"),
        target="contact",
        target_sign=1,
    ),
    PolicyKind(
        kind="joint_creation",
        family="C",
        name_en="joint creation",
        name_zh="共同缔造",
        en="Residents decide, build, manage, judge and share together.",
        zh="决策共谋、发展共建、建设共管、效果共评、成果共享。",
        adverse_en="It is slow, and loud voices are heard more than others.",
        adverse_zh="过程缓慢，声音大的人更容易被听见。",
        sources=("LiWang2025", "Xu2025"),
        owns=("formal", "informal", "ladder", "shared"),
        operator=_create_jointly,
        lag=8.0,
        nominal=0.2,
        price=Price(hours=3.0, yuan=150.0, payer="community"),
        target="belonging",
        target_sign=1,
    ),
    PolicyKind(
        kind="three_governance",
        family="C",
        name_en="three-governance integration",
        name_zh="三治融合",
        en="Autonomy is kept from control, rules make duties clear, moral suasion mediates.",
        zh="自治留足空间、法治厘清责任、德治调解劝导。",
        adverse_en="It takes hours of three kinds.",
        adverse_zh="三治各需投入工时。",
        sources=("LiWang2025", "Xu2025"),
        owns=("autonomy", "mediation", "clarity"),
        operator=_govern_three_ways,
        lag=4.0,
        nominal=0.2,
        price=Price(hours=3.0, yuan=100.0, payer="community"),
        target="autonomy",
        target_sign=1,
    ),
    PolicyKind(
        kind="self_resolution",
        family="C",
        name_en="self-resolution",
        name_zh="矛盾就地化解",
        en="Mediators are trained, and neighbours settle small matters themselves.",
        zh="培训调解员，小事由邻里自行化解。",
        adverse_en="Weak parties lose out where settling is pressed on them.",
        adverse_zh="强调就地化解时，弱势一方容易吃亏。",
        sources=("Xu2025", "LiXf2025"),
        owns=("mediation", "pressed"),
        operator=_resolve_themselves,
        lag=4.0,
        price=Price(hours=1.0, yuan=150.0, payer="community"),
        target="neighbourly",
        target_sign=1,
    ),
    PolicyKind(
        kind="three_lists",
        family="C",
        name_en="three lists",
        name_zh="三张清单",
        en="Lists of needs, resources and projects are matched; services are made to measure, and what "
        "users say reaches those who make the tools.",
        zh="需求、资源、项目三张清单对接，基本服务加定制服务，使用者意见反馈给工具开发方。",
        adverse_en="Keeping lists takes the community's hours.",
        adverse_zh="编制清单占用社区工时。",
        sources=("LiXf2025", "Zhang2026"),
        owns=("custom", "user_feedback", "township.matching"),
        operator=_list,
        lag=4.0,
        nominal=0.1,
        price=Price(hours=2.0, payer="community"),
        target="acceptance",
        target_sign=1,
    ),
    PolicyKind(
        kind="three_order_dispatch",
        family="C",
        name_en="three-order dispatch",
        name_zh="三单制",
        en="Owners order, the committee dispatches, the property company takes.",
        zh="业主点单、居委派单、物业接单。",
        adverse_en="Each order costs the committee hours.",
        adverse_zh="每派一单都耗费居委会工时。",
        sources=("LiWang2025",),
        owns=("clarity", "dispatch"),
        operator=_dispatch,
        lag=2.0,
        price=Price(hours=0.5, yuan=50.0, payer="community"),
        target="bounced",
    ),
    PolicyKind(
        kind="empowering_aid",
        family="C",
        name_en="empowering aid",
        name_zh="赋能式帮扶",
        en="Aid builds skill and initiative instead of giving.",
        zh="帮扶由给予转向培养能力与主动性。",
        adverse_en="Relief comes slower: programmes cover less meanwhile.",
        adverse_zh="见效更慢：其间项目覆盖减少。",
        sources=("LiWang2025",),
        owns=("empowering", "slower"),
        operator=_empower,
        lag=4.0,
        nominal=0.1,
        price=Price(hours=1.0, yuan=150.0, payer="community"),
        target="initiative",
        target_sign=1,
    ),
    PolicyKind(
        kind="valued_activities",
        family="C",
        name_en="valued activities",
        name_zh="低负担有温度的活动",
        en="Low-burden neighbourly activity takes the place of what only counts.",
        zh="以低负担、有价值的邻里活动取代凑数活动。",
        adverse_en="There is less outreach to show at assessments.",
        adverse_zh="考核时可展示的联系群众工作减少。",
        sources=("Xu2025",),
        owns=("valued", "uncounted"),
        operator=_value,
        lag=2.0,
        nominal=0.1,
        price=Price(yuan=50.0, payer="community"),
        target="fatigue",
    ),
)
