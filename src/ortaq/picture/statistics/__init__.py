"""The picture: what the reports add up to, and what others published.

Owns the data set `reports` of the lake. A *headline* is the totals of a period, a *breakdown* the
same measures by one dimension. Claimed, held and restored money are never added to each other, and
our counts never stand in one table with published figures: they count other things.
It never reads a narrative or an identity.
"""
