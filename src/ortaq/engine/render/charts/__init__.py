"""The charts: one Vega-Lite file per kind and the function that gives its rows."""
