"""Addresses of frameworks."""

from django.urls import path

from ortaq.plan.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("frameworks/", views.index, name="list"),
    path("frameworks/<str:reference>.yaml", views.download, name="download"),
    path("frameworks/<str:reference>/", views.framework, name="framework"),
]
