"""Entry point: the groups, and what every command shares."""

from __future__ import annotations

import importlib
import os
import sys

import click

from ortaq.cli.edge import HOME_HELP, choose_home, run

GROUPS = {
    "up": "ortaq.cli.up:up",
    "work": "ortaq.cli.work:work",
    "demo": "ortaq.cli.demo:demo",
    "reports": "ortaq.cli.reports:reports",
    "identifiers": "ortaq.cli.identifiers:identifiers",
    "campaigns": "ortaq.cli.campaigns:campaigns",
    "lake": "ortaq.cli.lake:lake",
    "indicators": "ortaq.cli.indicators:indicators",
    "frameworks": "ortaq.cli.frameworks:frameworks",
    "assessments": "ortaq.cli.assessments:assessments",
    "gaps": "ortaq.cli.gaps:gaps",
    "plan": "ortaq.cli.plan:plan",
    "documents": "ortaq.cli.documents:documents",
    "log": "ortaq.cli.log:log",
}


class LazyGroup(click.Group):
    """Imports a group of commands only when it is asked for, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command or group with this name, or None."""
        if cmd_name not in GROUPS:
            return None
        module, name = GROUPS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", metavar="DIR", expose_value=False, callback=choose_home, help=HOME_HELP)
@click.version_option(package_name="ortaq")
def cli() -> None:
    """Ortaq: act, see, plan against cybercrime."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(cli))
