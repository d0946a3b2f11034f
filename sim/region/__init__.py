"""Regions: the real list of divisions, synthetic regions, and the people in them.

`divisions`, `search` and `spec` are light (names and codes, nothing compiled); `synthesis` makes places and
people.
"""
