"""Ways to answer a cube query; all give equal tables."""
