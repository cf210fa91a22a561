"""Formats in and out: text or bytes on one side, values of `terms` on the other."""
