"""The fixed words of the decree table in Kazakh, Russian and English."""

from __future__ import annotations

from dataclasses import dataclass

from ortaq.engine.terms.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of one language.

    Args:
        headings: heads of the seven columns.
        draft: mark of a paper that nobody has approved.
        not_required: where no money is asked for.
        not_specified: where money is asked for, and nobody has said yet how much.
        by_agreement: stands in brackets after a body outside the state.
        total: head of the sums.
        of_which: head of the sums of one source; `{source}` is replaced.
        all_years: label of the sum over the years.
        note: word before the list of abbreviations.
        abbreviations: head of that list.
        costs_sheet: name of the sheet of costs by year.
        cost_headings: heads of that sheet.
        targets: title of the table of target indicators.
        target_headings: number, indicator, unit, baseline and source in its heads.
    """

    headings: tuple[str, ...]
    draft: str
    not_required: str
    not_specified: str
    by_agreement: str
    total: str
    of_which: str
    all_years: str
    note: str
    abbreviations: str
    costs_sheet: str
    cost_headings: tuple[str, ...]
    targets: str
    target_headings: tuple[str, str, str, str, str]


WORDS: dict[Language, Words] = {
    Language.KK: Words(
        headings=(
            "Р/с №",
            "Іс-шараның атауы",
            "Аяқталу нысаны",
            "Жауапты орындаушылар",
            "Орындалу мерзімі",
            "Болжамды шығыстар (мың теңге)",
            "Қаржыландыру көзі",
        ),
        draft="Жоба",
        not_required="Талап етілмейді",
        not_specified="Нақтыланады",
        by_agreement="келісім бойынша",
        total="Барлығы",
        of_which="оның ішінде: {source}",
        all_years="барлығы",
        note="Ескертпе:",
        abbreviations="аббревиатуралардың толық жазылуы:",
        costs_sheet="Жылдар бойынша шығыстар",
        cost_headings=("Р/с №", "Жыл", "Мың теңге", "Қаржыландыру көзі"),
        targets="Нысаналы индикаторлар",
        target_headings=(
            "Р/с №",
            "Индикатордың атауы",
            "Өлшем бірлігі",
            "Базалық мән",
            "Ақпарат көзі",
        ),
    ),
    Language.RU: Words(
        headings=(
            "№ п/п",
            "Наименование мероприятия",
            "Форма завершения",
            "Ответственные исполнители",
            "Срок исполнения",
            "Предполагаемые расходы (тыс. тенге)",
            "Источник финансирования",
        ),
        draft="Проект",
        not_required="Не требуется",
        not_specified="Уточняется",
        by_agreement="по согласованию",
        total="Всего",
        of_which="в том числе: {source}",
        all_years="всего",
        note="Примечание:",
        abbreviations="расшифровка аббревиатур:",
        costs_sheet="Расходы по годам",
        cost_headings=("№ п/п", "Год", "Тыс. тенге", "Источник финансирования"),
        targets="Целевые индикаторы",
        target_headings=(
            "№ п/п",
            "Наименование индикатора",
            "Единица измерения",
            "Базовое значение",
            "Источник информации",
        ),
    ),
    Language.EN: Words(
        headings=(
            "No.",
            "Measure",
            "Form of completion",
            "Responsible executors",
            "Deadline",
            "Estimated costs (thousand tenge)",
            "Source of financing",
        ),
        draft="Draft",
        not_required="Not required",
        not_specified="To be specified",
        by_agreement="by agreement",
        total="Total",
        of_which="of which: {source}",
        all_years="all years",
        note="Note:",
        abbreviations="abbreviations in full:",
        costs_sheet="Costs by year",
        cost_headings=("No.", "Year", "Thousand tenge", "Source of financing"),
        targets="Target indicators",
        target_headings=("No.", "Indicator", "Unit", "Baseline", "Source of information"),
    ),
}
"""Source of the column heads: the action plan in the Decree of the Government of Kazakhstan No. 676 of 28 October 2017.

The English heads are our translation.
"""
