"""Addresses of gaps, and of the provisions at which they stand."""

from django.urls import path

from ortaq.plan.gaps.views import gaps, incoming, laws, lists, looking, papers, register, same

app_name = "gaps"
urlpatterns = [
    path("gaps/", lists.index, name="list"),
    path("gaps/gaps.csv", lists.download, name="download"),
    path("gaps/new/", gaps.new, name="new"),
    path("gaps/open", gaps.open_gap, name="open"),
    path("gaps/from-scores/", gaps.derive_page, name="derive"),
    path("gaps/derive", gaps.derive, name="derive_now"),
    path("gaps/from-file/", incoming.bring, name="bring"),
    path("gaps/from-file/<str:digest>/", incoming.incoming, name="incoming"),
    path("gaps/analysis/", papers.analyses, name="analyses"),
    path("gaps/analysis/<str:reference>/", papers.analysis, name="analysis"),
    path(
        "gaps/analysis/<str:reference>/print/<str:file_format>",
        papers.print_analysis,
        name="print_analysis",
    ),
    path("gaps/same/", same.candidates, name="same"),
    path("gaps/same/<int:pk>/forget", same.forget, name="forget_difference"),
    path("gaps/<str:reference>/merge-into/<str:keep>", same.merge, name="merge"),
    path("gaps/<str:reference>/differs-from/<str:other>", same.tell_apart, name="tell_apart"),
    path("gaps/<str:reference>/unmerge", same.unmerge, name="unmerge"),
    path("gaps/<str:reference>/", gaps.gap_page, name="gap"),
    path("gaps/<str:reference>/classify", gaps.classify, name="classify"),
    path("gaps/<str:reference>/address", gaps.address, name="address"),
    path("gaps/<str:reference>/close-by-answer", gaps.close_by_answer, name="close_by_answer"),
    path("gaps/<str:reference>/drop", gaps.drop, name="drop"),
    path("gaps/<str:reference>/reopen", gaps.reopen, name="reopen"),
    path("laws/", laws.treaties, name="laws"),
    path("laws/articles/", register.articles, name="law_articles"),
    path("laws/articles/import", register.import_articles, name="import_law_articles"),
    path("laws/articles/<int:pk>/", register.article, name="law_article"),
    path("laws/beside/<int:pk>/verify", laws.verify_article, name="verify_article"),
    path("laws/beside/<int:pk>/remove", laws.remove_article, name="remove_article"),
    path("laws/<str:reference>/", laws.profile, name="law_profile"),
    path(
        "laws/<str:reference>/print/<str:file_format>", laws.print_profile, name="print_law_profile"
    ),
    path("laws/<str:reference>/adopt", laws.adopt, name="adopt_sources"),
    path("laws/<str:reference>/align/<path:code>", laws.align, name="align"),
    path("laws/<str:reference>/add/<path:code>", laws.add_article, name="add_article"),
    path("laws/<str:reference>/look-up/<path:code>", looking.look_up, name="look_up"),
    path("laws/<str:reference>/at/<path:code>/", laws.provision, name="law_provision"),
    path("frameworks/<str:reference>/<path:code>/", lists.provision, name="provision"),
]
