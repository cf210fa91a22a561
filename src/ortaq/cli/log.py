"""`ortaq log`: the Merkle log."""

from __future__ import annotations

import click

from ortaq.cli.edge import DONE, REFUSED, json_option, print_json, ready, say


@click.group()
def log() -> None:
    """The log of everything that was written, decided or opened."""


@log.command()
@json_option
def verify(*, as_json: bool) -> int:
    """Recompute the whole log and compare it with its head."""
    ready()
    from ortaq.shared.audit import queries  # noqa: PLC0415 - needs Django

    result = queries.verify()
    if as_json:
        print_json(
            {
                "size": result.size,
                "root": result.root,
                "holds": result.holds,
                "first_bad_index": result.first_bad_index,
            }
        )
    elif result.holds:
        click.echo(f"{result.size} entries verify. Head {result.root}")
    else:
        where = "the head" if result.first_bad_index is None else f"entry {result.first_bad_index}"
        say(f"The log was changed: {where} does not agree with its hash.")
    return DONE if result.holds else REFUSED
