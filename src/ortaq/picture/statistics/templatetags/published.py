"""Published figures inside a template."""

from django import template

from ortaq.picture.statistics.published_words import side_by_side

register = template.Library()
register.filter("side_by_side", side_by_side)
