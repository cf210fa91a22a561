"""Every failure that a person can meet has a sentence."""

import importlib
import pkgutil

import ortaq
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.sentences import SENTENCES

PROGRAMMERS_ONLY = {
    "bad_demo_content",
    "duplicate_record",
    "malformed_month",
    "misplaced_record",
    "nameless_candidate",
    "repeated_column",
    "too_many_series",
    "unknown_chart",
    "unknown_code",
    "unknown_field",
    "unprotectable_table",
    "unsafe_link",
    "value_off_scale",
}
"""Codes of wrong calls inside the product: no input of a user leads to them."""


def all_errors(root: type[OrtaqError] = OrtaqError):
    for error in root.__subclasses__():
        yield error
        yield from all_errors(error)


def test_every_code_has_a_sentence():
    for module in pkgutil.walk_packages(ortaq.__path__, "ortaq."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    codes = {error.code for error in all_errors() if error.__module__.startswith("ortaq.")}

    assert codes - SENTENCES.keys() - PROGRAMMERS_ONLY == set()


def test_every_error_says_in_its_docstring_what_to_do():
    bare = [error.__name__ for error in all_errors() if not (error.__doc__ or "").strip()]

    assert bare == []
