"""Reference data that ships with the product, one folder per set, each with its SOURCE.md.

A loader turns a set into values of `engine.terms`. `kz/` is the country pack of Kazakhstan: the
only place where facts about one country may live. Nothing here is written to while running.
"""
