"""Typical measures by what is missing at the root of a gap."""
