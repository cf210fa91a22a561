"""Personal links: the way in of people without an account."""
