"""Frameworks: the outside norms a country compares itself with, one row per version.

A *framework* has groups and numbered *provisions*; texts are ours, licensed, or a user's own import
that never leaves the installation. Versions stand side by side; a version that answers or gaps point
at keeps its content for good. It never knows what anybody answered.
"""
