"""Measures: the Action Plan, its measures, what they cost and how far they are.

A *measure* has a form of completion, a lead, co-executors (bodies outside the state *by agreement*), a
deadline that keeps its first wording, costs per year and source in thousand tenge, indicators, and the
gaps it closes. How far it is stands twice: as its lead declares it and as the schedule says.
It never decides: a plan is approved by a decision, whose number it keeps.
"""
