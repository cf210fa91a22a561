"""Forms of one language."""
