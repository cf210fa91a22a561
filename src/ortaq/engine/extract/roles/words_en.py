"""English words around identifiers; `*` stands for any ending of at most six letters."""

from __future__ import annotations

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    AND,
    ARRIVED,
    BELONGS,
    CALLED,
    CIVIL,
    COMMA,
    COMPLAINS,
    DETAILS,
    ENTERED,
    GAVE,
    HIS,
    HOLDER,
    INSIDE,
    IS,
    LAWYER,
    LINKED,
    ME,
    MESSENGER,
    NAMED,
    NOT,
    NOTHING,
    NUMBERED,
    OFFICE,
    OTHERS,
    OURS,
    OWN,
    PAID,
    PAYER,
    PHONE,
    PLACE,
    PUBLIC,
    QUESTION,
    REFLEXIVE,
    RETURNED,
    SECRET,
    SELF,
    SOURCE,
    SPOKE,
    SWINDLER,
    TAKEN,
    TARGET,
    TELLER,
    THING,
    URGES,
    USES,
    VISITED,
    YOURS,
)

WORDS: tuple[tuple[int, str], ...] = (
    (
        NOTHING,
        """
        him them complain debt taking blocks though bothering so do cars skin sin playing brought spending letters
        fund stated writer drop vice fishing handled stores bet application applications democratic
        domestic automatic plastic dramatic romantic fantastic rely liked bond magazine spoken
        advanced sole bail victims
        """,
    ),
    (SOURCE, "from c"),
    (SOURCE | TARGET, "by via through"),
    (TARGET, "to on at into onto"),
    (NOT, "not never isn don didn wasn"),
    (CIVIL, "report_from complaint_from statement_from"),
    (SPOKE, "left"),
    (COMPLAINS, "complains complained"),
    (IS, "am m is was are being"),
    (IS | BELONGS, "belong belongs belonging"),
    (AND, "and or then also plus"),
    (SELF, "i we im"),
    (INSIDE, "in"),
    (NUMBERED | OFFICE, "bank kaspi halyk jusan forte fortebank bcc"),
    (OFFICE, "police egov"),
    (PUBLIC, "official hotline genuine"),
    (ME, "me us"),
    (OWN, "my our mine personal"),
    (OWN | REFLEXIVE, "own"),
    (OWN | YOURS, "your"),
    (
        OWN | OTHERS | OURS,
        """
        mom mum dad mother* father* daughter* son sons sister* brother* husband* wife
        grandmother* grandfather* granddaughter* grandson* parents grandma grandpa granny uncle aunt relative relatives mama
        spouse cousin* niece nephew kid kids child children
        """,
    ),
    (
        ALIEN,
        """
        their unknown strange* stranger* fake* fraud* scam*
        phish* suspicious thief thieves beneficiary recipient receiver payee man woman guy
        spam spammer* blacklist* guys girl simbox sim_box sim-box person people somebody someone voice mule mules agent buyer suspect* bogus
        soldier* spoofed pretending pretended pretends impersonat* do_not_answer do_not_call do_not_reply do_not_trust do_not_click
        don't_answer don't_call don't_reply don't_trust don't_click posing employer* tenant accused ransom* decrypt* trader courier* driver* director* user users individual
        """,
    ),
    (ALIEN | QUESTION, "whose"),
    (ALIEN | LAWYER, "lawyer* attorney* solicitor*"),
    (
        ALIEN | SWINDLER,
        """
        scammer* fraudster* impostor* imposter* caller* seller* criminal* crook* swindler*
        hacker* offender* blackmailer* conman broker* manager mentor curator consultant middleman
        landlord* dealer recruiter culprit* perpetrator* perp perps cheater* liar*
        """,
    ),
    (
        TELLER,
        """
        you live living resident wait waiting reach reached reachable thanks regards sincerely
        contacts inform notify questions respond answer available
        call_me ring_me reach_me
        """,
    ),
    (TELLER | URGES, "contact"),
    (TELLER, "callback"),
    (NOTHING, "contact_us"),
    (URGES | DETAILS, "details"),
    (DETAILS, "data"),
    (URGES, "info"),
    (ALIEN | OTHERS, "they"),
    (ALIEN | HIS, "he she his her"),
    (
        OWN | TELLER | OURS,
        "victim* callee reporter complainant* applicant* claimant* client* customer* pensioner* mr mrs ms citizen injured cust compl",
    ),
    (PAYER, "payer remitter originator"),
    (PAYER | THING, "pension salary wage wages stipend"),
    (CALLED | PAYER, "sender"),
    (THING, "money funds surname passport"),
    (THING | NAMED, "name"),
    (HOLDER, "subscriber holder* owner* owns held_by"),
    (PHONE, "number numbers phone phones mobile cell telephone landline line tel"),
    (PHONE | MESSENGER, "whatsapp viber"),
    (ACCOUNT, "card cards account accounts iban wallet wallets iin bin savings"),
    (ACCOUNT | PAID, "deposit deposits"),
    (
        PLACE,
        """
        site sites website* link links page pages profile* channel* bot group*
        url domain* shop store telegram instagram handle username webpage mailbox inbox address
        addresses platform exchange portal
        """,
    ),
    (PLACE | MESSENGER, "email* mail"),
    (
        CALLED,
        """
        knew writing cheated deceived defrauded tricked calls calling texting text texts message* letter
        received sms chatted chat began started got met saw voicemail
        incoming display* screen threatened threats blackmail* demanded
        demands demanding persuaded convinced promised invited keeps keep kept
        landed credited showed shown shows active unreachable switched offline online answers
        """,
    ),
    (CALLED | URGES, "call"),
    (VISITED | URGES, "visit click*"),
    (CALLED, "after_contact made_contact had_contact in_contact contact_was"),
    (CALLED | ARRIVED, "came come comes arrived"),
    (
        CALLED,
        """
        contacting dialled dialed
        rings
        """,
    ),
    (
        CALLED | SPOKE,
        "called wrote write replied phoned rang texted messaged contacted emailed",
    ),
    (CALLED | SPOKE | TELLER | URGES, "reply"),
    (PLACE, "reply_address reply-to_address return_address"),
    (
        PAID,
        """
        p2p sent send sending transferred transfer* paid pay paying payment* wired wire
        deposited deposit moved remitted moving bought top topped loaded landed credited
        gave went goes lent invested put putting spent cash prepaid advance transferring forward forwarded forwarding
        """,
    ),
    (
        TAKEN,
        """
        debited withdrawn withdrew stolen stole took taken hacked blocked
        arrested frozen froze vanished disappeared cloned duplicated compromised
        """,
    ),
    (RETURNED | TAKEN, "charged charge charges lost empty"),
    (RETURNED | TAKEN | PAID, "emptied drained swept siphoned"),
    (LINKED, "tied linked attached bound"),
    (RETURNED, "held refund* returned reimburse*"),
    (RETURNED | PAID | OTHERS, "return"),
    (COMMA, "after before because when while but"),
    (
        GAVE,
        """
        gave given give gives giving provided dictated used asked told named listed noted read
        dictate dictating pointed offered advertised advert ad displayed using demands
        insisted said receipt receipts
        """,
    ),
    (
        VISITED,
        """
        added booked found visited talk talked talking spoke speaking conversation opened open led answered answer
        answering ordered installed visiting logged login opening signed follow followed block
        """,
    ),
    (GAVE | USES, "uses use"),
    (VISITED | LINKED, "registered"),
    (VISITED | ENTERED, "entered typed filled submitted keyed inputted"),
    (SECRET, "code codes cvv cvc pin expiry"),
    (NAMED, "named which that who whom"),
    (
        NUMBERED,
        """
        s the a an this that these following another usd usdt tenge kzt
        dollars euros crypto bitcoin debit credit one two certain same below new old have has had been will contract* no
        """,
    ),
)
