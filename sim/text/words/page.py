"""The classroom page: what stands on its screens."""

TEXTS = {
    # what may come in
    "too_long": ("this is longer than {limit} characters", "内容超过 {limit} 个字符"),
    "no_files": (
        "a scenario that comes to the page may not name files",
        "提交到页面的情景不能指定文件",
    ),
    "too_large": (
        "this is more than one session may ask for: at most {limit}",
        "超出单个会话的上限：最多 {limit}",
    ),
    "too_much_memory": (
        "these worlds need more memory than one session may have ({limit} MiB)",
        "所需内存超过单个会话的上限（{limit} MiB）",
    ),
    "bad_seed": ("this is no seed", "这不是随机种子"),
    "too_late": (
        "a policy cannot start in a week that is over; the next week is {week}",
        "政策不能从已过去的一周开始；下一周是第 {week} 周",
    ),
    "over": ("the run is over; start it again to change something", "运行已结束；要修改请重新开始"),
    "not_a_pair": (
        "the two worlds must have the same region and the same length",
        "两个世界的地区和时长必须相同",
    ),
    "full": (
        "the house is full: {sessions} sessions are open on this server; try again in a few minutes",
        "人数已满：本服务器已有 {sessions} 个会话，请几分钟后再试",
    ),
    "no_room": (
        "there is no memory left on this server for a region of this size; take a smaller one",
        "服务器内存不足以容纳这么大的地区，请选择较小的地区",
    ),
    "no_state": ("this is no saved state of the page", "这不是本页面保存的状态"),
    "scenario_head": (
        "Saved from the page in week {week} (warm-up included). The same numbers again:\n"
        "chaofuhe run {name} --seed {seed} --replicates 1",
        "于第 {week} 周（含预热期）从页面保存。重现相同的数字：\n"
        "chaofuhe run {name} --seed {seed} --replicates 1",
    ),
    # worlds
    "title": ("Chaofuhe classroom", "超负荷课堂"),
    "subtitle": ("Grassroots governance as a live model", "基层治理活体模型"),
    "world_a": ("World A: without", "世界 A：无政策"),
    "world_b": ("World B: with", "世界 B：有政策"),
    "same_people": (
        "Two worlds with the same people, needs and chances. Only what you change differs.",
        "两个世界的人口、需求与随机事件完全相同，只有您的改动不同。",
    ),
    # control
    "play": ("Play", "播放"),
    "pause": ("Pause", "暂停"),
    "step": ("One week on", "前进一周"),
    "again": ("From the start, with your changes", "从头重放（保留改动）"),
    "reset": ("From the start, without your changes", "重置（清除改动）"),
    "speed": ("Speed", "速度"),
    "speed_1": ("1 week a second", "每秒 1 周"),
    "speed_4": ("4 weeks a second", "每秒 4 周"),
    "speed_13": ("A quarter a second", "每秒一季度"),
    "speed_26": ("Half a year a second", "每秒半年"),
    "week_of": ("Week {week} of {weeks}", "第 {week} / {weeks} 周"),
    "finished": ("The run is over", "运行结束"),
    "making": ("Making the region and living the warm-up…", "正在生成地区并运行预热期……"),
    "language": ("中文", "English 英文"),
    "language_hint": ("Switch to Chinese", "切换到英文"),
    "theme": ("Light or dark", "浅色或深色"),
    "help": ("Help", "帮助"),
    "close": ("Close", "关闭"),
    "cancel": ("Cancel", "取消"),
    "apply": ("Apply", "应用"),
    # setting up
    "scene": ("Place and practice", "地区与做法"),
    "practice": ("Practice", "做法"),
    "practice_hint": (
        "World B has the practice's policies, world A does without them.",
        "世界 B 实施该做法的政策，世界 A 不实施。",
    ),
    "region": ("Region", "地区"),
    "region_real": ("A real place", "真实地区"),
    "region_made": ("A made-up place", "虚构地区"),
    "region_search": ("County or township: name or code", "县区或乡镇街道：名称或代码"),
    "region_none": ("Nothing found", "未找到"),
    "region_inside": ("part of a township; not a region of its own", "村级单位，不能单独作为地区"),
    "townships": ("Townships", "乡镇数"),
    "communities": ("Communities in each", "每乡镇社区（村）数"),
    "urban_share": ("Urban share", "城市社区占比"),
    "population": ("Residents", "居民人数"),
    "seed": ("Seed of the draws", "随机种子"),
    "people": (
        "{communities} communities, {residents} residents",
        "{communities} 个社区（村），{residents} 名居民",
    ),
    # changing
    "pressures": ("Pressures", "压力"),
    "resources": ("Resources", "资源"),
    "more": ("More", "更多"),
    "where_to": ("Changes go to", "改动作用于"),
    "to_both": ("both worlds", "两个世界"),
    "to_b": ("only B", "仅世界 B"),
    "from_next": ("A change holds from the next week on.", "改动从下一周起生效。"),
    "knob_tip": (
        "{what}\nRange {low} to {high} ({unit}), default {default}\n{parameter}\nSource: {source}",
        "{what}\n范围 {low} 至 {high}（{unit}），默认 {default}\n{parameter}\n来源：{source}",
    ),
    "source_facts": ("public figures", "公开数据"),
    "policies": ("Policies in world B", "世界 B 的政策"),
    "no_policies": ("None yet. Add one and watch what it does.", "尚无。添加一项，看看会发生什么。"),
    "add_policy": ("Add a policy", "添加政策"),
    "policy": ("Policy", "政策"),
    "side_effect": ("Side effect: {text}", "副作用：{text}"),
    "strength": ("Strength", "强度"),
    "starts_in": ("Starts in … weeks", "多少周后开始"),
    "where": ("Where", "范围"),
    "where_all": ("Everywhere", "全部"),
    "where_urban": ("Urban communities", "城市社区"),
    "where_rural": ("Villages", "农村"),
    "where_share": ("A share of communities", "部分社区"),
    "where_places": ("Places by name", "指定地方"),
    "share": ("Share", "比例"),
    "places": ("Places", "地方"),
    "end": ("End it", "结束"),
    "since": ("since week {week}", "自第 {week} 周起"),
    "from_week": ("from week {week}", "第 {week} 周开始"),
    "was": ("weeks {start} to {end}", "第 {start} 至 {end} 周"),
    "family_I": ("Institutional adjustment", "制度调适"),
    "family_R": ("Resource integration", "资源整合"),
    "family_T": ("Technology and innovation", "技术创新"),
    "family_C": ("Co-governance and development", "共治与发展"),
    # keeping
    "keep": ("Share and keep", "分享与保存"),
    "copy_link": ("Copy a link to this state", "复制当前状态的链接"),
    "copied": ("The link is copied.", "链接已复制。"),
    "save_state": ("Save the state as a file", "将状态保存为文件"),
    "open_state": ("Open a saved state or scenario file", "打开已保存的状态或情景文件"),
    "save_scenario_a": ("World A as a scenario file", "将世界 A 保存为情景文件"),
    "save_scenario_b": ("World B as a scenario file", "将世界 B 保存为情景文件"),
    "save_hint": (
        "chaofuhe run FILE --seed {seed} --replicates 1 gives the same numbers.",
        "chaofuhe run 文件 --seed {seed} --replicates 1 可得到相同的数字。",
    ),
    "save_csv": ("Weekly table (csv)", "每周数据表（csv）"),
    "save_xlsx": ("All tables (xlsx)", "全部数据表（xlsx）"),
    "save_svg": ("The pictures in sight (svg)", "当前图（svg）"),
    "save_png": ("The pictures in sight (png)", "当前图（png）"),
    "kept_text": (
        "World A differs from world B in what their files say, and in nothing else.",
        "世界 A 与世界 B 的差别只在各自文件所写的内容。",
    ),
    # views
    "view_now": ("Overview", "总览"),
    "view_syndromes": ("Syndromes", "四种症状"),
    "view_places": ("Places", "层级"),
    "view_gains": ("Who gains", "谁得谁失"),
    "view_story": ("A resident's story", "居民故事"),
    "view_measure": ("Any measure", "任一指标"),
    "weeks": ("weeks since the warm-up", "预热期后的周数"),
    "hours_title": ("Where the hours go", "工时去向"),
    "hours_about": (
        "Hours of a community's staff in a week, by stream of work (mean of 4 weeks). Above the dashed "
        "line they work overtime.",
        "社区每周工时按工作类别划分（四周平均）。超过虚线即为加班。",
    ),
    "hours_unit": ("h a week", "小时/周"),
    "hours_short": ("h", "小时"),
    "contracted": ("contracted hours", "合同工时"),
    "load_title": ("Load", "负荷"),
    "load_about": (
        "Compulsory hours that arrive over hours contracted. Above 1 the week does not hold what is asked.",
        "每周到达的必办工时与合同工时之比；大于 1 表示一周装不下所要求的工作。",
    ),
    "backlog_title": ("Backlog", "积压"),
    "backlog_about": (
        "Work left undone, in weeks of contracted hours.",
        "未完成的工作量，以合同工时的周数计。",
    ),
    "capacity": ("all hours used", "工时用尽"),
    "scores_title": ("Reported against real", "上报与真实"),
    "scores_about": (
        "The reported score, the score that true values would give, and real efficacy: needs truly met "
        "in time. Efficacy is known 16 weeks later, when needs can be judged.",
        "上报得分、按真实值应得的分，以及真实效能（真正按时满足的需求）。效能须待 16 周后方能判定。",
    ),
    "reported": ("reported score", "上报得分"),
    "real": ("score with true values", "按真实值的得分"),
    "efficacy": ("real efficacy", "真实效能"),
    "triangle_title": ("Order, vitality, fairness", "秩序、活力、公平"),
    "triangle_about": (
        "The last year lived. Further out is better. Below: voice, the share of needs that residents raise; "
        "silence is not order.",
        "最近一年。越靠外越好。下方为诉求表达率：沉默不等于秩序。",
    ),
    "syndromes_title": ("The four syndromes", "四种症状"),
    "syndromes_about": (
        "The last year lived. Less is better. Involution compares B with A and needs a cut of burdens "
        "in B; below 0, more fell away than was cut.",
        "最近一年。越低越好。内卷化由 B 与 A 对比得出，须有减负政策；低于 0 表示减少的多于削减的。",
    ),
    "syndrome_density": ("Assessment density: forms and traces over hours", "考核密度：填表留痕占工时"),
    "syndrome_involution": ("Involution: share of the cut that comes back", "减负内卷：回弹的份额"),
    "syndrome_blockage": ("Innovation blockage: practices without effect", "创新梗阻：无成效的做法"),
    "syndrome_fragmentation": (
        "Fragmentation: need that idle means could serve",
        "资源碎片：闲置资源可满足的需求",
    ),
    "undefined": ("not defined", "无定义"),
    "self_added": (
        "Work that communities add themselves, of all forms and traces: A {a}, B {b}",
        "社区自我加码占全部填表留痕：A {a}，B {b}",
    ),
    "gains_title": ("Who gains and who loses in B", "世界 B 中谁得谁失"),
    "gains_about": (
        "B against A over the last year lived. Bars to the right: better for them.",
        "最近一年 B 与 A 的对比。向右为改善。",
    ),
    "gains_points": ("In percentage points", "以百分点计"),
    "gains_percent": ("In percent of world A", "以世界 A 的百分比计"),
    "gain_label": ("{who}: {what}", "{who}：{what}"),
    "who_residents": ("residents", "居民"),
    "who_cadres": ("cadres", "干部"),
    "better": ("better", "改善"),
    "worse": ("worse", "恶化"),
    "communities_moved": (
        "Residents are more satisfied in {better} of {all} communities, less in {worse}.",
        "{all} 个社区中，{better} 个的居民更满意，{worse} 个更不满意。",
    ),
    "measure": ("Measure", "指标"),
    # the hierarchy
    "hierarchy_title": ("County, townships, communities", "县、乡镇、社区"),
    "hierarchy_about": (
        "Each circle is a community; its colour is its load this week, its size its residents. Thicker links "
        "carry more pressure. Triangles are social organisations, green links whom they help. Choose a "
        "community to see its week.",
        "每个圆是一个社区（村）：颜色为本周负荷，大小为居民人数；连线越粗压力越大。"
        "三角形为社会组织，绿线为其服务对象。点选社区可看其一周。",
    ),
    "shown": ("Shown", "显示"),
    "shown_a": ("World A", "世界 A"),
    "shown_b": ("World B", "世界 B"),
    "shown_difference": ("B minus A", "B 减 A"),
    "choose": ("Choose a community", "选择社区（村）"),
    "level_county": ("county", "县"),
    "level_township": ("township", "乡镇街道"),
    "level_community": ("community", "社区（村）"),
    "level_departments": ("departments", "部门"),
    "level_organisation": ("social organisation", "社会组织"),
    "departments_of": ("{n} departments", "{n} 个部门"),
    "organisation_hub": ("hub organisation", "枢纽型组织"),
    "organisation_professional": ("professional organisation", "专业组织"),
    "organisation_mass": ("mass organisation", "群团组织"),
    "township_tip": (
        "{name}<br>mean load {load}<br>hours used on matters sent up {use}%",
        "{name}<br>平均负荷 {load}<br>上报事项所用工时 {use}%",
    ),
    "community_tip": (
        "{name}<br>load {load}<br>{residents} residents",
        "{name}<br>负荷 {load}<br>居民 {residents} 人",
    ),
    # one community
    "week_title": ("Its week", "这一周"),
    "arrived": ("arrived", "到达"),
    "spent": ("spent", "花费"),
    "cadres_title": ("Its cadres", "干部"),
    "cadres_about": ("morale · posts held · years in post", "士气 · 兼任职数 · 在岗年数"),
    "cadre": ("Cadre {n}", "干部 {n}"),
    "cadre_vacant": ("vacant", "空缺"),
    "cadre_withdrawn": ("withdrawn", "躺平"),
    "cadre_burnt": ("burnt out", "倦怠"),
    "queue_title": ("Its queue", "待办事项"),
    "queue_head": ("kind | waiting | overdue | oldest [weeks]", "类别 | 等待 | 超期 | 最久（周）"),
    "queue_empty": ("Nothing waits.", "没有等待的事项。"),
    "state_title": ("Its state", "状态"),
    "state_morale": ("morale of cadres", "干部士气"),
    "state_knowledge": ("local knowledge of cadres", "干部熟悉程度"),
    "state_contact": ("contact with residents", "与居民联系"),
    "state_satisfaction": ("satisfaction of residents", "居民满意度"),
    "state_trust": ("trust of residents", "居民信任"),
    "state_score": ("reported score", "上报得分"),
    "state_real_score": ("score with true values", "按真实值的得分"),
    "state_autonomy": ("room for self-governance", "自治空间"),
    "state_belonging": ("belonging", "归属感"),
    "state_volunteers": ("volunteers", "志愿者"),
    "organisations_title": ("Organisations at its township", "所在乡镇的组织"),
    "organisation_hours": ("h this week", "本周小时"),
    "organisation_tip": ("{name}<br>{hours} h this week", "{name}<br>本周 {hours} 小时"),
    # a story
    "story_title": ("What became of one matter", "一件事的经过"),
    "story_about": (
        "Choose a community and follow one resident's matter in both worlds, week by week. Each press begins "
        "with a matter raised this week.",
        "选择社区，逐周追踪一位居民的一件事在两个世界中的经过。每次点击都从本周提出的一件事开始。",
    ),
    "story_begin": ("Follow a matter", "追踪一件事"),
    "story_any": ("any kind", "任意类别"),
    "story_kind": ("Kind of matter", "事项类别"),
    "story_none": (
        "Nobody raised such a matter there this week. Go a week on, or choose another place.",
        "本周该地无人提出此类事项。请前进一周或换个地方。",
    ),
    "story_person": (
        "A resident of {community} ({traits}) raises a matter: {kind}{how}.",
        "{community}的一位居民（{traits}）提出一件事：{kind}{how}。",
    ),
    "how_emergency": (", an emergency", "（紧急）"),
    "how_hotline": (", by hotline", "（热线）"),
    "trait_floating": ("registered elsewhere", "流动人口"),
    "trait_special": ("special need", "特殊困难"),
    "trait_offline": ("without digital access", "无数字接入"),
    "trait_member": ("Party member", "党员"),
    "trait_employed": ("in work", "在职"),
    "age_child": ("a child", "儿童"),
    "age_working": ("of working age", "劳动年龄"),
    "age_elder": ("an elder", "老年人"),
    "stage_waits": ("waits at the community", "在社区等待"),
    "stage_begun": ("work on it has begun", "已开始办理"),
    "stage_township": ("at the township", "在乡镇街道"),
    "stage_department": ("at a department", "在部门"),
    "stage_petitioned": ("goes over their heads", "越级上访"),
    "stage_reopened": ("reopened: it had been closed on paper only", "重新办理（此前虚假办结）"),
    "stage_closed_falsely": ("closed on paper only", "虚假办结"),
    "stage_on_time": ("closed in time", "按时办结"),
    "stage_late": ("closed late", "逾期办结"),
    "stage_gave_up": ("given up", "放弃"),
    "weeks_since": ("weeks since it was raised", "提出后的周数"),
    "story_absent": (
        "{world}: the same resident did not bring this matter to the desk: silent, helped by "
        "neighbours, or covered by a programme.",
        "{world}：同一位居民没有把这件事送到窗口：可能沉默、邻里相助，或已有项目覆盖。",
    ),
    "story_open": ("{world}: not over yet; weeks so far: {weeks}.", "{world}：尚未结束，已过 {weeks} 周。"),
    "story_ended": (
        "{world}: {end}; weeks it took: {weeks}; satisfaction {before} → {after}, trust {trust_before} → "
        "{trust_after}.",
        "{world}：{end}，历时 {weeks} 周；满意度 {before} → {after}，信任 {trust_before} → {trust_after}。",
    ),
    # lessons
    "lessons": ("Lessons", "课程"),
    "lesson_minutes": ("{n} minutes", "{n} 分钟"),
    "lesson_start": ("Start", "开始"),
    "lesson_leave": ("Leave the lesson", "退出课程"),
    "lesson_round": ("Part {n} of {of}", "第 {n} / {of} 部分"),
    "lesson_predict": ("First, your prediction", "先做预测"),
    "lesson_hidden": (
        "The pictures appear when the model runs. First say what you expect: there is no wrong answer.",
        "模型运行后图像才会出现。请先说说您的预期：没有错误的答案。",
    ),
    "lesson_run": ("Run the model", "运行模型"),
    "lesson_running": ("The model runs. Watch the pictures.", "模型正在运行，请观察图像。"),
    "lesson_next": ("Next part", "下一部分"),
    "lesson_done": ("Finish the lesson", "完成课程"),
    "lesson_finished": ("You have finished this lesson.", "您已完成本课。"),
    "lesson_right": (
        "You predicted: {choice}. That is what happened in this run.",
        "您的预测：{choice}。本次运行结果与之一致。",
    ),
    "lesson_wrong": (
        "You predicted: {choice}. In this run it was different: {outcome}.",
        "您的预测：{choice}。本次运行的结果不同：{outcome}。",
    ),
    "lesson_why": ("What happened in the model", "模型中发生了什么"),
    "lesson_span": (
        "Numbers are means over the {weeks} weeks after the warm-up; the boxes above the pictures show the "
        "last quarter.",
        "文中数字为预热期后 {weeks} 周的均值；图上方的方框为最近一个季度。",
    ),
    "lesson_draws": (
        "On other random draws the answer was the same in {same} of {of} runs.",
        "换用其他随机数，{of} 次运行中有 {same} 次答案相同。",
    ),
    "lesson_chance": (
        "Half of them or fewer: the answer hangs on the draws. Take it for chance, not for an effect.",
        "一半或更少：答案取决于随机数，应视为偶然，而非效应。",
    ),
    "lesson_discuss": ("To discuss", "讨论"),
    "lesson_explore": ("Stay in this world and explore", "留在这个世界继续探索"),
    # help
    "help_text": (
        "You see one place twice. Both worlds have the same residents with the same needs at the same "
        "times; whatever differs between them follows from what you change.\nPress play, or the right "
        "arrow key for one week. Add a policy: it acts in world B alone. Move a slider: pressure and "
        "resources change from the next week on.\nEvery number comes from the model's agents: residents "
        "raise matters, cadres divide their hours, departments ask for forms, townships rank. Nothing "
        "is drawn by hand, and nothing is sent anywhere.\nKeys: space plays and pauses, → goes a week "
        "on, 1 to 4 set the speed, L opens the lessons.",
        "同一个地方出现两次。两个世界的居民相同，同一时间有同样的需求；二者的差别全部来自您的改动。\n点“"
        "播放”，或按右方向键前进一周。添加政策只作用于世界 B。移动滑块，压力与资源从下一周起改变。\n所有"
        "数字都来自模型中的主体：居民提出事项，干部分配工时，部门要表，乡镇排名。没有手工绘制的结果，也"
        "不向外发送任何数据。\n快捷键：空格播放或暂停，→ 前进一周，1 至 4 调速度，L 打开课程。",
    ),
    "gone": (
        "This session was idle for too long and its place was given to others. Reload the page: the "
        "link in the address bar brings your worlds back.",
        "本会话闲置过久，名额已让给他人。请刷新页面：地址栏中的链接可恢复您的世界。",
    ),
    "full_title": ("The house is full", "人数已满"),
    "difference": ("difference", "差值"),
    "now": (
        "Means of the last quarter lived; those that must be judged first, of the last one known.",
        "最近一个季度的均值；须事后判定的指标取最近可知的一个季度。",
    ),
    "skip": ("Skip to the pictures", "跳到图像"),
    "figure_saved": ("Pictures are saved by your browser.", "图像由浏览器保存。"),
}
