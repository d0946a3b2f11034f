"""The nation one to one: counties live province by province, each by itself from one coupling to the next,
and leave sums behind.

Nothing in the model crosses the border of a province, so provinces (or, where nothing couples them,
counties) are runs of their own that may be made in any order, on any machine; memory is that of those under
way.
"""
