"""Serving the classroom page."""

TEXTS = {
    "help": (
        "Serve the classroom page to browsers: on this machine alone, unless --host says otherwise.",
        "启动课堂网页：默认只供本机浏览器使用，除非用 --host 另行指定。",
    ),
    "host": (
        "The address to listen on; 0.0.0.0 lets the whole network in.",
        "监听地址；0.0.0.0 表示对整个网络开放。",
    ),
    "port": ("The port to listen on.", "监听端口。"),
    "sessions": ("Most sessions at once.", "同时会话数上限。"),
    "memory": (
        "Most memory of all sessions' worlds together, in MiB.",
        "全部会话的世界合计内存上限（MiB）。",
    ),
    "idle": ("Minutes after which an idle session gives its place up.", "会话闲置多少分钟后让出名额。"),
    "residents": ("Most residents in a region.", "单个地区的居民人数上限。"),
    "weeks": ("Most weeks in a run.", "单次运行的周数上限。"),
    "name": (
        "A name by which others call this machine, or a proxy on it, besides its own; may be given several "
        "times.",
        "他人访问本机（或本机上的反向代理）所用的名称（本机自身名称之外），可多次给出。",
    ),
    "no_host_name": ("this is not the name of a host", "这不是主机名"),
    "name_allowed": (
        "letters, digits, hyphens and dots, without port or path, such as school.example",
        "字母、数字、连字符与点，不带端口或路径，例如 school.example",
    ),
    "unknown_name": (
        "This server does not go by this name. Use its address in numbers, or start it with --name NAME.",
        "本服务器不使用这个名称。请用数字地址访问，或在启动时加 --name 名称。",
    ),
    "compiling": (
        "Compiling the rules; this takes a minute or two the first time…",
        "正在编译规则，首次约需一两分钟……",
    ),
    "ready": ("The page is at {url}   (Ctrl+C ends it)", "页面地址：{url}   （Ctrl+C 结束）"),
    "open_to_all": (
        "Everybody who can reach this machine can open it: at most {sessions} sessions.",
        "能访问本机的人都可以打开：最多 {sessions} 个会话。",
    ),
    "no_nicegui": (
        "the page needs the package nicegui: pip install 'chaofuhe[page]'",
        "网页需要 nicegui 软件包：pip install 'chaofuhe[page]'",
    ),
    "port_taken": ("nothing can listen at this address and port", "无法在该地址和端口监听"),
}
