"""What a file must be before its fields are looked at: text in UTF-8, one mapping, the plain part of YAML."""

from __future__ import annotations

from mia_kb.problems import Level, Rule
from mia_kb.reading.yaml_syntax_rules import (
    BAD_ESCAPE,
    COLON_IN_VALUE,
    CONFLICT_MARKER,
    MISPLACED_ITEM,
    MISSING_COLON,
    MISSING_SPACE,
    RESERVED_FIRST_CHARACTER,
    SYNTAX_RULES,
    TAB_OR_ODD_SPACE,
    TEXT_AFTER_QUOTE,
    UNCLOSED_BRACKET,
    UNCLOSED_QUOTE,
    UNREADABLE,
    WRONG_INDENTATION,
)
from mia_kb.text.languages import N_

__all__ = [
    "ANCHOR_OR_ALIAS",
    "BAD_ESCAPE",
    "COLON_IN_VALUE",
    "CONFLICT_MARKER",
    "CONTROL_CHARACTER",
    "DUPLICATE_KEY",
    "EMPTY_FILE",
    "FILE_TOO_LARGE",
    "HIDDEN_CHARACTER",
    "INVISIBLE_IN_KEY",
    "KEY_NOT_TEXT",
    "MAX_OF_A_RULE",
    "MERGE_KEY",
    "MISPLACED_ITEM",
    "MISSING_COLON",
    "MISSING_SPACE",
    "NOT_A_MAPPING",
    "NOT_UTF8",
    "RESERVED_FIRST_CHARACTER",
    "SEVERAL_DOCUMENTS",
    "TAB_OR_ODD_SPACE",
    "TAG",
    "TEXT_AFTER_QUOTE",
    "TEXT_LOST",
    "TOO_DEEP",
    "TOO_MANY_VALUES",
    "UNCLOSED_BRACKET",
    "UNCLOSED_QUOTE",
    "UNREADABLE",
    "WRONG_INDENTATION",
    "YAML_RULES",
]

MAX_OF_A_RULE = 20
"""So many problems of one rule are told of one file; the rest come when these are mended."""

FILE_TOO_LARGE = Rule(
    code="MIA101",
    slug="file-too-large",
    level=Level.ERROR,
    message=N_("The file is larger than {limit} KiB, the most a record may be."),
    remedy=N_("Split the record, or move long material to a document of its own and link to it."),
    why=N_(
        "A record is a text that a colleague reads in a few minutes. "
        "A file this large is nearly always something else that landed in the folder, such as an export or a picture. "
        "The limit also keeps one file from slowing down the building of the whole site."
    ),
    bad="title: Samverkansteam\nsummary: |\n  … 300 pages pasted from a report …\n",
    good="title: Samverkansteam\nsources:\n  - url: https://example.org/rapport.pdf\n",
)
NOT_UTF8 = Rule(
    code="MIA102",
    slug="not-utf-8",
    level=Level.ERROR,
    message=N_("From this place on, the file is not text in UTF-8."),
    remedy=N_(
        "Open the file in your editor, choose “Save as” and the encoding UTF-8, and check that å, ä and ö look right."
    ),
    why=N_(
        "A text file is stored as numbers, and the encoding says which number is which letter. "
        "Older Windows programs use other encodings than UTF-8. "
        "If we guessed, å, ä and ö could turn into other characters without anyone noticing, so we ask instead. "
        "Word and Excel files are not text files at all: use the import command for them."
    ),
    bad="title: M\ufffdte med deltagaren   # saved as “ANSI” or “Unicode (UTF-16)”\n",
    good="title: Möte med deltagaren   # saved as UTF-8\n",
)
TEXT_LOST = Rule(
    code="MIA103",
    slug="text-lost-after-hash",
    level=Level.ERROR,
    message=N_("Everything from this # to the end of the line would be lost: YAML takes it for a comment."),
    remedy=N_("Put the whole text in quotes if it belongs to the value; write a space after the # if it is a comment."),
    why=N_(
        "After a space, # begins a comment, which is for those who edit the file and never reaches the site. "
        "A # right before a word is more often part of the text, as in “survey #3”. "
        "YAML would cut the text without a word, and nobody would miss it until it was needed."
    ),
    bad="title: Enkät #3 till alla team\n",
    good='title: "Enkät #3 till alla team"\n',
)
CONTROL_CHARACTER = Rule(
    code="MIA104",
    slug="control-character",
    level=Level.ERROR,
    message=N_("A character that is not text stands here ({character})."),
    remedy=N_("Delete the character, or the word around it, and type it again by hand."),
    why=N_(
        "Such characters follow along when text is copied from other programs, and most editors do not show them. "
        "U+FFFD is different: some program has already lost a letter there, often å, ä or ö: "
        "look the word up in the original. "
        "On a web page these characters become boxes or gaps, and search no longer finds the word."
    ),
    bad="title: M\ufffdte med deltagaren\n",
    good="title: Möte med deltagaren\n",
)
HIDDEN_CHARACTER = Rule(
    code="MIA105",
    slug="hidden-character",
    level=Level.ERROR,
    message=N_(
        "An invisible character that can make the text read otherwise than it is stored stands here ({character})."
    ),
    remedy=N_("Delete the line and type it again by hand instead of pasting it."),
    why=N_(
        "A few invisible characters turn the direction of the text around, or carry text that nobody sees. "
        "They can make a reviewer approve something else than what is published. "
        "Characters that languages need, such as those that join emoji or Persian letters, are allowed in texts."
    ),
    bad="title: Beslut \u202e2102 från\n",
    good="title: Beslut från 2012\n",
)
INVISIBLE_IN_KEY = Rule(
    code="MIA106",
    slug="invisible-in-key",
    level=Level.ERROR,
    message=N_("The field name “{key}” contains an invisible character ({character})."),
    remedy=N_("Delete the line and type the field name again by hand, with ordinary spaces before it."),
    why=N_(
        "Text copied from a web page or from Word often brings along spaces that do not break, "
        "or characters without width. "
        "In a text they do no harm, but a field name with one of them is another name to the computer, "
        "however alike it looks. "
        "Often it is the indentation of the line that was pasted."
    ),
    bad="kind: method\n\u00a0\u00a0title: Samverkansteam\n",
    good="kind: method\ntitle: Samverkansteam\n",
)
EMPTY_FILE = Rule(
    code="MIA107",
    slug="empty-file",
    level=Level.ERROR,
    message=N_("The file is empty."),
    remedy=N_("Write the record, or delete the file."),
    why=N_(
        "An empty file, or one with only comments, is usually a record that someone meant to write, "
        "or one that was not saved. "
        "If it were passed over, it would look as if the record had been published."
    ),
    bad="# write here\n",
    good="title: Samverkansteam\nstatus: draft\n",
)
NOT_A_MAPPING = Rule(
    code="MIA108",
    slug="not-fields",
    level=Level.ERROR,
    message=N_("The file does not begin with fields of the form “name: value”."),
    remedy=N_("Begin each field on a line of its own, at the far left: its name, a colon, a space and the value."),
    why=N_(
        "A record is a list of named fields: a title, a summary, a steward. "
        "Text without a field name, or a list at the top, cannot be placed on the page. "
        "The command “mia-kb new” writes a record with all field names in place."
    ),
    bad="- title: Samverkansteam\n- status: draft\n",
    good="title: Samverkansteam\nstatus: draft\n",
)
TOO_DEEP = Rule(
    code="MIA109",
    slug="too-deep",
    level=Level.ERROR,
    message=N_("Lists and fields lie within each other in more than {limit} levels here."),
    remedy=N_("Check the indentation; no record needs more than a handful of levels."),
    why=N_(
        "Levels come from indentation and from brackets. "
        "So many levels are never meant: often each new line was indented a little more than the last. "
        "The limit also stops files made to bring a computer to its knees."
    ),
    bad="steps: " + "[" * 21 + "]" * 21 + "\n",
    good="steps:\n  - Bjud in\n  - Följ upp\n",
)
TOO_MANY_VALUES = Rule(
    code="MIA110",
    slug="too-many-values",
    level=Level.ERROR,
    message=N_("The file holds more than {limit} values."),
    remedy=N_("Split the record; tables with that many figures belong in a data file that the record links to."),
    why=N_(
        "A record is a text that a colleague reads in a few minutes. "
        "So many values are nearly always a table or an export that landed in the wrong folder."
    ),
    bad="values: [1, 2, 3, …]   # ten thousand more\n",
    good="sources:\n  - url: https://example.org/tabell.csv\n",
)
DUPLICATE_KEY = Rule(
    code="MIA111",
    slug="duplicate-field",
    level=Level.ERROR,
    message=N_("The field “{key}” stands here once more; the first is on line {first_line}."),
    remedy=N_("Keep one of them, and move what the other says into it."),
    why=N_(
        "YAML lets the last of two equal fields win and drops the other without a word. "
        "Then a paragraph that someone wrote disappears from the site. "
        "If you need several values, write a list under one field name."
    ),
    bad="steward: Samordnare, Samordningsförbundet\nstatus: draft\nsteward: Metodutvecklare, Botkyrka kommun\n",
    good="steward: Samordnare, Samordningsförbundet\nstatus: draft\n",
)
ANCHOR_OR_ALIAS = Rule(
    code="MIA112",
    slug="anchor-or-alias",
    level=Level.ERROR,
    message=N_("A value begins with “{sign}”, which means something special in YAML."),
    remedy=N_(
        "Put the whole value in quotes; instead of referring to another place in the file, write the value again."
    ),
    why=N_(
        "In YAML, & gives a value a name and * repeats the value of that name. "
        "Records do not use this, because a reader who does not know YAML cannot see what the value is. "
        "Text that begins with a star, such as Markdown for bold, needs quotes."
    ),
    bad="title: *Viktigt* att veta\n",
    good='title: "*Viktigt* att veta"\n',
)
MERGE_KEY = Rule(
    code="MIA113",
    slug="merge-key",
    level=Level.ERROR,
    message=N_("The field name “<<” would fetch fields from another place in the file."),
    remedy=N_("Delete the line and write the fields out."),
    why=N_(
        "Some programs use << to copy fields from one place to another. "
        "Records do not, because a reader who does not know YAML cannot see which fields there are. "
        "A few such lines can also be made to grow into millions of values."
    ),
    bad="<<: *gemensamt\ntitle: Samverkansteam\n",
    good="title: Samverkansteam\nsteward: Samordnare, Samordningsförbundet\n",
)
TAG = Rule(
    code="MIA114",
    slug="tag",
    level=Level.ERROR,
    message=N_("A value begins with “!”, which means something special in YAML."),
    remedy=N_("Put the whole value in quotes, or delete the word that begins with “!”."),
    why=N_(
        "In YAML, a word that begins with ! says which type a value has, and some programs run code because of it. "
        "In a record the field itself says what is to be written there. "
        "Text that begins with an exclamation mark needs quotes."
    ),
    bad="title: !Viktigt att veta\n",
    good='title: "!Viktigt att veta"\n',
)
SEVERAL_DOCUMENTS = Rule(
    code="MIA115",
    slug="several-documents",
    level=Level.ERROR,
    message=N_("A new document begins here; a file holds one record."),
    remedy=N_("Delete the line with “---” or “...”, or move what comes after it to a file of its own."),
    why=N_(
        "A line of three hyphens begins a new document in YAML. "
        "Since the file's name is the record's address, there is one record in a file. "
        "If you wanted a line across the page, use a heading in the text instead."
    ),
    bad="title: Samverkansteam\n---\ntitle: Uppföljning\n",
    good="title: Samverkansteam\n",
)
KEY_NOT_TEXT = Rule(
    code="MIA116",
    slug="field-name-missing",
    level=Level.ERROR,
    message=N_("A colon stands here without a field name before it, or a bracket where a field name should be."),
    remedy=N_("Write a field name before the colon; put text that begins with a bracket in quotes."),
    why=N_(
        "Each field has a name of letters, such as title. "
        "A line that begins with a colon has no name, and brackets in YAML make a list, which cannot be a name."
    ),
    bad=": Samverkansteam\n",
    good="title: Samverkansteam\n",
)

YAML_RULES: tuple[Rule, ...] = (
    FILE_TOO_LARGE,
    NOT_UTF8,
    TEXT_LOST,
    CONTROL_CHARACTER,
    HIDDEN_CHARACTER,
    INVISIBLE_IN_KEY,
    EMPTY_FILE,
    NOT_A_MAPPING,
    TOO_DEEP,
    TOO_MANY_VALUES,
    DUPLICATE_KEY,
    ANCHOR_OR_ALIAS,
    MERGE_KEY,
    TAG,
    SEVERAL_DOCUMENTS,
    KEY_NOT_TEXT,
    *SYNTAX_RULES,
)
"""All that can be wrong with a file as YAML, in the order of their codes."""
