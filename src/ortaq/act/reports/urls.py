"""Addresses of the register."""

from django.urls import path

from ortaq.act.reports.views import hubs, identifiers, reports

app_name = "reports"
urlpatterns = [
    path("reports/", reports.report_list, name="list"),
    path("reports/<str:reference>/", reports.report_page, name="report"),
    path("reports/<str:reference>/status", reports.change_status, name="change_status"),
    path("reports/<str:reference>/identity", reports.open_identity, name="open_identity"),
    path("identifiers/", identifiers.identifier_list, name="identifiers"),
    path("identifiers/well-known/", hubs.hub_list, name="hubs"),
    path("identifiers/well-known/<int:pk>/end", hubs.end_hub, name="end_hub"),
    path("identifiers/<int:pk>/", identifiers.identifier_page, name="identifier"),
]
