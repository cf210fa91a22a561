"""ACT: reports come in, identifiers are found, campaigns appear."""
