"""Answers from a sweep: paired effects, factorials, sensitivity, boxes where an outcome happens, portfolios.

Everything here works on the table of runs that `sim.study.sweep.table` gives (one row for each run) or on
plain arrays, and runs nothing itself; only `optimisation` asks for more runs. Libraries that not everybody
needs are imported when they are used (`sim.study.analysis.extras`).
"""
