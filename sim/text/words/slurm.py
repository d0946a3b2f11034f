"""Sweeps as Slurm jobs: options, what happens, what is wrong."""

TEXTS = {
    "shards": (
        "Slurm: cut the sweep into N shards, an array element each; default: shards of a minute or two.",
        "Slurm：把实验切成 N 份，每份一个数组元素；默认每份约一两分钟。",
    ),
    "partition": ("Slurm: the partition of jobs.", "Slurm：作业的分区。"),
    "account": ("Slurm: the account that jobs are charged to.", "Slurm：作业计入的账户。"),
    "time": (
        "Slurm: the time limit of a job, as sbatch takes it (30, 2:00:00, 1-0).",
        "Slurm：作业的时限，写法同 sbatch（30、2:00:00、1-0）。",
    ),
    "mem": (
        "Slurm: the memory of a job, as sbatch takes it (4G).",
        "Slurm：作业的内存，写法同 sbatch（4G）。",
    ),
    "array_limit": (
        "Slurm: most elements of an array; default: the site's limit.",
        "Slurm：一个数组的最多元素数；默认取站点上限。",
    ),
    "at_once": (
        "Slurm: most elements of an array that run at once.",
        "Slurm：一个数组中最多同时运行的元素数。",
    ),
    "module": ("Slurm: a module that jobs load; again for more.", "Slurm：作业要加载的模块；可重复。"),
    "setup": (
        'Slurm: a line of shell that jobs run first ("source env.sh"); again for more.',
        "Slurm：作业开始时执行的一行 shell（如 source env.sh）；可重复。",
    ),
    "container": (
        "Slurm: an Apptainer image that jobs run in.",
        "Slurm：作业在其中运行的 Apptainer 镜像。",
    ),
    "option": (
        "Slurm: another option of sbatch (--option=--qos=long); again for more.",
        "Slurm：sbatch 的其他选项（--option=--qos=long）；可重复。",
    ),
    "no_wait": (
        "Slurm: return once everything is submitted.",
        "Slurm：全部提交后即返回。",
    ),
    "dry_run": (
        "Slurm: write the batch script and say what would be submitted.",
        "Slurm：只写出批处理脚本并说明将提交什么。",
    ),
    "not_here": (
        "Slurm's commands (sbatch, squeue) are not here: is this the login node?",
        "此处没有 Slurm 命令（sbatch、squeue）：这是登录节点吗？",
    ),
    "no_answer": ("Slurm does not answer ({reason})", "Slurm 没有应答（{reason}）"),
    "not_submitted": ("Slurm refuses the job ({reason})", "Slurm 拒绝了作业（{reason}）"),
    "refused": (
        "a job cannot run this sweep ({en})",
        "作业无法运行该实验（{zh}）",
    ),
    "unsafe": (
        "this cannot stand in a batch script",
        "不能写入批处理脚本",
    ),
    "safe": (
        "no quotes, backslashes, dollar signs or line breaks",
        "不含引号、反斜杠、美元符号和换行",
    ),
    "one_line": ("this must be one line", "必须是一行"),
    "no_image": (
        "there is no such image here",
        "此处没有这个镜像",
    ),
    "no_option": ("this is no option of sbatch", "这不是 sbatch 的选项"),
    "our_option": (
        "the sweep sets this option itself",
        "该选项由程序自行设置",
    ),
    "other_executor": (
        "this option belongs to another executor",
        "该选项属于其他执行方式",
    ),
    "no_shard": (
        "Slurm's jobs are the shards: --shards N says how many",
        "Slurm 作业本身就是分片：用 --shards N 指定份数",
    ),
    "found": (
        "{jobs} jobs of this sweep are in the queue already ({shards} shards).",
        "队列中已有该实验的 {jobs} 个作业（共 {shards} 份）。",
    ),
    "submitted": (
        "Submitted: job {number}, {n} elements ({elements}).",
        "已提交：作业 {number}，{n} 个元素（{elements}）。",
    ),
    "would_submit": (
        "Would submit: {line}",
        "将提交：{line}",
    ),
    "waits": (
        "Slurm takes no more for now ({reason}); the rest follows.",
        "Slurm 暂不接受更多作业（{reason}）；其余稍后提交。",
    ),
    "goes_on": (
        "The jobs go on without this program: {jobs}. The same command watches them, scancel ends them.",
        "作业继续运行，无需本程序：{jobs}。再次执行同一命令可继续照看，用 scancel 可取消。",
    ),
    "given_up": (
        "{n} shards got no further in {tries} jobs each (the first: {first}); why: {folder}/slurm/logs.",
        "{n} 个分片各经 {tries} 个作业仍无进展（首个：{first}）；原因见 {folder}/slurm/logs。",
    ),
    "jobs": ("jobs", "作业"),
    "state": (
        "{running} running, {waiting} waiting",
        "{running} 个运行中，{waiting} 个等待中",
    ),
    "reasons": ("waiting because: {reasons}", "等待原因：{reasons}"),
    "arrays": ("arrays {arrays}", "数组 {arrays}"),
}
