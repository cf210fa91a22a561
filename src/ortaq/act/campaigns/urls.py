"""Addresses of campaigns."""

from django.urls import path

from ortaq.act.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("campaigns/", views.campaign_list, name="list"),
    path("campaigns/<str:reference>/", views.campaign_page, name="campaign"),
    path("reports/<str:reference>/judge", views.judge, name="judge"),
    path("judgements/<int:pk>/withdraw", views.withdraw, name="withdraw"),
]
