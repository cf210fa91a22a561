"""Addresses of the administrator's pages."""

from django.urls import path

from ortaq.shared.people import views

app_name = "people"
urlpatterns = [
    path("", views.users, name="users"),
    path("<int:pk>/", views.user_page, name="user"),
    path("<int:pk>/change", views.change_user, name="change_user"),
    path("<int:pk>/password", views.reset_password, name="reset_password"),
    path("<int:pk>/second-factor", views.remove_second_factor, name="remove_second_factor"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke", views.revoke_token, name="revoke_token"),
]
