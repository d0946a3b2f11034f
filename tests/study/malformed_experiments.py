"""Experiment files that are wrong in one way each: text, the key the message names, words it contains."""

from __future__ import annotations

HEAD = 'scenario = "street"\n'
MODEL = '[model]\nfunction = "ishigami"\n'


def _factor(lines: str, rest: str = "[design]\nlevels = 3\n") -> str:
    return f"{HEAD}[[factors]]\n{lines}\n{rest}"


def _design(lines: str) -> str:
    factor = '[[factors]]\nkey = "pressure.alpha"\nlow = 0.2\nhigh = 0.8\n'
    return f"{HEAD}{factor}[design]\n{lines}\n"


def _arm(lines: str) -> str:
    return f'{HEAD}[[arms]]\nname = "none"\n[[arms]]\n{lines}\n'


ARMS = _arm('name = "x"')


def _stop(lines: str) -> str:
    return f"{ARMS}[stop]\n{lines}\n"


ALPHA = 'key = "pressure.alpha"\n'
ALL = {
    "empty": ("", None, "scenario ="),
    "syntax": ("scenario = \n", None, "line 1"),
    "unknown_table": (f"{HEAD}[factor]\nkey = 1\n", "factor", "“factors”"),
    "no_scenario": ('title = "x"\n', "scenario", "no scenario"),
    "two_models": (HEAD + MODEL, "model", "cannot stand together"),
    "model_text": ('model = "ishigami"\n', "model", "a table"),
    "function": ('[model]\nfunction = "ishigame"\n', "model.function", "“ishigami”"),
    "function_missing": ("[model]\n", "model.function", "planted_box"),
    "model_key": ('[model]\nfunction = "ishigami"\nnoise = 1\n', "model.noise", "function"),
    "scenario_name": ('scenario = "stret"\n', "scenario", "“street”"),
    "scenario_number": ("scenario = 3\n", "scenario", "text in quotes"),
    "scenario_inline": ("[scenario.regin]\ncode = 1\n", "scenario.regin", "“region”"),
    "no_factors": (f"{HEAD}[design]\nkind = 'sobol'\nsamples = 8\n", "factors", "needs [[factors]]"),
    "nothing_varied": (HEAD, "arms", "two [[arms]]"),
    "factors_table": (f"{HEAD}[factors]\nkey = 1\n", "factors", "[[factors]]"),
    "factor_key_missing": (_factor("low = 0.0\nhigh = 1.0"), "factors[1]", "key is missing"),
    "factor_key_number": (_factor("key = 1\nlow = 0.0\nhigh = 1.0"), "factors[1].key", "text in quotes"),
    "factor_key_typo": (_factor('key = "pressure.alfa"\nvalues = [1]'), "factors[1].key", "“pressure.alpha”"),
    "factor_key_region": (_factor('key = "region.cod"\nvalues = [1]'), "factors[1].key", "“region.code”"),
    "factor_extra": (_factor(f"{ALPHA}low = 0.0\nhigh = 1.0\nstep = 3"), "factors[1].step", "integer"),
    "factor_both": (_factor(f"{ALPHA}low = 0.0\nvalues = [0.5]"), "factors[1].low", "values stand alone"),
    "factor_no_high": (_factor(f"{ALPHA}low = 0.0"), "factors[1]", "high is missing"),
    "factor_order": (_factor(f"{ALPHA}low = 0.8\nhigh = 0.2"), "factors[1].high", "above low"),
    "factor_range": (_factor(f"{ALPHA}low = 0.0\nhigh = 9.0"), "factors[1].high", "0 to 2"),
    "factor_value": (_factor(f"{ALPHA}values = [0.5, -1.0]"), "factors[1].values[2]", "0 to 2"),
    "factor_value_text": (_factor(f'{ALPHA}values = ["a"]'), "factors[1].values[1]", "a number"),
    "factor_value_twice": (_factor(f"{ALPHA}values = [0.5, 0.5]"), "factors[1].values[2]", "twice"),
    "factor_values_empty": (_factor(f"{ALPHA}values = []"), "factors[1].values", "empty"),
    "factor_values_text": (_factor(f'{ALPHA}values = "all"'), "factors[1].values", "a list"),
    "factor_scale": (_factor(f"{ALPHA}low = 0.1\nhigh = 1.0\nscale = 'lin'"), "factors[1].scale", "“linear”"),
    "factor_log": (_factor(f"{ALPHA}low = 0.0\nhigh = 1.0\nscale = 'log'"), "factors[1].low", "above 0"),
    "factor_integer": (
        _factor('key = "time.observe_weeks"\nlow = 10\nhigh = 20\ninteger = false'),
        "factors[1].integer",
        "whole numbers only",
    ),
    "factor_half": (
        _factor(f"{ALPHA}low = 0.5\nhigh = 2.0\ninteger = true"),
        "factors[1].low",
        "a whole number",
    ),
    "factor_choice": (_factor('key = "service.patience_form"\nlow = 0.0\nhigh = 1.0'), "factors[1]", "range"),
    "factor_choice_typo": (
        _factor('key = "service.patience_form"\nvalues = ["exponental"]'),
        "factors[1].values[1]",
        "“exponential”",
    ),
    "factor_name_twice": (
        _factor(
            f"name = 'a'\n{ALPHA}values = [1]\n[[factors]]\nname = 'a'\nkey = 'agenda.forms'\nvalues = [1]"
        ),
        "factors[2].name",
        "same name",
    ),
    "factor_key_twice": (
        _factor(f"name = 'a'\n{ALPHA}values = [1]\n[[factors]]\nname = 'b'\n{ALPHA}values = [2]"),
        "factors[2].key",
        "factors[1]",
    ),
    "factor_is_column": (_factor(f"name = 'efficacy'\n{ALPHA}values = [1]"), "factors[1].name", "column"),
    "factor_blank": (_factor(f"name = ' '\n{ALPHA}values = [1]"), "factors[1].name", "no name"),
    "policy_kind": (
        _factor('key = "policies.one_frm.strength"\nvalues = [1]'),
        "factors[1].key",
        "“one_form”",
    ),
    "policy_field": (
        _factor('key = "policies.one_form.strenght"\nvalues = [1]'),
        "factors[1].key",
        "“strength”",
    ),
    "policy_short": (_factor('key = "policies.one_form"\nvalues = [1]'), "factors[1].key", "KIND.FIELD"),
    "policy_absent": (
        _factor('key = "policies.one_form.start"\nvalues = [60]'),
        "factors[1].key",
        "one_form",
    ),
    "policy_strong": (
        _factor('key = "policies.one_form.strength"\nvalues = [1.5]'),
        "factors[1].values[1]",
        "0 to 1",
    ),
    "policy_where": (
        _factor('key = "policies.one_form.where"\nvalues = ["town"]'),
        "factors[1].values[1]",
        "urban",
    ),
    "change_absent": (_factor('key = "changes[1].value"\nvalues = [1]'), "factors[1].key", "0 changes"),
    "corner": (
        _factor('key = "time.step_days"\nlow = 3.0\nhigh = 7.0'),
        "factors.time.step_days",
        "whole number of steps",
    ),
    "arm_name": (_arm("policies = []"), "arms[2].name", "name is missing"),
    "arm_name_twice": (_arm("name = 'none'"), "arms[2].name", "same name"),
    "arm_policy": (_arm("name = 'x'\npolicies = ['audit']"), "arms[2].policies[1]", "“penetrating_audit”"),
    "arm_policies_text": (_arm("name = 'x'\npolicies = 'one_form'"), "arms[2].policies", "a list"),
    "arm_setting": (
        _arm("name = 'x'\nsettings = { agenda = { form = 1 } }"),
        "arms[2].settings.agenda.form",
        "“agenda.forms”",
    ),
    "arm_setting_value": (
        _arm("name = 'x'\nsettings = { 'agenda.forms' = 99 }"),
        "arms[2].settings.agenda.forms",
        "0 to 10",
    ),
    "arm_sets_factor": (
        _factor(f"{ALPHA}values = [1]", "[[arms]]\nname = 'x'\nsettings = { 'pressure.alpha' = 0.5 }\n"),
        "arms[1].settings.pressure.alpha",
        "factors[1]",
    ),
    "arm_overlap": (_arm("name = 'x'\npolicies = ['one_form', 'one_form']"), "arms[2].policies[2]", "twice"),
    "design_kind": (_design("kind = 'sobel'"), "design.kind", "“sobol”"),
    "design_text": (HEAD + "design = 'grid'\n", "design", "a table"),
    "design_key": (_design("kind = 'grid'\nlevels = 3\nsamples = 4"), "design.samples", "no such key"),
    "design_arms": (_design("kind = 'arms'"), "design.kind", "no factors"),
    "design_levels": (_design("kind = 'grid'"), "design", "levels"),
    "design_samples": (_design("kind = 'sobol'"), "design", "samples is missing"),
    "design_power": (_design("kind = 'sobol'\nsamples = 12"), "design.samples", "power of two"),
    "design_odd": (_design("kind = 'morris'\ntrajectories = 4\nlevels = 3"), "design.levels", "even"),
    "design_zero": (_design("kind = 'latin_hypercube'\nsamples = 0"), "design.samples", "out of range"),
    "design_seed": (
        _design("kind = 'latin_hypercube'\nsamples = 4\nseed = -1"),
        "design.seed",
        "out of range",
    ),
    "design_huge": (
        _factor(
            f"{ALPHA}low = 0.1\nhigh = 1.0\n[[factors]]\nkey = 'agenda.forms'\nlow = 0.1\nhigh = 1.0\n"
            "[[factors]]\nkey = 'agenda.tasks'\nlow = 0.1\nhigh = 1.0",
            "[design]\nlevels = 500\n",
        ),
        "design",
        "125000000 points",
    ),
    "replicates": (f"replicates = 0\n{ARMS}", "replicates", "out of range"),
    "replicates_text": (f"replicates = '5'\n{ARMS}", "replicates", "a whole number"),
    "seed": (f"seed = -1\n{ARMS}", "seed", "out of range"),
    "measure": (f"measures = ['eficacy']\n{ARMS}", "measures[1]", "“efficacy”"),
    "measure_group": (f"measures = ['efficacy.group.old']\n{ARMS}", "measures[1]", "efficacy"),
    "measures_empty": (f"measures = []\n{ARMS}", "measures", "empty"),
    "stop_measure": (_stop("half_width = 0.1"), "stop", "measure is missing"),
    "stop_width": (_stop("measure = 'efficacy'\nhalf_width = 0.0"), "stop.half_width", "out of range"),
    "stop_order": (
        _stop("measure = 'efficacy'\nhalf_width = 0.1\nat_least = 9\nat_most = 3"),
        "stop.at_most",
        "out of range",
    ),
    "stop_key": (_stop("measure = 'efficacy'\nhalf_width = 0.1\nmost = 3"), "stop.most", "at_most"),
    "title": (f"title = 3\n{ARMS}", "title", "not a text"),
    "input": (f"{MODEL}[[factors]]\nkey = 'x9'\nvalues = [1.0]\n", "factors[1].key", "x1, x2, x3"),
    "input_range": (f"{MODEL}[[factors]]\nkey = 'x1'\nvalues = [9.0]\n", "factors[1].values[1]", "3.14"),
    "function_policy": (
        f"{MODEL}[[arms]]\nname = 'a'\npolicies = ['one_form']\n",
        "arms[1].policies",
        "no policies",
    ),
}
