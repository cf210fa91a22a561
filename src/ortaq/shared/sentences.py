"""The reader's sentence for every error code: what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    class Told(Protocol):
        """An error or a problem: a code and the values of its sentence."""

        @property
        def code(self) -> str:
            """Stable name of what is wrong."""

        @property
        def parameters(self) -> Mapping[str, object]:
            """Values of the sentence."""


SENTENCES: dict[str, str | _StrPromise] = {
    # people
    "not_allowed": _("Your role does not allow this. Ask an administrator for it."),
    "username_taken": _("Somebody has the user name %(username)s. Choose another one."),
    "last_administrator": _("This is the last administrator. Appoint another one first."),
    "too_many_tries": _("Too many tries. Try again in %(seconds)s seconds."),
    # reports
    "invalid_report": _("The report has errors. Correct the fields named and send it again."),
    "empty_narrative": _("Tell what happened, in your own words."),
    "text_too_long": _(
        "The text has %(length)s characters; at most %(limit)s fit. Shorten it, or hand the full"
        " text to the police as a file."
    ),
    "unknown_region": _("“%(value)s” is no region of the country. Choose one from the list."),
    "unknown_crime_type": _("“%(value)s” is no known type. Choose one from the list."),
    "unknown_channel": _("“%(value)s” is no known channel. Use one from the documentation."),
    "unknown_language": _("“%(value)s” is no known language. Use kk, ru or en."),
    "future_date": _("This date lies in the future. Correct it."),
    "date_too_early": _("This date is too long ago. Correct it."),
    "bad_amount": _("This is not a sum of money. Write digits, such as 250 000."),
    "negative_amount": _("A sum cannot be below zero. Correct it."),
    "amount_too_large": _("This sum is impossibly large. Write it in tenge."),
    "held_exceeds_claimed": _("More is held than was lost. Correct one of the sums."),
    "restored_exceeds_held": _("More is given back than was held. Correct one of the sums."),
    "reason_needed": _("Write the reason in a sentence; it is kept with the reading."),
    "idempotency_key_reused": _(
        "This idempotency key came with another body before. Use a new key for a new report."
    ),
    "source_id_reused": _(
        "The source used the id %(source_id)s for another report before. Give this one its own id."
    ),
    # import
    "empty_file": _("The file is empty. Choose the file that was meant."),
    "no_header": _("The first row names no columns. Add a row of names above the data."),
    "duplicate_column": _("Two columns are named “%(column)s”. Rename one of them."),
    "too_many_columns": _(
        "The first row has %(found)s columns, more than %(limit)s. Check the delimiter."
    ),
    "missing_column": _(
        "There is no column for %(field)s. The file has: %(found)s. Rename a column, or name it in a"
        " mapping file."
    ),
    "bad_mapping": _(
        "The mapping file is wrong at %(where)s. See docs/how-to/import-reports for what it may say."
    ),
    "line_too_long": _(
        "Row %(row)s is longer than %(limit)s characters. The file is damaged or is no table of"
        " reports."
    ),
    "unclosed_quote": _(
        "A quotation mark opened in row %(row)s is never closed. Close or double it."
    ),
    "unknown_encoding": _("The file is not text in a known encoding. Save it as UTF-8."),
    "unknown_format": _(
        "This is neither CSV, XLSX, JSONL nor Parquet. Convert the file to one of them."
    ),
    "not_a_workbook": _("This is no XLSX workbook, or it is damaged. Save it again as .xlsx."),
    "old_workbook": _(
        "This is an old .xls workbook or one with a password. Save it as .xlsx without a password."
    ),
    "unknown_sheet": _("The workbook has no sheet “%(sheet)s”. It has: %(found)s."),
    "archive_too_large": _("The file is too large once unpacked. Split it into smaller files."),
    "corrupt_parquet": _("The Parquet file is cut short or damaged. Ask for it again."),
    "table_error": _("The file cannot be read as a table."),
    "empty_source_id": _("The row has no id. Give every row the id it has at its source."),
    "empty_date": _("The date is missing. Write it as 2026-03-10 or 10.03.2026."),
    "unknown_date": _("“%(value)s” is no date. Write it as 2026-03-10 or 10.03.2026."),
    "foreign_currency": _(
        "The sum is in another currency. Convert it to tenge; we never guess a rate."
    ),
    "not_text": _("The cell holds no text. Write it as text."),
    "too_many_values": _("The cell holds too many values. Spread them over several rows."),
    "too_many_cells": _("The row has more cells than the table has columns. Check the delimiter."),
    "broken_json": _("The line is no valid JSON. Ask the source for it again."),
    "not_an_object": _("The line is JSON, but no object with named values."),
    "read_as_encoding": _("Read as %(encoding)s; the file does not say its encoding."),
    "sheet_chosen": _("Read the sheet “%(sheet)s”."),
    "column_ignored": _("The column “%(column)s” is not used."),
    "column_unclear": _(
        "The column “%(column)s” may be the offender’s or the reporter’s; it is not used. Name it in"
        " a mapping file."
    ),
    "import_overtaken": _(
        "Another process is importing %(file)s. Wait for it, then run the command again."
    ),
    # files of mentions and reports
    "unknown_identifier_kind": _(
        "“%(value)s” is no kind of identifier. See `ortaq identifiers extract` for the kinds."
    ),
    "repeated_report": _("A report stands in the file twice. Give each report one row."),
    "unreadable_parquet": _("%(file)s is no readable Parquet file. Write it again."),
    "bad_row": _("Row %(row)s is not as the header says. Correct it; nothing was written."),
    # look-up and export
    "invalid_identifier": _("“%(value)s” is no valid identifier of this kind. Check its digits."),
    "cell_too_long": _("A text is too long for a spreadsheet cell. Export CSV instead."),
    "too_many_rows": _("The table has too many rows for a sheet. Narrow it or export CSV."),
    "malformed_month": _("“%(value)s” is no month. Write it as 2026-03."),
    "home_in_use": _(
        "Somebody works in %(home)s already. Choose an empty home: ortaq up --demo --home DIR"
    ),
    "framework_invalid": _(
        "The framework file is wrong at %(path)s: %(reason)s. Correct it there."
    ),
    "country_unknown": _(
        "There is no country pack “%(country)s”. Set ORTAQ_COUNTRY to one there is."
    ),
    # API
    "invalid_request": _("The request is not as the API's description says. See the errors."),
    "not_signed_in": _("Send a valid token: Authorization: Bearer ortaq_…"),
    "not_found": _("There is nothing here that you may see."),
    # frameworks
    "framework_reference_unfit": _(
        "Code and version of the framework go into addresses. Use small Latin letters, digits,"
        " points and hyphens."
    ),
    "framework_address_unfit": _(
        "The address of the official text must begin with http:// or https://. Correct the file."
    ),
    "framework_version_in_use": _(
        "Answers or gaps point at version %(reference)s, so its content stays. Give the changed"
        " framework a new version."
    ),
    "framework_text_not_ours": _(
        "The texts of %(reference)s were imported by a user and may not be published. Export a"
        " framework in our own words."
    ),
    # assessments
    "assessment_engine_not_answerable": _(
        "%(framework)s has no questions about law and practice. Choose another framework."
    ),
    "assessment_not_open": _(
        "Assessment %(assessment)s takes no answers from you now. Ask the secretariat to open it."
    ),
    "assessment_wrong_status": _(
        "Assessment %(assessment)s has another status by now. Load the page again and look."
    ),
    "provision_not_assessable": _(
        "Provision %(provision)s puts no question in this assessment. Answer another one."
    ),
    "rating_incomplete": _("Rate law or practice, or choose “don’t know”."),
    "rating_off_the_scale": _("Choose a step of the scale: 0, 1 or 2, and only with an answer."),
    "answer_assigned_elsewhere": _(
        "Another organisation answers provision %(provision)s. Ask the secretariat to assign it to"
        " yours."
    ),
    "answer_changed_meanwhile": _(
        "Somebody else changed this answer meanwhile. Compare both and save again."
    ),
    "source_incomplete": _("Write what the source is: the act, the statistic or the document."),
    "source_address_unfit": _(
        "The address must begin with http:// or https:// and have at most 500 characters."
    ),
    # gaps
    "gap_incomplete": _("Write what is missing, in a sentence."),
    "gap_severity_unfit": _("The size of a gap lies between 0 and 1. Correct it."),
    "gap_threshold_unfit": _("The least size of a gap lies above 0 and is at most 1. Correct it."),
    "gap_closing_reason_needed": _(
        "Write what closed the gap and where that can be seen, in at least %(limit)s characters."
    ),
    "gap_wrong_status": _("Gap %(gap)s has another status by now. Load the page again and look."),
    # measures
    "plan_slug_taken": _("A plan with the short name %(slug)s is there. Choose another one."),
    "plan_years_reversed": _("The plan ends before it begins. Correct one of the years."),
    "plan_not_draft": _("The plan is approved already. Change it measure by measure."),
    "plan_incomplete": _(
        "These measures lack what every measure needs: %(codes)s. Complete them first."
    ),
    "measure_without_title": _("Write a code and a title."),
    "measure_code_taken": _("Another measure of the plan has the code %(value)s. Choose another."),
    "measure_changed": _(
        "Somebody changed this measure meanwhile. What you typed is still here: compare it with the"
        " measure’s page and save again."
    ),
    "unknown_organisation": _("“%(value)s” is no known organisation. Choose one from the list."),
    "bad_deadline": _("This is no deadline. Fill in the parts that the kind needs."),
    "start_after_due": _("The work would start after its deadline. Correct one of the days."),
    "deadline_is_fixed": _(
        "The plan is approved, so the deadline moves only with a reason and a decision."
    ),
    "move_needs_reason": _("Write in a sentence why the deadline moves; everybody sees it."),
    "move_needs_decision": _(
        "The plan is approved, so a deadline moves only by a decision. Give its number."
    ),
    "nothing_moves": _("The measure has this deadline already, or none yet. Choose another one."),
    "cost_outside_plan": _("The plan runs from %(first)s to %(last)s, without %(year)s."),
    "negative_cost": _("A cost cannot be below zero. Correct it."),
    "cost_not_required": _(
        "There are costs, and money is marked as not required. Remove one of the two."
    ),
    "not_own_measure": _("Another organisation leads this measure. Ask it to report."),
    "progress_out_of_range": _("Progress lies between 0 and 100 per cent. Correct it."),
    "gap_share_out_of_range": _(
        "The part of a gap that a measure closes is above 0 and at most 100 per cent. Correct it."
    ),
    "unknown_plan_format": _("The plan is printed as DOCX, XLSX or PDF. Choose one of these."),
    # decisions
    "decision_without_text": _("Write what was decided."),
    "meeting_ends_before_start": _("The meeting ends before it begins. Correct one of the days."),
    "meeting_number_taken": _("The committee has a meeting number %(number)s. Choose another one."),
    "error": _("This cannot be done."),
}


class _Values(dict[str, object]):
    """Values of a sentence; one that an error does not give is left blank."""

    def __missing__(self, name: str) -> str:
        return ""


def sentence_for(code: str, parameters: Mapping[str, object]) -> str:
    """The sentence of a code in the current language, with its values filled in."""
    text = str(SENTENCES.get(code, SENTENCES["error"]))
    return text % _Values(parameters)


def sentence(error: Told) -> str:
    """The sentence of an error in the current language."""
    return sentence_for(error.code, error.parameters)
