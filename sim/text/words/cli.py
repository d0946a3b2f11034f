"""What the command line says about itself."""

TEXTS = {
    "about": (
        "Chaofuhe: from overload (超负荷) to super-composite (超复合), an agent-based simulator of "
        "grassroots governance.",
        "超负荷 / 超复合：基层治理的多主体模拟器。",
    ),
    "usage_word": ("Usage:", "用法："),
    "usage_line": ("COMMAND [ARGUMENTS] [OPTIONS]", "命令 [参数] [选项]"),
    "options_placeholder": ("[OPTIONS]", "[选项]"),
    "commands_word": ("Commands:", "命令："),
    "arguments_word": ("Arguments:", "参数："),
    "options_word": ("Options:", "选项："),
    "lang_help": (
        "English or Chinese; default: the language of the system.",
        "英文或中文；默认随系统语言。",
    ),
    "plugin_help": (
        "A plug-in of your own, before anything else; repeatable.",
        "先加载的自有插件；可重复。",
    ),
    "no_plugin_file": ("a plug-in file is missing after --plugin", "--plugin 之后缺少插件文件"),
    "version_help": ("The version.", "版本号。"),
    "help_help": ("This page, or a command's own.", "显示本页，或某个命令的说明。"),
    "more": (
        "`chaofuhe COMMAND --help` explains one command. Exit codes: 0 done, 2 the input is wrong, 1 a run "
        "failed, 130 interrupted.",
        "`chaofuhe 命令 --help` 说明某个命令。退出码：0 完成，2 输入有误，1 有运行失败，130 被中断。",
    ),
    "with_default": ("{text} Default: {default}.", "{text}默认：{default}。"),
    "error": ("Error: ", "错误："),
    "no_language": ("there is no such language", "没有这种语言"),
    "no_command": ("there is no such command", "没有这个命令"),
    "no_option": ("there is no such option", "没有这个选项"),
    "missing": ("this is missing; `--help` shows what is needed", "缺少此项；`--help` 可查看所需内容"),
    "option_value": (
        "this option needs a value, or takes none; `--help` shows which",
        "此选项缺少值，或不应带值；请看 `--help`",
    ),
    "bad_value": ("this value is not allowed; `--help` shows what is", "值不合要求；请看 `--help`"),
    "must_be": ("this must be {en}", "这里应为{zh}"),
    "must_be_between": ("this must be {en} from {low} to {high}", "这里应为 {low} 到 {high} 之间的{zh}"),
    "usage": ("the command line is not understood; see `--help`", "无法理解这个命令行；请看 `--help`"),
    "interrupted": ("Interrupted.", "已中断。"),
    "no_memory": ("Error: not enough memory.", "错误：内存不足。"),
    "bug": (
        "Error: something went wrong inside the program ({error}). Please report it; with CHAOFUHE_DEBUG=1 "
        "the place in the code is shown.",
        "错误：程序内部出错（{error}）。请报告此问题；设 CHAOFUHE_DEBUG=1 可显示代码位置。",
    ),
}
