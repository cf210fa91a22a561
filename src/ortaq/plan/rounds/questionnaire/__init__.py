"""The questionnaire of an organisation as a spreadsheet: written, filled in elsewhere, read back.

The sheet of questions has a hidden first row of keys, so that it is understood in whatever order and
under whatever headings its columns come back; hidden columns say which question a row is, which version
of the answer it was written from, and what it said then.
"""
