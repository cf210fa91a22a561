"""The page of the command line."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import click

from ortaq.cli.main import cli
from reference_pages.markdown import code, document, table

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAD = (
    "In a clone, write `./ortaq` for `ortaq`. Exit codes: 0 done, 1 refused by a rule, 2 wrong"
    " usage, 3 environment.\n`--home` stands before the command: `./ortaq --home DIR up`."
)


def page() -> str:
    """docs/reference/cli.md."""
    return document("Command line", _LEAD, *_sections(cli, click.Context(cli, info_name="ortaq")))


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    parts = [f"## {context.command_path}", _help(command)]
    if not isinstance(command, click.Group) or context.parent is None:
        pieces = " ".join(command.collect_usage_pieces(context))
        parts.append(f"```\n{context.command_path} {pieces}\n```")
    options = [_row(option, context) for option in command.params if _is_shown(option)]
    if options:
        parts.append(table(("Option", "Default", "What it does"), options))
    yield "\n\n".join(part for part in parts if part)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _sections(inner, click.Context(inner, info_name=name, parent=context))


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").replace("\b\n", "")


def _is_shown(option: click.Parameter) -> bool:
    return isinstance(option, click.Option) and not option.hidden


def _row(option: click.Parameter, context: click.Context) -> tuple[str, str, str]:
    if not isinstance(option, click.Option):
        raise TypeError(option)
    names = ", ".join([*option.opts, *option.secondary_opts])
    takes = "" if option.is_flag else f" {option.make_metavar(context).removesuffix(' RANGE')}"
    default = option.default if option.show_default and not callable(option.default) else ""
    return code(names + takes), code(str(default or "")), option.help or ""
