"""Findings in words, written from numbers; each says no more than its numbers do."""

TEXTS = {
    "load_above": (
        "Compulsory work that arrives comes to {load} of contracted hours: more than staff are "
        "contracted for. The load is above 1 in {share} of community-weeks.",
        "到达的必办工作为合同工时的 {load}，超过工作人员的合同工时；{share} 的社区周负荷率高于 1。",
    ),
    "load_below": (
        "Compulsory work that arrives comes to {load} of contracted hours on average; yet the load is "
        "above 1 in {share} of community-weeks.",
        "到达的必办工作平均为合同工时的 {load}；但仍有 {share} 的社区周负荷率高于 1。",
    ),
    "load_about": (
        "Compulsory work that arrives comes to {load} of contracted hours, not clearly more or less "
        "than staff are contracted for. The load is above 1 in {share} of community-weeks.",
        "到达的必办工作为合同工时的 {load}，与合同工时没有明确高下；{share} 的社区周负荷率高于 1。",
    ),
    "load_rises": (
        "The load rises, from {first} in the first quarter of the observed period to {last} in the last.",
        "负荷上升：由观测期前四分之一的 {first} 升至后四分之一的 {last}。",
    ),
    "load_falls": (
        "The load falls, from {first} in the first quarter of the observed period to {last} in the last.",
        "负荷下降：由观测期前四分之一的 {first} 降至后四分之一的 {last}。",
    ),
    "origin": (
        "{imposed}% of the load comes from above, {demand}% from residents' matters, and {added}% are "
        "added by communities themselves.",
        "负荷的 {imposed}% 来自上级，{demand}% 来自居民事项，{added}% 由社区自行增加。",
    ),
    "hours": (
        "Of all hours worked {trace}% go into forms and traces and {service}% into residents' matters.",
        "全部工时中，{trace}% 用于填表留痕，{service}% 用于居民事项。",
    ),
    "gap": (
        "The reported score averages {score}, while {efficacy} of needs, weighted by harm, are truly "
        "resolved in time.",
        "考核得分平均为 {score}，而按危害加权真正按时解决的需求为 {efficacy}。",
    ),
    "ceiling": ("{share} of scorings give full marks.", "{share} 的考核得满分。"),
    "rank_none": (
        "Over communities, score and efficacy are not clearly related (rank correlation {value}).",
        "在各社区之间，得分与效能没有明确关联（秩相关 {value}）。",
    ),
    "rank_some": (
        "Over communities, a higher score goes with higher efficacy (rank correlation {value}).",
        "在各社区之间，得分较高者效能也较高（秩相关 {value}）。",
    ),
    "rank_against": (
        "Over communities, a higher score goes with lower efficacy (rank correlation {value}).",
        "在各社区之间，得分较高者效能反而较低（秩相关 {value}）。",
    ),
    "groups": (
        "Real efficacy is lowest for {lowest} ({low}) and highest for {highest} ({high}).",
        "真实效能最低的是{lowest}（{low}），最高的是{highest}（{high}）。",
    ),
    "groups_alike": (
        "Real efficacy does not clearly differ between groups of residents.",
        "各居民群体的真实效能没有明确差异。",
    ),
    "places_differ": (
        "Real efficacy is higher in {better} places ({high}) than in {worse} ones ({low}).",
        "{better}的真实效能（{high}）高于{worse}（{low}）。",
    ),
    "places_alike": (
        "Real efficacy does not clearly differ between urban ({urban}) and rural places ({rural}).",
        "城市社区（{urban}）与农村（{rural}）的真实效能没有明确差异。",
    ),
    "service": (
        "{unheard}% of all needs are neither raised nor met by standing programmes; {given_up} of "
        "matters that end do so because the resident gives up.",
        "全部需求中有 {unheard}% 既未提出、也未由常设项目满足；结束的事项中有 {given_up} 是因居民放弃。",
    ),
    "townships": (
        "Among townships and streets, weeks above 1 range from {low}% ({lowest}) to {high}% ({highest}).",
        "各乡镇街道中，负荷率高于 1 的周占比由 {low}%（{lowest}）到 {high}%（{highest}）。",
    ),
    "cadres": (
        "{burnout} of cadres show burnout; {withdrawn} have withdrawn.",
        "{burnout} 的干部出现职业倦怠，{withdrawn} 躺平。",
    ),
    "few": (
        "There are only {n} replicates: the intervals are wide and rest on few runs; {fewest} or more say "
        "more.",
        "仅有 {n} 次重复：区间很宽，所依据的运行很少；建议至少 {fewest} 次。",
    ),
    "single": (
        "There is one replicate only: no intervals, and nothing can be said about how sure these "
        "numbers are.",
        "仅一次重复：没有区间，无法说明这些数字有多可靠。",
    ),
    # comparisons
    "better": (
        "{measure} is clearly better: from {baseline} to {value}, {difference}.",
        "{measure}明确改善：由 {baseline} 变为 {value}，差异 {difference}。",
    ),
    "worse": (
        "{measure} is clearly worse: from {baseline} to {value}, {difference}.",
        "{measure}明确变差：由 {baseline} 变为 {value}，差异 {difference}。",
    ),
    "none": (
        "{measure} shows no clear difference: from {baseline} to {value}, {difference}.",
        "{measure}没有明确差异：由 {baseline} 变为 {value}，差异 {difference}。",
    ),
    "small": (
        " That is small beside the differences between communities ({sds} of their standard deviation).",
        "与社区之间的差异相比很小（为其标准差的 {sds} 倍）。",
    ),
    "unknown": (
        "{measure}: from {baseline} to {value}; one replicate, so whether that is a clear difference is "
        "not known.",
        "{measure}：由 {baseline} 变为 {value}；仅一次重复，无从判断差异是否明确。",
    ),
    "also_better": ("Also clearly better: {list}.", "另外明确改善的有：{list}。"),
    "also_worse": ("Also clearly worse: {list}.", "另外明确变差的有：{list}。"),
    "also_changed": (
        "Clearly changed, without being better or worse in itself: {list}.",
        "明确改变但本身无所谓好坏的有：{list}。",
    ),
    "also_none": ("No clear difference in: {list}.", "没有明确差异的有：{list}。"),
    "item": ("{measure} ({difference})", "{measure}（{difference}）"),
    "gain_all": (
        "Real efficacy clearly rises for all groups of residents, most for {most} ({high}), least for "
        "{least} ({low}).",
        "所有居民群体的真实效能都明确上升，{most}最多（{high}），{least}最少（{low}）。",
    ),
    "lose_all": (
        "Real efficacy clearly falls for all groups of residents, most for {most} ({high}), least for "
        "{least} ({low}).",
        "所有居民群体的真实效能都明确下降，{most}最多（{high}），{least}最少（{low}）。",
    ),
    "gain_some": ("Real efficacy clearly rises for: {list}.", "真实效能明确上升的群体：{list}。"),
    "lose_some": ("Real efficacy clearly falls for: {list}.", "真实效能明确下降的群体：{list}。"),
    "gain_none": (
        "Real efficacy shows no clear difference for: {list}.",
        "真实效能没有明确差异的群体：{list}。",
    ),
    "communities": (
        "{better}% of communities clearly gain in real efficacy, {worse}% clearly lose.",
        "{better}% 的社区（村）真实效能明确上升，{worse}% 明确下降。",
    ),
    "fifths": (
        "By fifth of communities ordered by their load in the baseline, real efficacy changes by "
        "{first} in the least loaded and by {last} in the most loaded.",
        "按基线负荷分为五等份：负荷最低者真实效能变化 {first}，最高者 {last}。",
    ),
    "involution": (
        "Of the cut that was announced {share} came back in other forms.",
        "宣布的削减中有 {share} 以其他形式补回。",
    ),
    "cost": (
        "It costs {cost} for each community, whoever pays; the hours it takes are in the load.",
        "成本为每个社区 {cost}（不论由谁承担）；所占工时计入负荷。",
    ),
    "other_places": (
        "The arms are about different places or times: only totals are compared, and differences are "
        "not differences between the same places.",
        "各方案的地区或时长不同：只比较总体，差异并非同一地点之差。",
    ),
}
