"""Reading surveys."""

from ortaq.plan.surveys.queries.numbers import get_numbers_proof, numbers_of
from ortaq.plan.surveys.queries.results import (
    ExpertRow,
    ResultRow,
    get_expert,
    list_experts,
    list_results,
    origin_of,
)
from ortaq.plan.surveys.queries.seats import (
    Reason,
    Seat,
    Spot,
    find_expert,
    get_seat,
    get_spot,
    list_spots,
    place_of,
    seat_of,
)
from ortaq.plan.surveys.queries.surveys import (
    get_survey,
    list_own_surveys,
    list_questions,
    list_surveys,
    visible_surveys,
)

__all__ = [
    "ExpertRow",
    "Reason",
    "ResultRow",
    "Seat",
    "Spot",
    "find_expert",
    "get_expert",
    "get_numbers_proof",
    "get_seat",
    "get_spot",
    "get_survey",
    "list_experts",
    "list_own_surveys",
    "list_questions",
    "list_results",
    "list_spots",
    "list_surveys",
    "numbers_of",
    "origin_of",
    "place_of",
    "seat_of",
    "visible_surveys",
]
