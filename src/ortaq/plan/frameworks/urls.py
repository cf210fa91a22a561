"""Addresses of frameworks, of their drafts, and of the lines between them."""

from django.urls import path, re_path

from ortaq.plan.frameworks.views import compare, drafts, frameworks, libraries, lines, parts

app_name = "frameworks"
DRAFT = "framework-drafts/<str:reference>"
LINES = "framework-lines/<str:source>/<str:target>"
VERSIONS = "framework-versions/<str:old>/<str:new>"
urlpatterns = [
    path("frameworks/", frameworks.index, name="list"),
    path("frameworks/<str:reference>.yaml", frameworks.download, name="download"),
    path("frameworks/<str:reference>/", frameworks.framework, name="framework"),
    path("framework-libraries/", libraries.libraries, name="libraries"),
    path("framework-libraries/import/", libraries.import_file, name="import"),
    path("framework-history/<str:reference>/", drafts.history, name="history"),
    path("crosswalk/", compare.crosswalk, name="crosswalk"),
    re_path(
        r"^crosswalk/table\.(?P<file_format>csv|xlsx)$",
        compare.download_crosswalk,
        name="download_crosswalk",
    ),
    path(f"{VERSIONS}/", compare.migration, name="migration"),
    re_path(
        r"^framework-versions/(?P<old>[^/]+)/(?P<new>[^/]+)/table\.(?P<file_format>csv|xlsx)$",
        compare.download_migration,
        name="download_migration",
    ),
    path("framework-line/<int:pk>/", lines.change, name="change_line"),
    path("framework-line/<int:pk>/remove", lines.remove, name="remove_line"),
    path(f"{LINES}/", lines.lines, name="lines"),
    path(f"{LINES}/draw", lines.draw, name="draw_line"),
    path("framework-drafts/", drafts.index, name="drafts"),
    path("framework-drafts/new/", drafts.new, name="new_draft"),
    path("framework-drafts/version-of/<str:reference>/", drafts.version, name="new_version"),
    path(f"{DRAFT}/", drafts.draft, name="draft"),
    path(f"{DRAFT}/head/", drafts.head, name="draft_head"),
    path(f"{DRAFT}/scales/", drafts.scales, name="draft_scales"),
    path(f"{DRAFT}/publish/", drafts.publish, name="publish_draft"),
    path(f"{DRAFT}/discard/", drafts.discard, name="discard_draft"),
    path(f"{DRAFT}/add-group/", parts.add_group, name="add_group"),
    path(f"{DRAFT}/add-provision/", parts.add_provision, name="add_provision"),
    path(f"{DRAFT}/group/<path:code>/", parts.group, name="draft_group"),
    path(f"{DRAFT}/move-group/<path:code>", parts.move_group, name="move_group"),
    path(f"{DRAFT}/remove-group/<path:code>/", parts.remove_group, name="remove_group"),
    path(f"{DRAFT}/provision/<path:code>/", parts.provision, name="draft_provision"),
    path(f"{DRAFT}/move-provision/<path:code>", parts.move_provision, name="move_provision"),
    path(f"{DRAFT}/remove-provision/<path:code>/", parts.remove_provision, name="remove_provision"),
]
