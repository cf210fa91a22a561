"""Words that every text holds, in Kazakh, Russian and English; shingles are made without them.

Source: the authors' choice of pronouns, prepositions, conjunctions and auxiliary verbs.
"""

STOP_WORDS = frozenset(
    """
    және мен бен пен да де та те ма ме ба бе па пе ғой еді екен болды бар жоқ осы сол бұл ол олар біз
    сіз мен маған саған оған бізге сізге менің оның үшін туралы кейін дейін бірақ немесе егер ал деп
    деген бір сонда өте енді қазір тағы
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было
    вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь
    опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была
    сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой ним здесь
    этом один мой тем чтобы нее были куда зачем всех при об это эта эти
    a an the and or but if of to in on at by for with from as is are was were be been it its this that
    these those i you he she we they me my your his her our their them not no do did does have has had
    will would can could so then there here when which who what just very
    """.split()  # noqa: SIM905 - prose is easier to read than a list
)
