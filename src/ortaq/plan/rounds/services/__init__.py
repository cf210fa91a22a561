"""Writing rounds."""

from ortaq.plan.rounds.services.answer import (
    HandedInAlready,
    NotAsked,
    add_source,
    answer,
    hand_in,
    remove_source,
    take_back,
)
from ortaq.plan.rounds.services.assign import (
    Way,
    assign,
    copy_assignments,
    propose_assignments,
)
from ortaq.plan.rounds.services.demo import load_demo_round
from ortaq.plan.rounds.services.drafts import (
    ProvisionOutOfScope,
    RoundOfClosedAssessment,
    RoundWrongStatus,
    choose_scope,
    draft_round,
    draft_round_of_framework,
    drop_round,
    plan_round,
    rename_round,
)
from ortaq.plan.rounds.services.invitations import (
    InvitedAlready,
    invite,
    invite_many,
    renew_link,
    revoke,
)
from ortaq.plan.rounds.services.lifecycle import (
    DeadlineInThePast,
    RoundNotReady,
    close_round,
    open_round,
    reopen_round,
)
from ortaq.plan.rounds.services.remind import NothingToRemind, remind, remind_due
from ortaq.plan.rounds.services.upload import (
    Applied,
    apply_upload,
    drop_old_uploads,
    keep_upload,
)

__all__ = [
    "Applied",
    "DeadlineInThePast",
    "HandedInAlready",
    "InvitedAlready",
    "NotAsked",
    "NothingToRemind",
    "ProvisionOutOfScope",
    "RoundNotReady",
    "RoundOfClosedAssessment",
    "RoundWrongStatus",
    "Way",
    "add_source",
    "answer",
    "apply_upload",
    "assign",
    "choose_scope",
    "close_round",
    "copy_assignments",
    "draft_round",
    "draft_round_of_framework",
    "drop_old_uploads",
    "drop_round",
    "hand_in",
    "invite",
    "invite_many",
    "keep_upload",
    "load_demo_round",
    "open_round",
    "plan_round",
    "propose_assignments",
    "remind",
    "remind_due",
    "remove_source",
    "rename_round",
    "renew_link",
    "reopen_round",
    "revoke",
    "take_back",
]
