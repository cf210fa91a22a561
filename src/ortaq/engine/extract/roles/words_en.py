"""English words around identifiers; `*` stands for any ending of at most six letters."""

from __future__ import annotations

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    AND,
    CALLED,
    GAVE,
    HOLDER,
    IS,
    ME,
    NAMED,
    NOT,
    NOTHING,
    NUMBERED,
    OTHERS,
    OWN,
    PAID,
    PHONE,
    PLACE,
    RETURNED,
    SELF,
    SOURCE,
    SWINDLER,
    TAKEN,
    TARGET,
    TELLER,
    VISITED,
)

WORDS: tuple[tuple[int, str], ...] = (
    (
        NOTHING,
        """
        debt taking blocks though bothering so do cars skin sin playing brought spending letters
        fund stated writer drop vice fishing handled stores bet application applications democratic
        domestic automatic plastic dramatic romantic fantastic rely liked bond magazine spoken
        advanced sole
        """,
    ),
    (SOURCE, "from by via through c"),
    (TARGET, "to on at into onto"),
    (NOT, "no not never isn don didn wasn"),
    (IS, "am is was are belongs belonging being"),
    (AND, "and or then also plus"),
    (SELF, "i we"),
    (ME, "me us"),
    (OWN, "my our mine own personal"),
    (
        OWN | OTHERS,
        """
        mom mum dad mother* father* daughter* son sons sister* brother* husband* wife
        grandmother* grandfather* granddaughter* grandson* parents
        """,
    ),
    (
        ALIEN,
        """
        their his her him them he she they unknown strange* stranger* fake* fraud* scam*
        phish* suspicious thief thieves beneficiary recipient receiver payee man woman guy
        girl person people somebody someone voice mule mules agent buyer suspect* bogus
        spoofed
        """,
    ),
    (
        ALIEN | SWINDLER,
        """
        scammer* fraudster* impostor* imposter* caller* seller* criminal* crook* swindler*
        hacker* blackmailer* conman broker* manager mentor curator consultant middleman
        landlord* dealer recruiter culprit* perpetrator*
        """,
    ),
    (
        TELLER,
        """
        you live living resident wait waiting reach reachable regards sincerely contact
        contacts sim respond reply answer available reachable
        """,
    ),
    (OWN | TELLER, "victim* complainant* applicant* claimant*"),
    (HOLDER, "holder* owner*"),
    (PHONE, "number numbers phone phones mobile cell whatsapp viber telephone landline line tel"),
    (ACCOUNT, "card cards account accounts iban wallet wallets iin bin savings"),
    (ACCOUNT | PAID, "deposit deposits"),
    (
        PLACE,
        """
        site sites website* link links page pages profile* channel* bot group* email* mail
        url domain* shop store telegram instagram handle username webpage address
        addresses platform exchange portal
        """,
    ),
    (
        CALLED,
        """
        cheated deceived defrauded tricked call calls calling wrote write texting text texts message* letter came come comes
        received sms chatted chat began started got found met saw voicemail
        replied reply incoming display* screen threatened threats blackmail* demanded
        demands demanding promised invited keeps keep kept sender
        arrived landed credited showed shown shows active unreachable switched offline online answers
        """,
    ),
    (
        CALLED,
        """
        called phoned rang texted messaged contacted contacting emailed dialled dialed
        rings
        """,
    ),
    (
        PAID,
        """
        sent send sending transferred transfer* paid pay paying payment* wired wire
        deposited deposit moved remitted moving bought top topped loaded landed credited
        gave lent invested put putting spent cash prepaid advance transferring
        """,
    ),
    (
        TAKEN,
        """
        debited withdrawn withdrew stolen stole took taken hacked drained blocked
        emptied vanished disappeared cloned duplicated compromised
        """,
    ),
    (RETURNED | TAKEN, "charged lost"),
    (RETURNED, "refund* returned return reimburse* tied linked attached bound"),
    (
        GAVE,
        """
        gave given give provided dictated used uses asked told named listed noted read
        dictate dictating pointed offered advertised advert ad displayed using demands
        insisted said
        """,
    ),
    (
        VISITED,
        """
        visit visited talk talked talking spoke speaking conversation opened open led clicked click* entered registered answered answer
        answering ordered installed typed visiting opening signed follow followed block
        """,
    ),
    (NAMED, "named which that who name"),
    (
        NUMBERED,
        """
        s the a an this that these following another bank kaspi halyk usd usdt tenge kzt
        dollars euros crypto bitcoin debit credit one two certain same below new old contract*
        """,
    ),
)
