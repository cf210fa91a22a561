"""Quick patterns (RE2 syntax) without which no short number that somebody calls stands in a text."""

from __future__ import annotations

_SAID = (
    r"(?i:лини[яию]|line|центр(?:а|ом|е)?|called|dial(?:l?ed)?|phoned|rang|contacted|showed|said|высветил(?:ось|ся)|экранда|центр[іи]не|call cent(?:re|er)|банк(?:а|е|ке|тің|тин)?|bank(?:ke|ting)?|(?:bank|credit) is|credit|spoofed as|только с|банк тек|написано|нөмірі?|nömiri?|number|(?:смс|смской|sms|сообщени[ея]|soobshenie|хабарлама|пришло|пришел|пришёл) [сs]|оператор[ыі]?|jelisi|тел\.|kaspi|каспи|халык|желісі|орталығы"
    r"| (?:на|по|до|on|at|na|от|from|ot|через|cherez|through|via)|номер[ау]?|nomera|коротк(?:ого|ий|ому|им)|звонил[аи]?|звонить|жалуйтесь|сотрудники?|операторға|операторга|zvonila?|набрал[аи]?|набирал[аи]?|nab[iy]?ral[ai]?|отправитель|otpravitel|sender|sender was|sender is|ж[іи]беруш[іи]|(?:j|zh)[ıi]beru(?:sh|ş|w)[ıi]|стоял|жіберген|жиберген|[»\"]|\pL(?: \(|,))"
    r"(?:,|:| –| —| -)? [«(\"]?(?:номер |нөмірі |тел\. )?(?:[1-9][0-9]{2,4}|[0-9]{2}-[0-9]{2})"
)
SAID_HINT = rf"{_SAID}(?:$|[^0-9 ]| $| [^0-9])"
"""Words before a number of a bank or a company, which no list of the country has."""

AFTER_HINT = (
    r"[0-9][ -]?(?i:[гғкқ][ае]|[gkqğ][ae]) (?i:зван|звон|zvan|zvon|қоңырау|хабарлас|habarlas|қайта|б[іи]р |ек[іи] |үш |жарты |b[ıi]r |ek[ıi] )"
    r"|[0-9][ -]?(?i:[днт][ае]н|[dnt][ae]n) (?i:смс|sms|хабарлама|[hx]abarlama|код|kod|с[іи]лтеме|s[ıi]lteme|айыпп|маған|ma[gğ]h?an)"
    r"|[0-9] (?i:деген қыс|деген кыс|degen qys|байланыс орт|н[өо]м[іи]р[іи]не (?:хаб|зв|қоң|б[іи]р |ек[іи] |үш |жарты )|н[өо]м[іи]р[іи]нен (?:к|с|х|т|ж|де |маған)|n[oö]m[iı]r[iı]nen (?:k|s|h|x|ma)|номерине хаб|номерине зв|операторы|operatory|деп т|деп шық|dep ş|қысқа нөм|k[yi]s|qys|арқылы|аркылы|arqyly|arkyly|degen n|деген н)"
)
"""The same where the words stand behind."""
