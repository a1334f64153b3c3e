"""Where YAML cannot be read on: the mistakes that people make, each in words that name the mistake."""

from __future__ import annotations

from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

TAB_OR_ODD_SPACE = Rule(
    code="MIA117",
    slug="tab-or-odd-space",
    level=Level.ERROR,
    message=N_("A tab, or a space other than the ordinary one, stands here."),
    remedy=N_(
        "Delete it and use the space bar: one space between words, two for each level at the beginning of a line."
    ),
    why=N_(
        "Indentation shows what belongs to what, and only ordinary spaces have a certain width. "
        "A tab is as wide as each program likes, and spaces copied from a web page or from Word are other characters. "
        "Most editors can be set to write spaces when you press the tab key."
    ),
    bad="steps:\n\t- Bjud in\n",
    good="steps:\n  - Bjud in\n",
)
COLON_IN_VALUE = Rule(
    code="MIA118",
    slug="colon-in-value",
    level=Level.ERROR,
    message=N_("The value of “{key}” contains a colon, so YAML takes it for a new field."),
    remedy=N_("Put the whole value in straight quotes; Word's curly quotes do not count."),
    why=N_(
        "A colon followed by a space is what ends a field name in YAML. "
        "Within a value such a colon is allowed only in quotes, or in a text below the field after |. "
        "A colon without a space after it, as in 13:30 or a web address, is no problem."
    ),
    bad="title: Modell: Boston\n",
    good='title: "Modell: Boston"\n',
)
MISSING_SPACE = Rule(
    code="MIA119",
    slug="missing-space-after-colon",
    level=Level.ERROR,
    message=N_("There is no ordinary space after the colon of “{key}”."),
    remedy=N_("Write a space after the colon."),
    why=N_(
        "In YAML the colon and the space together end a field name; without the space the whole line is text. "
        "This is why web addresses and times of day can be written without quotes."
    ),
    bad="title:Samverkansteam\nstatus: draft\n",
    good="title: Samverkansteam\nstatus: draft\n",
)
MISSING_COLON = Rule(
    code="MIA120",
    slug="missing-colon",
    level=Level.ERROR,
    message=N_("This line has no field name with a colon after it."),
    remedy=N_("Write a colon and a space after the field name, or indent the line if it continues the text above."),
    why=N_(
        "A line at this indentation must begin with a field name and a colon. "
        "Either the colon was forgotten, or the line belongs to the text above "
        "and must stand further to the right than that field's name. "
        "Long texts are easiest to write below the field name after |, each line indented by two spaces."
    ),
    bad="status: draft\ntitle Samverkansteam\nlanguage: sv\n",
    good="status: draft\ntitle: Samverkansteam\nlanguage: sv\n",
)
UNCLOSED_QUOTE = Rule(
    code="MIA121",
    slug="unclosed-quote",
    level=Level.ERROR,
    message=N_("The quote that begins here does not end where it should."),
    remedy=N_("Write the same kind of quote at the end of the text, or take the first one away."),
    why=N_(
        "A text that begins with a quote goes on until the next quote of the same kind, "
        "through as many lines as it takes. "
        "If the end is forgotten, the fields below become part of the text. "
        "The end must be the same straight sign as the beginning; Word's curly quotes do not count."
    ),
    bad='title: "Samverkansteam\nstatus: "draft"\n',
    good='title: "Samverkansteam"\nstatus: "draft"\n',
)
UNCLOSED_BRACKET = Rule(
    code="MIA122",
    slug="unclosed-bracket",
    level=Level.ERROR,
    message=N_("The bracket “{bracket}” that begins here is not closed, or a comma is missing within it."),
    remedy=N_("Close the bracket and put commas between the items; put text that begins with a bracket in quotes."),
    why=N_(
        "A value that begins with a bracket is a list, which goes on until the bracket is closed. "
        "If it is not, the fields below become part of the list. "
        "A list with one item a line, each after a hyphen, is easier to get right."
    ),
    bad="synonyms: [samverkansteam, teamet\nstatus: draft\n",
    good="synonyms: [samverkansteam, teamet]\nstatus: draft\n",
)
WRONG_INDENTATION = Rule(
    code="MIA123",
    slug="wrong-indentation",
    level=Level.ERROR,
    message=N_("The line is indented too much or too little for what stands above it."),
    remedy=N_(
        "Let fields and items that belong together begin straight below each other; indent text after | by two spaces."
    ),
    why=N_(
        "The spaces at the beginning of a line show what belongs to what. "
        "Fields on the same level begin in the same column, and what belongs to a field stands two spaces further in. "
        "A single space too many makes the line belong to something else."
    ),
    bad="title: Samverkansteam\n  status: draft\n",
    good="title: Samverkansteam\nstatus: draft\n",
)
RESERVED_FIRST_CHARACTER = Rule(
    code="MIA124",
    slug="reserved-first-character",
    level=Level.ERROR,
    message=N_("A text may not begin with “{sign}”, which means something special in YAML."),
    remedy=N_("Put the whole text in quotes."),
    why=N_(
        "Some signs mean something special to YAML when a text begins with them, though not within it. "
        "They are @ ` % | > ? , and brackets. "
        "In quotes every text is allowed."
    ),
    bad="title: @work i praktiken\n",
    good='title: "@work i praktiken"\n',
)
MISPLACED_ITEM = Rule(
    code="MIA125",
    slug="misplaced-list-item",
    level=Level.ERROR,
    message=N_("This hyphen looks like a list item, but no list item can begin here."),
    remedy=N_(
        "Write the items on lines of their own below the field name, with all hyphens straight below each other "
        "and a space after each; put text that begins with a hyphen in quotes."
    ),
    why=N_(
        "A hyphen and a space begin an item of a list. "
        "The list stands below its field name, and a field that has a value on its line cannot have a list too. "
        "If a hyphen stands further in than the one above it, or lacks its space, "
        "YAML takes the item for more of the text above and two items become one."
    ),
    bad="steps: - Bjud in\n  - Följ upp\n",
    good="steps:\n  - Bjud in\n  - Följ upp\n",
)
TEXT_AFTER_QUOTE = Rule(
    code="MIA126",
    slug="text-after-quote",
    level=Level.ERROR,
    message=N_("The text goes on here, after the quote that ended it."),
    remedy=N_("Put the whole text in quotes; if it contains quotes of one kind, use the other kind around it."),
    why=N_(
        "A text that begins with a quote ends at the next quote of the same kind. "
        "So quotes must go around the whole text, not around one word at its beginning. "
        "An apostrophe ends a text in single quotes too."
    ),
    bad='title: "Samverkansteam" i praktiken\n',
    good="title: '\"Samverkansteam\" i praktiken'\n",
)
BAD_ESCAPE = Rule(
    code="MIA127",
    slug="backslash-in-quotes",
    level=Level.ERROR,
    message=N_("A backslash in double quotes means something special in YAML, and this one cannot be read."),
    remedy=N_("Use single quotes around the text, or no quotes at all."),
    why=N_(
        "In double quotes a backslash and the character after it stand for another character. "
        "This gets in the way of folder names in Windows. "
        "In single quotes, and without quotes, a backslash is an ordinary character."
    ),
    bad='source: "G:\\Metoder\\Samverkansteam"\n',
    good="source: 'G:\\Metoder\\Samverkansteam'\n",
)
CONFLICT_MARKER = Rule(
    code="MIA128",
    slug="conflict-marker",
    level=Level.ERROR,
    message=N_(
        "Two people's changes to the same lines have not been put together: git has left its marks in the file."
    ),
    remedy=N_(
        "Keep the lines you want between the marks, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    ),
    why=N_(
        "When two people have changed the same lines, git cannot know which of them is right. "
        "It keeps both and marks where each begins and ends. "
        "Someone who knows the subject must choose; ask whoever made the other change."
    ),
    bad="<<<<<<< HEAD\ntitle: Samverkansteam\n=======\ntitle: Samverkansteamet\n>>>>>>> roslagen\n",
    good="title: Samverkansteam\n",
)
UNREADABLE = Rule(
    code="MIA129",
    slug="unreadable",
    level=Level.ERROR,
    message=N_("The file cannot be read on from here, or from the line above."),
    remedy=N_(
        "Compare the two lines with a record that works: field name, colon, space, "
        "and quotes around text with special signs."
    ),
    why=N_(
        "Something here is not written as YAML expects, and it is none of the usual mistakes. "
        "Often it is a sign too many, or one that is missing on the line above. "
        "Take the line away to see whether the rest is well, and write it again."
    ),
    bad="synonyms: [samverkansteam:, teamet]\n",
    good="synonyms: [samverkansteam, teamet]\n",
)

SYNTAX_RULES: tuple[Rule, ...] = (
    TAB_OR_ODD_SPACE,
    COLON_IN_VALUE,
    MISSING_SPACE,
    MISSING_COLON,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    WRONG_INDENTATION,
    RESERVED_FIRST_CHARACTER,
    MISPLACED_ITEM,
    TEXT_AFTER_QUOTE,
    BAD_ESCAPE,
    CONFLICT_MARKER,
    UNREADABLE,
)
