"""The public of a scripted year: two consultations, of whose comments half are letters of campaigns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import time_machine

from factories.year import words
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations import services
from ortaq.plan.consultations.models import (
    Comment,
    CommentGroup,
    CommentState,
    Outcome,
    Refusal,
    Society,
    Subject,
)
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from datetime import datetime

    from factories.year import Year
    from ortaq.plan.consultations.models import Consultation, Section

LETTERS = {
    "kk": "Біз, аудан тұрғындары, ақша аударымын бір тәулікке тоқтата тұру міндетті болсын деп сұраймыз, өйткені"
    " қарт адамдар жинағынан бірнеше минутта айырылады, ал банк мұны кеш біледі де аударымды қайтара алмайды",
    "ru": "Мы, работники школ, просим включить в план уроки цифровой грамотности в каждом классе с пятого года"
    " обучения, потому что дети первыми отвечают на сообщения мошенников и раскрывают коды своих родителей",
    "en": "We, the small shops of the city, ask that banks answer a call about a stolen payment at night as well as"
    " by day, because a payment that is not stopped within the hour is never seen again by the one who sent it",
}
ENDINGS = {"kk": "Қолы", "ru": "Подпись", "en": "Signed"}
WORDS = {
    "kk": [
        "мерзім",
        "банк",
        "оператор",
        "заң",
        "есеп",
        "мектеп",
        "аудан",
        "байланыс",
        "ақша",
        "сот",
        "полиция",
        "дерек",
        "тексеру",
        "көмек",
    ],
    "ru": [
        "срок",
        "банк",
        "оператор",
        "закон",
        "учёт",
        "школа",
        "район",
        "связь",
        "деньги",
        "суд",
        "полиция",
        "данные",
        "проверка",
        "помощь",
    ],
    "en": [
        "term",
        "bank",
        "carrier",
        "law",
        "record",
        "school",
        "district",
        "line",
        "money",
        "court",
        "police",
        "data",
        "check",
        "help",
    ],
}
LANGUAGES = ("kk", "ru", "en")
REFUSED_EACH, WITHDRAWN_EACH, WAITING = 50, 97, 10
PER_DAY = 100


@dataclass
class Said:
    """What became of one consultation's comments, and what must be counted."""

    consultation: Consultation
    is_answered: bool
    received: int = 0
    letters: int = 0
    refused: int = 0
    withdrawn: int = 0
    waiting: int = 0
    open_groups: int = 0
    unanswered: int = 0
    receipts: dict[int, str] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """What stands before the published answers."""
        return self.waiting + self.unanswered

    @property
    def published(self) -> int:
        """What everybody must be able to read."""
        return self.received - self.refused - self.withdrawn - self.waiting


def consult(year: Year) -> list[Said]:
    """Two consultations: on the plan, answered; on a document, still open in part."""
    first = year.size.comments * 3 // 5
    return [
        _consult(year, 0, first, is_answered=True),
        _consult(year, 1, year.size.comments - first, is_answered=False),
    ]


def _consult(year: Year, which: int, count: int, *, is_answered: bool) -> Said:
    act = year.secretary.actor
    begin = clock.now().replace(hour=4) - timedelta(days=200 if which == 0 else 60)
    with time_machine.travel(begin, tick=False):
        consultation = _open(year, which)
    sections = list(consultation.sections.select_related("consultation").order_by("position"))
    said = Said(consultation, is_answered)
    for start in range(0, count, PER_DAY):
        with time_machine.travel(begin + timedelta(hours=3 * start // PER_DAY + 1), tick=False):
            for number in range(start, min(start + PER_DAY, count)):
                _say(year, said, sections, number)
    with time_machine.travel(begin + timedelta(days=20), tick=False):
        _moderate(year, said)
        services.group_comments(actor=act, consultation=consultation)
        services.close_consultation(actor=act, consultation=consultation)
        _answer(year, said, begin)
    return said


def _open(year: Year, which: int) -> Consultation:
    act, today = year.secretary.actor, clock.today()
    subject = Subject.PLAN if which == 0 else Subject.DOCUMENT
    draft = services.ConsultationDraft(
        title=words("Жоспар жобасы" if which == 0 else "Олқылықтар туралы есеп"),
        subject=subject,
        plan=year.plan if which == 0 else None,
        opens_on=today,
        closes_on=today + timedelta(days=30),
    )
    made = services.start_consultation(actor=act, draft=draft)
    if subject == Subject.DOCUMENT:
        text = {
            code: "\n".join(f"# {n}. {code}\n{code} {n}" for n in range(1, 13))
            for code in LANGUAGES
        }
        services.set_sections(
            actor=act, consultation=made, sections=services.sections_of_text(text)
        )
    return services.publish_consultation(actor=act, consultation=made)


def _say(year: Year, said: Said, sections: list[Section], number: int) -> None:
    language = LANGUAGES[number // 2 % 3]
    is_letter = number % 2 == 0
    section = sections[0] if is_letter else sections[number * 7 % len(sections)]
    body = year.agencies[number % year.size.agencies] if number % 20 == 1 else None
    regions = pack().regions
    taken = services.submit_comment(
        actor=body.actor if body else PUBLIC,
        section=section,
        draft=services.CommentDraft(
            kind="general" if is_letter else "technical",
            text=_letter(language, number) if is_letter else own_words(language, number),
            language=language,
            society=list(Society)[number % (len(Society) - 1)],
            region=regions[number % (len(regions) - 2)].code,
            contact="+7 709 555 0101" if number % 10 == 0 else "",
            proposed_change="" if number % 3 else section.heading.in_(language),
        ),
    )
    said.received += 1
    said.letters += is_letter
    said.receipts[taken.comment.number] = taken.receipt


def _letter(language: str, number: int) -> str:
    """Every other one to the letter, the others with a name or a word of their own."""
    if number % 4 == 0:
        return LETTERS[language]
    return f"{LETTERS[language]}. {ENDINGS[language]} {number}"


def own_words(language: str, number: int) -> str:
    """A statement like no other."""
    known = WORDS[language]
    picked = [known[(number * step + step) % len(known)] for step in (1, 3, 5, 7)]
    return " ".join(f"{word}{(number * 31 + at) % 9973}" for at, word in enumerate(picked))


def _moderate(year: Year, said: Said) -> None:
    act, found = year.secretary.actor, said.consultation
    left = 0 if said.is_answered else min(WAITING, said.received // 4)
    for number in range(1, said.received - left + 1):
        comment = Comment.objects.get(consultation=found, number=number)
        if number % REFUSED_EACH == 7:
            services.refuse_comment(
                actor=act, comment=comment, refusal=Refusal.OFF_TOPIC, words="Тақырыпқа қатысы жоқ"
            )
            said.refused += 1
        elif number % WITHDRAWN_EACH == 11:
            services.withdraw_comment(actor=PUBLIC, comment=comment)
            said.withdrawn += 1
    shown = range(1, said.received - left + 1)
    services.publish_comments(actor=act, consultation=found, numbers=shown)
    said.waiting = Comment.objects.filter(consultation=found, state=CommentState.WAITING).count()


def _answer(year: Year, said: Said, begin: datetime) -> None:
    """An agency answers what was assigned to it; the last consultation stays open in part."""
    act, outcomes = year.secretary.actor, list(Outcome)
    groups = list(CommentGroup.objects.filter(consultation=said.consultation).order_by("pk"))
    for place, group in enumerate(groups):
        person = year.agencies[place % year.size.agencies]
        services.assign_group(
            actor=act,
            group=group,
            organisation=person.organisation if group.size == 1 else None,
            due_on=(begin + timedelta(days=30)).date(),
        )
        if not said.is_answered and place % 5 == 0:
            said.open_groups += 1
            said.unanswered += group.comments.filter(state=CommentState.PUBLISHED).count()
            continue
        services.dispose(
            actor=person.actor if group.size == 1 else act,
            group=group,
            outcome=outcomes[place % len(outcomes)],
            reason=Trilingual(kk="Ескерілді", ru="Учтено", en="Noted"),
        )
    if said.is_answered:
        said.consultation = services.publish_answers(actor=act, consultation=said.consultation)
