"""Demonstration data: a synthetic nation that reports crimes, and a draft assessment, plan and committee.

Nothing here is a fact about a person or a case. Numbers, accounts, sites and names are never-issued or reserved;
the assessment and the measures are hypotheses to try the product with, and are shown as such.
"""
