"""What the keys of an experiment file are for: shown by editors."""

TEXTS = {
    "title": ("What the experiment is called.", "实验的名称。"),
    "question": ("What question it answers.", "它回答什么问题。"),
    "takes": ("How long it takes.", "需要多长时间。"),
    "output": ("What its output looks like.", "输出的样子。"),
    "scenario": (
        "What is run: a name, a file, or the tables of a scenario.",
        "运行什么：情景的名称、文件，或直接写出情景的各表。",
    ),
    "model": (
        "A test function with known answers, in place of a scenario.",
        "结果已知的测试函数，代替情景。",
    ),
    "factors": ("Something that is varied.", "一个变动的因素。"),
    "factor_name": (
        "Its column in the table; default: the first key.",
        "表中的列名；默认为第一个键。",
    ),
    "factor_name_zh": ("What Chinese figures and findings call it.", "中文图表与结论中的名称。"),
    "factor_key": (
        "What it sets: a parameter, policies.KIND.strength (start, end, where, lag, nominal), "
        "changes[1].value, region.population; or a list of keys that move together.",
        "它设定什么：参数、policies.种类.strength（及 start、end、where、lag、nominal）、changes[1].value、"
        "region.population；或一同变动的多个键的列表。",
    ),
    "factor_values": ("The values it takes.", "取值列表。"),
    "factor_low": ("Its lowest value.", "最小值。"),
    "factor_high": ("Its highest value.", "最大值。"),
    "factor_scale": ("Equal steps, or equal ratios.", "等差，或等比。"),
    "factor_integer": ("Whole numbers only.", "只取整数。"),
    "arms": (
        "One of the things compared on the same seeds; the first is what others are compared with.",
        "在相同种子上比较的一个方案；其余方案均与第一个相比。",
    ),
    "arm_name": ("Its name in the table.", "表中的名称。"),
    "arm_name_zh": ("What Chinese figures and findings call it.", "中文图表与结论中的名称。"),
    "arm_policies": (
        "Policies besides the scenario's: KIND, KIND:strength, or tables.",
        "情景之外的政策：种类、种类:强度，或表。",
    ),
    "arm_settings": ("Keys that it sets, as factors do.", "它设定的键，写法与因素相同。"),
    "design": (
        "How points are chosen; default: a grid, or arms alone where there are no factors.",
        "如何选点；默认为网格，没有因素时为 arms。",
    ),
    "design_kind": (
        "grid, arms (one point), latin_hypercube, sobol (variance-based indices), morris (screening).",
        "grid（网格）、arms（仅方案，一个点）、latin_hypercube（拉丁超立方）、sobol（方差分解指数）、morris（筛选）。",
    ),
    "design_samples": (
        "Points of a Latin hypercube; base samples of Sobol, a power of two.",
        "拉丁超立方的点数；Sobol 的基础样本数（2 的幂）。",
    ),
    "design_trajectories": ("Trajectories of Morris.", "Morris 的轨迹数。"),
    "design_levels": (
        "Levels of factors with a range in a grid; levels of Morris, an even number.",
        "网格中区间因素的水平数；Morris 的水平数（偶数）。",
    ),
    "design_second_order": (
        "Sobol: also what interactions of two need.",
        "Sobol：同时抽取两两交互所需的样本。",
    ),
    "design_seed": ("Seed of the sample.", "抽样的种子。"),
    "replicates": ("Runs of each point and arm.", "每点每方案的运行次数。"),
    "seed": (
        "Where the seeds of runs come from: replicate r has the same one everywhere.",
        "运行种子由此产生：第 r 次重复在各处使用同一种子。",
    ),
    "measures": (
        "Columns that the table shows: efficacy, efficacy.group.elder, efficacy.*; all are kept anyway.",
        "表中显示的列：efficacy、efficacy.group.elder、efficacy.*；所有指标都会保存。",
    ),
    "stop": (
        "When a point has enough replicates.",
        "一个点何时已有足够的重复。",
    ),
    "stop_measure": ("The measure that is watched.", "所看的指标。"),
    "stop_half_width": (
        "Half of the 95% interval (of the paired difference, where there are arms) at which it is enough.",
        "95% 区间（有方案时为配对差值的区间）半宽小于此值即可停止。",
    ),
    "stop_at_least": ("Replicates before it is looked at.", "开始判断前的最少重复次数。"),
    "stop_at_most": ("Replicates at most.", "最多重复次数。"),
    "stop_step": ("Replicates that are added at a time.", "每次增加的重复次数。"),
    "search": (
        "What `chaofuhe optimise` looks for: portfolios, in the futures that the factors make.",
        "`chaofuhe optimise` 寻找什么：在各因素构成的未来中评估的政策组合。",
    ),
    "search_policies": (
        "Kinds of policy that a portfolio may hold; default: all.",
        "组合可以包含的政策种类；默认为全部。",
    ),
    "search_inputs": (
        "Inputs of the test function to decide on, in place of policies.",
        "测试函数中要决定的输入，代替政策。",
    ),
    "search_objectives": (
        "Measures to make better; default: the first two that have a direction. The price is one more.",
        "要改善的指标；默认为前两个有方向的指标。价格另算一个目标。",
    ),
    "search_robust": (
        "How futures are summed up: the worst one, the mean, or the largest regret.",
        "如何汇总各种未来：worst（最差）、mean（均值）或 regret（最大后悔）。",
    ),
    "search_levels": ("Strengths from 0 to 1, in equal steps.", "强度从 0 到 1 的等分级数。"),
    "search_budget_yuan": (
        "Yuan a week for each community that a portfolio may cost, at list price.",
        "组合每社区每周最多花费的元数（按政策标价）。",
    ),
    "search_budget_hours": (
        "Staff hours a week for each community that it may take.",
        "组合每社区每周最多占用的工时。",
    ),
    "search_hour_yuan": (
        "What an hour counts in the price, in yuan.",
        "一小时在价格中折合的元数。",
    ),
    "search_population": ("Portfolios of a generation.", "每代的组合数。"),
    "search_generations": ("Generations.", "代数。"),
    "search_seed": ("Seed of the search.", "搜索的种子。"),
    "pattern": ("A number that the model should show.", "模型应当重现的数值。"),
    "pattern_name": ("Its name; default: the measure.", "名称；默认为指标名。"),
    "pattern_name_zh": ("What Chinese figures and findings call it.", "中文图表与结论中的名称。"),
    "pattern_measure": ("One of the experiment's measures.", "实验所列指标之一。"),
    "pattern_target": ("What was observed.", "观测值。"),
    "pattern_tolerance": ("What it may be off by and still fit.", "仍算吻合的最大偏差。"),
    "pattern_arm": ("The arm that shows it; default: the first.", "呈现它的方案；默认为第一个。"),
    "pattern_against": (
        "Take the difference of the arm from this one, on the same seeds.",
        "取该方案与此方案在相同种子上的差值。",
    ),
    "pattern_weight": ("How much it counts; 0: only reported.", "权重；0 表示只报告。"),
    "pattern_source": ("Where the number comes from.", "数值来源。"),
    "calibrate": ("How parameters are fitted to the patterns.", "如何使参数拟合各模式。"),
    "calibrate_population": ("Sets of parameters of a generation.", "每代的参数组数。"),
    "calibrate_generations": ("Generations, at most.", "至多多少代。"),
    "calibrate_confirm": ("Replicates on fresh seeds at the end.", "最后在新种子上的重复数。"),
    "calibrate_seed": ("Seed of the search.", "搜索的种子。"),
}
