"""The languages of the pages; whichever is read, a database is asked the same."""

import pytest

LANGUAGES = [
    "kk",
    pytest.param("ru", marks=pytest.mark.any_database),
    pytest.param("en", marks=pytest.mark.any_database),
]
