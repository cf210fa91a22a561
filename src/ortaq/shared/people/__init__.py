"""Organisations, users, roles and the tokens of machines.

Owns who may do what: every permission is declared once beside its app and granted to roles there.
It never decides what a person may see of a report; each app's queries do, from the `Actor`.
"""
