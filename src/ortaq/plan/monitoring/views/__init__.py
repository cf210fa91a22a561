"""Pages of the half-year cycle."""
