"""The command `ortaq`: one file for each group of commands; each parses, makes one call, prints."""
