"""What is wrong with a policy in a scenario."""

TEXTS = {
    "no_kind": ("a policy needs a kind", "政策必须写明 kind（种类）"),
    "unknown_kind": ("there is no policy of this kind", "没有这一种政策"),
    "see_list": ("a kind from `chaofuhe list policies`", "`chaofuhe list policies` 列出的种类"),
    "not_strength": ("the strength is not a number", "强度不是数字"),
    "text_form": (
        "KIND or KIND:strength, such as burden_reduction:0.5",
        "KIND 或 KIND:强度，例如 burden_reduction:0.5",
    ),
    "end_before_start": (
        "the policy would end before it starts in week {start}",
        "政策在第 {start} 周才开始，不能在此之前结束",
    ),
    "after": ("a week after {week}", "第 {week} 周之后"),
    "start_after_end": (
        "the policy would start after the run has ended (it lasts {weeks} weeks)",
        "政策开始时运行已经结束（共 {weeks} 周）",
    ),
    "before": ("a week before {week}", "第 {week} 周之前"),
    "overlap": (
        "{kind} would be in force twice at the same time and place (with policies[{other}])",
        "{kind} 会在同一时间、同一地点重复生效（与 policies[{other}] 重叠）",
    ),
    "apart": (
        "policies of one kind that differ in time or place",
        "同一种政策须在时间或地点上错开",
    ),
    "no_where": ("this does not say where the policy is in force", "未能说明政策在何处生效"),
    "where": (
        '"all", "urban", "rural", {{ share = 0.5 }}, or a list of names or codes',
        '"all"（全部）、"urban"（城市）、"rural"（农村）、{{ share = 0.5 }}（比例），或名称、代码的列表',
    ),
    "place_twice": ("a place is listed twice", "同一地点重复列出"),
    "no_code": ("this is not a division code", "这不是行政区划代码"),
    "empty_place": ("the name of the place is empty", "地点名称为空"),
    "no_such_place": ("there is no such place in the region", "本地区内没有这个地点"),
    "place_form": (
        "the name or code of a county, township or community in the region",
        "本地区内县区、乡镇街道或社区（村）的名称或代码",
    ),
    "many_places": (
        "{count} places in the region have this name; write the code",
        "本地区内有 {count} 个地点叫这个名字，请写代码",
    ),
}
