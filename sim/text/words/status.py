"""What `chaofuhe status` prints."""

TEXTS = {
    "help": (
        "Say how far a sweep is: what is stored, failed and left, and who is at work on it.",
        "查看实验的进度：已存储、失败、未运行的次数，以及谁在运行。",
    ),
    "folder": ("The folder of a sweep.", "实验结果文件夹。"),
    "experiment": ("experiment", "实验"),
    "design": ("design", "设计"),
    "points": ("{points} points, {arms} arms", "{points} 个点，{arms} 个方案"),
    "stored": ("runs stored", "已存储的运行"),
    "failed": ("of them failed", "其中失败"),
    "left": ("left to run", "尚未运行"),
    "rule": ("{n}, or more: the rule that stops will say", "至少 {n} 次，视停止规则而定"),
    "files": ("files", "文件"),
    "size": ("{files}, {mib} MiB", "{files} 个，{mib} MiB"),
    "working": ("at work", "正在运行"),
    "at_work": ("shard {shard} (process {pid} on {host})", "第 {shard} 份（{host} 上的进程 {pid}）"),
    "nobody": ("nobody", "无"),
}
