"""Claims of the literature: files that say what is claimed, runs that test it, a verdict by declared rules.

claim = sim.study.claims.document.load("audit_restores")
experiment = sim.study.claims.trial.experiment_of(claim)
"""
