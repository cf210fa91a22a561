"""Near-duplicate texts: scripts of fraud, letters of a campaign, one proposal told twice.

Terms: a *shingle* is two words that follow one another once function words, endings, digits and
identifiers are gone; the *likeness* of two texts is the share of their shingles that both have, in
[0, 1]; a *signature* is a small sample of a text's shingles from which likeness is estimated, and
is exact where a text has no more shingles than the signature holds.

`likeness.similarity` compares two texts, `signatures.signatures` samples many,
`groups.near_duplicates` groups them and `nearest.most_similar` finds those most like one text.
Where texts share a form or stock phrases, `rarity.rarity` makes common shingles count little.

`lexical.TextIndex` finds texts by their words, `meaning.rank_meanings` by what they say in whatever
language where the model of `e5` is installed, and `meaning.fuse` makes one order of both.

Memory and time grow with the texts, never with their pairs: texts meet in buckets, and within a
bucket each is compared only with a few that stand next to it (`pairs.near_pairs`). Kazakh, Russian
and English are read alike; nothing here knows what a text is about.
"""
