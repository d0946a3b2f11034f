"""What is wrong with a text that should be TOML."""

TEXTS = {
    "place": ("line {line}, column {column}: {en}", "第 {line} 行第 {column} 列：{zh}"),
    "number": ("a whole number has far too many digits", "整数的位数太多"),
    "full_width": ("; the line has full-width punctuation", "；这一行用了全角标点"),
    "table_twice": ("a table is declared twice", "同一个表写了两次"),
    "key_twice": ("a key is given twice", "同一个键写了两次"),
    "closed": ("nothing can be added to this table or list", "不能再往这个表或列表里添加内容"),
    "equals": ("“=” is missing after the key", "键之后缺少“=”"),
    "bracket": ("“]” is missing after the name of the table", "表名之后缺少“]”"),
    "newline": ("something follows that does not belong to the line", "这一行末尾有多余的内容"),
    "key_start": (
        "a key cannot begin like this (other than a-z, 0-9, _ and - it needs quotes)",
        "键不能这样开头（除字母、数字、_、- 以外须加引号）",
    ),
    "statement": (
        "this is neither key = value nor a [table] (a key of other than a-z, 0-9, _ and - needs quotes)",
        "这一行既不是“键 = 值”，也不是 [表名]（除字母、数字、_、- 以外的键须加引号）",
    ),
    "value": (
        "this is not a value (text needs quotes; true and false are lower-case)",
        "这不是有效的值（文字须加引号；true、false 须小写）",
    ),
    "open_list": ("the list is not closed with “]”", "列表缺少结尾的“]”"),
    "open_table": ("the table is not closed with “}}” on the same line", "内联表缺少同一行上的“}}”"),
    "open_text": ("the text is not closed with a quote", "文字缺少结尾的引号"),
    "escape": (
        "wrong use of a backslash (write paths in 'single quotes')",
        "反斜杠用法不对（路径可用 '单引号'）",
    ),
    "character": ("a character that is not allowed here", "这里有不允许出现的字符"),
    "date": ("not a valid date or time", "日期或时间不对"),
    "other": ("not valid TOML", "不符合 TOML 语法"),
}
