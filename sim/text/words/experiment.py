"""What is wrong with an experiment file."""

TEXTS = {
    "none": ("there is no experiment of this name", "没有这个名称的实验"),
    "see": (
        "a TOML file, or a name from `chaofuhe list experiments`",
        "TOML 文件，或 `chaofuhe list experiments` 列出的名称",
    ),
    "needed": (
        'scenario = "street" (a name, a file or a table), with [[factors]], [[arms]] or both',
        'scenario = "street"（名称、文件或表），并写 [[factors]]（因素）、[[arms]]（方案）或两者',
    ),
    "no_scenario": ("the experiment names no scenario", "实验没有写明情景"),
    "two_models": ("a scenario and a test function cannot stand together", "情景与测试函数不能同时出现"),
    "no_function": ("there is no test function of this name", "没有这个名称的测试函数"),
    "no_input": ("the test function has no input of this name", "测试函数没有这个名称的输入"),
    "no_policies": ("a test function knows no policies", "测试函数没有政策"),
    "no_change": ("the scenario has no such change", "情景中没有这项改变"),
    "change_form": (
        "changes[1].value or changes[1].week; the scenario has {count} changes",
        "changes[1].value 或 changes[1].week；情景共有 {count} 项改变",
    ),
    "no_policy_key": ("this names nothing of a policy", "这不是政策的某一项"),
    "policy_form": (
        "policies.KIND.FIELD, such as policies.burden_reduction.strength",
        "policies.种类.字段，例如 policies.burden_reduction.strength",
    ),
    "no_field": ("a policy has no such field", "政策没有这个字段"),
    "no_such_policy": (
        "neither the scenario nor an arm has the policy {kind}, and its strength is not varied",
        "情景与各方案都没有政策 {kind}，其强度也不是因素",
    ),
    "name_twice": ("two have the same name", "两项同名"),
    "no_name": ("this is no name", "这不是名称"),
    "name_form": ("1 to {limit} characters on one line", "一行之内，1 至 {limit} 个字符"),
    "name_is_column": ("a column of the table has this name already", "表中已有同名的列"),
    "name_taken": ("any other name than {names} and those of measures", "除 {names} 及指标名以外的名称"),
    "values_and_range": (
        "values stand alone: low, high, scale and integer belong to a range",
        "列出 values 时不写 low、high、scale、integer（它们属于区间）",
    ),
    "empty_list": ("the list is empty", "列表是空的"),
    "value_twice": ("this value is listed twice", "这个值重复列出"),
    "no_range": ("what is no number has no range", "不是数字，不能写区间"),
    "range_form": ("values = [...], or low and high", "values = [...]，或 low 与 high"),
    "low_high": ("high must be above low", "high 必须大于 low"),
    "log_from_0": ("a logarithmic scale must begin above 0", "对数刻度必须从大于 0 处开始"),
    "only_whole": ("this key takes whole numbers only", "这个键只能取整数"),
    "whole_log": ("whole numbers have no logarithmic scale", "整数不用对数刻度"),
    "many_factors": ("more than {limit} factors", "因素超过 {limit} 个"),
    "key_twice": ("factors[{other}] varies this key already", "factors[{other}] 已经在变动这个键"),
    "arm_sets_factor": (
        "this key is varied by factors[{other}], so an arm cannot set it",
        "这个键由 factors[{other}] 变动，方案不能再设定",
    ),
    "not_of_design": ("a design of kind {kind} has no such key", "{kind} 类设计没有这个键"),
    "arms_and_factors": (
        "a design of arms has no factors; a grid may have both",
        "arms 类设计没有因素；grid 可以两者都有",
    ),
    "one_arm": ("a design of arms needs two [[arms]] at least", "arms 类设计至少需要两个 [[arms]]"),
    "no_factors": ("a design of kind {kind} needs [[factors]]", "{kind} 类设计需要 [[factors]]"),
    "grid_levels": (
        "a grid of factors with ranges needs the number of levels",
        "含区间因素的网格需要写明水平数 levels",
    ),
    "power_of_two": ("the base samples of Sobol are a power of two", "Sobol 的基础样本数须为 2 的幂"),
    "even": ("Morris needs an even number of levels", "Morris 的水平数须为偶数"),
    "many_points": (
        "the design has {count} points, more than {limit}",
        "设计有 {count} 个点，超过 {limit} 个",
    ),
    "no_measure": ("there is no measure of this name", "没有这个名称的指标"),
    "see_measures": (
        "a measure from `chaofuhe list measures`, alone or broken down: efficacy, efficacy.group.elder, "
        "efficacy.*",
        "`chaofuhe list measures` 列出的指标，可写分组：efficacy、efficacy.group.elder、efficacy.*",
    ),
    "no_salib": (
        "Sobol and Morris samples need the package SALib",
        "Sobol 与 Morris 抽样需要软件包 SALib",
    ),
}
