"""The doors through which reports come: the public form, the API, files.

All of them call `services.submit`, which puts reports into the register, links them on arrival and
writes the log in one transaction. Owns the runs of imports and the idempotency keys of the API.
"""
