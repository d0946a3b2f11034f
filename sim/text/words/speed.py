"""What `chaofuhe bench` measures, under way and in its tables."""

TEXTS = {
    "row_street": ("A street on one core", "街道，单核"),
    "row_county": ("A county on one core", "区县，单核"),
    "row_nation": ("The nation one to one", "全国，一比一"),
    "row_sweep": ("A sweep of streets, stored", "街道批量运行（存盘）"),
    "row_reference": ("Against the reference model (plain Mesa)", "与参照模型（朴素的 Mesa）对照"),
    "row_growth": ("How time and memory grow", "时间与内存如何增长"),
    "row_start": ("Start", "启动"),
    "row_paired": ("Paired seeds", "配对种子"),
    "row_overhead": (
        "A sweep beside batch_run and ema_workbench",
        "批量运行与 batch_run、ema_workbench 对照",
    ),
    "heading": (
        "{name} ({how}; {at} UTC, {seconds} s; {others})",
        "{name}（{how}；{at} UTC，{seconds} 秒；{others}）",
    ),
    "how_usual": ("as usual", "常规"),
    "how_full": ("in full", "完整"),
    "how_quick": ("quick, not for the record", "快速，不作记录"),
    "others": ("others used {cores} cores meanwhile", "其间其他程序占用 {cores} 核"),
    "others_unknown": ("what others used is not known", "其他程序占用不明"),
    "machine": (
        "{processor}, {cores} cores, {memory}, {system}; Python {python}, NumPy {numpy}, Numba {numba}, "
        "Mesa {mesa}",
        "{processor}，{cores} 核，{memory}，{system}；Python {python}，NumPy {numpy}，Numba {numba}，Mesa "
        "{mesa}",
    ),
    "quantity": ("quantity", "数量"),
    "number": ("number", "数值"),
    "spread": ("quartiles (times)", "四分位（次数）"),
    "target": ("target", "目标"),
    "stretch": ("stretch", "更高目标"),
    "met": ("met", "是否达到"),
    "met_stretch": ("yes, and the stretch", "达到，更高目标也达到"),
    "met_target": ("yes", "达到"),
    "met_missed": ("NOT MET", "未达到"),
    # what is under way
    "doing_runs": ("runs", "多次运行"),
    "doing_help": ("help and lists", "帮助与列表"),
    "doing_warm": ("runs with compiled code", "已编译时的运行"),
    "doing_imports": ("imports of commands", "各命令的导入"),
    "doing_first": ("first runs, nothing compiled: a few minutes", "首次运行，尚未编译：需数分钟"),
    "doing_counties": ("counties", "区县"),
    "doing_weeks": ("weeks", "周数"),
    "doing_residents": ("residents at fixed staff", "人手不变时的居民"),
    "doing_cores": ("cores", "核数"),
    "doing_equal_small": ("small region: comparing every state", "小区域：逐步比较全部状态"),
    "doing_equal_street": ("street: comparing every state", "街道：逐步比较全部状态"),
    "doing_reference_small": ("small region: timing", "小区域：计时"),
    "doing_reference_street": ("street: timing", "街道：计时"),
    "doing_paired": ("policies on the same seeds", "同一批种子上的各项政策"),
    "doing_same": ("comparing what each gives", "比较各自的结果"),
    "doing_by_bare": ("the runs alone", "只有运行本身"),
    "doing_by_sweep": ("chaofuhe sweep", "chaofuhe sweep 批量运行"),
    "doing_by_mesa": ("mesa.batch_run", "mesa.batch_run 批量运行"),
    "doing_by_ema": ("ema_workbench", "ema_workbench 批量运行"),
    "doing_sweep": ("a sweep and the bare kernel", "批量运行与纯内核"),
    "doing_nation": ("counties of the nation", "全国的区县"),
    # numbers
    "n_time": ("time of a run, median", "一次运行用时，中位数"),
    "n_best": ("time of a run, best", "一次运行用时，最短"),
    "n_processor": ("processor time of a run", "一次运行的处理器时间"),
    "n_best_processor": ("processor time of a run, best", "一次运行的处理器时间，最短"),
    "n_build": ("building the state before it", "此前建立状态"),
    "n_communities": ("communities", "社区（村）"),
    "n_residents": ("residents", "居民"),
    "n_matters": ("matters raised", "提出的事项"),
    "n_per_matter": ("time for a matter", "每个事项用时"),
    "n_per_community_week": ("time for a community-week", "每社区每周用时"),
    "n_bytes_per_resident": ("memory for a resident", "每名居民占用内存"),
    "n_state": ("memory of state and region", "状态与区域占用内存"),
    "n_bandwidth": ("memory bandwidth of one core (triad)", "单核内存带宽（triad）"),
    "n_traffic": ("share of it if caches kept nothing", "若缓存毫无保留所占带宽份额"),
    "n_help_starts": ("chaofuhe --help", "chaofuhe --help（帮助）"),
    "n_list_starts": ("chaofuhe list policies", "chaofuhe list policies（列表）"),
    "n_run_starts": ("chaofuhe run street, 20 replicates and report", "chaofuhe run street，20 次重复与报告"),
    "n_first_run": ("the first run of all, nothing compiled", "首次运行，尚未编译"),
    "n_first_run_processor": ("processor time of the first run", "首次运行的处理器时间"),
    "n_compiled": ("compiled code on disk", "磁盘上的编译代码"),
    "n_several_first": ("several first runs at once", "同时启动的若干首次运行"),
    "n_several_first_processor": ("their processor time together", "其处理器时间合计"),
    "n_imports": ("time of imports (with its tracing)", "导入用时（含跟踪）"),
    "n_modules": ("modules imported", "导入的模块数"),
    "n_time_grows": ("time at ten times the size", "规模十倍时的用时"),
    "n_memory_grows": ("memory at ten times the size", "规模十倍时的内存"),
    "n_matters_grow": ("matters at ten times the size", "规模十倍时的事项"),
    "n_per_matter_grows": ("time for a matter at ten times the size", "规模十倍时每个事项用时"),
    "n_faster_with": ("a region of ten counties on so many threads", "十县区域使用若干线程的加速"),
    "n_plain": ("the reference, processor time", "参照模型，处理器时间"),
    "n_fast": ("the fast model, processor time", "快速模型，处理器时间"),
    "n_faster": ("times as fast as the reference", "相对参照模型的倍数"),
    "n_saved_least": ("variance saved, least of main measures", "方差缩减，各主要指标中最小"),
    "n_saved": ("variance saved, median of main measures", "方差缩减，各主要指标的中位数"),
    "n_cells_enough": ("pairs of policy and measure with at least 5 ×", "缩减 5 倍以上的政策与指标组合"),
    "n_bare_rate": ("bare kernel, workers at once", "纯内核，各进程同时"),
    "n_rate": ("sweep, stored, workers", "批量运行（存盘），进程数"),
    "n_rate_share": ("of the bare kernel's rate", "占纯内核速度"),
    "n_processor_share": ("of its processor time the bare kernel's", "其处理器时间中纯内核所占"),
    "n_whole_rate": ("start of processes included, workers", "含进程启动，进程数"),
    "n_runner_memory": ("most memory of the runner", "主进程最大内存"),
    "n_workers_memory": ("most memory of all workers", "全部工作进程最大内存"),
    "n_counties_run": ("counties run", "运行的区县"),
    "n_sample": ("time of these", "其用时"),
    "n_nation": (
        "time of the whole nation (spread: scaled by other sizes)",
        "全国用时（范围：按其他规模推算）",
    ),
    "n_nation_processor": ("its processor time", "其处理器时间"),
    "n_nation_memory": ("most memory of all processes", "全部进程最大内存"),
    "n_each_run": ("for each further run, all workers", "每多一次运行，全部进程"),
    "n_start_of": ("before the first run and after the last", "首次运行之前与末次之后"),
    "n_over_bare": ("for each further run over the runs alone", "每多一次运行与运行本身之比"),
    # what numbers are of
    "of_counties": ("counties", "区县"),
    "of_runs": ("runs", "运行次数"),
    "of_weeks": ("weeks", "周数"),
    "of_residents": ("residents at fixed staff", "人手不变时的居民"),
    "of_cores": ("threads", "线程数"),
    "of_small": ("3,000 residents", "三千居民"),
    "of_street": ("street", "街道"),
    "of_bare": ("the runs alone", "只有运行本身"),
    "of_sweep": ("chaofuhe sweep (stored)", "chaofuhe sweep（存盘）"),
    "of_mesa": ("mesa.batch_run (not stored)", "mesa.batch_run（不存盘）"),
    "of_ema": ("ema_workbench (not stored)", "ema_workbench（不存盘）"),
    "axis_counties": ("times as many counties", "区县数的倍数"),
    "axis_runs": ("times as many runs", "运行次数的倍数"),
    "axis_weeks": ("times as many weeks", "周数的倍数"),
    "axis_residents": ("times as many residents", "居民数的倍数"),
    "axis_cores": ("threads", "线程数"),
    "axis_times": ("times the smallest", "为最小规模的倍数"),
    "axis_faster": ("times as fast", "加速倍数"),
    "curve_seconds": ("processor time", "处理器时间"),
    "curve_bytes": ("memory of state and region", "状态与区域内存"),
    "curve_matters": ("matters raised", "提出的事项"),
    "curve_even": ("in proportion", "成比例"),
    # notes
    "same_runs": (
        "Checked: all {times} runs, on one seed, gave the same bytes as the first. What a matter and a "
        "community-week take is by the best processor time.",
        "已核对：同一种子的 {times} 次运行与首次逐字节相同。每个事项、每社区每周的用时按最短处理器时间计。",
    ),
    "same_threads": (
        "Checked: {counts} threads give the same bytes. The ratio is by the clock, paired; the curve too.",
        "已核对：{counts} 个线程的结果逐字节相同。比值按实际时间成对计算，曲线亦然。",
    ),
    "same_states": (
        "Checked before timing ({name}): after each of {steps} steps all {values} values of both models are "
        "the "
        "same, counts exactly, reals to 1e-9.",
        "计时前已核对（{name}）：{steps} 步的每一步之后，两个模型的全部 {values} 个数值相同（计数完全相等，"
        "实数误差 1e-9 以内）。",
    ),
    "same_sweeps": (
        "Checked before timing: {runs} runs give exactly the same measures with {names}.",
        "计时前已核对：{names} 的 {runs} 次运行给出完全相同的指标。",
    ),
    "reference_weeks": (
        "The street is compared and timed over its first {weeks} of {of} weeks.",
        "街道只比较和计时前 {weeks} 周（共 {of} 周）。",
    ),
    "no_reference": (
        "Not measured: the reference model is one of the repository's tests, so it is there in a checkout "
        "only.",
        "未测量：参照模型属于仓库的测试，只有检出的仓库中才有。",
    ),
    "no_ema": ("Not measured: ema_workbench is not installed.", "未测量：未安装 ema_workbench。"),
    "growth": (
        "A county has 40 communities and {residents} residents here, a year is 13 + 39 weeks; processor "
        "time, "
        "the building of the state included; each size in a process of its own.",
        "此处一个县有 40 个社区（村）、{residents} 名居民，一年为 13＋39 周；按处理器时间计，含建立状态；每"
        "个规模单独一个进程。",
    ),
    "imported": (
        "`{command}` imports, ms: {packages}. Imported and never called: {unused}.",
        "`{command}` 的导入（毫秒）：{packages}。导入后从未调用：{unused}。",
    ),
    "paired": (
        "{policies} kinds of policy on {seeds} seeds of a street; for each main measure the median over "
        "policies. Below 5: {low}.",
        "街道，{policies} 种政策，{seeds} 个种子；每个主要指标取各政策的中位数。低于 5 的：{low}。",
    ),
    "fewer_runs": ("{runs} runs instead of {of} (`--full`).", "{runs} 次运行，而非 {of} 次（`--full`）。"),
    "nation": (
        "{counties} of {of} counties, evenly through the list, {weeks} weeks, {workers} processes, tables "
        "and map "
        "left out; scaled by residents, the start of processes counted once.",
        "{of} 个县区中均匀抽取 {counties} 个，{weeks} 周，{workers} 个进程，不含制表与地图；按居民推算，进程"
        "启动只计一次。",
    ),
    "overhead": (
        "From {few} and {many} runs at {points} points, {workers} processes, in turn: the difference is "
        "what each "
        "further run takes, the rest is the start. Only chaofuhe sweep stores runs on the way and can "
        "resume them.",
        "{points} 个点，{few} 次与 {many} 次运行，{workers} 个进程，轮流计时：两者之差为每多一次运行所需，其"
        "余为启动。只有 chaofuhe sweep 边运行边存盘、可续算。",
    ),
}
