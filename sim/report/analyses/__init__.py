"""Figures and findings in words of the analyses of sweeps: `sim.study.analysis`, one file for each."""
