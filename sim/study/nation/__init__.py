"""The nation one to one: every county lives by itself, a few at a time, and leaves sums behind.

Nothing in the model crosses the border of a county, so counties are runs of their own that may be made in any
order, on any machine; memory is that of the counties under way.
"""
