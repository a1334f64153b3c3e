"""What can be wrong with the fields of one record."""

from __future__ import annotations

from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

MISSING_FIELD = Rule(
    code="MIA130",
    slug="missing-field",
    level=Level.ERROR,
    message=N_("The field {field} is missing."),
    remedy=N_("Add it. If the source does not say, and the field allows it, write: unknown"),
    why=N_(
        "Some fields are what make a record worth reading: for whom, how, who answers for it, when it must be "
        "reviewed. Unknown is said aloud, so that a reader can tell what nobody knows from what somebody forgot."
    ),
    bad="title: Fråga alla om våld",
    good="title: Fråga alla om våld\nreview_by: 2027-06-01",
)
UNKNOWN_KEY = Rule(
    code="MIA131",
    slug="unknown-key",
    level=Level.ERROR,
    message=N_("There is no field called {field}."),
    remedy=N_("Did you mean: {guess}?"),
    why=N_(
        "A misspelt field would be lost without anyone noticing. Therefore a field that is not known is refused, "
        "with the nearest known one as a suggestion."
    ),
    bad="titel: Fråga alla om våld",
    good="title: Fråga alla om våld",
)
MAPPING_EXPECTED = Rule(
    code="MIA132",
    slug="fields-expected",
    level=Level.ERROR,
    message=N_("{field} must have fields of its own."),
    remedy=N_("Write each part on a line of its own, indented, with its name and a colon."),
    why=N_("Some fields consist of parts, such as the organisation and the function of a steward."),
    bad="steward: kansliet",
    good="steward:\n  organisation: samordningsforbundet-roslagen\n  function: kansli",
)
LIST_EXPECTED = Rule(
    code="MIA133",
    slug="list-expected",
    level=Level.ERROR,
    message=N_("{field} must be a list."),
    remedy=N_("Write each item on a line of its own that begins with a hyphen and a space."),
    why=N_("A field that can hold several things is written as a list, also when there is only one."),
    bad="steps:\n  phase: before\n  text: Bjud in deltagaren.",
    good="steps:\n  - phase: before\n    text: Bjud in deltagaren.",
)
EMPTY_VALUE = Rule(
    code="MIA134",
    slug="empty-value",
    level=Level.ERROR,
    message=N_("{field} is empty."),
    remedy=N_("Fill it in, remove the line, or write unknown if the source does not say and the field allows it."),
    why=N_("An empty field tells neither that something is unknown nor that it does not exist."),
    bad="not_for:",
    good="not_for: unknown",
)
UNKNOWN_NOT_ALLOWED = Rule(
    code="MIA135",
    slug="unknown-not-allowed",
    level=Level.ERROR,
    message=N_("{field} cannot be unknown."),
    remedy=N_("Fill it in. If it may be left out, remove the line."),
    why=N_("Without this field the record cannot be understood or looked after, so somebody must decide what it is."),
    bad="title: unknown",
    good="title: Fråga alla om våld",
)
NOT_TEXT = Rule(
    code="MIA136",
    slug="not-text",
    level=Level.ERROR,
    message=N_("{field} must be text."),
    remedy=N_(
        "Write the text after the colon, without hyphens or further colons; put it in quotes if it contains ': '."
    ),
    why=N_("A colon followed by a space, or a hyphen first on the line, makes YAML read a text as something else."),
    bad="title:\n  - Fråga alla om våld",
    good="title: Fråga alla om våld",
)
TOO_LONG = Rule(
    code="MIA137",
    slug="too-long",
    level=Level.ERROR,
    message=N_("{field} is too long: at most {limit} characters."),
    remedy=N_("Shorten it, or move details to a longer field."),
    why=N_("Titles and summaries are read in lists and search results. What is too long there is not read at all."),
    bad="title: En mycket lång titel som fortsätter i flera meningar …",
    good="title: Fråga alla om våld",
)
TOO_MANY_BRACKETS = Rule(
    code="MIA138",
    slug="too-many-brackets",
    level=Level.ERROR,
    message=N_("{field} has {count} opening brackets; at most {limit} are allowed."),
    remedy=N_("Remove brackets or split the text."),
    why=N_("Thousands of brackets make the text so slow to convert that nothing else would be built."),
    bad="why: '[[[[[[[[[[ …'",
    good="why: 'Se [rutinen](https://example.org/rutin).'",
)
NOT_IN_VOCABULARY = Rule(
    code="MIA139",
    slug="not-in-vocabulary",
    level=Level.ERROR,
    message=N_("{field} has a word that is not in the list."),
    remedy=N_("Write one of: {choices}"),
    why=N_(
        "Shared words make records comparable and findable. With free words, one and the same thing soon has thirty "
        "spellings. The code or its label in Swedish or English will do."
    ),
    bad="stage: klart",
    good="stage: sustained",
)
NOT_A_DATE = Rule(
    code="MIA140",
    slug="not-a-date",
    level=Level.ERROR,
    message=N_("{field} is not a day that exists."),
    remedy=N_("Write year-month-day, for example 2027-06-01"),
    why=N_(
        "Dates are compared by the computer, to tell what is overdue. Then they must all be written in the same way."
    ),
    bad="review_by: 1 juni 2027",
    good="review_by: 2027-06-01",
)
NOT_A_TIME = Rule(
    code="MIA141",
    slug="not-a-time",
    level=Level.ERROR,
    message=N_("{field} is not a year, month or day."),
    remedy=N_("Write as precisely as the source does: 2018, 2018-11 or 2018-11-30"),
    why=N_("A period is given as precisely as its source gives it, and no more."),
    bad="from: hösten 2018",
    good="from: 2018-09",
)
NOT_A_NUMBER = Rule(
    code="MIA142",
    slug="not-a-number",
    level=Level.ERROR,
    message=N_("{field} is not a number."),
    remedy=N_("Write digits only. What is not exact is said with the field approximate."),
    why=N_("Figures are calculated with: shares, intervals, masks. Words such as 'about' have a field of their own."),
    bad="denominator: cirka 132",
    good="denominator: 132\napproximate: denominator",
)
NOT_A_PERCENTAGE = Rule(
    code="MIA143",
    slug="not-a-percentage",
    level=Level.ERROR,
    message=N_("{field} is not a percentage from 0 to 100."),
    remedy=N_("Write for example 27 or 14.4"),
    why=N_("A share can be neither less than nothing nor more than all."),
    bad="percent: 270",
    good="percent: 27",
)
NOT_YES_OR_NO = Rule(
    code="MIA144",
    slug="not-yes-or-no",
    level=Level.ERROR,
    message=N_("{field} is neither yes nor no."),
    remedy=N_("Write yes or no (or ja, nej, true, false)."),
    why=N_("A question with two answers gets one of them, or unknown where that is allowed."),
    bad="still_used: ibland",
    good="still_used: yes",
)
NOT_AN_ID = Rule(
    code="MIA145",
    slug="not-an-id",
    level=Level.ERROR,
    message=N_("{field} cannot be an id."),
    remedy=N_("Use lower-case a-z, digits and single hyphens, at most 80 characters; write å and ä as a, ö as o."),
    why=N_("Ids are parts of addresses and of references from other records. They are chosen once and then kept."),
    bad="id: Deltagaren med",
    good="id: deltagaren-med",
)
NOT_A_REFERENCE = Rule(
    code="MIA146",
    slug="not-a-reference",
    level=Level.ERROR,
    message=N_("{field} does not look like the id of a record."),
    remedy=N_("Write library/id, for example regional/fraga-om-vald; within the same library the id is enough."),
    why=N_("A reference is the file name of another record, without ending, with its library before it."),
    bad="method: Fråga om våld",
    good="method: regional/fraga-om-vald",
)
NOT_AN_ADDRESS = Rule(
    code="MIA147",
    slug="not-an-address",
    level=Level.ERROR,
    message=N_("{field} is not a web address."),
    remedy=N_("Copy the whole address from the browser; it begins with https:// or http://"),
    why=N_("Links are opened by readers. Only ordinary web addresses are safe to open."),
    bad="url: www.miavidare.se",
    good="url: https://miavidare.se/",
)
METHOD_OR_PRACTICE = Rule(
    code="MIA148",
    slug="method-or-practice",
    level=Level.ERROR,
    message=N_("The decision is about nothing: method and practice are both missing."),
    remedy=N_("Add method or practice with the id of the record that was decided on."),
    why=N_("A decision is shown on the page of what it is about. Without that link nobody would find it."),
    bad="choice: adopt",
    good="choice: adopt\nmethod: regional/myndighetsgemensamt-team",
)
TOO_DEEPLY_NESTED = Rule(
    code="MIA149",
    slug="too-deeply-nested",
    level=Level.ERROR,
    message=N_("{field} has lists or quotations more than {limit} deep in each other."),
    remedy=N_("Take away signs (>, -, *, 1.) or tabs at the beginning of its lines."),
    why=N_(
        "Nobody can read a list in a list in a list twenty times over, and a few thousand such signs in a row make the "
        "program that turns the text into a page give up, so that nothing else would be built."
    ),
    bad="why: '> > > > > > > > > > > > > > > > > > > > > Samma fråga'",
    good="why: '> Samma fråga'",
)

FIELD_RULES: tuple[Rule, ...] = (
    MISSING_FIELD,
    UNKNOWN_KEY,
    MAPPING_EXPECTED,
    LIST_EXPECTED,
    EMPTY_VALUE,
    UNKNOWN_NOT_ALLOWED,
    NOT_TEXT,
    TOO_LONG,
    TOO_MANY_BRACKETS,
    NOT_IN_VOCABULARY,
    NOT_A_DATE,
    NOT_A_TIME,
    NOT_A_NUMBER,
    NOT_A_PERCENTAGE,
    NOT_YES_OR_NO,
    NOT_AN_ID,
    NOT_A_REFERENCE,
    NOT_AN_ADDRESS,
    METHOD_OR_PRACTICE,
    TOO_DEEPLY_NESTED,
)
