"""Writing consultations."""

from ortaq.plan.consultations.services.answers import change_text, dispose
from ortaq.plan.consultations.services.comments import (
    CommentDraft,
    ConsultationNotOpen,
    Rights,
    Taken,
    appeal,
    is_open,
    rights_of,
    submit_comment,
    withdraw_comment,
)
from ortaq.plan.consultations.services.consultations import (
    ConsultationDraft,
    change_consultation,
    close_consultation,
    digest_of,
    publish_answers,
    publish_consultation,
    set_sections,
    start_consultation,
)
from ortaq.plan.consultations.services.demo import load_demo_consultation
from ortaq.plan.consultations.services.frozen import SectionDraft, sections_of_text
from ortaq.plan.consultations.services.grouping import (
    assign_group,
    group_comments,
    merge_groups,
    take_out,
)
from ortaq.plan.consultations.services.moderation import (
    decide_appeal,
    open_contact,
    publish_comment,
    publish_comments,
    refuse_comment,
)

__all__ = [
    "CommentDraft",
    "ConsultationDraft",
    "ConsultationNotOpen",
    "Rights",
    "SectionDraft",
    "Taken",
    "appeal",
    "assign_group",
    "change_consultation",
    "change_text",
    "close_consultation",
    "decide_appeal",
    "digest_of",
    "dispose",
    "group_comments",
    "is_open",
    "load_demo_consultation",
    "merge_groups",
    "open_contact",
    "publish_answers",
    "publish_comment",
    "publish_comments",
    "publish_consultation",
    "refuse_comment",
    "rights_of",
    "sections_of_text",
    "set_sections",
    "start_consultation",
    "submit_comment",
    "take_out",
    "withdraw_comment",
]
