"""The pure library under Ortaq: no Django, no network, no clock, no chance.

Time and seed are arguments. Every folder here is one verb; `terms` is the vocabulary they share.
"""
