"""The root of every expected failure."""


class OrtaqError(Exception):
    """An expected failure with a stable code; the reader's sentence is made at the edge.

    Args:
        **parameters: plain values (str, int, Decimal, date) that the translated sentence needs.
    """

    code = "error"

    def __init__(self, **parameters: object) -> None:
        self.parameters = parameters
        super().__init__(self.code)

    def __str__(self) -> str:
        """Code and parameters in one line, for logs."""
        values = ", ".join(f"{name}={value}" for name, value in sorted(self.parameters.items()))
        return f"{self.code}({values})"
