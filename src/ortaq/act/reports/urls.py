"""Addresses of the register."""

from django.urls import path

from ortaq.act.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.report_list, name="list"),
    path("reports/<str:reference>/", views.report_page, name="report"),
    path("reports/<str:reference>/status", views.change_status, name="change_status"),
    path("reports/<str:reference>/identity", views.open_identity, name="open_identity"),
    path("identifiers/", views.identifier_list, name="identifiers"),
    path("identifiers/<int:pk>/", views.identifier_page, name="identifier"),
]
