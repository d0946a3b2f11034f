"""The command bench: the program put to the test."""

TEXTS = {
    "help": (
        "Measure speed, memory and start-up against their targets; or compare the model with known answers "
        "of "
        "queueing theory (--limits), or time one sweep (--sweep).",
        "对照目标测量速度、内存与启动时间；或将模型与排队论的已知结果对照（--limits），或测量一次批量运行（"
        "--sweep）。",
    ),
    "rows": (
        "What to measure; all without names: street, county, growth, start, reference, paired, overhead, "
        "sweep, "
        "nation. Takes about a quarter of an hour on two quiet cores.",
        "要测量的项目，不写则全部：street 街道、county 区县、growth 增长、start 启动、reference 参照模型、"
        "paired 配对种子、"
        "overhead 批量开销、sweep 批量运行、nation 全国。两个空闲核约需一刻钟。",
    ),
    "full": (
        "Leave nothing out: more repetitions, the whole nation, 10,000 runs, the reference over all weeks "
        "of a street.",
        "全部做完：更多次重复、整个全国、一万次运行、参照模型跑完街道的全部周数。",
    ),
    "out": (
        "Keep what was measured here, as CSV, JSON and Markdown, with a figure; rows measured later take "
        "the place "
        "of earlier ones.",
        "将测量结果存于此文件夹（CSV、JSON、Markdown 与图）；后测的项目替换先前的同名项目。",
    ),
    "no_row": ("nothing can be measured by this name", "没有这个测量项目"),
    "one_thing": (
        "--limits and --sweep stand alone, and --full without --quick",
        "--limits 与 --sweep 须单独使用，--full 与 --quick 不可同用",
    ),
    "not_measured": ("{row}: not measured: {why}", "{row}：未测量：{why}"),
    "unequal": ("{row}: not timed, because the answers differ: {why}", "{row}：结果不同，因此不计时：{why}"),
    "limits": (
        "Queues with known answers, up to ten million customers each; takes up to half an hour.",
        "已知结果的排队系统，每项至多约一千万名顾客；最多需半小时。",
    ),
    "sweep": (
        "Time N runs of a street, stored, against the bare kernel on as many cores; memory on the way.",
        "测量存储 N 次街道运行的速度（与相同核数上的纯内核对照）及过程中的内存。",
    ),
    "machine": ("{machine}; {workers} workers", "{machine}；{workers} 个进程"),
    "bare": (
        "Bare kernel: {rate} runs a second on all workers at once.",
        "纯内核：各进程同时运行，每秒 {rate} 次。",
    ),
    "rate": (
        "Sweep: {rate} runs a second, {percent}% of it, over {n} runs ({whole} with the start of processes).",
        "批量运行：每秒 {rate} 次，为其 {percent}%，共 {n} 次（含进程启动为每秒 {whole} 次）。",
    ),
    "processor": (
        "Of the processor time that the sweep used, {percent}% is the bare kernel's.",
        "批量运行所用处理器时间中，{percent}% 属于纯内核。",
    ),
    "runs": ("runs done", "已完成"),
    "runner": ("memory of the runner", "主进程内存"),
    "of_workers": ("memory of all workers", "全部工作进程内存"),
    "quick": (
        "Only enough to see that everything works; with --limits a twentieth of the customers, and wider "
        "tolerances.",
        "只为查看一切正常；与 --limits 同用时顾客数为二十分之一，容差相应放宽。",
    ),
    "seed": ("Seed of the runs.", "运行的随机种子。"),
    "workers": ("Cores to use; all by default.", "使用的核数；默认全部。"),
    "limit": ("queue", "排队系统"),
    "quantity": ("quantity (time in services)", "数量（时间以平均服务时长计）"),
    "customers": ("customers", "顾客数"),
    "steps": ("steps/service", "每次服务步数"),
    "theory": ("theory", "理论"),
    "seen": ("seen", "模拟"),
    "error": ("error", "误差"),
    "too_far": ("MISSED", "超出容差"),
    "limit_mm1": ("M/M/1, load .9", "M/M/1，负荷 0.9"),
    "limit_md1": ("M/D/1, load .8", "M/D/1，负荷 0.8"),
    "limit_mg1": ("M/G/1, exponential, load .8", "M/G/1（指数服务），负荷 0.8"),
    "limit_mm2": ("M/M/2, load .75", "M/M/2，负荷 0.75"),
    "limit_mm5": ("M/M/5, load .9", "M/M/5，负荷 0.9"),
    "limit_mm10": ("M/M/10, load .9", "M/M/10，负荷 0.9"),
    "limit_priority": ("two classes, urgent goes first", "两类，紧急者抢占优先"),
    "limit_impatient": ("M/M/1+M, load 1.5, patience 2", "M/M/1+M，负荷 1.5，耐心 2"),
    "limit_overload": ("M/M/1, load 1.5", "M/M/1，负荷 1.5"),
    "limit_pooled": ("two separate against one pool", "两个独立窗口对比合并"),
    "limit_departments": ("M/M/5 at departments, load .9", "部门 M/M/5，负荷 0.9"),
    "limit_departments_pooled": ("departments apart against pooled", "部门各自办理对比统筹办理"),
    "of_wait": ("mean wait before service", "服务前平均等待"),
    "of_urgent": ("mean time, urgent", "平均逗留时间，紧急"),
    "of_routine": ("mean time, routine", "平均逗留时间，常规"),
    "of_given_up": ("share who give up", "放弃者占比"),
    "of_waiting": ("mean number waiting", "平均等待人数"),
    "of_unserved": ("share not served", "未获服务占比"),
    "of_gain": ("wait separate over wait pooled", "独立等待与合并等待之比"),
    "kept": (
        "Every answer is within {percent}% at the finest step.",
        "最细步长下全部结果误差不超过 {percent}%。",
    ),
    "missed": ("{count} answers are too far from theory.", "{count} 项结果偏离理论过多。"),
}
