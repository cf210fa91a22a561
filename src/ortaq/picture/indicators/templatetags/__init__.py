"""Filters of the pages about indicators."""
