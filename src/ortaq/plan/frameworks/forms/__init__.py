"""Forms of frameworks: what a page sends, made into what the services take."""
