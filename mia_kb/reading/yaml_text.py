"""The text of a file: bytes that must be UTF-8, in lines that end alike, of characters that can be seen."""

from __future__ import annotations

import re

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import yaml_rules as rules

MAX_BYTES = 256 * 1024

_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = re.compile(rb"\xff\xfe|\xfe\xff|\x00\x00\xfe\xff|[^\x00]\x00[^\x00]\x00|\x00[^\x00]\x00[^\x00]")
# Everything Unicode calls a control, a line break other than \n, a surrogate or a non-character. U+FFFD is what a
# program writes where it lost a letter. An escape in a quoted text can write any of these, so the tree asks too.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Characters that make text read otherwise than it is stored: overrides of direction, annotation and tag characters,
# a byte order mark amid the text. Kept, because real text needs them: the joiners of emoji and of Persian and Hindi
# (U+200C, U+200D), the break of Thai (U+200B), the soft hyphen (U+00AD), the plain direction marks of Arabic and
# Hebrew (U+200E, U+200F, U+061C), the spaces that do not break. None of these is allowed in a key.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f")  # the flags of Scotland and Wales are tags
_PLAINEST = bytes((*b"\n", *range(0x20, 0x7F)))
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def read_text(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The file's text with line feeds between lines and U+FFFD for what may not be there; None if it is not text."""
    if len(data) > MAX_BYTES:
        return None, [problem(rules.FILE_TOO_LARGE, Place(path), limit=MAX_BYTES // 1024)]
    data = data.removeprefix(_BOM)
    if _OTHER_ENCODINGS.match(data):
        return None, [problem(rules.NOT_UTF8, Place(path))]
    try:
        text = _one_line_end(data.decode())
    except UnicodeDecodeError as error:
        before = _one_line_end(data[: error.start].decode())
        return None, [problem(rules.NOT_UTF8, _place(path, before, len(before)))]
    return _clean(path, text)


def ordinary_text(data: bytes) -> str | None:
    """What `read_text` gives without a problem, for a file in which nothing needs a closer look; else None."""
    if len(data) > MAX_BYTES:
        return None
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text, odd = data.decode(), data.translate(None, _PLAINEST).decode()
    except UnicodeDecodeError:
        return None
    return text if odd.isprintable() and "\ufffd" not in odd and _stopper("", text) is None else None


def first_control(text: str) -> str | None:
    """The first character of a value that may be neither written nor escaped."""
    found = _CONTROL.search(text.replace("\r", "\x00")) or _HIDDEN.search(_without_flags(text))
    return text[found.start()] if found else None


def code_point(character: str) -> str:
    """How Unicode writes a character, such as U+202E."""
    return f"U+{ord(character):04X}"


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _clean(path: str, text: str) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    if not is_ordinary(text):
        controls, hidden = list(_CONTROL.finditer(text)), list(_HIDDEN.finditer(_without_flags(text)))
        for rule, found in ((rules.CONTROL_CHARACTER, controls), (rules.HIDDEN_CHARACTER, hidden)):
            problems += [
                problem(rule, _place(path, text, match.start()), character=code_point(match[0]))
                for match in found[: rules.MAX_OF_A_RULE]
            ]
        text = _HIDDEN.sub("\ufffd", _CONTROL.sub("\ufffd", text)) if problems else text
    stop = _stopper(path, text)
    return (None, [*problems, stop]) if stop else (text, problems)


def is_ordinary(text: str) -> bool:
    """Whether nothing needs a closer look: a test that costs microseconds, and most files pass."""
    return text.replace("\n", " ").replace("\t", " ").isprintable() and "\ufffd" not in text


def _without_flags(text: str) -> str:
    """The text with emoji flags of regions blotted out, at the same length."""
    return _FLAG.sub(lambda flag: "x" * len(flag[0]), text) if "\U000e007f" in text else text


def _stopper(path: str, text: str) -> Problem | None:
    """What at the start of a line would make libyaml read on for nothing: a git conflict, a directive."""
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (found := _CONFLICT.search(text)):
        return problem(rules.CONFLICT_MARKER, _place(path, text, found.start()))
    if "%" in text and (found := _DIRECTIVE.search(text)):
        return problem(rules.RESERVED_FIRST_CHARACTER, _place(path, text, found.start()), sign="%")
    return None


def _place(path: str, text: str, index: int) -> Place:
    return Place(path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
