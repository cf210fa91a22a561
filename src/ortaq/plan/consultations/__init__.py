"""Consultations: a draft is shown to the whole society, and everybody who speaks gets an answer.

A *consultation* freezes the sections of a draft plan, of a list of gaps or of a free document on the day it is
published. A *comment* is one statement on one passage; like comments form a *group*, and a group gets one
*disposition*, the reasoned answer. Who commented, and how to reach him, is never shown where he doesn't want it.
"""
