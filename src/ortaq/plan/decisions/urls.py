"""Addresses of the committee."""

from django.urls import path

from ortaq.plan.decisions.views import (
    agenda,
    assignments,
    committee,
    cycle,
    decision,
    meeting,
    open_doors,
)

app_name = "decisions"
_COMMITTEE = "committee/<slug:committee>"
_CYCLE = f"{_COMMITTEE}/cycles/<int:number>"
_MEETING = f"{_COMMITTEE}/meetings/<int:number>"
_ITEM = f"{_MEETING}/items/<int:item>"
_DECISION = "decisions/<str:reference>"
_ASSIGNMENT = "assignments/<str:reference>"
urlpatterns = [
    path("committee/", committee.committee_page, name="committee"),
    path(f"{_COMMITTEE}/members/", committee.members_page, name="members"),
    path(f"{_COMMITTEE}/change/", committee.change, name="change"),
    path(f"{_COMMITTEE}/members/add", committee.add_member, name="add_member"),
    path(f"{_COMMITTEE}/members/<int:pk>/end", committee.end_member, name="end_member"),
    path(f"{_COMMITTEE}/groups", committee.set_group, name="set_group"),
    path(f"{_COMMITTEE}/cycles/new/", cycle.new_cycle, name="new_cycle"),
    path(f"{_CYCLE}/", cycle.cycle_page, name="cycle"),
    path(f"{_CYCLE}/change/", cycle.change_cycle, name="change_cycle"),
    path(f"{_CYCLE}/close", cycle.close_cycle, name="close_cycle"),
    path(f"{_CYCLE}/steps/<str:step>/", cycle.set_step, name="set_step"),
    path(f"{_COMMITTEE}/meetings/new/", meeting.new_meeting, name="new_meeting"),
    path(f"{_COMMITTEE}/meetings/plan/", meeting.plan_meeting, name="plan_meeting"),
    path(f"{_MEETING}/", meeting.meeting_page, name="meeting"),
    path(f"{_MEETING}/meeting.ics", meeting.calendar, name="calendar"),
    path(f"{_MEETING}/protocol.<str:file_format>", meeting.protocol, name="protocol"),
    path(f"{_MEETING}/invite", meeting.invite, name="invite"),
    path(f"{_MEETING}/hold", meeting.hold, name="hold"),
    path(f"{_MEETING}/cancel", meeting.cancel, name="cancel"),
    path(f"{_MEETING}/attendance/", meeting.attendance, name="attendance"),
    path(f"{_MEETING}/decisions", decision.record_decision, name="record_decision"),
    path(f"{_MEETING}/items", agenda.add_item, name="add_item"),
    path(f"{_ITEM}/", agenda.item_page, name="item"),
    path(f"{_ITEM}/papers", agenda.add_paper, name="add_paper"),
    path(f"{_ITEM}/speeches", agenda.add_speech, name="add_speech"),
    path(f"{_ITEM}/conflicts", agenda.declare_conflict, name="declare_conflict"),
    path("committee/papers/<int:pk>/download/", agenda.paper, name="paper"),
    path("decisions/", open_doors.published, name="published"),
    path(f"{_DECISION}/", decision.decision_page, name="decision"),
    path(f"{_DECISION}/proof.json", open_doors.proof, name="proof"),
    path(f"{_DECISION}/frozen/download/", open_doors.frozen, name="frozen"),
    path(f"{_DECISION}/vote", decision.vote, name="vote"),
    path(f"{_DECISION}/ballots", decision.send_ballots, name="send_ballots"),
    path(f"{_DECISION}/close", decision.close_vote, name="close_vote"),
    path(f"{_DECISION}/publish", decision.publish, name="publish"),
    path(f"{_DECISION}/assignments", decision.assign, name="assign"),
    path(f"{_DECISION}/ballot/<int:member>/<str:token>/", open_doors.ballot, name="ballot"),
    path("assignments/", assignments.board, name="assignments"),
    path("assignments.csv", assignments.table, name="assignments_csv"),
    path(f"{_ASSIGNMENT}/", assignments.assignment_page, name="assignment"),
    path(f"{_ASSIGNMENT}/extract.<str:file_format>", assignments.extract, name="extract"),
    path(f"{_ASSIGNMENT}/proof/download/", assignments.proof, name="assignment_proof"),
    path(f"{_ASSIGNMENT}/hand-in", assignments.hand_in, name="hand_in"),
    path(f"{_ASSIGNMENT}/<str:deed>", assignments.decide, name="decide"),
]
