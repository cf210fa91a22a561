"""Reading consultations."""

from ortaq.plan.consultations.queries.board import (
    Board,
    GroupFilter,
    get_board,
    get_comment,
    get_group,
    list_appeals,
    list_comments,
    list_groups,
    list_like,
    list_members,
    list_own_open,
    list_sections_open,
)
from ortaq.plan.consultations.queries.left import count_left
from ortaq.plan.consultations.queries.numbers import get_numbers_proof, numbers_of
from ortaq.plan.consultations.queries.public import (
    Chapter,
    find_by_receipt,
    get_consultation,
    get_section,
    list_chapters,
    list_consultations_on,
    list_dispositions,
    list_neighbours,
    list_published,
    list_statements,
    visible_consultations,
    with_same,
)
from ortaq.plan.consultations.queries.state import state_of
from ortaq.plan.consultations.queries.statistics import (
    Voice,
    Voices,
    count_voices,
    list_to_invite,
)

__all__ = [
    "Board",
    "Chapter",
    "GroupFilter",
    "Voice",
    "Voices",
    "count_left",
    "count_voices",
    "find_by_receipt",
    "get_board",
    "get_comment",
    "get_consultation",
    "get_group",
    "get_numbers_proof",
    "get_section",
    "list_appeals",
    "list_chapters",
    "list_comments",
    "list_consultations_on",
    "list_dispositions",
    "list_groups",
    "list_like",
    "list_members",
    "list_neighbours",
    "list_own_open",
    "list_published",
    "list_sections_open",
    "list_statements",
    "list_to_invite",
    "numbers_of",
    "state_of",
    "visible_consultations",
    "with_same",
]
