"""PICTURE: the country sees itself in honest numbers."""
