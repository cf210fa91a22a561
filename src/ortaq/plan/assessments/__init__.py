"""Assessments: dated ratings of the country against one version of a framework.

An *answer* rates one provision, law and practice apart; "don't know", "not applicable" and "not
answered yet" are answers of their own and never zero. An answer rests on *sources*, which expire and
may serve many answers. Scores are computed by the engine at each reading and never stored.
"""
