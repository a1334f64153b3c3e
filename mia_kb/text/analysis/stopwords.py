"""Words too common to search for, and beginnings that are no part of a compound.

All are folded. Chosen by hand from closed word classes, not counted from any library: a word that carries meaning in
one library ("arbete", "deltagare") must stay searchable, its commonness is weighed by the ranking instead.
"""

from __future__ import annotations

from mia_kb.text.languages import Language

_SWEDISH = """
    alla allt alltid an anda andra annan annat annu antingen att av bade bara behover ber blev bli blir bor borde
    bort bra da dar darfor de dem den denna deras dess dessa det detta dig din dina dit ditt du efter eftersom eller
    en enda er era ert ett far fatt fick fler flera for fore forst fram fran ga gar genom ger gett gjorde gor gora
    gott ha hade han hans har hela heller helt hennes her het hit hon honom hos hur hurdan i ibland icke igen in
    inga ingen inget innan inne inom inte ja jag ju kan kanske kom komma kommer kring kunde kunna lat lite maste med
    medan mellan men mer mest mig min mina mindre mitt mot mycket na nagon nagot nagra nar nara ned nej ner ni nog
    nu och ocksa oftast om oss over pa per pga redan rent sa sadan sadana sade samma samt se sedan ser sig sin sina
    sitt ska skall skulle som sta star stor stora t tar till tills trots tva under upp ur ut utan utanfor va vad var
    vara varandra vare varfor varit varje vars vart vem vems verkligen vi vid vidare vilka vilken vilket vill visst
    """

_ENGLISH = """
    a about all also am an and any are as at be because been being but by can could did do does done each either else
    ever every few for from had has have he her here hers him his how i if in into is it its itself just let like me
    might more most much must my neither no nor not of off on once only or other our ours out over own per rather same
    she should since so some such than that the their them then there these they this those through to too under until
    up us very was we were what when where whether which while who whom whose why will with would yet you your yours
    """

# beginnings of words that are particles, not the first part of a compound ("för" + "säkring")
_PARTICLES = """
    an av be bort efter eller er ett fore for fram genom igen in inne med mellan mis miss mot ned ner nar om oss pa sam
    till ut under upp ur utan van var ver vid vi ver ater over
    """

STOP_WORDS = {Language.SV: frozenset(_SWEDISH.split()), Language.EN: frozenset(_ENGLISH.split())}
NO_PART = frozenset(_PARTICLES.split()) | STOP_WORDS[Language.SV]
