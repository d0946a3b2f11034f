"""Resources, technology, innovation (LiLiu2025; LiXf2025; Xu2025) and development (Zhang2026; LiWang2025)."""

from __future__ import annotations

from typing import Any

from sim.policies.kinds import Levers, PolicyKind, Price, both


def _sink_funds(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.funds += p.policy_fund_sinking_funds * strength
    lifted = p.policy_fund_sinking_flexible * strength
    levers.community.flexible = both(levers.community.flexible, lifted)


def _pool(levers: Levers, strength: Any, p: Any) -> None:
    share = p.policy_resource_pooling_share * strength
    levers.community.pooling = both(levers.community.pooling, share)


def _exchange(levers: Levers, strength: Any, p: Any) -> None:
    reach = p.policy_urban_rural_exchange_reach * strength
    levers.community.exchange = both(levers.community.exchange, reach)


def _lever_funds(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.leverage += p.policy_leveraged_funding_leverage * strength
    levers.township.charity += p.policy_leveraged_funding_charity * levers.mean_by_township(strength)


def _integrate(levers: Levers, strength: Any, p: Any) -> None:
    joined = p.policy_integrated_platform_integration * strength
    levers.community.integration = both(levers.community.integration, joined)
    paid = p.policy_integrated_platform_upkeep * strength
    levers.community.upkeep = both(levers.community.upkeep, paid)


def _tier(levers: Levers, strength: Any, p: Any) -> None:
    share = p.policy_tiered_technology_share * strength
    levers.community.tiered = both(levers.community.tiered, share)


def _include(levers: Levers, strength: Any, p: Any) -> None:
    here = levers.community
    here.access = both(here.access, p.policy_digital_inclusion_access * strength)
    here.digital_skill = both(here.digital_skill, p.policy_digital_inclusion_skill * strength)
    here.infrastructure = both(here.infrastructure, p.policy_digital_inclusion_infrastructure * strength)


def _fund_diffusion(levers: Levers, strength: Any, p: Any) -> None:
    paid = p.policy_diffusion_fund_subsidy * strength
    levers.community.subsidy = both(levers.community.subsidy, paid)


def _learn(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.sight += p.policy_mutual_learning_sight * strength
    fixed = p.policy_mutual_learning_codification * strength
    levers.community.codification = both(levers.community.codification, fixed)


def _build_collective(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.collective += p.policy_collective_economy_jobs * strength
    levers.community.attention += p.policy_collective_economy_attention * strength


def _build_social(levers: Levers, strength: Any, p: Any) -> None:
    levers.community.relief_work += p.policy_social_enterprise_jobs * strength
    levers.community.attention += p.policy_social_enterprise_attention * strength


RESOURCES = (
    PolicyKind(
        kind="fund_sinking",
        family="R",
        name_en="fund sinking",
        name_zh="资金下沉",
        en="Money moves down to communities, and earmarks are lifted.",
        zh="资金下沉到社区，并放宽专款限定。",
        adverse_en="Thin bookkeeping loses part of the money without earmark.",
        adverse_zh="账目松散，不限用途的资金有一部分流失。",
        sources=("LiLiu2025", "LiXf2025"),
        owns=("funds", "flexible"),
        operator=_sink_funds,
        lag=8.0,
        nominal=0.1,
        price=Price(hours=0.5, yuan=1500.0, payer="community"),
        target="unspent_share",
    ),
    PolicyKind(
        kind="resource_pooling",
        family="R",
        name_en="resource pooling",
        name_zh="资源共享平台",
        en="Communities of a county pool spare specialists' hours and money, matched to need.",
        zh="县域内社区共享富余的专长工时与资金，按需匹配。",
        adverse_en="Travel and matching cost hours.",
        adverse_zh="路途与对接占用工时。",
        sources=("LiLiu2025", "LiXf2025"),
        owns=("pooling",),
        operator=_pool,
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=300.0, payer="county"),
        target="fragmentation",
    ),
    PolicyKind(
        kind="urban_rural_exchange",
        family="R",
        name_en="urban-rural exchange",
        name_zh="城乡资源互换",
        en="Rural places use urban platforms, urban ones rural space and places of service.",
        zh="农村借用城市平台，城市使用农村空间与服务场所。",
        adverse_en="Distance costs hours on both sides.",
        adverse_zh="路途耗费双方工时。",
        sources=("LiLiu2025",),
        owns=("exchange",),
        operator=_exchange,
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=300.0, payer="county"),
        target="platform_fit",
        target_sign=1,
    ),
    PolicyKind(
        kind="leveraged_funding",
        family="R",
        name_en="leveraged funding",
        name_zh="社会资金撬动",
        en="Public money draws social and charity money, and material reserves fill faster.",
        zh="以公共资金撬动社会与慈善资金，并加快物资储备补充。",
        adverse_en="Donors choose visible causes, and what they give beyond these needs stays unspent.",
        adverse_zh="捐助偏向看得见的领域，超出需要的部分沉淀。",
        sources=("LiLiu2025", "LiWang2025"),
        owns=("leverage", "township.charity"),
        operator=_lever_funds,
        lag=8.0,
        nominal=0.1,
        price=Price(hours=1.0, yuan=200.0, payer="community"),
        target="service_money",
        target_sign=1,
    ),
)
TECHNOLOGY = (
    PolicyKind(
        kind="integrated_platform",
        family="T",
        name_en="integrated platform",
        name_zh="平台整合",
        en="Platforms are joined into one, and its upkeep is paid.",
        zh="多平台整合为一，并落实运维经费。",
        adverse_en="Moving to it costs hours, and where all data lie together a breach is more likely.",
        adverse_zh="迁移占用工时；数据集中后泄露风险上升。",
        sources=("Xu2025", "LiLiu2025", "LiXf2025"),
        owns=("integration", "upkeep"),
        operator=_integrate,
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=500.0, payer="county"),
        target="entry_hours",
    ),
    PolicyKind(
        kind="tiered_technology",
        family="T",
        name_en="tiered technology",
        name_zh="分级技术",
        en="Tools are chosen by place: simple ones where full ones do not pay.",
        zh="因地选用工具：全功能平台不合算之处用简易工具。",
        adverse_en="Two systems must be kept side by side.",
        adverse_zh="需并行维护两套系统。",
        sources=("LiLiu2025",),
        owns=("tiered",),
        operator=_tier,
        lag=8.0,
        nominal=0.1,
        price=Price(yuan=100.0, payer="county"),
        target="platform_saving",
        target_sign=1,
    ),
    PolicyKind(
        kind="digital_inclusion",
        family="T",
        name_en="digital inclusion",
        name_zh="数字包容",
        en="Residents get access, cadres are trained, infrastructure is built.",
        zh="为居民提供接入、培训干部、补建设施。",
        adverse_en="It costs money and training hours.",
        adverse_zh="耗费资金与培训工时。",
        sources=("LiLiu2025", "LiXf2025"),
        owns=("access", "digital_skill", "infrastructure"),
        operator=_include,
        lag=13.0,
        price=Price(hours=1.0, yuan=900.0, payer="community"),
        target="platform_fit",
        target_sign=1,
    ),
    PolicyKind(
        kind="diffusion_fund",
        family="T",
        name_en="diffusion fund",
        name_zh="创新推广基金",
        en="A fund pays for taking up practices.",
        zh="以基金承担采用创新做法的成本。",
        adverse_en="Labels are taken up for the money.",
        adverse_zh="为套取资金而挂牌。",
        sources=("Xu2025", "LiLiu2025"),
        owns=("subsidy",),
        operator=_fund_diffusion,
        nominal=0.1,
        price=Price(yuan=400.0, payer="county"),
        target="practices",
        target_sign=1,
    ),
    PolicyKind(
        kind="mutual_learning",
        family="T",
        name_en="mutual learning",
        name_zh="互学互鉴",
        en="Places see more of each other's practices and learn what fits; working ones become standards.",
        zh="各地更多观摩学习、掌握适配要领，有效做法固化为标准。",
        adverse_en="More is copied, and visits take hours.",
        adverse_zh="照搬增多，观摩占用工时。",
        sources=("Xu2025", "Chu2025"),
        owns=("sight", "codification"),
        operator=_learn,
        nominal=0.1,
        price=Price(hours=1.5, yuan=100.0, payer="community"),
        target="practice_effect",
        target_sign=1,
    ),
)
DEVELOPMENT = (
    PolicyKind(
        kind="collective_economy",
        family="C",
        name_en="collective economy",
        name_zh="集体经济",
        en="Branch, firm, cooperative and household build up firms: jobs, collective income, insurance.",
        zh="“支部＋企业＋合作社＋农户”兴办产业，增加岗位、集体收入与参保。",
        adverse_en="More jobs are exposed to the market, and firms take leaders' attention from residents.",
        adverse_zh="更多岗位暴露于市场风险，产业占用干部联系群众的精力。",
        sources=("Zhang2026", "LiXf2025"),
        owns=("collective", "attention"),
        operator=_build_collective,
        lag=13.0,
        nominal=0.1,
        price=Price(hours=2.0, yuan=500.0, payer="community"),
        target="collective_income",
        target_sign=1,
    ),
    PolicyKind(
        kind="social_enterprise",
        family="C",
        name_en="social enterprise",
        name_zh="社会企业",
        en="A social enterprise gives work for relief to residents without work.",
        zh="以社会企业吸纳无业居民，以工代赈。",
        adverse_en="Its jobs are exposed to the market, and it takes leaders' attention from residents.",
        adverse_zh="岗位受市场风险影响，并占用干部联系群众的精力。",
        sources=("LiWang2025", "Zhang2026"),
        owns=("relief_work", "attention"),
        operator=_build_social,
        lag=13.0,
        nominal=0.1,
        price=Price(hours=1.5, yuan=400.0, payer="community"),
        target="employment",
        target_sign=1,
    ),
)
KINDS = (*RESOURCES, *TECHNOLOGY, *DEVELOPMENT)
