"""The report: the page around the figures, its tables, and the workbook."""

TEXTS = {
    "help": (
        "Write a self-contained page, figures and a workbook from a result folder.",
        "由结果文件夹生成自成一体的网页、图和工作簿。",
    ),
    "folder": ("A result folder of `run` or `compare`.", "`run` 或 `compare` 的结果文件夹。"),
    "workers": (
        "Processes; default: as many as help. The report does not depend on it.",
        "进程数；默认有多少能帮上忙就用多少。报告内容不受影响。",
    ),
    "written": ("Report: {file}", "报告：{file}"),
    "no_runs": (
        "no run of these results came to an end: there is nothing to report",
        "这些结果中没有一次运行完成，无可报告",
    ),
    # names
    "baseline": ("baseline", "基线"),
    "points": ("pp", "百分点"),
    "fifth_1": ("least loaded fifth", "负荷最低的五分之一"),
    "fifth_2": ("2nd fifth", "第二个五分之一"),
    "fifth_3": ("3rd fifth", "第三个五分之一"),
    "fifth_4": ("4th fifth", "第四个五分之一"),
    "fifth_5": ("most loaded fifth", "负荷最高的五分之一"),
    # head
    "kind_run": ("Simulation report", "仿真报告"),
    "kind_compare": ("Comparison of policies", "政策对照报告"),
    "region": ("region", "地区"),
    "places": ("places", "单位"),
    "places_are": (
        "townships and streets: {townships}; communities and villages: {communities}",
        "{townships} 个乡镇街道，{communities} 个社区（村）",
    ),
    "people": ("people (synthetic)", "人口（合成）"),
    "people_are": (
        "{residents} residents, {staff} community staff",
        "{residents} 名居民，{staff} 名社区（村）工作人员",
    ),
    "weeks": ("weeks", "时长"),
    "weeks_are": ("{observed} observed after {warmup} of warm-up", "预热 {warmup} 周，观测 {observed} 周"),
    "replicates": ("replicates", "重复次数"),
    "replicates_are": ("{n}, seed {seed}", "{n} 次，种子 {seed}"),
    "replicates_failed": (
        "{n} of {asked}, seed {seed} ({failed} failed)",
        "{asked} 次中完成 {n} 次，种子 {seed}（{failed} 次失败）",
    ),
    "policies": ("policies", "政策"),
    "no_policies": ("none", "无"),
    "policy_is": (
        "{name}, strength {strength}, from week {start}",
        "{name}，强度 {strength}，自第 {start} 周起",
    ),
    "policy_until": (
        "{name}, strength {strength}, weeks {start} to {end}",
        "{name}，强度 {strength}，第 {start} 至 {end} 周",
    ),
    "where_urban": ("urban places", "城市社区"),
    "where_rural": ("rural places", "农村"),
    "where_share": ("{share}% of communities", "{share}% 的社区（村）"),
    "where_places": ("in places named: {n}", "{n} 个指定地点"),
    "changes": ("changes on the way", "运行中的改变"),
    "change_is": ("week {week}: {name} = {value}", "第 {week} 周：{name} = {value}"),
    "version": ("version", "版本"),
    "version_is": ("Chaofuhe {version}, {started}", "超负荷 {version}，{started}"),
    # sections
    "contents": ("Contents", "目录"),
    "findings": ("Findings", "主要发现"),
    "findings_note": (
        "Written from the numbers by fixed rules. They say what happens in the model, under its "
        "assumptions and with synthetic people; they do not say what would happen in the real place.",
        "以下文字由数字按固定规则生成，说明的是模型在其假设与合成人口下的情形，并不表示真实地区会如此。",
    ),
    "clear_note": (
        "Clear means that the 95% interval leaves out zero; it does not mean large. † No longer clear "
        "at 5% when all measures of the arm are tested together (Holm).",
        "“明确”指 95% 区间不含零，并不意味着差异大。† 对该方案全部指标同时检验（Holm 校正）后，在 5% 水"
        "平不再显著。",
    ),
    "effects": ("Differences", "差异"),
    "who": ("Who gains and who loses", "谁受益，谁受损"),
    "over_time": ("What happened", "发生了什么"),
    "side_by_side": ("Side by side", "并列对照"),
    "tables": ("Tables", "表格"),
    "named": ("Places that the scenario names", "情景中点名的地点"),
    "named_note": (
        "What the scenario says of a place is an input; all else came out of the model.",
        "情景对该地点的设定为输入，其余均为模型得出的结果。",
    ),
    "named_differences_note": (
        "Paired differences on the same seeds with 95% intervals, each taken by itself.",
        "相同种子下的配对差异及 95% 区间，各自单独计算。",
    ),
    "named_input": ("input", "输入"),
    "summary": ("Measures over the observed period", "观测期内的各项指标"),
    "summary_note": (
        "Means over replicates with 95% intervals (Student's t).",
        "各次重复的均值及 95% 区间（学生 t）。",
    ),
    "differences_table": ("{arm}, compared with the {baseline}", "{arm}，与{baseline}比较"),
    "differences_note": (
        "Paired differences on the same seeds with 95% intervals. † The difference is no longer clear "
        "at 5% when all measures of the arm are tested together (Holm).",
        "相同种子下的配对差异及 95% 区间。† 对该方案全部指标同时检验（Holm 校正）后，在 5% 水平不再显著。",
    ),
    "gains_note": (
        "Paired differences with 95% intervals; for fifths also the shares of communities that are "
        "clearly better and clearly worse off.",
        "配对差异及 95% 区间；五等分另列明确改善与明确变差的社区（村）份额。",
    ),
    "measure": ("measure", "指标"),
    "unit": ("unit", "单位"),
    "mean": ("mean", "均值"),
    "interval": ("95% interval", "95% 区间"),
    "range": ("least to most", "最小至最大"),
    "difference": ("difference [95% interval]", "差异 [95% 区间]"),
    "verdict": ("verdict", "结论"),
    "verdict_better": ("better", "改善"),
    "verdict_worse": ("worse", "变差"),
    "verdict_more": ("more", "增加"),
    "verdict_less": ("less", "减少"),
    "verdict_none": ("no clear difference", "无明确差异"),
    "verdict_unknown": ("unknown", "不明"),
    "whom": ("whom", "对象"),
    "topic_load": ("Load", "负荷"),
    "topic_cadres": ("Cadres", "干部"),
    "topic_hours": ("Hours", "工时"),
    "topic_residents": ("Residents", "居民"),
    "topic_casework": ("Casework and order", "事项办理与秩序"),
    "topic_scores": ("Scores", "考核"),
    "topic_syndromes": ("Syndromes", "症候"),
    "topic_other": ("Other", "其他"),
    "figure": ("Figure {n}. {title}.", "图 {n}　{title}。"),
    "table": ("Table {n}. {title}.", "表 {n}　{title}。"),
    # reproduce, data, sources
    "reproduce": ("How to run this again", "如何重现"),
    "reproduce_text": (
        "The same version, scenario, seed and number of replicates give the same numbers, on any number "
        "of processes.",
        "相同的版本、情景、种子与重复次数会得到相同的数字，与进程数无关。",
    ),
    "save_as": ("Save the scenario as {file}:", "将情景保存为 {file}："),
    "what_it_says": ("What {file} says:", "{file} 的内容："),
    "versions": ("Versions", "版本"),
    "identity": ("identity of the results", "结果标识"),
    "platform": ("platform", "平台"),
    "took": ("took", "用时"),
    "took_is": ("{seconds} s", "{seconds} 秒"),
    "data": ("What is real and what is synthetic", "哪些是真实的，哪些是合成的"),
    "data_real": (
        "Real: the names, codes and kinds of the divisions and what lies in what (National Bureau of "
        "Statistics of China, edition 2023-06-30).",
        "真实：行政区划的名称、代码、类别及隶属关系（中国国家统计局，2023-06-30 版）。",
    ),
    "data_made_up": ("Nothing is real: even the divisions are made up.", "全部为合成，包括行政单位本身。"),
    "data_given": ("Given by the scenario: the total of residents.", "由情景给定：居民总数。"),
    "data_synthetic": (
        "Synthetic, because no open source has them below the county: residents and their traits, "
        "staff, areas, densities, distances, tenures, departments. Maps show no coordinates.",
        "合成（县级以下没有公开数据）：居民及其特征、工作人员、面积、密度、距离、住房产权、部门。图中不"
        "含坐标。",
    ),
    "data_parameters": (
        "Parameters come from the literature, from calibration, or are assumed: `chaofuhe list "
        "parameters` names the source of each.",
        "参数来自文献、校准或假设：`chaofuhe list parameters` 列出每一项的出处。",
    ),
    "sources": ("Sources", "文献来源"),
    "sources_note": (
        "Where the measures, policies and the scenario of this report come from.",
        "本报告所用指标、政策与情景的出处。",
    ),
    "made_by": ("Made by Chaofuhe {version}", "由超负荷（Chaofuhe）{version} 生成"),
    "files": (
        "In the same folder: figures as PNG and SVG, results.xlsx, and the tables as Parquet and CSV.",
        "同一文件夹中另有：PNG 与 SVG 格式的图、results.xlsx，以及 Parquet 与 CSV 格式的表。",
    ),
    "failed_runs": ("{n} runs failed and are left out:", "{n} 次运行失败，未计入："),
    "failed_run": ("replicate {replicate}, {arm}: {reason}", "第 {replicate} 次重复，{arm}：{reason}"),
    # workbook
    "sheet_about": ("about", "说明"),
    "sheet_summary": ("summary", "汇总"),
    "sheet_effects": ("differences", "差异"),
    "sheet_gains": ("gains and losses", "受益与受损"),
    "sheet_weekly": ("by week", "逐周"),
    "sheet_communities": ("communities", "社区（村）"),
    "sheet_townships": ("townships", "乡镇街道"),
    "sheet_counties": ("counties", "县级单位"),
    "sheet_runs": ("replicates", "各次重复"),
    "sheet_columns": ("columns", "列说明"),
    "column": ("column", "列"),
    "sheet": ("sheet", "工作表"),
    "means": ("what it is", "含义"),
    "definition": ("definition", "定义"),
    "left_out_intervals": (
        "{sheet}: the intervals of each row are left out for size; they are in {file}.",
        "{sheet}：因篇幅未列出各行的区间，见 {file}。",
    ),
    "left_out_sheet": ("{sheet}: left out for size; see {file}.", "{sheet}：因篇幅未列出，见 {file}。"),
    "axis_place": ("place class", "城乡"),
    "axis_group": ("group of residents", "居民群体"),
    "axis_kind": ("kind of matter", "事项种类"),
    "axis_fifth": ("fifth by load in the baseline", "按基线负荷五等分"),
    "axis_community": ("all communities", "全部社区（村）"),
    "level_region": ("whole region", "整个地区"),
    "level_county": ("county", "县级单位"),
}
