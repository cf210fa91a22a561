"""Addresses of single coins, told by their checksums."""
