"""Forms of the committee."""

from ortaq.plan.decisions.forms.agenda import ConflictForm, ItemForm, PaperForm, SpeechForm
from ortaq.plan.decisions.forms.assignments import (
    AssignForm,
    FilterForm,
    HandInForm,
    MoveForm,
    ReasonForm,
)
from ortaq.plan.decisions.forms.committee import CommitteeForm, EndForm, GroupForm, MemberForm
from ortaq.plan.decisions.forms.cycle import CycleForm, StepForm
from ortaq.plan.decisions.forms.decision import DecisionForm, VoteForm
from ortaq.plan.decisions.forms.meeting import (
    AttendanceForm,
    HoldForm,
    MeetingForm,
    PlanMeetingForm,
)

__all__ = [
    "AssignForm",
    "AttendanceForm",
    "CommitteeForm",
    "ConflictForm",
    "CycleForm",
    "DecisionForm",
    "EndForm",
    "FilterForm",
    "GroupForm",
    "HandInForm",
    "HoldForm",
    "ItemForm",
    "MeetingForm",
    "MemberForm",
    "MoveForm",
    "PaperForm",
    "PlanMeetingForm",
    "ReasonForm",
    "SpeechForm",
    "StepForm",
    "VoteForm",
]
