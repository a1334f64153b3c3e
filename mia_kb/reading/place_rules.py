"""What can be wrong with where a record's file lies and what it is called."""

from __future__ import annotations

from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

NO_FOLDER = Rule(
    code="MIA150",
    slug="no-records-folder",
    level=Level.ERROR,
    message=N_("There is no such folder."),
    remedy=N_("Check the spelling, or create a new library with: mia-kb init FOLDER"),
    why=N_(
        "The records lie in one folder, with one folder inside it for each library. When that folder cannot be found "
        "nothing can be checked or built, and saying nothing would look as if all were well."
    ),
    bad="mia-kb check metoder",
    good="mia-kb check methods",
)
MISPLACED = Rule(
    code="MIA151",
    slug="misplaced-file",
    level=Level.ERROR,
    message=N_("The file does not lie where a record can lie."),
    remedy=N_("Move it to library/folder/name.yaml, for example regional/methods/my-method.yaml"),
    why=N_(
        "A record's place says what it is: the first folder is the library, the second the kind of record, and the "
        "name ends in .yaml. A file in another place would be forgotten in silence."
    ),
    bad="methods/regional/my-method.yml",
    good="methods/regional/methods/my-method.yaml",
)
UNKNOWN_FOLDER = Rule(
    code="MIA152",
    slug="unknown-folder",
    level=Level.ERROR,
    message=N_("The folder is not one for a kind of record."),
    remedy=N_("Did you mean: {guess}?"),
    why=N_("The folder's name tells which kind of record lies in it, and so which fields the record has."),
    bad="methods/regional/lesson/fraga-tidigt.yaml",
    good="methods/regional/lessons/fraga-tidigt.yaml",
)
BAD_NAME = Rule(
    code="MIA153",
    slug="bad-file-name",
    level=Level.ERROR,
    message=N_("The name of the file or library cannot be an id."),
    remedy=N_("Use lower-case a-z, digits and single hyphens, at most 80 characters; write å and ä as a, ö as o."),
    why=N_(
        "The file name is the record's permanent id and part of its address. Capital letters, spaces and å, ä, ö are "
        "treated differently by different systems, and a link that works in one place breaks in another."
    ),
    bad="methods/regional/methods/Fråga om våld.yaml",
    good="methods/regional/methods/fraga-om-vald.yaml",
)
RESERVED_NAME = Rule(
    code="MIA154",
    slug="reserved-name",
    level=Level.ERROR,
    message=N_("Windows does not allow this name."),
    remedy=N_("Rename the file, for example by adding a word."),
    why=N_(
        "Names such as con, aux and nul belong to Windows itself. The site could not be unpacked on an agency's "
        "computer."
    ),
    bad="methods/regional/terms/aux.yaml",
    good="methods/regional/terms/aux-kontakt.yaml",
)
NOT_A_FILE = Rule(
    code="MIA155",
    slug="not-a-regular-file",
    level=Level.ERROR,
    message=N_("This is a link or a device, not a file."),
    remedy=N_("Replace it by a copy of the file it leads to."),
    why=N_(
        "A link can lead outside the library, and what lies there would be published without anyone having meant it."
    ),
    bad="methods/regional/methods/team.yaml -> /etc/passwd",
    good="methods/regional/methods/team.yaml",
)
ID_TWICE = Rule(
    code="MIA156",
    slug="id-twice",
    level=Level.ERROR,
    message=N_("Two records of this library have the id {id}; the first is {first}."),
    remedy=N_("Rename one of the files."),
    why=N_("An id is unique in its library, whatever the kind of record. Otherwise a reference could mean either."),
    bad="regional/methods/team.yaml + regional/terms/team.yaml",
    good="regional/methods/team.yaml + regional/terms/team-ord.yaml",
)
UNREADABLE = Rule(
    code="MIA157",
    slug="file-cannot-be-opened",
    level=Level.ERROR,
    message=N_("The file or folder cannot be read."),
    remedy=N_("Check that you have the right to read it, and that no other program has locked it."),
    why=N_(
        "A file that cannot be read cannot be checked. Skipping it in silence would publish a site with a hole in it."
    ),
    bad="chmod 000 methods/regional/methods/team.yaml",
    good="chmod 644 methods/regional/methods/team.yaml",
)
LOOKALIKE = Rule(
    code="MIA158",
    slug="look-alike-letter",
    level=Level.ERROR,
    message=N_("The name has the sign {character} in place {position}: it only looks like one that an id may have."),
    remedy=N_("Type the name anew on a keyboard, with lower-case a-z, digits and hyphens."),
    why=N_(
        "Some alphabets have letters that look just like ours, and some hyphens and spaces cannot be told apart or "
        "cannot be seen at all. Two names that look the same would be two records, and a link that is typed would "
        "never lead to the one that was pasted."
    ),
    bad="methods/regional/methods/te\u0430m.yaml   # the a is Cyrillic",
    good="methods/regional/methods/team.yaml",
)

PLACE_RULES: tuple[Rule, ...] = (
    NO_FOLDER,
    MISPLACED,
    UNKNOWN_FOLDER,
    BAD_NAME,
    RESERVED_NAME,
    NOT_A_FILE,
    ID_TWICE,
    UNREADABLE,
    LOOKALIKE,
)
