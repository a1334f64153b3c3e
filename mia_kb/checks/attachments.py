"""What can be wrong with a file that is published beside the hand-written pages: a picture, a drawing, a document."""

from __future__ import annotations

from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

DAMAGED = Rule(
    code="MIA161",
    slug="damaged-attachment",
    level=Level.ERROR,
    message=N_("The file cannot be read as {format}: it is damaged or cut off at byte {byte}, or of another kind."),
    remedy=N_("Open it in the program that made it, save it anew, and put the new file here."),
    why=N_(
        "Pictures are freed of where, when and by whom they were taken before they are published, drawings of their "
        "authors, and documents are looked through for personal data. None of that can be done with a file that "
        "cannot be read."
    ),
    bad="docs/assets/motet.jpg   # half a file",
    good="docs/assets/motet.jpg",
)
ACTIVE = Rule(
    code="MIA162",
    slug="active-drawing",
    level=Level.ERROR,
    message=N_("The drawing holds {what}, which a browser would run, or fetch from elsewhere."),
    remedy=N_("Save it as plain SVG with all pictures embedded and text as text, or as PNG."),
    why=N_(
        "An SVG file is a page of its own: it can hold scripts that run with the rights of the site, and ask other "
        "computers for things, which tells them who reads. A drawing needs neither."
    ),
    bad='<svg xmlns="http://www.w3.org/2000/svg" onload="…">',
    good='<svg xmlns="http://www.w3.org/2000/svg">',
)
SWOLLEN = Rule(
    code="MIA163",
    slug="swollen-attachment",
    level=Level.ERROR,
    message=N_("The document unpacks to more than {limit} MB of text, or to more than {parts} parts."),
    remedy=N_("Divide it, or publish it as PDF."),
    why=N_(
        "Some files are made to be small until they are opened, and then to fill the memory of whoever opens them. No "
        "document that people read is as large."
    ),
    bad="docs/assets/alla-ar.xlsx",
    good="docs/assets/2022.xlsx",
)
OPAQUE = Rule(
    code="MIA164",
    slug="opaque-attachment",
    level=Level.WARNING,
    message=N_("Files of this kind cannot be looked through for personal data and for where they were made."),
    remedy=N_(
        "Save a picture as JPEG or PNG, and a document as docx, xlsx, pptx, odt, ods or PDF. PDF files are looked "
        "through once their reader is installed: pip install 'mia-kb[pdf]'"
    ),
    why=N_(
        "What is put into the folder of pages is published. In a file of a kind that is not known here, a name, a "
        "personal number or the place where a picture was taken would be published without anyone having seen it."
    ),
    bad="docs/assets/motet.heic",
    good="docs/assets/motet.jpg",
)
AUTHOR = Rule(
    code="MIA165",
    slug="attachment-names-author",
    level=Level.WARNING,
    message=N_("The document's properties, comments or tracked changes name who wrote it."),
    remedy=N_(
        "In Word: File, Info, Check for Issues, Inspect Document. In LibreOffice: File, Properties, Reset Properties. "
        "For a PDF, do so before it is made. Or write the name of the organisation."
    ),
    why=N_(
        "Word processors write the name of whoever is logged in into every document, beside each comment and each "
        "change. It stays on the page when that person has left. That is why this message does not repeat it."
    ),
    bad="docs/assets/rutin.docx   # author: Förnamn Efternamn",
    good="docs/assets/rutin.docx   # author: Samordningsförbundet",
)
CONTACT = Rule(
    code="MIA166",
    slug="contact-on-page",
    level=Level.WARNING,
    message=N_("Here stands what looks like a telephone number, or like the e-mail address of a person."),
    remedy=N_("If it is a person's, remove it and name the function; those of an office may stay."),
    why=N_(
        "A page that somebody has written by hand may say how an office is reached. The number and the address of a "
        "person are personal data, and stop working when that person leaves. That is why this message does not "
        "repeat them. In records, where they never belong, they stop the build."
    ),
    bad="Fråga projektledaren: 070-NNN NN NN",
    good="Fråga kansliet: kansli@example.org",
)
UNREAD = Rule(
    code="MIA167",
    slug="unread-pdf",
    level=Level.WARNING,
    message=N_(
        "From page {page} on, the PDF could not be looked through for personal data: it is locked, damaged or very "
        "large."
    ),
    remedy=N_("Save it as PDF anew, without a password; divide a large one. Or look through the rest yourself."),
    why=N_(
        "The text of a PDF is looked through page by page, in a process of its own that may take two seconds and 300 "
        "MB: some files are made to take all there is. What could not be read can hold a name or a personal number "
        "that nobody has seen."
    ),
    bad="docs/assets/protokoll.pdf   # locked with a password",
    good="docs/assets/protokoll.pdf",
)
PICTURED = Rule(
    code="MIA168",
    slug="pictured-page",
    level=Level.WARNING,
    message=N_("Page {page} of the PDF is a picture without text, and could not be looked through for personal data."),
    remedy=N_("Publish the document that was scanned, or have its text recognised; else look at the page yourself."),
    why=N_(
        "A scanned page is a picture. Names, personal numbers and signatures on it are seen by everybody but the "
        "program, nobody finds it by searching, and it cannot be read aloud."
    ),
    bad="docs/assets/beslut.pdf   # scanned",
    good="docs/assets/beslut.pdf   # saved as PDF by the program that it was written in",
)
WITHIN = Rule(
    code="MIA169",
    slug="file-within-document",
    level=Level.WARNING,
    message=N_("Within the document lies another file, {name}, which has not been looked through for personal data."),
    remedy=N_("Take it out of the document, and put it beside the document if it is to be published."),
    why=N_(
        "A document can hold other files: what a diagram was drawn from, a sound, a form that was attached. Few people "
        "know that they come along, and everybody who has the document can open them."
    ),
    bad="docs/assets/rutin.pdf   # with deltagare.xlsx attached",
    good="docs/assets/rutin.pdf",
)
TELLING = Rule(
    code="MIA170",
    slug="telling-picture-in-document",
    level=Level.WARNING,
    message=N_("The picture {name} in the document notes where, when or by whom it was taken."),
    remedy=N_(
        "Free the picture of its notes, and put it into the document anew. In Windows: Properties, Details, Remove "
        "Properties and Personal Information."
    ),
    why=N_(
        "Telephones and cameras write the place and the time into every picture, and some programs a name. Pictures "
        "beside pages are freed of that before they are published. Those within a document are not, for that would "
        "change the document; anybody can take them out of it."
    ),
    bad="docs/assets/rutin.docx   # with a photo as the telephone took it",
    good="docs/assets/rutin.docx   # with the photo freed of its notes",
)
PACKED = Rule(
    code="MIA171",
    slug="packed-drawing",
    level=Level.ERROR,
    message=N_("A packed drawing (svgz) is neither looked through nor shown."),
    remedy=N_("Save it as plain SVG."),
    why=N_(
        "No browser shows a packed drawing from a folder or a file share, and few servers say that it is packed. What "
        "is active in it would run where one does."
    ),
    bad="docs/assets/flode.svgz",
    good="docs/assets/flode.svg",
)
ATTACHMENT_RULES = (DAMAGED, ACTIVE, SWOLLEN, OPAQUE, AUTHOR, CONTACT, UNREAD, PICTURED, WITHIN, TELLING, PACKED)
