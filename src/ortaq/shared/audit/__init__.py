"""The log: an append-only Merkle tree of everything that was written, decided or opened.

Owns `Entry` (one line of the log) and the tree head. It holds digests, never personal data: the
`details` of an entry may be erased together with their salt, and the tree still verifies.
It never changes or deletes an entry.
"""
