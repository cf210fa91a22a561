"""Mentions to campaigns, with reasons: which reports are one scheme, why, and why not.

`arrival.link_report` judges one new report against what is stored, `replay.link_all` does the same
for a whole set in the order of arrival (plain, slow and obviously right), and `groups` gives the
connected components that a linker must beat. References of reports and campaigns are opaque here.
"""
