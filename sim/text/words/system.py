"""Why the system refused a file."""

TEXTS = {
    "absent": ("there is no such file or folder", "文件或文件夹不存在"),
    "forbidden": ("permission denied", "没有权限"),
    "folder": ("it is a folder", "这是文件夹"),
    "no_folder": ("part of the path is not a folder", "路径中有一部分不是文件夹"),
    "exists": ("it exists already", "已经存在"),
    "full": ("the disk is full", "磁盘已满"),
    "read_only": ("the disk is read-only", "磁盘是只读的"),
    "long_name": ("the name is too long", "名称太长"),
    "loop": ("links lead in a circle", "链接形成了循环"),
    "many_files": ("too many files are open", "打开的文件过多"),
    "broken": ("the disk cannot be read or written", "磁盘读写出错"),
}
