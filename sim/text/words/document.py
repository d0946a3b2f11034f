"""What is wrong with a scenario file as a whole, or with its tables."""

TEXTS = {
    "unknown_key": ("unknown key", "未知的键"),
    "no_plugin": ("this plug-in is not loaded", "没有加载这个插件"),
    "unknown_table": ("unknown table", "未知的表"),
    "see_parameters": ("a key from `chaofuhe list parameters`", "`chaofuhe list parameters` 列出的键"),
    "not_words": ("this is not a text", "这里应为文字"),
    "no_region": (
        "the scenario names no region",
        "情景没有写明地区",
    ),
    "region_form": (
        '[region] with code = "370105", name = "济南市天桥区" or synthetic = {{ townships = 3 }}',
        '[region] 表，写 code = "370105"、name = "济南市天桥区" 或 synthetic = {{ townships = 3 }}',
    ),
    "empty": ("the file is empty", "文件是空的"),
    "not_utf8": (
        "the file is not UTF-8 text (byte {at}); save it as UTF-8",
        "文件不是 UTF-8 文本（第 {at} 字节），请另存为 UTF-8",
    ),
    "maybe_gbk": (
        "the file is not UTF-8 text (byte {at}); it looks like GBK: save it as UTF-8",
        "文件不是 UTF-8 文本（第 {at} 字节），看来是 GBK 编码，请另存为 UTF-8",
    ),
    "too_long": (
        "the file is too long for a scenario ({limit} MiB at most)",
        "文件太大，不像情景文件（最多 {limit} MiB）",
    ),
    "too_deep": ("tables or lists are nested too deeply", "表或列表嵌套过深"),
    "not_found": ("there is no such file", "没有这个文件"),
    "no_scenario": ("there is no scenario of this name", "没有这个名称的情景"),
    "see_scenarios": (
        "a TOML file (`chaofuhe new FILE --region PLACE` writes one), or one of `chaofuhe list scenarios`",
        "TOML 文件（`chaofuhe new 文件 --region 地名或代码` 可写出），"
        "或 `chaofuhe list scenarios` 列出的名称",
    ),
    "is_folder": ("this is a folder, not a file", "这是文件夹，不是文件"),
    "no_permission": ("the file may not be read", "没有读取该文件的权限"),
    "unreadable": ("the file cannot be read: {en}", "无法读取文件：{zh}"),
    "one_table": ("this must be written as [[{name}]]", "应写成 [[{name}]]"),
    "title_form": (
        'text, or {{ en = "...", zh = "..." }}',
        '文字，或 {{ en = "...", zh = "..." }}',
    ),
    "too_long_text": (
        "this text is too long ({limit} characters at most)",
        "文字太长（最多 {limit} 个字符）",
    ),
    "missing": ("{name} is missing", "缺少 {name}"),
    "change_twice": (
        "this parameter is changed twice in week {week} (also in changes[{other}])",
        "同一参数在第 {week} 周改变了两次（另见 changes[{other}]）",
    ),
    "change_late": (
        "the change would come after the run has ended (it lasts {weeks} weeks)",
        "改变发生时运行已经结束（共 {weeks} 周）",
    ),
    "bad_step": ("the week must be a whole number of steps", "一周必须由整数个步长组成"),
    "step_form": (
        "a divisor of 7 days: 7, 3.5, 1.75, 1, 0.875, 0.5 or 0.25",
        "能整除 7 天的数：7、3.5、1.75、1、0.875、0.5 或 0.25",
    ),
    "set_twice": ("this key is set twice", "同一个键设定了两次"),
    "bad_setting": ("this does not say what to set", "未能说明要设定什么"),
    "setting_form": ("key=value, such as assessment.tournament=0.7", "键=值，例如 assessment.tournament=0.7"),
}
