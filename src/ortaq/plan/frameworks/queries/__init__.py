"""Reading frameworks."""

from ortaq.plan.frameworks.queries.compare import get_crosswalk, get_migration_plan
from ortaq.plan.frameworks.queries.contents import (
    Branch,
    Shelf,
    find_group,
    get_engine_framework,
    get_provision,
    list_branches,
    list_evidence,
    list_groups,
    list_provisions,
    list_scales,
    list_shelf,
)
from ortaq.plan.frameworks.queries.drafts import (
    count_in_group,
    get_any,
    get_draft,
    get_draft_group,
    get_draft_provision,
    list_changes,
    list_drafts,
    list_problems,
)
from ortaq.plan.frameworks.queries.frameworks import (
    FrameworkTextNotOurs,
    find_framework,
    get_framework,
    get_yaml,
    list_digests,
    list_frameworks,
    list_versions,
)
from ortaq.plan.frameworks.queries.history import ChangeEntry, name_changes
from ortaq.plan.frameworks.queries.libraries import (
    LibraryFile,
    find_library,
    get_library_file,
    list_libraries,
)
from ortaq.plan.frameworks.queries.lines import DrawnLine, get_line, list_compared, list_lines
from ortaq.plan.frameworks.queries.search import search_provisions

__all__ = [
    "Branch",
    "ChangeEntry",
    "DrawnLine",
    "FrameworkTextNotOurs",
    "LibraryFile",
    "Shelf",
    "count_in_group",
    "find_framework",
    "find_group",
    "find_library",
    "get_any",
    "get_crosswalk",
    "get_draft",
    "get_draft_group",
    "get_draft_provision",
    "get_engine_framework",
    "get_framework",
    "get_library_file",
    "get_line",
    "get_migration_plan",
    "get_provision",
    "get_yaml",
    "list_branches",
    "list_changes",
    "list_compared",
    "list_digests",
    "list_drafts",
    "list_evidence",
    "list_frameworks",
    "list_groups",
    "list_libraries",
    "list_lines",
    "list_problems",
    "list_provisions",
    "list_scales",
    "list_shelf",
    "list_versions",
    "name_changes",
    "search_provisions",
]
