"""Work for the background."""

from ortaq.shared.outbox.delivery import deliver_due


def send_due() -> int:
    """Deliver the messages that are due; return how many were handed over."""
    return deliver_due()
