"""Addresses of rounds."""

from django.urls import path

from ortaq.plan.rounds.views import board, desk, doors, prepare, question, upload, who

app_name = "rounds"
_ONE = "rounds/<str:reference>"
_DESK = f"{_ONE}/organisations/<str:organisation>"
_INVITED = "invited/<slug:public_id>"
urlpatterns = [
    path("tasks/", desk.tasks, name="tasks"),
    path("rounds/", board.index, name="list"),
    path("rounds/new/", prepare.new, name="new"),
    path(f"{_ONE}/", board.round_page, name="round"),
    path(f"{_ONE}/scope/", who.scope, name="scope"),
    path(f"{_ONE}/who/", who.who, name="who"),
    path(f"{_ONE}/who/copy", who.copy, name="copy"),
    path(f"{_ONE}/who/propose", who.propose, name="propose"),
    path(f"{_ONE}/people/", who.people, name="people"),
    path(f"{_ONE}/people/many", who.invite_many, name="invite_many"),
    path(f"{_ONE}/people/<slug:public_id>/revoke", who.revoke, name="revoke"),
    path(f"{_ONE}/people/<slug:public_id>/renew", who.renew, name="renew"),
    path(f"{_ONE}/when/", prepare.when, name="when"),
    path(f"{_ONE}/check/", prepare.check, name="check"),
    path(f"{_ONE}/open", prepare.open_round, name="open"),
    path(f"{_ONE}/drop", prepare.drop, name="drop"),
    path(f"{_ONE}/remind", board.remind, name="remind"),
    path(f"{_ONE}/close", board.close, name="close"),
    path(f"{_ONE}/reopen", board.reopen, name="reopen"),
    path(f"{_ONE}/sections/", board.sections, name="sections"),
    path(f"{_ONE}/progress.csv", board.progress_csv, name="progress_csv"),
    path(f"{_ONE}/progress.xlsx", board.progress_xlsx, name="progress_xlsx"),
    path(f"{_DESK}/", desk.desk_page, name="desk"),
    path(f"{_DESK}/hand-in", desk.desk_hand_in, name="desk_hand_in"),
    path(f"{_DESK}/take-back", desk.desk_take_back, name="desk_take_back"),
    path(f"{_DESK}/questionnaire.xlsx", desk.desk_questionnaire, name="desk_questionnaire_xlsx"),
    path(f"{_DESK}/upload/", upload.desk_upload, name="desk_upload"),
    path(f"{_DESK}/upload/<int:pk>/", upload.desk_preview, name="desk_preview"),
    path(f"{_DESK}/upload/<int:pk>/apply", upload.desk_apply, name="desk_apply"),
    path(f"{_DESK}/questions/<path:code>/", question.desk_question, name="desk_question"),
    path(f"{_DESK}/save/<path:code>", question.desk_save, name="desk_save"),
    path(f"{_DESK}/sources/add/<path:code>", question.desk_add_source, name="desk_add_source"),
    path(
        f"{_DESK}/sources/<int:source>/remove/<path:code>",
        question.desk_remove_source,
        name="desk_remove_source",
    ),
    path("invitation/<slug:token>/", doors.enter, name="enter"),
    path(f"{_INVITED}/", desk.invited_page, name="invited"),
    path(f"{_INVITED}/hand-in", desk.invited_hand_in, name="invited_hand_in"),
    path(f"{_INVITED}/take-back", desk.invited_take_back, name="invited_take_back"),
    path(
        f"{_INVITED}/questionnaire.xlsx",
        desk.invited_questionnaire,
        name="invited_questionnaire_xlsx",
    ),
    path(f"{_INVITED}/upload/", upload.invited_upload, name="invited_upload"),
    path(f"{_INVITED}/upload/<int:pk>/", upload.invited_preview, name="invited_preview"),
    path(f"{_INVITED}/upload/<int:pk>/apply", upload.invited_apply, name="invited_apply"),
    path(f"{_INVITED}/questions/<path:code>/", question.invited_question, name="invited_question"),
    path(f"{_INVITED}/save/<path:code>", question.invited_save, name="invited_save"),
    path(
        f"{_INVITED}/sources/add/<path:code>",
        question.invited_add_source,
        name="invited_add_source",
    ),
    path(
        f"{_INVITED}/sources/<int:source>/remove/<path:code>",
        question.invited_remove_source,
        name="invited_remove_source",
    ),
]
