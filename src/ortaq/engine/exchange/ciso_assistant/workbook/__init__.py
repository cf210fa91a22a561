"""The Excel form of a library, in the second layout: `library_meta` and pairs of meta and content."""
