"""The mail backend of a home without a mail server: one file for each message, under its Message-ID."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage

_UNFIT = re.compile(r"[^\w.@-]")


class FolderBackend(BaseEmailBackend):
    """Writes `<message-id>.eml`, whole or not at all; the same message again changes nothing.

    The files hold personal links and are readable by their owner only.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; return how many."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for email in email_messages:
            message = email.message()
            name = _UNFIT.sub("", str(message["Message-ID"]))
            _write(folder / f"{name}.eml", message.as_bytes())
        return len(email_messages)


def _write(path: Path, content: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
