"""Whose identifier it is, from the words around it in Kazakh, Russian and English.

`senses` names what a word can mean here, `words_*` are the vocabularies, `nouns_kk` the Kazakh nouns,
`words` looks a word up as people type it, `surroundings` reads the words around an identifier, `groups` and
`behind` find its noun group and `clauses` what does not belong to it, `owners`, `tellers` and `labels` what is said of its
owner, `doubts` and `unsure` that he is not known, `priors` what its kind says where nothing is told, `complainants` who reports, `events` the verb,
`introductions` that he names himself, `named` what is his own at some distance, `pronouns` of whom "his number" speaks,
`deeds` what happens only to the cheated, `calls` records of talk,
`quotes`, `speakers` and `notices` the words of others, `forms` the labels of tables and records, `questions` what the line above asks for;
`judge` adds up what they say, `weights` what each weighs.
"""
