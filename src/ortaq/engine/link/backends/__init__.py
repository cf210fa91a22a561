"""Batch linking over more than one machine; all steps are those of `tables` and `batch`."""
