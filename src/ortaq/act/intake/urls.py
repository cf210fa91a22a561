"""Addresses of the public form."""

from django.urls import path

from ortaq.act.intake import views

app_name = "intake"
urlpatterns = [
    path("report/", views.report_form, name="form"),
    path("report/receipt/", views.receipt_page, name="receipt"),
    path("report/status/", views.status_page, name="status"),
]
