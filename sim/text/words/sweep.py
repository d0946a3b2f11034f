"""Sweeps: running, their folders, what is wrong with one."""

TEXTS = {
    "help": (
        "Run an experiment and store every run; the same command again goes on where it stopped.",
        "运行实验并存储每次运行；再次执行同一命令即从中断处继续。",
    ),
    "experiment": (
        "An experiment file, or a name from `chaofuhe list experiments`.",
        "实验文件，或 `chaofuhe list experiments` 列出的名称。",
    ),
    "executor": (
        "Where it runs: local, the cores of this machine; slurm, jobs of a cluster; dask, its workers.",
        "在何处运行：local（本机各核）、slurm（集群作业）或 dask（Dask 工作进程）。",
    ),
    "workers": (
        "Processes; default: one for each core; of a Slurm job: one. The numbers do not depend on it.",
        "进程数；默认每核一个，Slurm 作业默认一个。结果与此无关。",
    ),
    "shard": (
        "Run part K of N only: for several machines, or any scheduler.",
        "只运行第 K 份（共 N 份）：用于多台机器或任意调度系统。",
    ),
    "out": (
        "The folder of the runs; default: results/ and a name of its own.",
        "存放运行的文件夹；默认在 results/ 下自动命名。",
    ),
    "retry_failed": ("Run once more what failed.", "重新运行失败的部分。"),
    "replicates": (
        "Replicates of each point and arm, in place of what the file says.",
        "每点每方案的重复次数，代替文件中的设定。",
    ),
    "no_executor": ("there is no such executor", "没有这种执行方式"),
    "no_sweep": (
        "there is no sweep here, or it is of another version",
        "此处没有实验结果，或属于其他版本",
    ),
    "not_ours": ("this exists and is no sweep's folder", "已存在，且不是实验结果文件夹"),
    "new_folder": ("a new folder", "新文件夹"),
    "other_sweep": (
        "the folder holds the runs of another experiment, or of other points, arms or seeds",
        "文件夹中是另一实验的运行，或点、方案、种子不同",
    ),
    "other_version": (
        "the folder holds runs of another version of the model or of its data",
        "文件夹中的运行属于模型或数据的其他版本",
    ),
    "other_out": ("another --out", "换一个 --out"),
    "remove_part": (
        "remove this file and sweep again: its runs are run once more",
        "删除此文件后重新运行：其中的运行会补上",
    ),
    "locked": (
        "another runner (process {pid} on {host}) is at work on shard {shard} of this folder",
        "另一个程序（{host} 上的进程 {pid}）正在运行此文件夹的第 {shard} 份",
    ),
    "watched": (
        "another program (process {pid} on {host}) is watching the jobs of this folder",
        "另一个程序（{host} 上的进程 {pid}）正在照看此文件夹的作业",
    ),
    "taken_over": (
        "another runner has taken over this shard, or its lock file was removed",
        "另一个程序已接管此分片，或其锁文件被删除",
    ),
    "wake": (
        "it is paused (Ctrl-Z or SIGSTOP): go on with it (`kill -CONT {pid}`, or `fg` where it was started), "
        "or end it (`kill -KILL {pid}`) and start this again; what it stored stays",
        "它被暂停了（Ctrl-Z 或 SIGSTOP）：让它继续（`kill -CONT {pid}`，或在其终端中用 `fg`），"
        "或将其结束（`kill -KILL {pid}`）后再启动；已存储的都保留",
    ),
    "unlock": (
        "wait for it; or, if it is gone, remove the lock file",
        "等它结束；若它已不在，删除锁文件",
    ),
    "no_shard": ("this is no shard", "这不是分片"),
    "shard_form": ("k/N with 1 ≤ k ≤ N, such as 2/8", "k/N，1 ≤ k ≤ N，例如 2/8"),
    "nothing_to_merge": ("there is nothing to merge", "没有可合并的文件夹"),
    "merge_into_itself": (
        "a folder cannot be merged into itself",
        "文件夹不能合并到自身",
    ),
    "not_the_same": (
        "this is not the same sweep as {first}: other experiment, seed or version",
        "这与 {first} 不是同一实验：实验、种子或版本不同",
    ),
    "head": (
        "{points} points × {arms} arms × {replicates} replicates: {runs} runs, seeds from {seed}.",
        "{points} 个点 × {arms} 个方案 × {replicates} 次重复：共 {runs} 次运行，种子起点 {seed}。",
    ),
    "head_stop": (
        "{points} points × {arms} arms, {least} to {most} replicates each, seeds from {seed}.",
        "{points} 个点 × {arms} 个方案，每点重复 {least} 至 {most} 次，种子起点 {seed}。",
    ),
    "of_shard": ("Shard {k} of {n}.", "第 {k} 份，共 {n} 份。"),
    "done": (
        "{ran} runs in {seconds} s ({rate} a second); {stored} stored, {failed} of them failed.",
        "{seconds} 秒内运行 {ran} 次（每秒 {rate} 次）；共存储 {stored} 次，其中失败 {failed} 次。",
    ),
    "nothing_left": (
        "Everything is there already: {stored} runs, {failed} of them failed.",
        "已全部完成：{stored} 次运行，其中失败 {failed} 次。",
    ),
    "folder": ("Runs: {folder}", "运行结果：{folder}"),
    "failed": (
        "{n} runs failed; they are rows with a reason. --retry-failed runs them once more.",
        "{n} 次运行失败，均为带原因的行。用 --retry-failed 可重新运行。",
    ),
    "reason": ("{n} × {reason}", "{n} 次：{reason}"),
    "resume": (
        "Interrupted; {folder} keeps what was done. The same command goes on.",
        "已中断；{folder} 保留已完成的运行，再次执行同一命令即可继续。",
    ),
}
