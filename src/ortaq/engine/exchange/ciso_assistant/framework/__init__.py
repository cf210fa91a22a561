"""Between a library and our framework: what both can hold, and a report of what one of them can't."""
