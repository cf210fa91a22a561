"""Campaigns: reports judged to be one scheme, with reasons.

Owns which report belongs to which campaign, why, and how campaigns were founded and merged.
A campaign keeps its reference for life; a merged one points at the campaign that took it in.
Totals shown to a reader count only the reports that he may see.
"""
