"""A field for posts of organisations."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping


class PostsField(forms.CharField):
    """Lines of a code and a number, such as `MIA 2,5`; cleaned to code and posts."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text=gettext_lazy(
                "One organisation a line: its code and the posts, such as MIA 2,5."
            ),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            required=False,
            **kwargs,
        )

    def clean(self, value: Any) -> dict[str, float]:
        """Code to posts, not negative."""
        lines = (line.strip() for line in super().clean(value).splitlines())
        return dict(_read(line) for line in lines if line)


def posts_text(posts: Mapping[str, float]) -> str:
    """What the field shows first."""
    return "\n".join(f"{code} {number:g}" for code, number in sorted(posts.items()))


def _read(line: str) -> tuple[str, float]:
    code, _space, told = line.rpartition(" ")
    try:
        posts = float(told.replace(",", "."))
    except ValueError:
        posts = -1.0
    if not (code and isfinite(posts) and posts >= 0):
        raise forms.ValidationError(
            _("Write a code and a number in each line: “%(line)s” has none.") % {"line": line}
        )
    return code.strip(), posts
