"""Bringing a home to life: database, catalogues, reference data, the first administrator, demo data.

Every step may be repeated: what is there already is left alone.
"""
