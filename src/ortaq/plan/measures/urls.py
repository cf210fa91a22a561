"""Addresses of the plan and its measures."""

from django.urls import path

from ortaq.plan.measures.views import edit, imports, lists, measure, plan_of_action, prove
from ortaq.plan.measures.views.drafting import (
    drafts,
    notes,
    papers,
    record,
    smart,
    typical,
    versions,
)

app_name = "measures"
_ONE = "measures/<str:reference>"
urlpatterns = [
    path("measures/", lists.index, name="list"),
    path("measures/new/", edit.new, name="new"),
    path("measures/plan.<str:file_format>", lists.export, name="export"),
    path("measures/measures.csv", lists.download, name="csv"),
    path("measures/plan-of-action/", plan_of_action.page, name="plan_of_action"),
    path("measures/plan-of-action.json", plan_of_action.file, name="plan_of_action_file"),
    path("measures/import/", imports.upload, name="import"),
    path("measures/import/<int:pk>/", imports.preview, name="import_preview"),
    path("measures/changes/", versions.plan_changes, name="plan_changes"),
    path("measures/typical/", typical.typical, name="typical"),
    path("measures/papers/", papers.papers, name="papers"),
    path("measures/advice/", smart.plan_advice, name="plan_advice"),
    path(f"{_ONE}/", measure.measure_page, name="measure"),
    path(f"{_ONE}/versions/", versions.history, name="versions"),
    path(f"{_ONE}/versions/<int:number>/restore", versions.restore, name="restore"),
    path(f"{_ONE}/draft", drafts.autosave, name="autosave"),
    path(f"{_ONE}/draft/discard", drafts.discard, name="discard_draft"),
    path(f"{_ONE}/record/", record.edit, name="record"),
    path(f"{_ONE}/milestones/<int:position>", record.reach, name="reach_milestone"),
    path(f"{_ONE}/notes", notes.write, name="write_note"),
    path(f"{_ONE}/notes/<int:pk>", notes.answer, name="answer_note"),
    path(f"{_ONE}/smart/<str:criterion>", smart.override, name="override_smart"),
    path(f"{_ONE}/edit/", edit.edit, name="edit"),
    path(f"{_ONE}/progress/", measure.progress, name="progress"),
    path(f"{_ONE}/deadline", measure.move_deadline, name="move_deadline"),
    path(f"{_ONE}/gaps", measure.link_gap, name="link_gap"),
    path(f"{_ONE}/gaps/<str:gap>/prove/", prove.prove, name="prove_gap"),
    path(f"{_ONE}/gaps/<str:gap>/unlink", measure.unlink_gap, name="unlink_gap"),
]
