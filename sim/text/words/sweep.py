"""Sweeps: running, their folders, what is wrong with one."""

TEXTS = {
    "help": ("run an experiment; again: go on where it stopped", "运行实验；再次运行即从中断处继续"),
    "experiment": ("an experiment file, or a name from the list", "实验文件，或列表中的名称"),
    "executor": ("what runs it: local", "在何处运行：local（本机）"),
    "workers": ("processes (default: as many as cores)", "进程数（默认等于核数）"),
    "shard": ("part k of N, for several machines", "第 k 份，共 N 份（用于多台机器）"),
    "out": ("folder (default: results/<name>-<8 digits>)", "文件夹（默认 results/<名称>-<8 位>）"),
    "retry_failed": ("run once more what failed", "重新运行失败的"),
    "replicates": ("replicates, in place of the file's", "重复次数，代替文件中的"),
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
