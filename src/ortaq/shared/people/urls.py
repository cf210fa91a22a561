"""Addresses of the administrator's pages."""

from django.urls import path

from ortaq.shared.people import views

app_name = "people"
urlpatterns = [
    path("", views.users, name="users"),
    path("<int:pk>/", views.change_user, name="change_user"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke", views.revoke_token, name="revoke_token"),
]
