"""`ortaq identifiers`: what is known of a number, site, account or wallet."""

from __future__ import annotations

import click

from ortaq.cli.edge import DONE, REFUSED, json_option, print_json, ready, say


@click.group()
def identifiers() -> None:
    """Identifiers: phones, accounts, sites and names seen in reports."""


@identifiers.command()
@click.argument("value")
@json_option
def check(value: str, *, as_json: bool) -> int:
    """What is known of VALUE; exit code 1 where it is no identifier."""
    ready()
    from ortaq.act.reports.queries import list_seen_identifiers  # noqa: PLC0415 - needs Django
    from ortaq.engine.extract import defang, identify  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415
    from ortaq.shared.country import pack  # noqa: PLC0415

    known = identify(value, pack())
    if known is None:
        say("This is no phone, account, site, address or wallet. Check its digits.")
        return REFUSED
    kind, normal = known
    seen = list_seen_identifiers(SYSTEM, kind, normal)
    found = seen[0] if seen else None
    if as_json:
        print_json(
            {
                "kind": kind,
                "value": found.identifier.value if found else defang(normal),
                "reports": found.reports if found else 0,
                "first_seen_on": found.identifier.first_seen_on if found else None,
                "last_seen_on": found.identifier.last_seen_on if found else None,
                "well_known": found.identifier.is_hub if found else False,
            }
        )
    elif found is None:
        click.echo(f"{kind}: in no report")
    else:
        row = found.identifier
        click.echo(
            f"{kind} {defang(row.value)}: {found.reports} reports,"
            f" {row.first_seen_on} to {row.last_seen_on}"
            + (", well known: links nothing" if row.is_hub else "")
        )
    return DONE
