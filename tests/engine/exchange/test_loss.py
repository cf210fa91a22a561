from __future__ import annotations

from ortaq.engine.exchange.loss import Loss, LossBook, LossReport, Reason


def test_the_same_loss_is_counted_and_not_repeated() -> None:
    book = LossBook()

    for path in ("a", "b", "a"):
        book.note(path, Reason.NO_PLACE)
    book.note("a", Reason.ASSUMED)

    assert book.report().losses == (
        Loss("a", Reason.NO_PLACE, 2),
        Loss("b", Reason.NO_PLACE, 1),
        Loss("a", Reason.ASSUMED, 1),
    )


def test_reports_join_and_tell_places_by_reason() -> None:
    first = LossReport((Loss("a", Reason.NO_PLACE),))
    second = LossReport((Loss("b", Reason.ASSUMED), Loss("c", Reason.NO_PLACE)))

    joined = first + second

    assert joined.paths(Reason.NO_PLACE) == ("a", "c")
