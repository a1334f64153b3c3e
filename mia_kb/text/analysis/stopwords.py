"""Words too common to search for, and beginnings that are no part of a compound.

All are folded. Chosen by hand from closed word classes, not counted from any library: a word that carries meaning in
one library ("arbete", "deltagare") must stay searchable, its commonness is weighed by the ranking instead.
"""

from __future__ import annotations

SWEDISH = frozenset(
    """
    alla allt alltid an anda andra annan annat annu antingen att av bade bara behover ber bli blir blev bor borde bort
    bra da dar darfor de dem den denna deras dess dessa det detta dig din dina ditt dit du efter eftersom eller en enda
    er era ert ett far fatt fick fler flera for fore forst fram fran ga gar genom gett ger gjorde gor gora gott ha
    hade han hans har hela heller helt hennes her het hit hon honom hos hur hurdan i ibland icke igen in inga ingen
    inget innan inne inom inte ja jag ju kan kanske kom komma kommer kring kunde kunna lat lite maste med medan mellan men mer mest
    mig min mina mindre mitt mot mycket na nagon nagot nagra nar nara ned nej ner ni nog nu och ocksa oftast om
    oss over pa per pga redan rent sa sadan sadana sade samma samt se sedan ser sig sin sina sitt ska skall skulle som
    sta sta star stor stora t tar till tills trots tva under upp ur ut utan utanfor va vad vara varandra vare varfor
    varit varje vars vart vem vems verkligen vi vid vidare vilka vilken vilket vill visst var
    """.split()  # noqa: SIM905 - a block of prose is easier to keep than two hundred quoted words
)
