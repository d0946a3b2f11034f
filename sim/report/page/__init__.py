"""The page: one HTML file that needs nothing beside itself."""

from sim.report.page.page import prepare, render

__all__ = ["prepare", "render"]
