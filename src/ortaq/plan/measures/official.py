"""The fixed words of the printed plan in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.dates import format_date
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures.models import CostSource

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Plan

SECTIONS: dict[str, Trilingual] = {
    Direction.LAW: Trilingual(
        "Заңнаманы жетілдіру", "Совершенствование законодательства", "Legislation"
    ),
    Direction.PREVENTION: Trilingual(
        "Киберқылмыстардың алдын алу",
        "Профилактика киберпреступлений",
        "Prevention of cybercrimes",
    ),
    Direction.INVESTIGATION: Trilingual(
        "Киберқылмыстарды анықтау және тергеп-тексеру",
        "Выявление и расследование киберпреступлений",
        "Detection and investigation of cybercrimes",
    ),
    Direction.PROSECUTION: Trilingual(
        "Қылмыстық қудалау, прокурорлық қадағалау және сот төрелігі",
        "Уголовное преследование, прокурорский надзор и правосудие",
        "Prosecution, supervision and justice",
    ),
    Direction.INFRASTRUCTURE: Trilingual(
        "Аса маңызды инфрақұрылымды қорғау және дамыту",
        "Защита и развитие критически важной инфраструктуры",
        "Critical infrastructure",
    ),
    Direction.COOPERATION: Trilingual(
        "Ведомствоаралық және салааралық өзара іс-қимыл",
        "Межведомственное и межотраслевое взаимодействие",
        "Co-operation between agencies and sectors",
    ),
    Direction.INTERNATIONAL: Trilingual(
        "Халықаралық ынтымақтастық", "Международное сотрудничество", "International co-operation"
    ),
    Direction.HYGIENE: Trilingual("Кибергигиена", "Кибергигиена", "Cyber hygiene"),
    Direction.EDUCATION: Trilingual(
        "Кадрларды даярлау және біліктілігін арттыру",
        "Подготовка и повышение квалификации кадров",
        "Training of staff",
    ),
    Direction.LITERACY: Trilingual(
        "Халықтың цифрлық және қаржылық сауаттылығын арттыру",
        "Повышение цифровой и финансовой грамотности населения",
        "Digital and financial literacy of the public",
    ),
    Direction.ENGAGEMENT: Trilingual(
        "Жеке секторды және азаматтық қоғамды тарту",
        "Вовлечение частного сектора и гражданского общества",
        "Engagement of the private sector and civil society",
    ),
}
"""Titles of the sections of the table."""

SOURCES: dict[str, Trilingual] = {
    CostSource.REPUBLICAN_BUDGET: Trilingual("РБ", "РБ", "RB"),
    CostSource.LOCAL_BUDGET: Trilingual("ЖБ", "МБ", "LB"),
    CostSource.OWN_FUNDS: Trilingual("меншікті қаражат", "собственные средства", "own funds"),
    CostSource.GRANT: Trilingual("грант қаражаты", "средства гранта", "grant"),
    CostSource.OTHER: Trilingual("өзге де көздер", "иные источники", "other sources"),
}
"""Sources of money as the last column writes them."""

SOURCES_IN_FULL: dict[str, Trilingual] = {
    CostSource.REPUBLICAN_BUDGET: Trilingual(
        "республикалық бюджет", "республиканский бюджет", "republican budget"
    ),
    CostSource.LOCAL_BUDGET: Trilingual("жергілікті бюджет", "местный бюджет", "local budget"),
}
"""The sources that the table abbreviates."""

DEMO_LABEL = Trilingual(
    "Көрсетілімге арналған деректер: қолданыстағы жоспар емес",
    "Данные для демонстрации: не является действующим планом",
    "Data for demonstration: not a plan in force",
)
"""The line on every page of a plan that is made up."""

REPORTED_BY = Trilingual("{lead} деректері", "данные: {lead}", "data of {lead}")
"""Where the values of an indicator without a passport come from."""

COMPUTED_AS = Trilingual(
    "Ortaq жүйесі, {code} көрсеткіші",
    "система Ortaq, показатель {code}",
    "Ortaq, indicator {code}",
)
"""Where the values of an indicator with a passport come from."""

_APPROVED = {Language.KK: "Бекітілді", Language.RU: "Утвержден", Language.EN: "Approved"}
_BY_COMMITTEE = Trilingual(
    "Комитеттің шешімімен", "решением Комитета", "by decision of the Committee"
)
_BLANK = "_" * 28
_BLANK_DAY = {
    Language.KK: "20__ жылғы «___» ____________ № ____",
    Language.RU: "от «___» ____________ 20__ года № ____",
    Language.EN: "“___” ____________ 20__, No. ____",
}
_DAY = {
    Language.KK: "{day}, № {number}",
    Language.RU: "от {day} № {number}",
    Language.EN: "{day}, No. {number}",
}


def approval_corner(plan: Plan, language: Language, committee: str = "") -> tuple[str, ...]:
    """The lines of the approval corner; a draft has blanks for the act, its day and number.

    Args:
        plan: which.
        language: of the paper.
        committee: its name, for where no act is named; a line of its own, as it stands in the record.
    """
    if plan.approved_on is None:
        return _APPROVED[language], _BLANK, _BLANK_DAY[language]
    day = format_date(plan.approved_on, language)
    number = _DAY[language].format(day=day, number=plan.decision)
    if words := plan.approved_by_words.in_(language):
        return _APPROVED[language], words, number
    named = (f"({committee})",) if committee else ()
    return _APPROVED[language], _BY_COMMITTEE.in_(language), *named, number
