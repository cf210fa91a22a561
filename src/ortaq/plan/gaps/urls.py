"""Addresses of gaps, and of the provisions at which they stand."""

from django.urls import path

from ortaq.plan.gaps.views import gaps, lists

app_name = "gaps"
urlpatterns = [
    path("gaps/", lists.index, name="list"),
    path("gaps/gaps.csv", lists.download, name="download"),
    path("gaps/new/", gaps.new, name="new"),
    path("gaps/open", gaps.open_gap, name="open"),
    path("gaps/from-scores/", gaps.derive_page, name="derive"),
    path("gaps/derive", gaps.derive, name="derive_now"),
    path("gaps/<str:reference>/", gaps.gap_page, name="gap"),
    path("gaps/<str:reference>/classify", gaps.classify, name="classify"),
    path("gaps/<str:reference>/address", gaps.address, name="address"),
    path("gaps/<str:reference>/close", gaps.close, name="close"),
    path("gaps/<str:reference>/reopen", gaps.reopen, name="reopen"),
    path("frameworks/<str:reference>/<path:code>/", lists.provision, name="provision"),
]
