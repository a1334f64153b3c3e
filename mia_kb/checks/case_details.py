"""What ties a text to one person without any number of theirs: an address, an account, a case, a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mia_kb.checks.case_sieve import FIRST_WORDS, FLATS, STREETS, may_hold_case_detail
from mia_kb.checks.finding import finding
from mia_kb.checks.first_names import FIRST_NAMES, NAMES_THAT_ARE_WORDS
from mia_kb.checks.identity_numbers import flattened
from mia_kb.checks.prose import sentences
from mia_kb.checks.sieves import Run
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_
from mia_kb.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA404",
    slug="case-detail",
    level=Level.WARNING,
    message=N_("Here stands what may point out one person: a name, a home address, an account or a case number."),
    remedy=N_("Write what happened without saying to whom; if it is the address or number of an office, say so."),
    why=N_(
        "A story teaches as much without the name. A home address, an account, or the number of somebody's case leads "
        "to that person as surely as a personal number does. That is why this message does not repeat it. What "
        "only looks so can be exempted once it has been reviewed: mia-kb exempt."
    ),
    bad="event: Deltagaren Förnamn Efternamn, Hemvägen N, fick vänta på besked.",
    good="event: En deltagare fick vänta på besked.",
)
RULES = (RULE,)
_STREET = late(
    rf"\b[A-ZÅÄÖ][\w:]{{0,40}}(?:{'|'.join(STREETS)})\s\d{{1,4}}\s?[A-Za-h]?\b"
    rf"|\b(?:{'|'.join(FLATS)})\s?(?:nr\s?)?\d{{3,4}}\b"
)
_OFFICE = late(
    r"kansli|kontor|besöksadress|lokal|mottagning|reception|förbund|myndighet|kassan|förmedlingen|kommun|socialtjänst|vårdcentral"
    r"|verksamhet|mötet|möten|konferens|office|premises|visiting",
    re.IGNORECASE,
)
_HOME = late(r"hem|\bbor\b|bodde|bostad|folkbokförd|lgh|lägenhet|\blives|\bhome", re.IGNORECASE)
_DIGITS = late(r"\d")
"""Without a first name, only numbers can point out somebody; the shortest is that of a house."""
_STOP = late(r"[.!?]\s|\n\n")
_IBAN = late(r"\bSE\d{2}(?:\s?\d{4}){5}\b")
_ACCOUNT = late(
    r"\b(?:bank)?konto(?:t|n|nummer|nr)?\b\.?[^.\d]{0,25}\d{4}[\s,.-]{0,2}(?:\d[\s-]?){5,10}\b"
    r"|\bclearing\w*\W{0,3}\d{4}\b|\baccount (?:number|no)\W{0,3}\d{4}[\d\s-]{5,}",
    re.IGNORECASE,
)
_CASE = late(
    r"\b(?:dnr|diarie(?:nummer|nr)|mål(?:nr|nummer)?|ärende(?:t|nr|nummer)?|akt(?:en|nr|nummer)?|journal(?:nr|nummer)?|case|ref)\b"
    r"[\s.:#]{0,3}(?:nr\.?\s|nummer\s|no\.?\s)?[A-ZÅÄÖa-zåäö]{0,5}[\s-]?\d{1,6}[-/:]\d{2,8}",
    re.IGNORECASE,
)
_BEFORE_NUMBER = late(r"(?<=\w)(?::|(?<=nr)\.|(?<=no)\.)\s(?=[A-ZÅÄÖ]{0,5}[\s-]?\d)")
"""What stands between a word and its number, and would be taken for the end of a sentence."""
_PERSON = late(
    r"\b(?:deltagar(?:e|en|ens)|klient(?:en|ens)?|patient(?:en|ens)?|brukaren?s?|kvinnan?s?|mannens?|mannen|personens?"
    r"|barnets?|pojkens?|flickans?|hans|hennes|hon|han|sökandens?|den (?:enskilde|försäkrade)s?"
    r"|participant|client|patient)\b",
    re.IGNORECASE,
)
_CONDITION = late(
    r"\b(?:diagnos\w*|sjukskri\w*|missbruk\w*|beroende|psyki\w*|depress\w*|ångest\w*|utmattning\w*|adhd|autis\w*|våld\w*"
    r"|aktivitetsersättning\w*|sjukersättning\w*|försörjningsstöd\w*|ekonomiskt bistånd|skuld\w*"
    r"|kriminal\w*|vräk\w*|hemlös\w*"
    r"|självmord\w*|skyddad\w*|god man|lvm|lvu|rehab\w*|handläggare|insatse\w*|inskriven|skrevs in|påbörjade|praktik\w*"
    r"|uppsagd|arbetslös\w*|behandling\w*|sick leave|diagnosed)\b",
    re.IGNORECASE,
)
_NAMES = "|".join(sorted(FIRST_NAMES))
_FIRST_NAME = late(rf"\b(?:{_NAMES})s?\b|\b(?:{'|'.join(sorted(NAMES_THAT_ARE_WORDS))})\s[A-ZÅÄÖ][a-zåäöé]{{2,}}")
_CAPITAL = late(r"\b[^\W\d_a-zåäö]\w*")
_NAMED = late(
    rf"\b(?:deltagaren?|klienten|patienten|brukaren|kvinnan|mannen|pojken|flickan|participant|client)\s(?:{_NAMES})\b"
    rf"|\b(?:{_NAMES})(?:\s[A-ZÅÄÖ]\w+)?(?:,?\s\(?\d{{1,2}}(?:\sår|\)|,)|,?\sfödd)"
)
_AUTHOR = late(
    r"\b(?:rapport\w*|studie\w*|forskar\w*|professor\w*|författar\w*|utvärder\w*|artikel\w*|bok"
    r"|enligt|m\.fl|et al|skriver)\b",
    re.IGNORECASE,
)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text that seems to point out somebody."""
    for item in context.items:
        texts, _ = context.runs[item.id]
        if may_hold_case_detail(texts):
            for leaf in context.texts[item.id]:
                if has_case_detail(leaf.value):
                    yield finding(RULE, item, leaf.loc)


def has_case_detail(text: str) -> bool:
    """Whether the text seems to point out one person by a name, a home address, an account or a case number."""
    return may_hold_case_detail(Run([text])) and looked_through(text)


def looked_through(text: str) -> bool:
    """The same without the sieve."""
    flat = flattened(text)
    if not (_DIGITS.search(flat) or _has_first_name(flat)):
        return False
    if _IBAN.search(flat) or _ACCOUNT.search(flat) or any(map(_is_home, _STOP.split(flat))):
        return True
    return any(map(_points_out, sentences(_BEFORE_NUMBER.sub(" ", flat))))


def _has_first_name(text: str) -> bool:
    """Whether there is a first name; looking words up first spares nearly every text the trial of all names."""
    return not FIRST_WORDS.isdisjoint(_CAPITAL.findall(text)) and _FIRST_NAME.search(text) is not None


def _is_home(part: str) -> bool:
    """Whether there is a street and a number that are not said to be an office's."""
    return bool(_STREET.search(part)) and bool(_HOME.search(part) or not _OFFICE.search(part))


def _points_out(sentence: str) -> bool:
    if _CASE.search(sentence) and _PERSON.search(sentence):
        return True
    return _names_somebody(sentence)


def _names_somebody(sentence: str) -> bool:
    """Whether somebody is named together with what is known of them; who wrote a report may be named."""
    if not _has_first_name(sentence):
        return False
    if _NAMED.search(sentence):
        return True
    known = bool(_CONDITION.search(sentence) or _PERSON.search(sentence))
    return known and not _AUTHOR.search(sentence)
