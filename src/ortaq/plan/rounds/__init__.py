"""Rounds: asking many organisations at once, each for its part of an assessment, until a day.

Owns `Round` (scope, who answers what, until when, with which words), its `Assignment`s, the
`Invitation`s of people without an account, `HandIn`s ("we are done") and `Reminder`s. What is answered
are the assessment's responses, which this app never keeps itself; letters go through the outbox. An
invitation opens its organisation's questions of its round and nothing else.
"""
