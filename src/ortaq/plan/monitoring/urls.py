"""Addresses of the half-year cycle and of the plan as everybody sees it."""

from django.urls import path

from ortaq.plan.monitoring.views import board, counters, opendata, reports, scoreboard

app_name = "monitoring"
urlpatterns = [
    path("plan/", scoreboard.plan_page, name="plan"),
    path("plan/open.csv", opendata.csv, name="open_csv"),
    path("plan/open.json", opendata.json, name="open_json"),
    path("plan/dictionary.csv", opendata.dictionary_csv, name="dictionary"),
    path("plan/deadlines.ics", opendata.deadlines, name="deadlines"),
    path("plan/<str:reference>/", scoreboard.measure_page, name="public_measure"),
    path("plan/<str:reference>/counter-report/", counters.file, name="counter"),
    path("monitoring/", board.index, name="board"),
    path("monitoring/board.csv", board.download, name="board_csv"),
    path("monitoring/close", board.close, name="close"),
    path("monitoring/deadlines.ics", board.own_deadlines, name="own_deadlines"),
    path("monitoring/papers/<str:kind>.<str:file_format>", board.paper, name="paper"),
    path("monitoring/reports/<int:pk>/review", reports.review, name="review"),
    path("monitoring/proofs/<int:pk>/download/", reports.proof, name="proof_download"),
    path("monitoring/counter-reports/<int:pk>/moderate", counters.moderate, name="moderate"),
    path("measures/<str:reference>/reports/<str:period>/", reports.report, name="report"),
]
