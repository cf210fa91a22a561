"""Work for the background."""

from ortaq.picture.statistics import services


def refresh() -> None:
    """Bring the lake up to date with the register."""
    services.refresh_lake()
