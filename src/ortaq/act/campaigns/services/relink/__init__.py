"""Linking the whole register anew: what the order of arrival did wrong is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.campaigns.services.relink.apply import Relinked, apply
from ortaq.act.campaigns.services.relink.register import read_register
from ortaq.engine.link.tables.linking import link_tables

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

__all__ = ["Relinked", "relink"]


def relink(*, actor: Actor) -> Relinked:
    """Link all reports together and bring the difference into the register in one transaction.

    Judgements that stand are obeyed. Campaigns keep their references while their largest part
    lives. Reports may arrive meanwhile; they stay where their arrival put them. Linking starts
    again where a judgement is made or withdrawn meanwhile. A second run changes nothing.
    """
    while True:
        register = read_register()
        linked = link_tables(register.mentions, register.reports, judgements=register.judgements)
        done = apply(actor, register, linked)
        if done is not None:
            return done
