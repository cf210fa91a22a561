"""Expected failures of extraction."""

from __future__ import annotations

from ortaq.engine.terms.errors import OrtaqError


class InvalidIdentifier(OrtaqError):
    """The value is not an identifier of this kind: correct it, or choose another kind.

    Args:
        **parameters: `kind` (an IdentifierKind value) and `reason`: shape, checksum, length, date,
            suffix, issuer, not_assigned. The value itself is left out, since errors reach logs.
    """

    code = "invalid_identifier"


class UnknownField(OrtaqError):
    """The structured field has no rule: use one of the names in `Extractor.from_field`.

    Args:
        **parameters: `field`.
    """

    code = "unknown_field"
