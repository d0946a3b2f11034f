"""The page: one HTML file that needs nothing beside itself."""

from sim.report.page.page import render

__all__ = ["render"]
