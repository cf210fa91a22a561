"""Did a measure work? A series before and after it, beside places where it was not taken.

Terms: a *break* is the first period in which the measure works; the *effect* is how far the series
lies from where it would have gone without it. It computes an interval and says what it rests on; it
never says that the measure is the cause.
"""
