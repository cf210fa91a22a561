"""Pages that join the bands, and pages about the site itself."""
