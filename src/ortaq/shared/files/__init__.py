"""Files that people upload: kept once each by their SHA-256, and never changed.

Owns `StoredFile`. The content lies in the home's folder `files`; who may read a file is decided by
the app that points at it, never here.
"""
