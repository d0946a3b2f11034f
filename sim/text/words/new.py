"""A new scenario file."""

TEXTS = {
    "help": (
        "Write a commented scenario file for a county, a township or street, or a synthetic region.",
        "为某个县区、乡镇街道或虚构地区写一份带注释的情景文件。",
    ),
    "scenario": ("The file to write; never one that exists.", "要写的文件；不会覆盖已有文件。"),
    "region": (
        "Code (370105) or name (济南市天桥区), or the word synthetic.",
        "代码（370105）或名称（济南市天桥区），或 synthetic（虚构地区）。",
    ),
    "no_name": ("this is no name for a file", "这不能作文件名"),
    "no_region": ("a scenario needs a region", "情景需要写明地区"),
    "region_form": (
        "--region 370105, --region 济南市天桥区 or --region synthetic",
        "--region 370105、--region 济南市天桥区 或 --region synthetic",
    ),
    "exists": ("the file exists already and is left as it is", "文件已经存在，未作改动"),
    "other_name": ("another name", "换一个名称"),
    "not_written": ("the file cannot be written: {en}", "无法写入文件：{zh}"),
    "written": ("Written: {file} ({region})", "已写入：{file}（{region}）"),
    "next": ("Next: chaofuhe run {file}", "接下来：chaofuhe run {file}"),
}
