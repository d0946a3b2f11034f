"""Scenario files that are wrong in one way each: name, text, the key the message names, words it contains."""

from __future__ import annotations

REGION = '[region]\ncode = "370105"\n'
TINY = "[region]\nsynthetic = {}\n"


def _policy(lines: str) -> str:
    return f"{TINY}[[policies]]\n{lines}\n"


def _change(lines: str) -> str:
    return f"{TINY}[[changes]]\n{lines}\n"


SYNTAX = {
    "empty": ("", None, "empty"),
    "only_comments": ("# nothing yet\n", None, "empty"),
    "a_word": ("hello", None, "line 1"),
    "no_equals": ('[region]\ncode "370105"\n', None, "line 2"),
    "full_width_equals": ('[region]\ncode ＝ "370105"\n', None, "full-width"),
    "full_width_quotes": ("[region]\nname = “天桥区”\n", None, "full-width"),
    "unquoted_text": ("[region]\nname = 天桥区\n", None, "quotes"),
    "open_quote": ('[region]\ncode = "370105\n', None, "line 2"),
    "open_table": ('[region\ncode = "370105"\n', None, "line 1"),
    "open_list": ('[region]\ncode = ["370105"\n', None, "list"),
    "key_twice": ('[region]\ncode = "370105"\ncode = "370106"\n', None, "line 3"),
    "table_twice": (f"{REGION}[time]\nstep_days = 7\n[time]\n", None, "twice"),
    "capital_true": (f"{REGION}[assessment]\ntournament = True\n", None, "lower-case"),
    "comma_for_point": (f"{REGION}[assessment]\ntournament = 0,5\n", None, "line 4"),
    "percent": (f"{REGION}[assessment]\ntournament = 50%\n", None, "line 4"),
    "backslash": ('[region]\nname = "C:\\Users"\n', None, "backslash"),
    "chinese_key": ('[region]\n代码 = "370105"\n', None, "quotes"),
    "bad_date": (f"{REGION}[time]\nwarmup_weeks = 2024-13-41\n", None, "line 4"),
    "array_and_table": (f"{TINY}[[policies]]\n[policies]\n", None, "twice"),
    "million_digits": (f"{TINY}[time]\nwarmup_weeks = {'9' * 5000}\n", None, "digits"),
    "deep": (f"x = {'[' * 100_000}", None, "nested"),
}
REGIONS = {
    "no_region": ("[time]\nwarmup_weeks = 52\n", "region", "no region"),
    "region_is_text": ('region = "370105"\n', "region", "a table"),
    "region_empty": ("[region]\n", "region", "no region"),
    "region_typo": ('[regin]\ncode = "370105"\n', "regin", "“region”"),
    "region_key_typo": ('[region]\ncod = "370105"\n', "region.cod", "“region.code”"),
    "two_ways": ('[region]\ncode = "370105"\nname = "天桥区"\n', "region.name", "exactly one"),
    "three_ways": ('[region]\ncode = "370105"\nname = "x"\nsynthetic = {}\n', "region.name", "exactly one"),
    "prefecture": ('[region]\ncode = "370100"\n', "region.code", "prefecture"),
    "province": ('[region]\ncode = "37"\n', "region.code", "counties"),
    "village": ('[region]\ncode = "370105009012"\n', "region.code", "township"),
    "no_such_code": ('[region]\ncode = "999999"\n', "region.code", "no division"),
    "negative_code": ("[region]\ncode = -1\n", "region.code", "out of range"),
    "code_is_true": ("[region]\ncode = true\n", "region.code", "not a division code"),
    "code_in_code": ('[region]\ncode = ["370105", "370105009"]\n', "region.code", "twice"),
    "empty_codes": ("[region]\ncode = []\n", "region.code", "empty"),
    "ambiguous_name": ('[region]\nname = "城关镇"\n', "region.name", "write the code"),
    "unknown_name": ('[region]\nname = "天桥曲"\n', "region.name", "天桥"),
    "long_name": (f'[region]\nname = "{"天" * 5000}"\n', "region.name", "too long"),
    "synthetic_is_number": ("[region]\nsynthetic = 3\n", "region.synthetic", "a table"),
    "synthetic_typo": ("[region]\nsynthetic = { towns = 3 }\n", "region.synthetic.towns", "townships"),
    "synthetic_zero": ("[region]\nsynthetic = { townships = 0 }\n", "region.synthetic.townships", "1 to 999"),
    "synthetic_share": (
        "[region]\nsynthetic = { urban_share = nan }\n",
        "region.synthetic.urban_share",
        "0 to 1",
    ),
    "no_people": (f"{REGION}population = 0\n", "region.population", "range"),
    "half_a_person": (f"{REGION}population = 0.5\n", "region.population", "whole number"),
    "two_totals": (f"{REGION}population = 9000\nurban_population = 10\n", "region.population", "parts"),
    "text_seed": (f'{REGION}seed = "one"\n', "region.seed", "whole number"),
}
VALUES = {
    "unknown_table": (f"{TINY}[assesment]\ntournament = 1\n", "assesment", "“assessment”"),
    "key_without_table": (f"tournament = 0.5\n{TINY}", "tournament", "“assessment.tournament”"),
    "unknown_key": (
        f"{TINY}[assessment]\ntournement = 0.5\n",
        "assessment.tournement",
        "“assessment.tournament”",
    ),
    "key_elsewhere": (
        f"{TINY}[pressure]\ntournament = 0.5\n",
        "pressure.tournament",
        "“assessment.tournament”",
    ),
    "quoted_path": (f'{TINY}["assessment.tournament"]\n', '"assessment.tournament"', "unknown"),
    "number_as_text": (f'{TINY}[assessment]\ntournament = "0.5"\n', "assessment.tournament", "a number"),
    "switch_as_number": (f"{TINY}[assessment]\ntournament = true\n", "assessment.tournament", "a number"),
    "too_high": (f"{TINY}[assessment]\ntournament = 1.01\n", "assessment.tournament", "from 0 to 1"),
    "too_low": (f"{TINY}[assessment]\ntournament = -0.1\n", "assessment.tournament", "from 0 to 1"),
    "not_a_number": (f"{TINY}[assessment]\ntournament = nan\n", "assessment.tournament", "finite"),
    "infinite": (f"{TINY}[assessment]\ntournament = inf\n", "assessment.tournament", "finite"),
    "huge_whole": (
        f"{TINY}[assessment]\ntournament = {'9' * 400}\n",
        "assessment.tournament",
        "out of range",
    ),
    "list_for_number": (f"{TINY}[assessment]\ntournament = [0.5]\n", "assessment.tournament", "a list"),
    "date_for_number": (f"{TINY}[assessment]\ntournament = 2024-01-01\n", "assessment.tournament", "a date"),
    "table_for_number": (f"{TINY}[assessment.tournament]\nx = 1\n", "assessment.tournament", "a table"),
    "half_a_week": (f"{TINY}[time]\nwarmup_weeks = 5.5\n", "time.warmup_weeks", "whole number"),
    "week_of_three_days": (f"{TINY}[time]\nstep_days = 3\n", "time.step_days", "divisor"),
    "nothing_observed": (f"{TINY}[time]\nobserve_weeks = 0\n", "time.observe_weeks", "from 1"),
    "topic_is_number": (f"time = 3\n{TINY}", "time", "a table"),
    "family_as_number": (f"{TINY}[demand]\neffort = 1.0\n", "demand.effort", "livelihood"),
    "member_unknown": (f"{TINY}[demand.effort]\ncar = 1.0\n", "demand.effort.car", "“demand.effort.care”"),
    "title_is_number": (f"title = 3\n{TINY}", "title", "text"),
    "title_in_french": (f'title = {{ fr = "x" }}\n{TINY}', "title", "text"),
    "title_endless": (f'title = "{"x" * 5000}"\n{TINY}', "title", "too long"),
    "sources_is_text": (f'sources = "Xu2025"\n{TINY}', "sources", "a list"),
}
POLICIES = {
    "policies_is_table": (f"{TINY}[policies]\nkind = 1\n", "policies", "[[policies]]"),
    "policy_is_text": (f'policies = ["audit"]\n{TINY}', "policies[1]", "a table"),
    "no_kind": (_policy("strength = 1"), "policies[1].kind", "kind"),
    "kind_is_number": (_policy("kind = 1"), "policies[1].kind", "text"),
    "kind_unknown": (_policy('kind = "burden"'), "policies[1].kind", "“burden_reduction”"),
    "policy_key_typo": (_policy('kind = "one_form"\nstrenght = 1'), "policies[1].strenght", "“strength”"),
    "too_strong": (_policy('kind = "one_form"\nstrength = 2'), "policies[1].strength", "from 0 to 1"),
    "ends_first": (_policy('kind = "one_form"\nstart = 60\nend = 60'), "policies[1].end", "before it starts"),
    "ends_in_warmup": (_policy('kind = "one_form"\nend = 52'), "policies[1].end", "before it starts"),
    "starts_late": (_policy('kind = "one_form"\nstart = 208'), "policies[1].start", "208"),
    "starts_half": (_policy('kind = "one_form"\nstart = 1.5'), "policies[1].start", "whole"),
    "where_unknown": (_policy('kind = "one_form"\nwhere = "town"'), "policies[1].where", "urban"),
    "where_empty": (_policy('kind = "one_form"\nwhere = []'), "policies[1].where", "list"),
    "where_share": (
        _policy('kind = "one_form"\nwhere = { share = 1.5 }'),
        "policies[1].where.share",
        "0 to 1",
    ),
    "where_elsewhere": (
        _policy('kind = "one_form"\nwhere = ["370105"]'),
        "policies[1].where[1]",
        "in the region",
    ),
    "where_twice": (
        _policy('kind = "one_form"\nwhere = ["乡镇1", "Township 1"]'),
        "policies[1].where",
        "twice",
    ),
    "overlap": (_policy('kind = "one_form"\n[[policies]]\nkind = "one_form"'), "policies[2]", "policies[1]"),
    "overlap_later": (
        _policy('kind = "one_form"\nend = 90\n[[policies]]\nkind = "one_form"\nstart = 89\nwhere = "urban"'),
        "policies[2]",
        "policies[1]",
    ),
    "change_without_key": (_change("week = 1\nvalue = 1"), "changes[1]", "key"),
    "change_key_typo": (
        _change('week = 1\nkey = "assessment.tournment"\nvalue = 1'),
        "changes[1].key",
        "tournament",
    ),
    "change_fixed": (
        _change('week = 1\nkey = "time.step_days"\nvalue = 1'),
        "changes[1].key",
        "during a run",
    ),
    "change_too_high": (
        _change('week = 1\nkey = "assessment.tournament"\nvalue = 2'),
        "changes[1].value",
        "0 to 1",
    ),
    "change_late": (
        _change('week = 999\nkey = "assessment.tournament"\nvalue = 1'),
        "changes[1].week",
        "ended",
    ),
    "change_twice": (
        _change(
            'week = 1\nkey = "pressure.alpha"\nvalue = 1\n'
            '[[changes]]\nweek = 1\nkey = "pressure.alpha"\nvalue = 0'
        ),
        "changes[2].key",
        "changes[1]",
    ),
}
ALL = {**SYNTAX, **REGIONS, **VALUES, **POLICIES}
