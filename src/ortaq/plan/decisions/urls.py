"""Addresses of the committee."""

from django.urls import path

from ortaq.plan.decisions import views

app_name = "decisions"
_MEETING = "committee/<slug:committee>/meetings/<int:number>"
urlpatterns = [
    path("committee/", views.committee_page, name="committee"),
    path("committee/<slug:committee>/meetings/new/", views.new_meeting, name="new_meeting"),
    path(f"{_MEETING}/", views.meeting_page, name="meeting"),
    path(f"{_MEETING}/decisions", views.record_decision, name="record_decision"),
    path("decisions/<str:reference>/", views.decision_page, name="decision"),
]
