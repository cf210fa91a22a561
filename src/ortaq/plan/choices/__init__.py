"""Choices: which measures are worth most within the money, the people and the order of things.

A *choice* is one computed answer to one *frame* (budgets, weights, limits), kept with everything that
decides it, so that anybody can compute it again. A *planning input* is what a measure needs for that
and its record in the plan lacks. It proposes; a committee decides.
"""
