"""Membership of groups: their sizes follow their members, and an empty group goes."""

from __future__ import annotations

from ortaq.plan.consultations.models import Comment, CommentGroup, Disposition


def leave_group(comment: Comment) -> None:
    """Take a comment out of its group; the caller saves the comment."""
    group = comment.group
    comment.group = None
    if group is None:
        return
    Comment.objects.filter(pk=comment.pk).update(group=None)
    resize(group)


def resize(group: CommentGroup) -> None:
    """Count a group's members anew; without members it goes, with its answer."""
    members = Comment.objects.filter(group=group).order_by("number")
    first = members.first()
    if first is None:
        Disposition.objects.filter(group=group).delete()
        group.delete()
        return
    group.size, group.exemplar, group.section_id = (
        members.count(),
        first.shown_text,
        first.section_id,
    )
    group.save(update_fields=["size", "exemplar", "section"])


def stand_alone(comment: Comment, *, is_kept: bool = False) -> CommentGroup:
    """A group of one for a comment; the caller saves the comment."""
    comment.group = CommentGroup.objects.create(
        consultation_id=comment.consultation_id,
        section_id=comment.section_id,
        exemplar=comment.shown_text,
        is_kept=is_kept,
    )
    return comment.group
