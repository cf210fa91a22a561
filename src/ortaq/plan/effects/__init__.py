"""Effects: how an indicator moved after a measure began, there and where it was not taken.

It computes; it keeps nothing. It says with each number what it rests on, and never that a measure is
the cause: other things change at the same time.
"""
