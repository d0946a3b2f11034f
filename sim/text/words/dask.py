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
}
