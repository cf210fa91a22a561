"""Why a cell can't be used."""

from __future__ import annotations

from ortaq.engine.terms.errors import OrtaqError


class ValueProblem(OrtaqError):
    """A cell is refused; the row is listed with the code and the others go on.

    Args:
        code: stable name of the reason, such as `future_date`.
        **parameters: plain values for the translated sentence.
    """

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(**parameters)
        self.code = code
        self.args = (code,)
