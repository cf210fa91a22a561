"""Surveys: what experts think of uncertain numbers of measures, asked in two turns (Delphi).

Owns `Survey`, its `SurveyQuestion`s (a number of a measure, in a unit, between bounds), the `Expert`s
that are asked, their `Estimate`s and, for each turn that is over, the `GroupResult`s. In the first turn
nobody sees what others say; in the second each expert sees the group's quartiles and nameless reasons.
No query of this app tells anybody which expert gave which number but the expert himself. It proposes
numbers; the planning inputs of the choices take them over where somebody decides so.
"""
