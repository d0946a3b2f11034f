"""Running a scenario."""

TEXTS = {
    "help": (
        "Run a scenario on several seeds: its measures with 95% intervals, a result folder and a report.",
        "用多个种子运行情景：给出各项指标及 95% 区间，并写出结果文件夹与报告。",
    ),
    "scenario": (
        "A scenario file, or a name from `chaofuhe list scenarios`.",
        "情景文件，或 `chaofuhe list scenarios` 列出的名称。",
    ),
    "seed": ("Where the seeds of all runs come from.", "各次运行的种子由此产生。"),
    "replicates": (
        "Runs of each scenario, each on a seed of its own.",
        "每个情景的运行次数，每次使用不同的种子。",
    ),
    "set": (
        "Change a parameter, or the region (region.code=370105); may be given again.",
        "修改一个参数或地区（如 region.code=370105）；可多次使用。",
    ),
    "out": (
        "The result folder; default: results/ and a name of its own. Results that are there already are "
        "not made again.",
        "结果文件夹；默认在 results/ 下自动命名。已有的相同结果不会重新计算。",
    ),
    "workers": (
        "Processes; default: as many as help. The numbers do not depend on it.",
        "进程数；默认自动选择。结果与此无关。",
    ),
    "replace": (
        "Put these results in the place of others in the folder.",
        "用本次结果替换文件夹中已有的其他结果。",
    ),
    "without": (
        "What its policies do, against the same without them: chaofuhe compare {command}",
        "其政策带来什么变化（与无政策对照）：chaofuhe compare {command}",
    ),
}
