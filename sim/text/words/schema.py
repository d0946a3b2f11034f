"""What the keys of a scenario file are for: shown by editors, and in files that `chaofuhe new` writes."""

TEXTS = {
    "title": ("What the scenario is called.", "情景的名称。"),
    "about": ("What it is about, in a few sentences.", "用几句话说明情景的内容。"),
    "sources": ("Citation keys of where it comes from.", "出处的引用键。"),
    "plugins": (
        "Names of the plug-ins it needs, each loaded with --plugin FILE.",
        "所需插件的名称；插件用 --plugin 加载。",
    ),
    "region": (
        "Where: exactly one of code, name and synthetic.",
        "地区：code、name、synthetic 三者必写其一，且只写其一。",
    ),
    "region_code": (
        "Division code of a county (6 digits) or a township or street (9 digits), or a list of them.",
        "县级（6 位）或乡镇街道（9 位）行政区划代码，或其列表。",
    ),
    "region_name": (
        "Name of a county, township or street, with names above it where needed, or a list of them.",
        "县区或乡镇街道名称，必要时连同上级名称，或其列表。",
    ),
    "region_synthetic": ("A made-up region.", "虚构的地区。"),
    "region_population": (
        "All residents together; sizes of places are scaled to it.",
        "总人口；各地人口按比例调整。",
    ),
    "region_urban_population": ("Residents of urban communities together.", "城市社区总人口。"),
    "region_rural_population": ("Residents of villages together.", "农村总人口。"),
    "region_seed": (
        "Seed of places and people: the same in every replicate of a run.",
        "生成地点与人口的随机种子：各次重复运行都相同。",
    ),
    "region_places": (
        "What is known of some communities: a code, and columns as in tables of one's own data.",
        "某些社区（村）的已知情况：代码，以及与自有数据表相同的列。",
    ),
    "region_data": (
        "Tables of one's own about places, written by `chaofuhe data import`: a path, or a list of them.",
        "用 `chaofuhe data import` 导入的自有数据表：一个路径或其列表。",
    ),
    "policies": ("A policy in force.", "一项实施的政策。"),
    "policy_kind": (
        "What kind of policy; see `chaofuhe list policies`.",
        "政策种类，见 `chaofuhe list policies`。",
    ),
    "policy_strength": ("How strong, 0 to 1.", "强度，0 到 1。"),
    "policy_start": (
        "Week of the run in which it starts, warm-up included; default: when the warm-up ends.",
        "从运行第几周开始（含预热期）；默认在预热结束时。",
    ),
    "policy_end": (
        "Week of the run in which it is no longer in force; default: never.",
        "到第几周不再生效；默认一直有效。",
    ),
    "policy_where": (
        'Where: "all", "urban", "rural", {{ share = 0.5 }}, or a list of names or codes.',
        '何处："all"（各地）、"urban"（城市）、"rural"（农村）、{{ share = 0.5 }}（比例），'
        "或名称、代码列表。",
    ),
    "policy_lag": ("Weeks from its start until it works.", "从开始到见效的周数。"),
    "policy_nominal": (
        "Chance that a place carries it out in name only.",
        "一地仅在名义上执行的概率。",
    ),
    "changes": ("A parameter that changes during the run.", "运行中途改变的参数。"),
    "change_week": ("Week of the run at whose start it changes.", "在运行第几周开始时改变。"),
    "change_key": ("Which parameter.", "哪个参数。"),
    "change_value": ("Its value from then on.", "此后的值。"),
}
