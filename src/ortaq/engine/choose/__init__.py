"""Gaps, measures and a budget to the set of measures that is worth most, with why and why not.

Terms: a *candidate* is a measure that may be chosen; a *variant* is a candidate started in one year
at one scale; a *choice* is one variant for each chosen candidate; its *worth* is counted in points,
where closing every gap wholly is 100. Knows no plan and no committee, and never decides.
"""
