"""The nation one to one."""

TEXTS = {
    "help": (
        "Run a scenario in every county of the nation, one to one; again: goes on where it stopped.",
        "在全国每个县区一比一运行情景；再次运行则从中断处继续。",
    ),
    "scenario": (
        "A scenario file or name: its parameters and policies; its own region is left out.",
        "情景文件或名称：取其参数与政策，不取其区域。",
    ),
    "provinces": (
        "Only these: provinces (37 or 山东), prefectures (3701) or counties (370105). The whole nation "
        "later goes on from there.",
        "只运行这些地方：省（37 或 山东）、地级市（3701）或县区（370105）；以后运行全国时接着算。",
    ),
    "weeks": ("Weeks in all.", "总周数。"),
    "warmup": ("Of these, weeks before anything is observed.", "其中开始观测之前的周数。"),
    "population": (
        "Residents of the nation, shared among counties by their synthetic sizes; 0: as these come; "
        "default: the census of 2020, or what the scenario's own data say.",
        "全国人口，按各县区的合成规模分配；0 为不缩放；默认 2020 年普查数，或情景自有数据。",
    ),
    "workers": (
        "Processes; default: one for each core. The numbers do not depend on it.",
        "进程数；默认每核一个。结果与此无关。",
    ),
    "shard": (
        "Run the k-th of N parts only, here or on another machine.",
        "只运行 N 份中的第 k 份，可在不同机器上进行。",
    ),
    "merge": (
        "Take over the finished counties of another folder of the same nation; repeatable.",
        "取用同一次全国运行的另一文件夹中已完成的县区；可重复。",
    ),
    "county": (
        "Run nothing; print the scenario file of this county as it is in the nation, for `chaofuhe run`.",
        "不运行；打印全国运行中该县区的情景文件，供 `chaofuhe run` 使用。",
    ),
    "one_county": ("these are {n} counties, and one is wanted", "这里有 {n} 个县区，只能写一个"),
    "out": (
        "The folder; default: results/ and a name of its own. The same command goes on where it stopped.",
        "文件夹；默认在 results/ 下自动命名。再次运行同一命令则从中断处继续。",
    ),
    "head": (
        "{counties} counties, {communities} communities and villages, {residents} residents; {weeks} weeks, "
        "{warmup} of them warm-up; seed {seed}.",
        "{counties} 个县区，{communities} 个社区（村），{residents} 名居民；共 {weeks} 周，"
        "其中预热 {warmup} 周；种子 {seed}。",
    ),
    "memory": (
        "{workers} workers, about {memory} GiB of memory at most ({free} free).",
        "{workers} 个进程，内存至多约 {memory} GiB（可用 {free}）。",
    ),
    "apart": (
        "Counties do not hear of each other: what couples those of a province is set to 0. "
        "Takes less memory.",
        "县区互不影响：同省县区间的耦合全部置零；所需内存较少。",
    ),
    "coupled": ("Counties of a province hear of each other.", "同省县区相互影响。"),
    "uncoupled": ("Counties live apart.", "县区互不影响。"),
    "executor": (
        "Where: local (processes here) or dask (the workers of a cluster, with --address).",
        "在何处运行：local（本机进程）或 dask（集群的工作进程，须写 --address）。",
    ),
    "address": (
        "The scheduler of a Dask cluster: tcp://host:8786, or the file that it was told to write.",
        "Dask 集群的调度器：tcp://host:8786，或调度器写出的文件。",
    ),
    "progress": (
        "{done} of {every} counties, {residents} residents; about {minutes} minutes left",
        "已完成 {done} / {every} 个县区，{residents} 名居民；约剩 {minutes} 分钟",
    ),
    "all_warmup": ("nothing is left to observe in {n} weeks", "{n} 周中没有可观测的周"),
    "failed": ("Counties failed: {reason}", "县区运行失败：{reason}"),
    "left": (
        "{n} counties are still to be lived (other parts, or the same command again): {folder}",
        "还有 {n} 个县区待运行（其他部分，或再次运行同一命令）：{folder}",
    ),
    "adding": ("Adding up the counties.", "正在汇总各县区。"),
    "title": ("The nation one to one", "全国一比一"),
    "whole": ("all", "全部"),
    "most": ("Highest load: {provinces}.", "负荷最高：{provinces}。"),
    "least": ("Lowest load: {provinces}.", "负荷最低：{provinces}。"),
    "map": ("Map: {path}", "地图：{path}"),
    "panel_load": ("Load of counties", "各县区负荷"),
    "panel_efficacy": ("Real efficacy, %", "真实效能（%）"),
    "panel_gap": ("Reported score minus real efficacy, points", "考核得分减真实效能（百分点）"),
    "panel_divide": ("Real efficacy, urban minus rural, points", "真实效能：城市减农村（百分点）"),
    "data_and_total": (
        "the scenario's own data already say how many residents there are",
        "情景的自有数据已经规定了人口",
    ),
    "too_few": (
        "some county would have fewer residents than communities",
        "有的县区居民会少于社区（村）数",
    ),
    "at_least": ("at least {n}", "至少 {n}"),
    "no_place": ("there is no such place", "没有这个地方"),
    "places_form": (
        "provinces (37 or 山东), prefectures (3701), counties (370105), with commas between",
        "省（37 或 山东）、地级市（3701）、县区（370105），以逗号分隔",
    ),
    "made_up": (
        "the scenario names made-up places, which the nation does not have",
        "情景指定了虚构的地方，而全国名录中没有",
    ),
    "remove_part": (
        "remove this file and run again: only its counties are lived anew",
        "删除此文件后重新运行：只会重算其中的县区",
    ),
    "no_room": (
        "{workers} workers need about {needed} GiB of memory, and {free} GiB are free",
        "{workers} 个进程约需 {needed} GiB 内存，现有 {free} GiB 可用",
    ),
    "fewer_workers": ("at most {n} here", "此处至多 {n}"),
    "other_machine": ("a machine with more memory, or --apart", "换用内存更大的机器，或用 --apart"),
    "other": (
        "the folder holds another nation: scenario, seed, residents or program differ",
        "文件夹中是另一次全国运行：情景、种子、人口或程序版本不同",
    ),
    "other_out": ("another folder for --out", "用 --out 指定其他文件夹"),
    "not_same": (
        "this folder does not hold counties of the same nation",
        "此文件夹中没有同一次全国运行的县区",
    ),
}
