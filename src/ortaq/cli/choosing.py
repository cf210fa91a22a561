"""`ortaq plan choose`: the best measures within a budget."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, Any

import click

from ortaq.cli.choice_tables import print_choice
from ortaq.cli.edge import REFUSED, json_option, print_json, ready, say
from ortaq.cli.frameworks import language_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.plan.choices.frame import BudgetLine, Frame
    from ortaq.plan.choices.models import Choice
    from ortaq.plan.measures.models import Plan


class StaffType(click.ParamType[tuple[str, float]]):
    """Posts of an organisation, `CODE=N`."""

    name = "staff"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, float]:
        """Code and posts."""
        if isinstance(value, tuple):
            return value
        code, _equals, told = str(value).rpartition("=")
        try:
            posts = float(told)
        except ValueError:
            posts = -1.0
        if not (code and 0 <= posts < inf):
            self.fail(f"“{value}”: write MIA=4 or MIA=2.5")
        return code, posts


class BudgetType(click.ParamType[tuple[int | None, str | None, float]]):
    """A limit of money, `AMOUNT` or `YEAR=AMOUNT` or `YEAR:SOURCE=AMOUNT` or `SOURCE=AMOUNT`."""

    name = "budget"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int | None, str | None, float]:
        """Year, source and amount."""
        if isinstance(value, tuple):
            return value
        where, _equals, amount = str(value).rpartition("=")
        first, _colon, second = where.partition(":")
        year, source = (first, second) if first.isdigit() else ("", first)
        try:
            limit = float(amount)
        except ValueError:
            limit = -1.0
        if not 0 <= limit < inf:
            self.fail(f"“{value}”: write 500000, 2027=90000 or 2027:republican_budget=90000")
        return int(year) if year else None, source or None, limit


@click.command("choose")
@click.option(
    "--budget",
    "budgets",
    type=BudgetType(),
    multiple=True,
    required=True,
    help="Thousand tenge: 500000, 2027=90000 or 2027:republican_budget=90000; may be repeated.",
)
@click.option(
    "--plan", "slug", default="", help="Which plan (default: the one in force, else newest)."
)
@click.option(
    "--weight", "weights", multiple=True, metavar="DIRECTION=N", help="Weight of a direction."
)
@click.option(
    "--staff",
    type=StaffType(),
    multiple=True,
    metavar="CODE=N",
    help="Posts that an organisation has each year; may be repeated.",
)
@click.option(
    "--minimum",
    type=click.IntRange(0),
    default=0,
    help="Measures that every direction has at least.",
)
@click.option("--own", default="", help="Codes of a set of your own, to compare.")
@click.option(
    "--why-not",
    "asked",
    multiple=True,
    metavar="CODE",
    help="Look for the exact answer why it was not chosen.",
)
@click.option("--curve", is_flag=True, help="What less or more money buys.")
@click.option(
    "--next",
    "amount",
    type=click.FloatRange(1, 1e9),
    help="What so many thousand tenge more would buy.",
)
@click.option(
    "--robust",
    "draws",
    type=click.IntRange(1, 1000),
    help="Draw uncertain costs and effects so many times.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 86_400),
    default=60.0,
    show_default=True,
    help="For one run of the solver, by the clock on the wall.",
)
@click.option(
    "--gap",
    type=click.FloatRange(0, 1),
    default=0.001,
    show_default=True,
    help="How near to the bound, as a share.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    help="Of the solver and the draws.",
)
@click.option("--note", default="", help="What this choice tries.")
@language_option
@json_option
def choose_command(*, lang: str, as_json: bool, **asked: Any) -> None:
    """Choose the measures that close most within a budget, with a proven bound and why not."""
    ready(lang)
    from ortaq.engine.choose.conflict import NoChoicePossible  # noqa: PLC0415
    from ortaq.plan.choices import queries  # noqa: PLC0415 - needs Django
    from ortaq.plan.choices.wording import conflict_words  # noqa: PLC0415
    from ortaq.plan.measures.queries import get_plan  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    plan = get_plan(SYSTEM, asked["slug"])
    _check_codes(plan, asked["asked"])
    try:
        with _clean_output():
            choice = _compute(plan, asked)
    except NoChoicePossible as error:
        for sentence in conflict_words(error.conflicts):
            say(sentence)
        raise click.exceptions.Exit(REFUSED) from None
    if as_json:
        kept = {"reference": choice.reference, "digest": choice.digest, "solver": choice.solver}
        print_json({**kept, **choice.result, "studies": choice.studies})
        return
    print_choice(queries.show_choice(SYSTEM, choice), lang, asked["asked"])


def _check_codes(plan: Plan, codes: Sequence[str]) -> None:
    """Refuse a code that is none of the plan's before the solver works for a minute."""
    from ortaq.engine.choose.compare import UnknownCandidate  # noqa: PLC0415 - needs Django
    from ortaq.plan.measures.queries import list_measures  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    known = {row.measure.code for row in list_measures(SYSTEM, plan, on=clock.today())}
    for code in codes:
        if code not in known:
            raise UnknownCandidate(value=code)


def _compute(plan: Plan, asked: dict[str, Any]) -> Choice:
    """The choice with the studies that were asked for."""
    from ortaq.plan.choices import services  # noqa: PLC0415 - needs Django
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    choice = services.choose_measures(
        actor=SYSTEM,
        plan=plan,
        frame=_frame(plan, asked),
        own=asked["own"].replace(",", " ").split(),
        note=asked["note"],
    )
    taken = {row["code"] for row in choice.result["chosen"]}
    for code in asked["asked"]:
        if code not in taken:
            services.explain(actor=SYSTEM, choice=choice, code=code)
    if asked["curve"]:
        services.study_curve(actor=SYSTEM, choice=choice)
    if asked["amount"]:
        services.study_next_money(actor=SYSTEM, choice=choice, amount=asked["amount"])
    if asked["draws"]:
        services.study_robustness(actor=SYSTEM, choice=choice, draws=asked["draws"])
    choice.refresh_from_db()
    return choice


def _frame(plan: Plan, asked: dict[str, Any]) -> Frame:
    from ortaq.engine.terms.direction import Direction  # noqa: PLC0415
    from ortaq.plan.choices.frame import BudgetLine, Frame  # noqa: PLC0415 - needs Django
    from ortaq.plan.measures.models import CostSource  # noqa: PLC0415

    lines: list[BudgetLine] = []
    for year, source, limit in asked["budgets"]:
        if year is not None and year not in plan.years:
            raise click.BadParameter(f"{year} is no year of the plan", param_hint="--budget")
        if source is not None and source not in set(CostSource):
            raise click.BadParameter(f"one of: {', '.join(CostSource)}", param_hint="--budget")
        lines.append(BudgetLine(limit, year, source))
    weights = {}
    for pair in asked["weights"]:
        direction, _equals, weight = pair.partition("=")
        if direction not in set(Direction) or not weight.replace(".", "", 1).isdigit():
            raise click.BadParameter(
                f"DIRECTION=N, one of: {', '.join(Direction)}", param_hint="--weight"
            )
        weights[direction] = float(weight)
    return Frame(
        budgets=tuple(lines),
        weights=weights,
        staff=dict(asked["staff"]),
        per_direction=asked["minimum"],
        seconds=asked["seconds"],
        gap=asked["gap"],
        seed=asked["seed"],
    )


@contextmanager
def _clean_output() -> Iterator[None]:
    """Send what a native library prints (the solver names itself once) to standard error."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
