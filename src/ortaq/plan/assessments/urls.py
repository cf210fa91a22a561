"""Addresses of assessments."""

from django.urls import path

from ortaq.plan.assessments.views import answers, assessments, compare, session, sources

app_name = "assessments"
_ONE = "assessments/<str:reference>"
urlpatterns = [
    path("assessments/", assessments.index, name="list"),
    path("assessments/new/", assessments.new, name="new"),
    path("assessments/draft", assessments.draft, name="draft"),
    path("assessments/sources/", sources.aged, name="aged_sources"),
    path(f"{_ONE}/", assessments.assessment, name="assessment"),
    path(f"{_ONE}/open", assessments.open_draft, name="open"),
    path(f"{_ONE}/close", assessments.close, name="close"),
    path(f"{_ONE}/reopen", assessments.reopen, name="reopen"),
    path(f"{_ONE}/agreement/", session.agreement, name="agreement"),
    path(f"{_ONE}/session/", session.sessions, name="sessions"),
    path(f"{_ONE}/session/<path:code>/", session.session, name="session"),
    path(f"{_ONE}/settle/<path:code>", session.settle, name="settle"),
    path(f"{_ONE}/compare/", compare.compare, name="compare"),
    path(f"{_ONE}/migrate/", compare.migration, name="migrate"),
    path(f"{_ONE}/migrate/take", compare.migrate, name="take_over"),
    path(f"{_ONE}/answers.csv", assessments.download_answers, name="download_answers"),
    path(f"{_ONE}/chapters.csv", assessments.download_groups, name="download_groups"),
    path(f"{_ONE}/answers/<path:code>/", answers.answer_page, name="answer"),
    path(f"{_ONE}/rate/<path:code>", answers.rate, name="rate"),
    path(f"{_ONE}/assign/<path:code>", answers.assign, name="assign"),
    path(f"{_ONE}/sources/add/<path:code>", sources.add_source, name="add_source"),
    path(
        f"{_ONE}/sources/<int:source>/remove/<path:code>",
        sources.remove_source,
        name="remove_source",
    ),
    path(
        f"{_ONE}/sources/<int:source>/verify/<path:code>",
        sources.verify_source,
        name="verify_source",
    ),
    path(
        f"{_ONE}/sources/<int:source>/file/<path:code>",
        sources.download_source,
        name="download_source",
    ),
]
