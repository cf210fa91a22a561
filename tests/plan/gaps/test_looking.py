from __future__ import annotations

import re

import numpy as np
import pytest
from django.urls import reverse

from factories import frameworks, gaps, people
from ortaq.engine.similar import e5
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import jobs, queries, services
from ortaq.plan.gaps.models import LawArticle, TextMeaning
from ortaq.plan.gaps.queries import looking, meanings
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
DESTROYING = re.compile("уничтож|destroy|жою", re.IGNORECASE)
ENGLISH = Trilingual(en="Destroying information")


class Model:
    """Knows two meanings: of what speaks of destroying, and of all else."""

    name = "two meanings"

    def held(self, texts):
        return np.array(
            [[1, 0] if DESTROYING.search(one) else [0, 1] for one in texts],
            np.float32,
        )

    wanted = held


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Nothing kept in this process, and no model of the machine's own."""
    monkeypatch.setattr(meanings, "find_e5", lambda: None)
    for made in (looking._register, looking._meanings, meanings._read_now):
        made.cache_clear()


@pytest.fixture
def provision():
    found = frameworks.provision_row(frameworks.loaded(), "S-1")
    found.title = Trilingual(kk="Ақпаратқа қол жеткізу", ru="Доступ к информации")
    found.save()
    gaps.law_article()
    return found


def _read():
    return list(services.read_texts(model=Model()))


def _found(provision):
    return queries.look_up_articles(SYSTEM, provision)


def test_without_a_model_the_words_of_each_language_are_looked_for(provision):
    looked = _found(provision)

    numbers = [(one.article.language, one.article.article) for one in looked.candidates]
    assert {("kk", "205"), ("ru", "205")} <= set(numbers)
    assert looked.read == 0
    assert all(one.by_meaning is None and one.by_words for one in looked.candidates)


def test_a_candidate_says_which_words_it_shares(provision):
    [first] = [one for one in _found(provision).candidates if one.article.language == "kk"]

    assert {"Ақпаратқа", "жеткізу"} <= set(first.words)
    assert 0 < first.share <= 1


def test_an_untranslated_provision_finds_a_foreign_article_by_its_meaning(provision):
    provision.title, provision.requirement, provision.question = ENGLISH, Trilingual(), Trilingual()
    provision.save()
    assert _found(provision).candidates == ()

    _read()

    looked = _found(provision)
    assert looked.candidates[0].article.article == "206"
    assert (looked.candidates[0].by_meaning, looked.candidates[0].by_words) == (1, None)
    assert looked.read == looked.articles == 3


def test_what_both_ways_name_stands_before_what_one_names(provision):
    provision.title = Trilingual(kk="Жою", ru="Уничтожение информации", en="Destroying")
    provision.requirement = provision.question = Trilingual()
    provision.save()
    _read()

    first = _found(provision).candidates[0]

    assert (first.article.article, first.by_words, first.by_meaning) == ("206", 1, 1)


def test_a_text_is_read_once_and_forgotten_with_its_article(provision):
    done, most = _read()[-1]
    assert done == most == TextMeaning.objects.count()

    assert _read() == []
    LawArticle.objects.all().delete()
    _read()

    assert not TextMeaning.objects.exists()


def test_reading_goes_on_where_it_was_interrupted(provision):
    next(services.read_texts(model=Model()))
    kept = TextMeaning.objects.count()

    done, _ = _read()[-1]

    assert kept == services.meanings.AT_ONCE
    assert kept + done == TextMeaning.objects.count()


def test_a_changed_article_is_looked_for_by_words_until_it_is_read_again(provision):
    _read()
    LawArticle.objects.filter(article="206").update(text="Совсем другой текст о пошлинах")
    looking._register.cache_clear()
    looking._meanings.cache_clear()

    looked = _found(provision)

    assert (looked.read, looked.articles) == (2, 3)


def test_the_background_rests_until_the_register_changes(provision, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "read_texts", lambda: asked.append(1) or iter(()))

    state = jobs.read_law(None)
    assert jobs.read_law(state) == state
    gaps.law_article()

    assert asked == [1]
    LawArticle.objects.all().delete()
    jobs.read_law(state)
    assert asked == [1, 1]


def test_an_empty_register_has_nothing_to_read():
    frameworks.loaded()

    assert _read() == []


def test_only_those_who_compare_laws_look_up(provision):
    with pytest.raises(NotAllowed):
        queries.look_up_articles(people.user(Role.AGENCY_MEMBER).actor, provision)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("read", [False, True])
def test_the_page_says_which_search_it_was_and_leads_to_the_choice(
    client, provision, language, read
):
    if read:
        _read()
    client.force_login(people.user(Role.ANALYST))
    address = reverse("gaps:look_up", args=["sample-1.0", "S-1"])

    page = client.get(address.replace("/kk/", f"/{language}/"))

    content = page.content.decode()
    assert page.context["looked"].read == (3 if read else 0)
    chosen = page.context["looked"].candidates[0].article.pk
    assert f"?article={chosen}#add-article" in content
    assert content.count("/articles/") >= len(page.context["looked"].candidates)


@pytest.mark.skipif(
    not e5.is_installed(),
    reason="the extra `meaning` is not installed, or the processor is not x86-64-v3",
)
def test_the_real_model_finds_a_kazakh_article_for_an_english_provision(provision, monkeypatch):
    monkeypatch.setattr(meanings, "find_e5", e5.find_e5)
    provision.title = Trilingual(en="Illegal access to a computer system")
    provision.requirement = provision.question = Trilingual()
    provision.save()
    model = e5.find_e5()
    TextMeaning.objects.bulk_create(
        TextMeaning(
            digest=meanings.digest_of("held", one.text), vector=model.held([one.text])[0].tobytes()
        )
        for one in LawArticle.objects.all()
    )

    looked = _found(provision)

    assert {one.article.article for one in looked.candidates[:2]} == {"205"}
