"""Decisions: the committee, its meetings, and what it decided.

A *round* is one step of the committee's cycle, from the scope to the evaluation. A *decision* names the
version of the plan that it was about, so that later drift is seen. Meetings known from public sources
carry their source; nothing is added to what it says.
"""
