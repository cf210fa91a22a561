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
    "hold_without_sum": _(
        "It is told when or by whom money was held, but not how much. Give the held sum too."
    ),
    "held_before_crime": _(
        "The money is held before the day on which it happened. Correct one of the dates."
    ),
    "time_missing": _("Give the time of day too, such as 2026-03-10 14:05."),
    "name_too_long": _("The name has %(length)s characters; at most %(limit)s fit. Shorten it."),
    "reason_needed": _("Write the reason in a sentence; it is kept with the reading."),
    "idempotency_key_reused": _(
        "This idempotency key came with another body before. Use a new key for a new report."
    ),
    "source_id_reused": _(
        "The source used the id %(source_id)s for another report before. Give this one its own id."
    ),
    "campaigns_already_one": _(
        "Campaign %(campaign)s has taken the other one in already. Choose another campaign."
    ),
    "split_too_small": _(
        "Leave at least two reports in campaign %(campaign)s and name at least two that are another"
        " scheme. A single report is judged on its own page."
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
    "no_room": _(
        "There is no room left to store anything. Nothing of this request was kept; send it again later."
    ),
    "disk_full": _(
        "The disk that holds %(place)s is full. Free some space on it and run the same command again;"
        " nothing half-written was kept."
    ),
    "some_disk_full": _(
        "A disk is full: the one that holds %(home)s, or the one you write to. Free some space on it"
        " and run the same command again; nothing half-written was kept."
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
    "relink_overtaken": _(
        "People decided about campaigns each time while they were linked anew. What was changed"
        " stays. Run the command again at a quieter time."
    ),
    # files of mentions and reports
    "unreadable_time": _(
        "“%(value)s” in the column %(field)s is no time. Write it as 2026-03-10 or 2026-03-10T14:30."
    ),
    "unnamed_report": _(
        "A row has no report_id. Give every report a number or a name, or leave the row out."
    ),
    "unknown_mention_role": _(
        "“%(value)s” is no role. Write offender, victim, hub or unknown, or leave it empty."
    ),
    "bad_confidence": _(
        "“%(value)s” in the column role_confidence is no number from 0 to 1. Correct it or leave it empty."
    ),
    "unknown_identifier_kind": _("“%(value)s” is no kind of identifier. The kinds are: %(kinds)s."),
    "repeated_report": _(
        "Report “%(value)s” stands in the file more than once. Give each report one row."
    ),
    "compound_column": _(
        "The column %(field)s holds lists or records. Write one value in each cell."
    ),
    "file_being_written": _(
        "Another process is writing %(file)s. Wait for it, or name another file."
    ),
    "unreadable_parquet": _("%(file)s is no readable Parquet file. Write it again."),
    "bad_row": _("Row %(row)s is not as the header says. Correct it; nothing was written."),
    # Spark
    "meaning_missing": _(
        "The model of meanings is not installed, or the processor can’t run it. Install it with: pip install 'ortaq[meaning]'"
    ),
    "spark_missing": _("Spark is not installed. Install it with: pip install 'ortaq[spark]'"),
    "java_missing": _(
        "Spark needs Java. Install a Java runtime of version 17 or later, for example the package"
        " default-jre-headless."
    ),
    "spark_failed": _(
        "Spark could not do the work: %(reason)s Look into its log, then run the command again."
    ),
    # look-up and export
    "not_an_identifier": _(
        "This is no phone, account, card, site, link, e-mail, messenger name or wallet. Check its"
        " letters and digits."
    ),
    "quota_used_up": _(
        "Your organisation may check %(limit)s values a day; %(remaining)s are left. Ask fewer, or go"
        " on in %(seconds)s seconds."
    ),
    "invalid_hub": _(
        "The entry is not complete. Name one identifier, a reason in a sentence and a day to come."
    ),
    "invalid_identifier": _("“%(value)s” is no valid identifier of this kind. Check its digits."),
    "cell_too_long": _("A text is too long for a spreadsheet cell. Export CSV instead."),
    "too_many_rows": _("The table has too many rows for a sheet. Narrow it or export CSV."),
    "malformed_month": _("“%(value)s” is no month. Write it as 2026-03."),
    "home_in_use": _(
        "Somebody works in %(home)s already. Choose an empty home: ortaq up --demo --home DIR"
    ),
    "database_of_other_version": _(
        "Another version of Ortaq made the database of %(home)s (%(step)s is not known here)."
        " Start that version, or make a new home: ortaq up --home DIR"
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
    "framework_is_a_draft": _(
        "The secretariat edits a draft of %(reference)s. Publish it or discard it first, or give"
        " the file another version."
    ),
    "framework_exists": _("There is a framework %(reference)s. Choose another version."),
    "framework_incomplete": _(
        "%(reference)s is not complete enough to be answered to. Correct what its page lists."
    ),
    "framework_not_a_draft": _(
        "%(reference)s is published, so its content stays. Start a new version and change that."
    ),
    "framework_words_not_ours": _(
        "The texts of %(reference)s came with an import and stay somebody else’s. Start a version"
        " that takes the titles only, and write your own words."
    ),
    "framework_changed_meanwhile": _(
        "Somebody saved other content since you opened this page. Compare, and save again if"
        " yours is right."
    ),
    "framework_code_taken": _(
        "Another part of the framework has the code %(code)s. Choose another one."
    ),
    "framework_group_inside_itself": _(
        "Chapter %(code)s can’t stand inside itself. Choose another place for it."
    ),
    "framework_line_unfit": _(
        "A line joins provisions of two frameworks, with a strength of 0 to 10. Correct it."
    ),
    "framework_line_exists": _("A line joins %(source)s and %(target)s already. Change that one."),
    # assessments
    "assessment_engine_not_answerable": _(
        "%(framework)s puts no question that can be scored. Choose another framework."
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
    "rating_incomplete": _("Rate what is asked, or choose “don’t know”."),
    "rating_off_the_scale": _("Choose a step of the scale, and only with an answer."),
    "answer_disputed": _(
        "Organisations answer provision %(provision)s differently. Agree on an answer in a moderated"
        " session."
    ),
    "response_of_others": _(
        "Only the secretariat may answer in the name of %(organisation)s. Answer for your own"
        " organisation."
    ),
    "settlement_reason_needed": _(
        "Write in a sentence why the organisations agreed on this answer to %(provision)s."
    ),
    "settlement_without_participants": _(
        "Name at least one organisation that agreed on the answer to %(provision)s."
    ),
    "answer_assigned_elsewhere": _(
        "Another organisation answers provision %(provision)s. Ask the secretariat to assign it to"
        " yours."
    ),
    "answer_changed_meanwhile": _(
        "Somebody else changed this answer meanwhile. Compare both and save again."
    ),
    "answer_columns_missing": _(
        "The file has no column %(column)s. Export the assessment and fill that file in."
    ),
    "answer_row_unreadable": _("%(column)s holds “%(value)s”, which is no answer."),
    "migration_unrelated": _(
        "%(source)s and %(target)s are not two assessments against versions of one framework."
        " Choose another one."
    ),
    "score_engines_differ": _(
        "The two assessments are scored by different rules. Compare assessments against one framework."
    ),
    "file_empty": _("The file holds nothing. Choose the one that was meant."),
    "file_too_large": _(
        "The file is larger than %(limit_mb)s MB. Scan it with fewer dots, or split it."
    ),
    "file_type_refused": _(
        "Only PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG and plain text are kept. Save the file as PDF."
    ),
    "file_damaged": _(
        "The file %(digest)s is gone or changed on the disk. Restore it from the back-up."
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
        "Write why the gap should not be on the list, in at least %(limit)s characters."
    ),
    "alignment_changed": _(
        "Somebody changed the comparison at %(provision)s meanwhile. Load the page again and repeat"
        " the change."
    ),
    "alignment_stage_date_unfit": _(
        "A stage of the amendment has the day on which it was reached, today or earlier. Correct it."
    ),
    "aligned_act_unnamed": _("Name the act in which the article stands."),
    "law_table_unfit": _(
        "Row %(row)s of the table can’t be read, column “%(column)s”. Nothing was taken over."
    ),
    "gap_not_of_measure": _(
        "Measure %(measure)s is not linked to gap %(gap)s, so it proves nothing about it. Link it first."
    ),
    "gap_proof_needed": _(
        "A proof names the measure and what shows that it closed the gap; a document has a digest."
        " Add what is missing."
    ),
    "gap_answer_does_not_meet": _(
        "No newer answer meets the provision of %(gap)s in full. Answer it first, or close the gap with"
        " the proof of a measure."
    ),
    "gaps_not_mergeable": _(
        "Two different gaps are merged, and others must not be merged into the one that goes"
        " (%(gap)s). Choose which one to keep."
    ),
    "unknown_paper_format": _("“%(value)s” is no format of a document. Use docx or pdf."),
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
    "unknown_placeholder": _("“%(value)s” is no placeholder. You can write: %(known)s."),
    "unknown_plan_template": _(
        "“%(value)s” is no form of the plan. Use decree, decree-parallel or indicators."
    ),
    "both_changed": _(
        "Somebody changed the same cells meanwhile. Choose which value stays in each."
    ),
    "draft_too_long": _("The draft is longer than any measure. Shorten it."),
    "same_content": _("The measure has this content already. Choose another version."),
    "empty_note": _(
        "Write the note, in at most %(limit)s characters, and say which cell it is about."
    ),
    "override_needs_reason": _(
        "Write in a sentence why this point does not hold against the measure."
    ),
    "milestone_order": _(
        "Milestone %(number)s begins after its end, or waits for itself or a later one. Correct it."
    ),
    "milestone_in_future": _("A milestone is reached today or earlier. Correct the day."),
    "effect_order": _(
        "Give all three numbers of the expected effect: at least, most likely, at most, in this order."
    ),
    "risk_level": _("Probability and impact of a risk go from 1 to 5."),
    "funding_outside_plan": _(
        "The plan runs from %(first)s to %(last)s. Give the money another year."
    ),
    "unknown_organisation": _("“%(value)s” is no known organisation. Choose one from the list."),
    "bad_deadline": _("This is no deadline. Fill in the parts that the kind needs."),
    "start_after_due": _("The work would start after its deadline. Correct one of the days."),
    "deadline_is_fixed": _(
        "The plan is approved, so the deadline moves only with a reason and a decision."
    ),
    "move_needs_reason": _("Write in a sentence why the deadline moves; everybody sees it."),
    "move_needs_decision": _(
        "The plan is approved, so a deadline moves only by a decision. Choose it, or name the paper."
    ),
    "unknown_decision": _(
        "The register has no adopted decision %(decision)s that everybody may be told of. Choose one from the list."
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
    # rounds
    "round_wrong_status": _(
        "Round %(round)s has another status by now. Load the page again and look."
    ),
    "round_of_closed_assessment": _(
        "Assessment %(assessment)s is closed and takes no answers. Open it again, or choose another"
        " one."
    ),
    "round_provision_out_of_scope": _(
        "Provision %(provision)s is not among the questions of the round. Load the page again and"
        " choose anew."
    ),
    "round_not_ready": _("The round lacks something. This page says what, and where to mend it."),
    "round_deadline_past": _("The last day to answer lies in the past. Choose a day to come."),
    "round_invited_already": _(
        "%(email)s is invited for this organisation. Send a new link instead."
    ),
    "round_nothing_to_remind": _("Nobody is left to remind: they are done or were reminded today."),
    "round_not_asked": _("This question is not put to your organisation. Go back to your list."),
    "round_handed_in": _("Your organisation said that it is done. Choose “Go on answering” first."),
    "round_not_this_questionnaire": _(
        "This workbook is no questionnaire of ours. Download it here, fill it in, and upload that"
        " file."
    ),
    "round_questionnaire_of_others": _(
        "This questionnaire belongs to organisation %(organisation)s in round %(round)s. Upload it"
        " there."
    ),
    "questionnaire_column_missing": _(
        "The column “%(column)s” is missing; nothing was read from it."
    ),
    "questionnaire_row_without_question": _(
        "The row names no question. Put the answer into the row of its question."
    ),
    "questionnaire_not_asked": _("Question %(value)s is not put to your organisation."),
    "questionnaire_row_twice": _(
        "Question %(value)s stands in the file twice; the first row was read."
    ),
    "questionnaire_unknown_word": _("“%(value)s” is none of the choices. Choose from: %(listed)s."),
    "questionnaire_half_applicable": _(
        "“Not applicable” is said of the whole question. Choose it in every rating, or in none."
    ),
    "questionnaire_words_without_rating": _(
        "There are words but no rating. Choose a rating, or “don’t know”."
    ),
    "questionnaire_source_unfit": _(
        "A source is too long, or there are too many. One per line: name; article; address."
    ),
    # outbox
    "address_unfit": _("“%(value)s” is no e-mail address. Write one such as name@organisation.kz."),
    "message_not_waiting": _(
        "Message %(message)s was sent or cancelled by now. Load the page again and look."
    ),
    # decisions
    "cycle_still_open": _(
        "The committee has a cycle that goes on. Close it before the next one is opened."
    ),
    "cycle_is_closed": _("The cycle is closed, and stays as it was."),
    "decision_without_text": _("Write what was decided."),
    "meeting_ends_before_start": _("The meeting ends before it begins. Correct one of the days."),
    "meeting_number_taken": _("The committee has a meeting number %(number)s. Choose another one."),
    "meeting_wrong_status": _(
        "The meeting has been held or called off by now. Load the page again and look."
    ),
    "not_their_alternate": _("Only a member’s own alternate represents him. Choose another one."),
    "alternate_of_nobody": _(
        "An alternate stands in for a member with a vote, and only he. Choose whom he stands in for."
    ),
    "seat_taken": _(
        "The committee has one chair and one secretary at a time. End the other term first."
    ),
    "term_ends_before_start": _("The term ends before it begins. Correct the day."),
    "item_without_title": _("An item of the agenda needs a title. Write what it is about."),
    "conflict_needs_reason": _(
        "Say in a sentence what the conflict of interest is; the protocol keeps it."
    ),
    "conflict_of_others": _(
        "A member declares his own conflict of interest only. Ask the secretariat to note it."
    ),
    "too_many_votes": _(
        "%(cast)s votes are written, but only %(members)s members may vote. Count again."
    ),
    "plan_moved": _(
        "The plan changed after its version was put to the vote. Put the new version to the vote."
    ),
    "decision_is_closed": _("A decision on a closed item is not published."),
    "decision_not_adopted": _(
        "The text is not adopted. Only what was adopted is published or carried out."
    ),
    "decision_not_provable": _(
        "Decision %(decision)s was recorded before the log kept its words, so it has no proof."
    ),
    "may_not_vote": _(
        "No vote is taken here: the vote is over, or the member is absent, in conflict, or not"
        " represented by you."
    ),
    "vote_not_over": _(
        "Members still have time to vote. Close the vote after its last hour, or when all have voted."
    ),
    "vote_link_worn_out": _("This link leads to no open vote. Ask the secretariat for help."),
    "assignment_without_text": _("Write what is to be done."),
    "assignment_wrong_status": _(
        "Assignment %(assignment)s has another status by now. Load the page again and look."
    ),
    "assignment_needs_proof": _(
        "Write what shows that it is done: an act with its number, a letter, a file."
    ),
    "assignment_needs_reason": _("Write the reason in a sentence; it stays with the assignment."),
    "assignment_of_others": _(
        "Another organisation carries this out. Ask it to hand in the proof."
    ),
    "assignment_due_unchanged": _("The assignment has this deadline already. Choose another day."),
    "error": _("This cannot be done."),
    "unknown_plan_file": _(
        "This is neither a DOCX nor an XLSX file that can be read. Save the plan as one of them."
    ),
    "no_plan_table": _(
        "No table of the file has the heads of a plan: measure, executors, deadline. Choose another"
        " file, or name the columns so."
    ),
    # indicators
    "bad_period": _("“%(value)s” is no period. Write 2026-03, 2026Q1, 2026H1 or 2026."),
    "bad_population": _(
        "“%(value)s” cannot be right as %(field)s of a figure of the population. Give a region of the"
        " country, the number of persons, a day that is not to come, and the source."
    ),
    "bad_population_file": _(
        "Row %(row)s: “%(value)s” cannot be read as %(column)s. The file needs the columns region,"
        " persons, year and source."
    ),
    "indicator_code_taken": _("Another indicator has the code %(value)s. Choose another one."),
    "indicator_changed_meanwhile": _("Somebody changed the passport meanwhile. Read it again."),
    "indicator_is_computed": _(
        "%(value)s is computed from the reports. Correct the reports instead."
    ),
    "indicator_wrong_period": _(
        "%(value)s is no period of this indicator, or is not over yet. Choose another one."
    ),
    # effect of measures
    "too_few_periods": _(
        "The series has %(before)s periods before and %(after)s after the start: too few to tell an"
        " effect from chance. Wait, or take shorter periods."
    ),
    "series_without_variation": _("The series does not vary before the start. Choose another one."),
    "statistics_missing": _(
        "The package of statistics is not installed. Ask the operator to install the extra “effects”."
    ),
    "too_few_places": _(
        "%(treated)s regions have the measure and %(controls)s have not: too few to compare."
    ),
    # choosing measures
    "nothing_to_choose": _(
        "No measure of the plan closes a gap that weighs anything. Link measures to gaps, or give the"
        " directions a weight."
    ),
    "bad_planning_input": _("The field %(field)s is not right. Correct it and save again."),
    "survey_wrong_status": _(
        "The survey is in another state by now. Load the page again and look."
    ),
    "bad_survey_rules": _("The field %(field)s is not right: look at the days and the rules."),
    "bad_survey_question": _(
        "This can't be asked about this measure (%(field)s): the plan says nothing of it, or the bounds"
        " are not in order."
    ),
    "survey_asked_already": _(
        "The survey asks about this number of %(measure)s already. Remove that question first."
    ),
    "survey_not_ready": _(
        "The survey needs questions, enough experts and two days to come. Its page says what is missing."
    ),
    "survey_of_hidden_plan": _("The plan is not published, so nothing about its measures can be."),
    "expert_asked_already": _("This person is among the experts already."),
    "survey_nobody_to_remind": _("All experts have answered, or were reminded today."),
    "survey_nothing_to_take": _("There is nothing to take over: too few experts gave an estimate."),
    "estimate_out_of_bounds": _(
        "A number lies outside %(lower)s to %(upper)s. Look at the unit, and correct it."
    ),
    "estimate_reason_needed": _(
        "Your estimate lies outside the quartiles of all experts. Write why you see it so."
    ),
    "estimate_changed_meanwhile": _(
        "This answer was saved elsewhere meanwhile. Load the page again and look."
    ),
    "bad_estimate": _(
        "The lowest value must not exceed the most likely one, nor that the highest one."
    ),
    "too_few_estimates": _("There are too few estimates for quartiles. Ask more experts."),
    "input_changed_meanwhile": _("Somebody changed these inputs meanwhile. Read them again."),
    "bad_choice_problem": _(
        "The inputs contradict one another: %(part)s, %(name)s. Correct them and try again."
    ),
    "no_choice_possible": _("No choice keeps all limits together. Ease one of these: %(limits)s."),
    "choice_out_of_time": _("No choice was found in %(seconds)s seconds. Allow more time."),
    "unknown_candidate": _("“%(value)s” is no measure of this plan. Take its code from the list."),
    "unknown_indicator": _("No indicator has the code %(value)s. Choose one from the list."),
    # monitoring
    "bad_half_year": _("“%(value)s” is no half-year. Write it as 2026H1."),
    "progress_report_without_words": _("Write what was done, in at least one language."),
    "half_year_not_begun": _("The half-year %(period)s has not begun. Choose one that has."),
    "proof_incomplete": _("A document needs a title, and a number, an address or a file."),
    "spending_bad": _("Money spent is zero or more, in a year that has begun. Correct it."),
    "review_without_remarks": _("Write what the lead should correct."),
    "progress_report_superseded": _(
        "Somebody has looked at this report, or a newer version has come. Load the page again."
    ),
    "period_closed": _("The half-year is closed. What is corrected now shows as a change."),
    "period_not_over": _("The half-year %(period)s is not over. Close it afterwards."),
    "not_civil_society": _(
        "Only people of a civil-society organisation write a counter report. Ask the secretariat"
        " for such an account."
    ),
    "counter_report_empty": _("Write what your organisation sees."),
    "withhold_without_reason": _(
        "A counter report is withheld only for insults or personal data. Name the ground and write"
        " the reason."
    ),
    "counter_report_moderated": _(
        "Somebody has looked at this counter report already. Load the page again."
    ),
    "unknown_period_paper": _("There is no such document. Choose one from the list."),
    "bad_pairwise_judgement": _(
        "Every pair needs one judgement between 1/9 and 9: look at %(pair)s."
    ),
    # consultations
    "consultation_wrong_status": _(
        "The consultation has come further meanwhile, so this is not possible. Load the page again."
    ),
    "consultation_days_wrong": _(
        "The last day lies before the first one, has passed, or comes earlier than announced."
        " Correct the days."
    ),
    "consultation_empty": _("There is nothing to comment on. Add sections before publishing."),
    "comments_unanswered": _(
        "%(count)s comments or appeals have no answer yet. Nothing is published before all have one."
    ),
    "consultation_not_open": _(
        "No comments are taken today. Look at the days of the consultation."
    ),
    "comment_author_needed": _("Here a comment carries a name. Write yours."),
    "comment_without_text": _("Say what you mean, in your own words."),
    "comment_is_settled": _("This can no longer be withdrawn or appealed."),
    "comment_settled": _("Somebody settled this comment meanwhile. Load the page again."),
    "comment_reason_needed": _("Write the reason in a sentence of at least ten letters."),
    "comment_groups_differ": _(
        "These groups can't be joined: they are the same, or the other one has an answer."
    ),
    "disposition_without_reason": _("Write the reason of the answer in at least one language."),
    "disposition_changes_nothing": _(
        "There is nothing to change: the words are the same, or nothing was accepted."
    ),
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
