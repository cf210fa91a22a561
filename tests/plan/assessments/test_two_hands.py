"""Two people at the same instant, on whichever database the tests run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from factories import assessments, people
from ortaq.plan.assessments import services
from ortaq.plan.assessments.models import Answer, AnswerChange, Response, ResponseChange

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shared(tmp_path):
    """A database that threads share as processes do: one in memory locks whole tables at once."""
    if connection.vendor != "sqlite":
        yield
        return
    kept, name = connection.connection, connection.settings_dict["NAME"]
    path = tmp_path / "shared.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM INTO '{path}'")
    kept = connection.connection
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = kept, name


def _at_once(*tasks):
    """What each task returned or raised, all begun in the same instant."""
    barrier = Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        except services.AnswerChangedMeanwhile as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


@pytest.mark.usefixtures("shared")
def test_of_two_answers_at_once_one_is_kept_and_the_other_is_given_back():
    assessment = assessments.opened()

    results = _at_once(
        *(
            lambda law=law: assessments.answered(
                assessment, given=assessments.rating(law, law, f"of {law}")
            )
            for law in (0, 2)
        )
    )

    lost = [result for result in results if isinstance(result, services.AnswerChangedMeanwhile)]
    kept = Answer.objects.get()
    assert len(lost) == 1
    assert {kept.justification.en, lost[0].yours.justification.en} == {"of 0", "of 2"}
    assert lost[0].theirs.justification == kept.justification
    assert AnswerChange.objects.count() == 1


@pytest.mark.usefixtures("shared")
def test_two_colleagues_of_one_organisation_lose_no_response():
    assessment, organisation = assessments.opened(), people.organisation()

    results = _at_once(
        *(
            lambda law=law: assessments.responded(
                assessment, organisation, given=assessments.rating(law, law, f"of {law}")
            )
            for law in (0, 2)
        )
    )

    lost = [result for result in results if isinstance(result, services.AnswerChangedMeanwhile)]
    assert len(lost) == 1
    assert ResponseChange.objects.count() == 1
    assert Response.objects.get().justification == lost[0].theirs.justification


@pytest.mark.usefixtures("shared")
def test_many_organisations_at_once_are_all_kept_and_the_dispute_is_seen():
    assessment = assessments.opened()
    organisations = [people.organisation() for _ in range(4)]

    _at_once(
        *(
            lambda number=number, one=one: assessments.responded(
                assessment, one, given=assessments.rating(number % 2, 1)
            )
            for number, one in enumerate(organisations)
        )
    )

    assert Response.objects.count() == len(organisations)
    assert Answer.objects.get().disputed
