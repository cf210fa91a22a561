"""Addresses of the outbox."""

from django.urls import path

from ortaq.shared.outbox import views

app_name = "outbox"
urlpatterns = [
    path("outbox/", views.index, name="list"),
    path("outbox/<str:reference>/", views.message, name="message"),
    path("outbox/<str:reference>/retry", views.retry, name="retry"),
    path("outbox/<str:reference>/cancel", views.cancel, name="cancel"),
]
