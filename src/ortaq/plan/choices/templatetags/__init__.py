"""Filters of the pages about choices."""
