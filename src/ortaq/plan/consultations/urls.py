"""Addresses of the consultations."""

from django.urls import path

from ortaq.plan.consultations.views import board, comment, desk, moderation, public

app_name = "consultations"
_ONE = "consultations/<str:reference>"
_SECTION = f"{_ONE}/sections/<int:position>"
_COMMENT = f"{_ONE}/moderation/<int:number>"
_GROUP = f"{_ONE}/groups/<int:group>"
urlpatterns = [
    path("consultations/", public.index, name="list"),
    path("consultations/new/", desk.new, name="new"),
    path("consultations/sent/", comment.sent, name="sent"),
    path("consultations/answer/", comment.answer, name="answer"),
    path("consultations/answer/withdraw", comment.withdraw, name="withdraw"),
    path("consultations/answer/appeal", comment.appeal, name="appeal"),
    path(f"{_ONE}/", public.consultation, name="consultation"),
    path(f"{_ONE}/comments/", public.comments, name="comments"),
    path(f"{_ONE}/voices/", public.voices, name="voices"),
    path(f"{_ONE}/table/<str:file_format>/download/", public.table_download, name="table_download"),
    path(f"{_ONE}/proof.json", public.proof, name="proof"),
    path(f"{_SECTION}/", public.section, name="section"),
    path(f"{_SECTION}/comment/", comment.write, name="comment"),
    path(f"{_ONE}/prepare/", desk.prepare, name="prepare"),
    path(f"{_ONE}/prepare/sections", desk.sections, name="sections"),
    path(f"{_ONE}/publish", desk.publish, name="publish"),
    path(f"{_ONE}/close", desk.close, name="close"),
    path(f"{_ONE}/publish-answers", desk.publish_answers, name="publish_answers"),
    path(f"{_ONE}/moderation/", moderation.queue, name="moderation"),
    path(f"{_ONE}/moderation/publish", moderation.publish_many, name="publish_many"),
    path(f"{_COMMENT}/", moderation.one, name="moderate"),
    path(f"{_COMMENT}/publish", moderation.publish, name="publish_comment"),
    path(f"{_COMMENT}/refuse", moderation.refuse, name="refuse_comment"),
    path(f"{_COMMENT}/contact", moderation.open_contact, name="open_contact"),
    path(f"{_COMMENT}/appeal", moderation.decide_appeal, name="decide_appeal"),
    path(f"{_ONE}/board/", board.board, name="board"),
    path(f"{_ONE}/board/group", board.group_comments, name="group_comments"),
    path(f"{_GROUP}/", board.group_page, name="group"),
    path(f"{_GROUP}/assign", board.assign, name="assign"),
    path(f"{_GROUP}/dispose", board.dispose, name="dispose"),
    path(f"{_GROUP}/merge", board.merge, name="merge"),
    path(f"{_GROUP}/take-out", board.take_out, name="take_out"),
    path(f"{_GROUP}/text", board.change_text, name="change_text"),
]
