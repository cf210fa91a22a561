"""What a word near an identifier can mean for its role, as bits that add up.

A word may mean several things at once: Kazakh "нөмірімнен" is a phone, my own, and a source.
"""

from __future__ import annotations

from typing import Final

Senses = int
"""A sum of the bits below; 0 for a word that says nothing."""

NOTHING: Final = 0  # a word that looks like another and says nothing: "почти", not "почта"
# What an identifier is called.
PHONE: Final = 1 << 0
ACCOUNT: Final = 1 << 1
PLACE: Final = 1 << 2  # a site, page, channel, mail box
# Whose it is.
OWN: Final = 1 << 3
ALIEN: Final = 1 << 4  # theirs, unknown, a swindler's
TELLER: Final = 1 << 5  # the teller's contact: "for contact", "the victim"
ME: Final = 1 << 6
SELF: Final = 1 << 7  # "I" as the one who acts
OURS: Final = 1 << 8  # one of ours: a relative or the victim
HIS: Final = 1 << 9  # his, her: whoever was spoken of
YOURS: Final = 1 << 10  # your: the teller's own in what others say to him
HOLDER: Final = 1 << 11  # the holder of an account, whoever that is
PAYER: Final = 1 << 12  # the sender of a payment
SWINDLER: Final = 1 << 13  # a noun for the offender: "my curator" is not mine
# Where something goes: prepositions stand before the noun, Kazakh endings at its end.
SOURCE: Final = 1 << 14
TARGET: Final = 1 << 15
# What happened.
CALLED: Final = 1 << 16  # called, wrote, came
ARRIVED: Final = 1 << 17  # came: what is called is where it came to
PAID: Final = 1 << 18
TAKEN: Final = 1 << 19
RETURNED: Final = 1 << 20
GAVE: Final = 1 << 21  # gave or dictated details
VISITED: Final = 1 << 22
ENTERED: Final = 1 << 23  # typed in: one's own card on a site
LINKED: Final = 1 << 24  # tied to a number, registered on it
OTHERS: Final = 1 << 25  # the form of the verb says that others acted
# The rest.
NOT: Final = 1 << 26
IS: Final = 1 << 27
BELONGS: Final = 1 << 28
NAMED: Final = 1 << 29  # "called", Kazakh "деген"
INFLECTED: Final = 1 << 30  # a Kazakh noun with an ending, which follows its identifier
COMMA: Final = 1 << 31
MARK: Final = 1 << 32  # a colon, dash, bracket or quotation mark
END: Final = 1 << 33  # of a sentence
AND: Final = 1 << 34
NUMBERED: Final = 1 << 35  # money, digits, bank names: words inside a noun group that say nothing
THING: Final = 1 << 36  # what "my" may speak of instead: money, name
MENTION: Final = 1 << 37  # an identifier itself
# Who tells.
CIVIL: Final = 1 << 38  # what stands before the name of one who reports: "гр.", "жалоба от"
COMPLAINS: Final = 1 << 39
SPOKE: Final = 1 << 40  # called, wrote, left a number: a verb whose subject is the caller
REFLEXIVE: Final = 1 << 41  # "own": of him who acts
ASKS: Final = 1 << 42  # asks a relative for money: "скинь"
URGES: Final = 1 << 44  # calls upon the reader: "звоните", "details"
OBJECT: Final = 1 << 43  # somebody to whom or by whom something is done
LAWYER: Final = 1 << 45
PUBLIC: Final = 1 << 46  # official: neither the teller's nor the offender's
WITH: Final = 1 << 47  # a noun in the case that makes Russian "с" mean "with" and not "from"
# What is not known.
QUESTION: Final = 1 << 50  # whose, who it is, its part in it
WHETHER: Final = 1 << 51  # the Kazakh particle of a question
DOUBT: Final = 1 << 52  # "I do not know", "was not established"
NONE: Final = 1 << 53  # "there is not", which ends a Kazakh clause
# Where somebody is, what he uses, what he tells.
IN: Final = 1 << 54  # in or on something, by a Kazakh ending
INSIDE: Final = 1 << 48  # "in": in Telegram, to the bank
MESSENGER: Final = 1 << 49  # what calls and letters go over: "на ватсап, номер ..."
USES: Final = 1 << 55  # "пользуется": of him who is named before
SECRET: Final = 1 << 56  # what only the holder of a card knows: its date, its code
SAID: Final = 1 << 57  # "сказала": told what he was asked for
DETAILS: Final = 1 << 58  # "мои данные", before names and numbers
SIM: Final = 1 << 59  # a SIM card: of the identifier that it stands beside, and of no other
PLEASE: Final = 1 << 60  # "прошу", "пожалуйста": what is asked then is asked by the teller
OFFICE: Final = 1 << 61  # a bank or a body that one calls up

NOUN: Final = PHONE | ACCOUNT | PLACE
VERB: Final = CALLED | PAID | TAKEN | RETURNED | GAVE | VISITED | ENTERED | LINKED
DIRECTION: Final = SOURCE | TARGET
