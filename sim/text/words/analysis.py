"""Analyses of sweeps: what they share."""

TEXTS = {
    "missing": (
        "this command needs libraries that are not installed: {names}",
        "此命令需要尚未安装的库：{names}",
    ),
    "install": (
        "python -m pip install 'chaofuhe[{extra}]' (in a clone: pip install -c constraints.txt -e "
        "'.[{extra}]')",
        "python -m pip install 'chaofuhe[{extra}]'（克隆的仓库中：pip install -c constraints.txt -e "
        "'.[{extra}]'）",
    ),
    "source": (
        "An experiment file, a name from `chaofuhe list experiments`, or the folder of a sweep.",
        "实验文件、`chaofuhe list experiments` 列出的名称，或已有运行的文件夹。",
    ),
    "out": (
        "The folder of the runs and of the analysis; default: results/ and a name of its own.",
        "存放运行与分析的文件夹；默认在 results/ 下自动命名。",
    ),
    "workers": ("Processes; default: one for each core.", "进程数；默认每核一个。"),
    "measure": (
        "A measure to look at, such as efficacy or efficacy.group.elder; may be repeated. Default: the "
        "experiment's.",
        "要分析的指标，如 efficacy 或 efficacy.group.elder；可重复。默认为实验中的指标。",
    ),
    "arm": ("The arm to look at; default: the first.", "要分析的方案；默认为第一个。"),
    "against": (
        "Look at the difference between the arm and this one, on the same seeds.",
        "分析该方案与此方案在相同种子上的差值。",
    ),
    "no_run": (
        "Do not run what is missing: analyse what is there.",
        "不补跑缺少的运行，只分析已有结果。",
    ),
    "no_arm": ("the runs have no such arm", "运行中没有这个方案"),
    "no_measure": ("the runs have no such measure", "运行中没有这个指标"),
    "no_factorial": (
        "the arms are not the eight of a factorial of the families I, R and T",
        "各方案不是 I、R、T 三类政策析因设计的八个组合",
    ),
    "no_condition": ("this is no condition", "这不是条件"),
    "form": (
        'MEASURE > NUMBER (or <, >=, <=), several joined by "and": "efficacy < 0.5 and load > 1"',
        '指标 > 数值（或 <、>=、<=），多个用 "and" 连接："efficacy < 0.5 and load > 1"',
    ),
    "nothing_there": ("there are no runs that came to an end", "没有完成的运行"),
    "runs": (
        "{done} runs at {points} points; {failed} failed.",
        "共 {done} 次运行、{points} 个设计点；{failed} 次失败。",
    ),
    "written": ("Tables, figures and findings: {folder}", "表格、图与结论：{folder}"),
    "factor": ("factor", "因素"),
    "arm_word": ("arm", "方案"),
    "of_difference": ("{arm} minus {against}", "{arm} 减 {against}"),
    "measure_word": ("measure", "指标"),
    "interval": ("95% interval", "95% 区间"),
    "cause": ("Reason: {reason}", "原因：{reason}"),
}
