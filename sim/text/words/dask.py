"""Sweeps on Dask: options and what is wrong."""

TEXTS = {
    "address": (
        "Dask: the address of a scheduler that is there (tcp://host:8786).",
        "Dask：已有调度器的地址（tcp://host:8786）。",
    ),
    "dask_slurm": (
        "Dask: start workers as Slurm jobs, --workers of them, and replace those that end.",
        "Dask：以 Slurm 作业启动 --workers 个工作进程，并替补已结束的。",
    ),
    "where": (
        "this executor needs to know where workers are",
        "需要指明工作进程在何处",
    ),
    "where_form": (
        "--address tcp://host:8786, or --dask-slurm",
        "--address tcp://host:8786，或 --dask-slurm",
    ),
    "one_where": (
        "--address and --dask-slurm exclude each other",
        "--address 与 --dask-slurm 不能同时使用",
    ),
    "not_installed": (
        "Dask is not installed",
        "未安装 Dask",
    ),
    "install": ("pip install 'chaofuhe[dask]'", "先运行 pip install 'chaofuhe[dask]'"),
    "no_scheduler": (
        "no scheduler answers at this address ({reason})",
        "该地址没有调度器应答（{reason}）",
    ),
    "other_program": (
        "a worker runs another version of this program, its data or its plug-ins",
        "某个工作进程运行的程序、数据或插件版本不同",
    ),
    "same_program": (
        "the same installation for workers, and the same CHAOFUHE_PLUGINS",
        "工作进程使用同一安装和同一 CHAOFUHE_PLUGINS",
    ),
    "failed_batch": ("a batch could not be run on Dask ({reason})", "Dask 未能运行一批任务（{reason}）"),
    "connected": (
        "Dask: {address}, {workers} workers.",
        "Dask：{address}，{workers} 个工作进程。",
    ),
    "no_worker": (
        "No worker at {address} for {seconds} s; waiting for one. Start one where this program is installed: "
        "dask worker {address} --nthreads 1. Ctrl-C ends; what is stored stays.",
        "{address} 已有 {seconds} 秒没有工作进程，正在等待。请在装有本程序的机器上启动："
        "dask worker {address} --nthreads 1。按 Ctrl-C 结束，已存储的结果会保留。",
    ),
    "no_worker_jobs": (
        "No worker for {seconds} s; waiting. Slurm has not started their jobs, or they end at once: "
        "squeue --me names the reason, slurm-*.out here what they said. Ctrl-C ends; what is stored stays.",
        "已有 {seconds} 秒没有工作进程，正在等待。Slurm 尚未启动其作业，或作业一启动就结束："
        "squeue --me 会给出原因，当前文件夹的 slurm-*.out 是作业的输出。"
        "按 Ctrl-C 结束，已存储的结果会保留。",
    ),
}
