"""Ortaq: a country's shared front against cybercrime."""
