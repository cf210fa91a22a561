"""Writing measures together: versions, drafts, notes, overridden advice."""
