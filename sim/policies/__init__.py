"""Policies: each kind a declaration, and an operator that writes only the levers its kind owns."""
