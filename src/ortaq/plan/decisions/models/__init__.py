"""Tables of the committee."""

from ortaq.plan.decisions.models.agenda import (
    AgendaItem,
    ConflictOfInterest,
    MeetingPaper,
    Speech,
)
from ortaq.plan.decisions.models.assignment import Assignment, AssignmentMove, AssignmentStatus
from ortaq.plan.decisions.models.committee import (
    Committee,
    CommitteeMember,
    MemberRole,
    Step,
    WorkingGroup,
)
from ortaq.plan.decisions.models.cycle import Cycle, CycleStep
from ortaq.plan.decisions.models.decision import (
    Decision,
    DecisionStatus,
    DecisionSubject,
    Vote,
    VoteChoice,
)
from ortaq.plan.decisions.models.meeting import (
    Attendance,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Presence,
)

__all__ = [
    "AgendaItem",
    "Assignment",
    "AssignmentMove",
    "AssignmentStatus",
    "Attendance",
    "Committee",
    "CommitteeMember",
    "ConflictOfInterest",
    "Cycle",
    "CycleStep",
    "Decision",
    "DecisionStatus",
    "DecisionSubject",
    "Meeting",
    "MeetingMode",
    "MeetingPaper",
    "MeetingStatus",
    "MemberRole",
    "Presence",
    "Speech",
    "Step",
    "Vote",
    "VoteChoice",
    "WorkingGroup",
]
