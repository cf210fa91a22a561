"""Answers about the provisions of a framework become scores, scores become gaps.

Six rules of scoring, one a file. Each is a function of the framework's items and groups and of the
answers by item code; an item without an answer counts as unanswered. "Don't know" and "unanswered"
are neither "no" nor each other: they leave the score to what is known and widen its interval.
"""
