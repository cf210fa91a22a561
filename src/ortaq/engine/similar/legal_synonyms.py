"""Words that laws of different wording use for the same thing, in Kazakh, Russian and English.

Source: the authors' choice from the Budapest Convention and the criminal codes of the region; one word
each, because phrases are looked up word by word.
"""

LEGAL_SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("компьютерный", "информационный", "электронный", "цифровой"),
    ("компьютерлік", "ақпараттық", "электрондық", "цифрлық"),
    ("computer", "information", "electronic", "digital"),
    ("незаконный", "неправомерный", "несанкционированный", "противоправный"),
    ("заңсыз", "құқыққа", "рұқсатсыз"),
    ("illegal", "unlawful", "unauthorised", "unauthorized"),
    ("хищение", "кража", "мошенничество"),
    ("ұрлау", "алаяқтық", "жымқыру"),
    ("theft", "fraud", "stealing"),
    ("сохранение", "хранение", "обеспечение"),
    ("сақтау", "сақталуын", "қамтамасыз"),
    ("preservation", "retention", "storage"),
    ("изъятие", "выемка", "обыск"),
    ("алу", "тінту", "алып"),
    ("seizure", "search"),
    ("данные", "сведения", "информация"),
    ("деректер", "мәліметтер", "ақпарат"),
    ("система", "сеть", "ресурс"),
    ("жүйе", "желі", "ресурс"),
    ("system", "network", "resource"),
    ("выдача", "экстрадиция"),
    ("ұстап", "экстрадиция"),
    ("surrender", "extradition"),
    ("подделка", "подлог", "фальсификация"),
    ("қолдан", "жалған"),
    ("forgery", "falsification"),
)
"""Groups of words; within one language only."""
