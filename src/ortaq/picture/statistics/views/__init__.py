"""Pages and files of the picture."""
