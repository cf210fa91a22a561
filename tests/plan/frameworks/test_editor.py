"""The secretariat writes a framework, and nobody's work is lost."""

from __future__ import annotations

import pytest

from factories import frameworks, frameworks_edit, people
from ortaq.engine.score.usual_scales import usual_scales
from ortaq.engine.terms.framework import Engine, FrameworkSource, TextPolicy
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup
from ortaq.plan.frameworks.stored import (
    group_state,
    head_state,
    provision_state,
    state_digest,
)
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


def groups_of(draft: Framework) -> list[str]:
    rows = ProvisionGroup.objects.filter(framework=draft).order_by("position")
    return list(rows.values_list("code", flat=True))


def provisions_of(draft: Framework) -> list[str]:
    rows = Provision.objects.filter(framework=draft).order_by("position")
    return list(rows.values_list("code", flat=True))


@pytest.mark.parametrize("engine", Engine)
def test_a_new_framework_can_be_written_and_published_on_every_engine(engine) -> None:
    draft = frameworks_edit.started(engine)
    frameworks_edit.group(draft, "a")
    frameworks_edit.provision(draft, "A-1", "a")

    published = services.publish_framework(actor=SYSTEM, framework=draft)

    content = queries.get_engine_framework(published)
    assert content.scales == usual_scales(engine)
    assert [each.code for each in content.assessable] == ["A-1"]
    assert queries.list_frameworks(SYSTEM).get().reference == "own-1"


def test_a_draft_is_seen_in_the_editor_only() -> None:
    draft = frameworks_edit.version()

    assert [row.reference for row in queries.list_frameworks(SYSTEM)] == ["sample-1.0"]
    assert queries.find_framework(SYSTEM, "sample-2.0") is None
    assert queries.get_draft(SYSTEM, "sample-2.0") == draft
    assert {each.framework_id for each in queries.search_provisions(SYSTEM, "S-1")} != {draft.pk}
    with pytest.raises(NotAllowed):
        queries.list_drafts(people.user(Role.OBSERVER).actor)


def test_a_new_version_holds_what_the_old_one_holds() -> None:
    base = frameworks.loaded()

    draft = frameworks_edit.version(base)

    old, new = queries.get_engine_framework(base), queries.get_engine_framework(draft)
    assert (new.groups, new.provisions, new.mappings, new.scales) == (
        old.groups,
        old.provisions,
        old.mappings,
        old.scales,
    )
    assert (draft.based_on, draft.provision_count) == ("sample-1.0", 5)


def imported() -> Framework:
    source = FrameworkSource(
        frameworks.words("x"), "https://x.example", "closed", TextPolicy.USER_IMPORT
    )
    return frameworks.loaded(source=source)


def test_titles_only_leave_the_words_of_others_behind() -> None:
    draft = frameworks_edit.version(imported(), titles_only=True)

    content = queries.get_engine_framework(draft)

    assert content.source.text_policy is TextPolicy.OWN_WORDS
    assert {each.requirement for each in content.provisions} == {Trilingual()}
    assert content.provisions[0].title == frameworks.words("Title S-1")
    assert {each.lack.value for each in queries.list_problems(draft)} == {
        "no_requirement",
        "no_question",
    }


def test_imported_words_are_never_called_ours() -> None:
    draft = frameworks_edit.version(imported())

    with pytest.raises(services.FrameworkWordsNotOurs):
        services.change_head(
            actor=SYSTEM,
            framework=draft,
            head=frameworks_edit.head(),
            seen=state_digest(head_state(draft)),
        )


def test_code_and_version_are_given_once() -> None:
    frameworks_edit.version()

    with pytest.raises(services.FrameworkExists):
        frameworks_edit.version(Framework.objects.get(reference="sample-1.0"))


def test_an_incomplete_draft_is_not_published() -> None:
    draft = frameworks_edit.started()

    with pytest.raises(services.FrameworkIncomplete):
        services.publish_framework(actor=SYSTEM, framework=draft)

    assert [each.lack.value for each in queries.list_problems(draft)] == ["no_provision"]


def test_a_published_version_never_changes() -> None:
    row = frameworks.loaded()

    with pytest.raises(services.FrameworkNotADraft):
        frameworks_edit.provision(row, "S-7", "crimes")


def test_a_file_does_not_overwrite_a_draft() -> None:
    frameworks_edit.version()

    with pytest.raises(services.FrameworkIsADraft):
        frameworks.loaded(version="2.0")


def test_groups_stand_each_before_those_in_it() -> None:
    draft = frameworks_edit.started()
    for code, parent in (("a", ""), ("b", ""), ("a1", "a"), ("a2", "a"), ("b1", "b")):
        frameworks_edit.group(draft, code, parent)

    assert groups_of(draft) == ["a", "a1", "a2", "b", "b1"]


def test_a_group_moves_with_what_is_in_it() -> None:
    draft = frameworks_edit.started()
    for code, parent in (("a", ""), ("b", ""), ("a1", "a"), ("b1", "b")):
        frameworks_edit.group(draft, code, parent)
    group = ProvisionGroup.objects.get(framework=draft, code="b")

    services.move_group(actor=SYSTEM, group=group, up=True)
    services.move_group(actor=SYSTEM, group=group, up=True)

    assert groups_of(draft) == ["b", "b1", "a", "a1"]


def test_a_group_goes_elsewhere_but_not_into_itself() -> None:
    draft = frameworks_edit.started()
    for code, parent in (("a", ""), ("a1", "a"), ("b", "")):
        frameworks_edit.group(draft, code, parent)
    group = queries.get_draft_group(SYSTEM, "own-1", "a")
    seen = state_digest(group_state(group))
    inside = services.GroupDraft("a", frameworks.words("A"), parent="a1")
    under_b = services.GroupDraft("a", frameworks.words("A"), parent="b")

    with pytest.raises(services.GroupInsideItself):
        services.change_group(actor=SYSTEM, group=group, draft=inside, seen=seen)
    services.change_group(actor=SYSTEM, group=group, draft=under_b, seen=seen)

    assert groups_of(draft) == ["b", "a", "a1"]


def test_removing_a_group_removes_what_is_in_it() -> None:
    draft = frameworks_edit.version()
    group = queries.get_draft_group(SYSTEM, "sample-2.0", "powers")

    holds = queries.count_in_group(group)
    services.remove_group(actor=SYSTEM, group=group)

    draft.refresh_from_db()
    assert holds == (1, 2)
    assert provisions_of(draft) == ["S-1", "S-2", "S-9"]
    assert (draft.provision_count, draft.assessable_count) == (3, 2)


def test_provisions_change_places_within_their_group() -> None:
    draft = frameworks_edit.version()
    second = queries.get_draft_provision(SYSTEM, "sample-2.0", "S-2")

    services.move_provision(actor=SYSTEM, provision=second, up=True)

    assert provisions_of(draft) == ["S-2", "S-1", "S-3", "S-4", "S-9"]


def test_a_provision_in_another_group_stands_with_it_once_published() -> None:
    draft = frameworks_edit.version()
    last = queries.get_draft_provision(SYSTEM, "sample-2.0", "S-9")
    moved = frameworks_edit.provision_draft("S-9", "crimes")
    seen = state_digest(provision_state(last))
    services.change_provision(actor=SYSTEM, provision=last, draft=moved, seen=seen)

    services.publish_framework(actor=SYSTEM, framework=draft)

    assert provisions_of(draft) == ["S-1", "S-2", "S-9", "S-3", "S-4"]


def test_what_somebody_else_saved_is_not_overwritten() -> None:
    frameworks_edit.version()
    provision = queries.get_draft_provision(SYSTEM, "sample-2.0", "S-1")
    seen = state_digest(provision_state(provision))
    first = frameworks_edit.provision_draft("S-1", "crimes", title=frameworks.words("First"))
    second = frameworks_edit.provision_draft("S-1", "crimes", title=frameworks.words("Second"))
    services.change_provision(actor=SYSTEM, provision=provision, draft=first, seen=seen)

    with pytest.raises(services.ChangedMeanwhile):
        services.change_provision(actor=SYSTEM, provision=provision, draft=second, seen=seen)

    stored = queries.get_draft_provision(SYSTEM, "sample-2.0", "S-1")
    assert stored.title == frameworks.words("First")


def test_two_parts_never_share_a_code() -> None:
    draft = frameworks_edit.version()

    with pytest.raises(services.CodeTaken):
        frameworks_edit.provision(draft, "S-1", "crimes")


def test_every_change_is_in_the_history_with_before_and_after() -> None:
    secretary = people.user(Role.SECRETARY)
    draft = frameworks_edit.version()
    provision = queries.get_draft_provision(SYSTEM, "sample-2.0", "S-1")
    title = frameworks.words("Title S-1")
    changed = frameworks_edit.provision_draft("S-1b", "crimes", title=title)

    services.change_provision(
        actor=secretary.actor,
        provision=provision,
        draft=changed,
        seen=state_digest(provision_state(provision)),
    )

    entry, *_ = queries.name_changes(queries.list_changes(SYSTEM, draft))
    assert entry.who == str(secretary)
    assert (entry.change.kind, entry.subject) == ("edited", "S-1b")
    assert ("code", "S-1") in entry.before
    assert ("code", "S-1b") in entry.after
    assert "title (English)" not in dict(entry.after)
    assert list_entries(subject_kind="framework").count() == 3


def test_a_thrown_away_draft_is_in_the_log() -> None:
    draft = frameworks_edit.version()

    services.discard_draft(actor=SYSTEM, framework=draft)

    assert not Framework.objects.filter(reference="sample-2.0").exists()
    assert list_entries(subject_kind="framework").count() == 3


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SECRETARY}))
def test_only_the_secretariat_edits(role) -> None:
    draft = frameworks_edit.version()
    actor = people.user(role).actor

    with pytest.raises(NotAllowed):
        services.publish_framework(actor=actor, framework=draft)
    with pytest.raises(NotAllowed):
        services.start_version(actor=actor, base=draft, version="9")


def test_scales_need_two_steps_of_different_values() -> None:
    draft = frameworks_edit.started()
    law, practice = usual_scales(Engine.TREATY)
    short = type(law)(law.code, law.title, law.steps[:1])

    with pytest.raises(services.FrameworkIncomplete):
        services.change_scales(
            actor=SYSTEM,
            framework=draft,
            scales=(short, practice),
            seen=state_digest({"scales": draft.scales}),
        )
