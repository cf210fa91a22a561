"""Made-up plans for the tests of the decree table."""

from __future__ import annotations

from decimal import Decimal

from ortaq.engine.render.decree.plan import (
    Executor,
    PlanDocument,
    PlanRow,
    PlanSection,
    YearCost,
)
from ortaq.engine.terms.language import Language

HOSTILE = (
    '=HYPERLINK("http://x.test") #let x = 1 $a$ <b>&</b> {{ 7*7 }} \\ "\' \x00\x1b ]]> #panic()'
)


def kazakh_plan(*, rows: int = 6, draft: bool = True) -> PlanDocument:
    """A plan of three directions in Kazakh."""
    sections = (
        ("1. Құқықтық және ұйымдастырушылық шаралар", _LAW),
        ("2. Тергеп-тексеру және халықаралық ынтымақтастық", _INVESTIGATION),
        ("3. Халықтың цифрлық сауаттылығын арттыру", _LITERACY),
    )
    return PlanDocument(
        title="Киберқылмысқа қарсы іс-қимыл жөніндегі\n2027–2029 жылдарға арналған кешенді жоспар",
        language=Language.KK,
        sections=tuple(
            PlanSection(title, tuple(_row(section * rows + n + 1, row, n) for n in range(rows)))
            for section, (title, row) in enumerate(sections)
        ),
        approval=(
            "Қазақстан Республикасы",
            "Үкіметінің",
            "2026 жылғы 24 қарашадағы",
            "№ 000 қаулысымен",
            "бекітілген",
        ),
        draft=draft,
        demo_label="Көрсетуге арналған деректер: ресми құжат емес",
        abbreviations=(
            ("ІІМ", "Қазақстан Республикасының Ішкі істер министрлігі"),
            ("БП", "Қазақстан Республикасының Бас прокуратурасы"),
            ("ҰБ", "Қазақстан Республикасының Ұлттық Банкі"),
            ("РБ", "республикалық бюджет"),
        ),
    )


def small_plan(language: Language = Language.RU, **changes: object) -> PlanDocument:
    """A plan of one direction with two measures."""
    values: dict[str, object] = {
        "title": "План мероприятий",
        "language": language,
        "sections": (
            PlanSection(
                "Направление",
                (
                    PlanRow(
                        "1",
                        "Разработать порядок",
                        "Приказ",
                        (Executor("МВД"), Executor("НБ", by_agreement=True)),
                        "IV квартал 2027 года",
                        (
                            YearCost(2027, Decimal(12500), "РБ"),
                            YearCost(2028, Decimal("800.5"), "МБ"),
                        ),
                    ),
                    PlanRow("2", "Провести обучение", "Отчёт", (Executor("ГП"),), "ежегодно"),
                ),
            ),
        ),
    }
    return PlanDocument(**{**values, **changes})


def _row(number: int, texts: tuple[str, str, str], index: int) -> PlanRow:
    name, form, executor = texts
    costs = (
        (YearCost(2027, Decimal(12500), "РБ"), YearCost(2028, Decimal(8000), "РБ")),
        (),
        (YearCost(2027, Decimal("1500.5"), "РБ"), YearCost(2027, Decimal(700), "ЖБ")),
    )[index % 3]
    return PlanRow(
        number=str(number),
        name=name,
        form_of_completion=form,
        executors=(Executor(executor), Executor("БП"), Executor("ҰБ", by_agreement=True)),
        deadline=("2027 жылғы IV тоқсан", "2027–2029 жылдар", "2028 жылғы 1 шілдеге дейін")[
            index % 3
        ],
        costs=costs,
    )


_LAW = (
    "Киберқылмыс саласындағы заңнаманы халықаралық міндеттемелерге сәйкестендіру туралы ұсыныстар әзірлеу",
    "Қазақстан Республикасының Үкіметіне ұсыныс",
    "ІІМ",
)
_INVESTIGATION = (
    "Қаражатты жедел тоқтата тұру үшін банктер мен құқық қорғау органдарының бірыңғай алмасу тәртібін енгізу",
    "Бірлескен бұйрық",
    "ІІМ",
)
_LITERACY = (
    "Өңірлерде интернет-алаяқтықтың алдын алу бойынша ақпараттық-түсіндіру жұмыстарын жүргізу",
    "Іс-шаралар туралы есеп",
    "ІІМ",
)
