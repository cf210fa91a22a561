"""Addresses of surveys."""

from django.urls import path

from ortaq.plan.surveys.views import answer, desk, doors, prepare, results

app_name = "surveys"
_ONE = "surveys/<str:reference>"
_EXPERT = f"{_ONE}/experts/<slug:public_id>"
urlpatterns = [
    path("surveys/", results.index, name="list"),
    path("surveys/new/", prepare.new, name="new"),
    path(f"{_ONE}/", results.survey_page, name="survey"),
    path(f"{_ONE}/results.<str:file_format>", results.file, name="file"),
    path(f"{_ONE}/proof.json", results.proof, name="proof"),
    path(f"{_ONE}/write/", prepare.write, name="write"),
    path(f"{_ONE}/questions/", prepare.questions, name="questions"),
    path(f"{_ONE}/questions/<int:number>/remove", prepare.remove_question, name="remove_question"),
    path(f"{_ONE}/experts/", desk.experts, name="experts"),
    path(f"{_EXPERT}/remove", desk.remove_expert, name="remove_expert"),
    path(f"{_EXPERT}/renew", desk.renew, name="renew"),
    path(f"{_ONE}/remind", desk.remind, name="remind"),
    path(f"{_ONE}/open", desk.open_survey, name="open"),
    path(f"{_ONE}/drop", desk.drop, name="drop"),
    path(f"{_ONE}/deadlines", desk.move, name="move"),
    path(f"{_ONE}/end-turn", desk.end_turn, name="end_turn"),
    path(f"{_ONE}/publish", desk.publish, name="publish"),
    path(f"{_ONE}/withdraw", desk.withdraw, name="withdraw"),
    path(f"{_ONE}/take", desk.take, name="take"),
    path(f"{_ONE}/answer/", answer.answer_page, name="answer"),
    path(f"{_ONE}/answer/<int:number>/", answer.answer_question, name="answer_question"),
    path("expert-link/<slug:token>/", doors.enter, name="enter"),
    path("expert/<slug:public_id>/", answer.invited_page, name="invited"),
    path("expert/<slug:public_id>/<int:number>/", answer.invited_question, name="invited_question"),
]
