from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.similar.lexical import TextIndex, common_words, rank_texts

ARTICLES = [
    "Кража чужого имущества",
    "Неправомерный доступ к охраняемой законом информации в информационной системе",
    "Нарушение правил дорожного движения",
    "Незаконный перехват сообщений в сети телекоммуникаций",
]
TEXTS = st.text("абвгдежзий әқө abc", max_size=40)


def test_the_article_with_the_wanted_words_stands_first():
    found = rank_texts("незаконный доступ к компьютерной системе", ARTICLES)

    assert found[0].place == 1
    assert 2 not in {one.place for one in found}


def test_synonyms_count_as_one_word():
    found = rank_texts("экстрадиция", ["Выдача лица иностранному государству", "Конфискация"])

    assert [one.place for one in found] == [0]


def test_kazakh_is_found_by_kazakh():
    found = rank_texts("деректерді жедел сақтау", ["Мәліметтерді сақтау мерзімі", "Айыппұл салу"])

    assert [one.place for one in found] == [0]


def test_rare_words_count_most():
    texts = ["закон и порядок", "закон и перехват", "закон и штраф"]

    assert rank_texts("закон о перехвате", texts)[0].place == 1


def test_nothing_is_found_in_nothing():
    assert rank_texts("", ARTICLES) == []
    assert rank_texts("доступ", []) == []
    assert rank_texts("доступ", ["", "123"]) == []


@given(TEXTS, st.lists(TEXTS, max_size=8), st.integers(1, 5))
def test_scores_are_shares_in_order(wanted, texts, top):
    found = rank_texts(wanted, texts, top=top)

    scores = [one.score for one in found]
    assert len(found) <= top
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)
    assert len({one.place for one in found}) == len(found)


@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_order_of_texts_changes_no_score(wanted, texts):
    forth = rank_texts(wanted, texts)
    back = rank_texts(wanted, texts[::-1])

    assert [round(one.score, 9) for one in forth] == [round(one.score, 9) for one in back]


@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_an_index_answers_the_same_each_time(wanted, texts):
    index = TextIndex(texts)

    assert index.rank(wanted) == index.rank(wanted) == rank_texts(wanted, texts)


def test_the_common_words_are_those_of_the_question_in_order():
    found = common_words(
        "Системаға заңсыз қол жеткізу, қол жеткізу",
        "Ақпараттық жүйеге құқыққа сыйымсыз қолжетімділік",
    )

    assert found == ("заңсыз",)
    assert common_words("", "доступ") == common_words("доступ", "") == ()
