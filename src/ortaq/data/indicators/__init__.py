"""Indicators that come with the product."""
