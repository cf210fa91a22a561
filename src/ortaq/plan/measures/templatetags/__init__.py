"""Filters of the pages about measures."""
