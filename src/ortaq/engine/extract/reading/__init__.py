"""Undoes disguises: what finders read is the text without them."""
