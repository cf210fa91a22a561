"""Whose identifier it is, from the words around it in Kazakh, Russian and English.

`senses` names what a word can mean here, `words_*` are the vocabularies, `words` looks a word up
as people type it, `surroundings` reads the words around an identifier, `judge` adds
up what they say, `weights` what each weighs.
"""
