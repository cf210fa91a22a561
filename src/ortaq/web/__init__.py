"""The website: addresses, walls, page frame, components, and the pages that join the bands."""
