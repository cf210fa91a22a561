"""The register of reports, the identifiers found in them, and the vault of reporters' identities.

A *report* is what a person, bank or telecom tells us happened; an *identifier* is a normalised phone,
account, site or name seen in reports; a *mention* is one identifier at one place of one report.
It never keeps a whole card number or IIN, and never keeps who reported beside what was reported.
"""
