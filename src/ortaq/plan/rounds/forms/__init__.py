"""Forms of rounds."""

from ortaq.plan.rounds.forms.answering import SourceForm, UploadForm
from ortaq.plan.rounds.forms.plan import FilterForm, NewForm, PlanForm, ReopenForm
from ortaq.plan.rounds.forms.who import AssignForm, InviteForm, InviteManyForm, ScopeForm

__all__ = [
    "AssignForm",
    "FilterForm",
    "InviteForm",
    "InviteManyForm",
    "NewForm",
    "PlanForm",
    "ReopenForm",
    "ScopeForm",
    "SourceForm",
    "UploadForm",
]
