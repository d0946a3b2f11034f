"""Studies: result folders, comparisons."""

TEXTS = {
    "not_ours": ("this exists and is no result folder", "已存在，且不是结果文件夹"),
    "other_folder": ("a new folder, or one with results", "新文件夹，或已有结果的文件夹"),
    "other_results": (
        "the folder holds the results of another scenario, seed or version",
        "文件夹中是其他情景、种子或版本的结果",
    ),
    "replace": ("another --out, or --replace to put these in its place", "换一个 --out，或用 --replace 替换"),
    "not_written": ("results cannot be written here: {en}", "无法在此写入结果：{zh}"),
    "no_results": (
        "there are no results here, or they are of another version",
        "此处没有结果，或属于其他版本",
    ),
    "damaged": ("the file is missing, or not as it was written", "文件缺失，或与写入时不同"),
    "again": ("remove the folder and run again", "删除文件夹后重新运行"),
    "no_arms": ("there is nothing to compare with", "没有可比较的方案"),
    "one_policy": (
        "a scenario with policies of its own, or at least one policy or another scenario beside it: "
        '--policy penetrating_audit, or {{"audit": [...]}}',
        '自带政策的情景，或至少另加一项政策或另一个情景：--policy penetrating_audit，或 {{"audit": [...]}}',
    ),
    "arm_twice": ("two arms have the same name", "两个方案同名"),
    "not_an_arm": ("this is neither a scenario nor policies", "这既不是情景也不是政策"),
    "running": ("running", "运行中"),
    "compiling": (
        "First run on this machine: compiling the model once, about a minute.",
        "首次运行：需编译模型一次，约一分钟。",
    ),
    "there": ("These results are in {folder} already.", "{folder} 中已有这些结果。"),
    "writing": ("Writing the report.", "正在生成报告。"),
    "head": (
        "{replicates} runs of each, seeds from {seed}; {observed} weeks observed after {warmup} weeks of "
        "warm-up.",
        "各运行 {replicates} 次，种子起点 {seed}；预热 {warmup} 周后观测 {observed} 周。",
    ),
    "measure": ("measure", "指标"),
    "mean": ("mean", "均值"),
    "interval": ("95% interval", "95% 区间"),
    "unit": ("unit", "单位"),
    "urban": ("urban", "城市社区"),
    "rural": ("rural", "农村"),
    "baseline": ("without", "基线"),
    "value": ("with", "方案"),
    "difference": ("difference", "差值"),
    "verdict": ("verdict", "结论"),
    "verdict_better": ("better", "改善"),
    "verdict_worse": ("worse", "变差"),
    "verdict_more": ("more", "增加"),
    "verdict_less": ("less", "减少"),
    "points": ("{n} pp", "{n} 个百分点"),
    "nothing": ("No run came to an end.", "没有一次运行完成。"),
    "load_sentence": (
        "Work that must be done comes to {load} of contracted hours; communities are overloaded in "
        "{overloaded} of weeks.",
        "必办工作相当于合同工时的 {load}；社区有 {overloaded} 的周处于超负荷。",
    ),
    "gap_sentence": (
        "Scores average {score} while {efficacy} of needs, weighted by harm, are truly met in time: {gap} "
        "apart.",
        "考核得分平均 {score}，而按危害加权真正按时满足的需求为 {efficacy}：相差 {gap}。",
    ),
    "trace_sentence": (
        "{share} of hours go into forms and traces; {burnout} of cadres show burnout.",
        "{share} 的工时用于填表留痕；{burnout} 的干部出现倦怠。",
    ),
    "arm": ("{arm}, compared with {baseline}", "{arm}，与 {baseline} 比较"),
    "who": ("who", "对象"),
    "labelled": ("{name}, {unit}", "{name}，{unit}"),
    "reduction": (
        "On the same seeds differences vary {times} times less than on independent ones (variance, median).",
        "使用相同种子，差值方差为独立种子时的 1/{times}（中位数）。",
    ),
    "communities": (
        "Real efficacy clearly rises in {better} of communities and falls in {worse}.",
        "真实效能在 {better} 的社区明确上升，在 {worse} 的社区明确下降。",
    ),
    "few": (
        "Only {n} replicates: such intervals are wide and rest on few runs; {fewest} or more say more. "
        "Intervals are cut where a measure ends.",
        "仅 {n} 次重复：区间很宽，所依据的运行很少；建议至少 {fewest} 次。区间在指标取值范围的端点处截断。",
    ),
    "holm_note": (
        "better, worse: the 95% interval lies beyond zero; * still so when all measures are tested together "
        "(Holm, 5%).",
        "改善、变差：95% 区间不含零；* 对全部指标同时检验（Holm 校正，5%）后仍然成立。",
    ),
    "place_urban": ("urban places", "城市社区"),
    "place_rural": ("rural places", "农村"),
    "group_child": ("children", "儿童"),
    "group_working": ("working age", "劳动年龄"),
    "group_elder": ("elders", "老年人"),
    "group_special": ("special need", "特殊困难群体"),
    "group_floating": ("floating residents", "流动人口"),
    "fifth_1": ("least loaded fifth of communities", "最低负荷五分之一社区"),
    "fifth_2": ("second fifth by load", "次低负荷五分之一社区"),
    "fifth_3": ("middle fifth by load", "居中负荷五分之一社区"),
    "fifth_4": ("fourth fifth by load", "次高负荷五分之一社区"),
    "fifth_5": ("most loaded fifth", "最高负荷五分之一社区"),
    "failed_run": (
        "Run {replicate} failed ({arm}): {reason}",
        "第 {replicate} 次运行失败（{arm}）：{reason}",
    ),
    "failed": (
        "Runs that failed, and count for nothing in the results: {n}.",
        "失败而未计入结果的运行：{n} 次。",
    ),
    "report": ("Report: {path}", "报告：{path}"),
    "folder": ("Results: {folder}", "结果：{folder}"),
}
