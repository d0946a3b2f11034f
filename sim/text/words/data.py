"""One's own data about places: importing a table, and naming it in a scenario."""

TEXTS = {
    "help": (
        "Bring a table of one's own (census, urban-rural class, coordinates, staff) into regions.",
        "把自有数据表（普查、城乡分类、坐标、人员）导入地区。",
    ),
    "action": ("What to do: import.", "要做什么：import（导入）。"),
    "file": ("The table: .csv, .xlsx or .parquet.", "数据表：.csv、.xlsx 或 .parquet。"),
    "out": (
        "The file to write; default: the table's name with .parquet, in this folder.",
        "要写的文件；默认在当前文件夹，以原表名加 .parquet。",
    ),
    "column": (
        "What one of its columns is: population=常住人口; repeatable.",
        "某一列的含义：population=常住人口；可重复。",
    ),
    "crosswalk": (
        "A table of old and new codes with shares, for codes of another year (old, new, share).",
        "新旧代码对照表（旧代码、新代码、份额），用于其他年份的代码。",
    ),
    "replace": ("Write over a file that is there.", "覆盖已有文件。"),
    "no_action": ("there is no such action", "没有这个动作"),
    "no_file": ("the list of files is empty", "文件列表是空的"),
    "no_path": ("this is no path of a file", "这不是文件路径"),
    "unknown_key": ("unknown key", "未知的键"),
    "not_found": ("there is no such file", "没有这个文件"),
    "unreadable": ("the file cannot be read", "无法读取该文件"),
    "too_large": ("the file is larger than 1 GiB", "文件超过 1 GiB"),
    "changed": (
        "the file is not the one this scenario was written with (its checksum differs)",
        "该文件与情景编写时所用的不是同一份（校验和不同）",
    ),
    "not_imported": (
        "this is not a table that `chaofuhe data import` wrote",
        "这不是由 `chaofuhe data import` 写出的数据表",
    ),
    "impossible": (
        "{count} communities would have to share {left} of what is given, each with at least one",
        "{count} 个社区（村）须分享给定的 {left}，每个至少一个",
    ),
    "bad_format": ("tables of this kind cannot be read", "无法读取这种数据表"),
    "formats": (".csv, .tsv, .xlsx, .parquet", ".csv、.tsv、.xlsx、.parquet"),
    "needs_package": (
        "reading this kind of table needs a package: pip install {package}",
        "读取这种数据表需要安装：pip install {package}",
    ),
    "no_rows": ("the table has no rows", "数据表没有行"),
    "no_code": (
        "no column holds division codes (6, 9 or 12 digits)",
        "没有行政区划代码列（6、9 或 12 位）",
    ),
    "name_it": ('a column "code", or --column code=NAME', "名为 code 的列，或 --column code=列名"),
    "nothing_known": (
        "no column is one that regions know",
        "没有一列是地区可以使用的",
    ),
    "bad_column": ("this is not NAME=COLUMN", "应写成 名称=列名"),
    "no_such_column": ("the table has no such column", "数据表没有这一列"),
    "two_columns": ("two columns mean the same", "两列含义相同"),
    "bad_code": ("row {row}: this is not a division code", "第 {row} 行：这不是行政区划代码"),
    "twice": (
        "row {row}: the code stands in row {first} already",
        "第 {row} 行：该代码已出现在第 {first} 行",
    ),
    "unknown_codes": (
        "{count} codes are not in the list of divisions (2023), first in row {row}",
        "有 {count} 个代码不在行政区划表（2023）中，首个在第 {row} 行",
    ),
    "use_crosswalk": (
        "codes of the 2023 list, or --crosswalk FILE with old, new, share",
        "2023 年代码，或用 --crosswalk 给出旧代码、新代码、份额对照表",
    ),
    "bad_value": ("row {row}: this value cannot be", "第 {row} 行：该值不可能"),
    "range": ("{low} to {high}{whole}", "{low} 到 {high}{whole}"),
    "whole": (", whole numbers", "，整数"),
    "one_of": ("one of {names}", "{names} 之一"),
    "wrong_level": (
        "row {row}: this column is not for a {level}",
        "第 {row} 行：该列不适用于{level}",
    ),
    "level_county": ("county", "县级"),
    "level_township": ("township", "乡镇街道"),
    "level_community": ("community", "社区（村）"),
    "bad_crosswalk": (
        "a crosswalk needs columns of old codes, new codes and shares that add up to at most 1",
        "对照表须有旧代码、新代码和份额三列，同一旧代码的份额之和不超过 1",
    ),
    "exists": ("the file is there already", "文件已经存在"),
    "use_replace": ("another --out, or --replace", "另一个 --out，或加 --replace"),
    "not_written": ("the file cannot be written: {en}", "无法写入文件：{zh}"),
    "written": ("Written: {file}", "已写入：{file}"),
    "rows": (
        "rows: {counties} counties, {townships} townships, {communities} communities",
        "行数：县级 {counties}、乡镇街道 {townships}、社区（村）{communities}",
    ),
    "used": ("{name}: {count} values, from column “{column}”", "{name}：{count} 个值，来自列“{column}”"),
    "ignored": ("columns not used: {names}", "未使用的列：{names}"),
    "skipped": ("rows not used ({why}): {count}", "未使用的行（{why}）：{count}"),
    "sums": ("sums of other rows", "其他行的合计"),
    "upper": ("provinces and prefectures", "省级与地级"),
    "recoded": ("rows recoded by the crosswalk: {count}", "按对照表换码的行：{count}"),
    "next": ('In a scenario: [region] data = "{file}"', '在情景中写：[region] data = "{file}"'),
}
