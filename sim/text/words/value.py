"""What a value may be, and what is wrong with one."""

TEXTS = {
    "wrong_type": ("this must be {expected}, not {given}", "这里应为{expected}，而不是{given}"),
    "out_of_range": ("this is out of range", "超出允许范围"),
    "not_finite": ("this is not a finite number", "不是有限的数"),
    "not_choice": ("there is no such choice", "没有这个选项"),
    "not_at_run": ("this cannot change during a run", "这个参数不能在运行中途改变"),
    "unknown": ("there is no parameter of this name", "没有这个名称的参数"),
    "is_family": (
        "this is a family of parameters, one for each of {members}",
        "这是一组参数，分别对应 {members}",
    ),
    "number": ("a number", "数字"),
    "whole": ("a whole number", "整数"),
    "decimal": ("a number with decimals", "小数"),
    "switch": ("true or false", "true 或 false"),
    "text": ("text in quotes", "带引号的文字"),
    "list": ("a list", "列表"),
    "table": ("a table", "表"),
    "date": ("a date or time", "日期或时间"),
    "between": ("{kind} from {low} to {high}", "{low} 到 {high} 之间的{kind}"),
    "one_of": ("one of {choices}", "以下之一：{choices}"),
    "unit": ("{text} ({unit})", "{text}（{unit}）"),
}
