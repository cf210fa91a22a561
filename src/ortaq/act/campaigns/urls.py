"""Addresses of campaigns, and of the check that is open to everybody."""

from django.urls import path

from ortaq.act.campaigns.views import campaign, check, judging, listing

app_name = "campaigns"
urlpatterns = [
    path("check/", check.check_page, name="check"),
    path("campaigns/", listing.campaign_list, name="list"),
    path("campaigns/list.csv", listing.campaign_csv, name="csv"),
    path("campaigns/<str:reference>/", campaign.campaign_page, name="campaign"),
    path("campaigns/<str:reference>/name", judging.name, name="name"),
    path("campaigns/<str:reference>/merge", judging.merge, name="merge"),
    path("campaigns/<str:reference>/split", judging.split, name="split"),
    path("regroupings/<int:pk>/undo", judging.undo, name="undo_regrouping"),
    path("reports/<str:reference>/judge", judging.judge, name="judge"),
    path("judgements/<int:pk>/withdraw", judging.withdraw, name="withdraw"),
]
