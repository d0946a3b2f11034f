"""Studies: result folders, comparisons."""

TEXTS = {
    "not_ours": ("this exists and is no result folder", "已存在，且不是结果文件夹"),
    "other_folder": ("a new folder, or one with results", "新文件夹，或已有结果的文件夹"),
    "other_results": (
        "the folder holds the results of another scenario, seed or version",
        "文件夹中是其他情景、种子或版本的结果",
    ),
    "replace": ("another --out, or --replace to put these in its place", "换一个 --out，或用 --replace 替换"),
    "not_written": ("results cannot be written here: {en}", "无法在此写入结果：{zh}"),
    "no_results": (
        "there are no results here, or they are of another version",
        "此处没有结果，或属于其他版本",
    ),
    "damaged": ("the file is missing, or not as it was written", "文件缺失，或与写入时不同"),
    "again": ("remove the folder and run again", "删除文件夹后重新运行"),
    "no_arms": ("there is nothing to compare with", "没有可比较的方案"),
    "one_policy": (
        'at least one policy or another scenario: --policy penetrating_audit, or {{"audit": [...]}}',
        '至少一项政策或另一个情景：--policy penetrating_audit，或 {{"audit": [...]}}',
    ),
    "arm_twice": ("two arms have the same name", "两个方案同名"),
    "not_an_arm": ("this is neither a scenario nor policies", "这既不是情景也不是政策"),
}
