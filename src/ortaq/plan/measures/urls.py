"""Addresses of the plan and its measures."""

from django.urls import path

from ortaq.plan.measures.views import edit, lists, measure, scoreboard

app_name = "measures"
_ONE = "measures/<str:reference>"
urlpatterns = [
    path("plan/", scoreboard.plan_page, name="plan"),
    path("measures/", lists.index, name="list"),
    path("measures/new/", edit.new, name="new"),
    path("measures/plan.<str:file_format>", lists.export, name="export"),
    path("measures/measures.csv", lists.download, name="csv"),
    path(f"{_ONE}/", measure.measure_page, name="measure"),
    path(f"{_ONE}/edit/", edit.edit, name="edit"),
    path(f"{_ONE}/progress/", measure.progress, name="progress"),
    path(f"{_ONE}/deadline", measure.move_deadline, name="move_deadline"),
    path(f"{_ONE}/gaps", measure.link_gap, name="link_gap"),
    path(f"{_ONE}/gaps/<str:gap>/unlink", measure.unlink_gap, name="unlink_gap"),
]
