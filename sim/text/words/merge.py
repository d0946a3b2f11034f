"""What `chaofuhe merge` prints."""

TEXTS = {
    "help": (
        "Join the folders of a sweep's shards into one; each run is kept once.",
        "合并同一实验各分片的文件夹，每次运行只保留一份。",
    ),
    "folders": ("Folders of one sweep.", "同一实验的文件夹。"),
    "out": ("The folder in which they are joined.", "合并到的文件夹。"),
    "done": (
        "{n} runs in {folder}; {left} are left to run.",
        "{folder} 中共 {n} 次运行，尚有 {left} 次未运行。",
    ),
}
