"""Whatever somebody writes in a form is read back as it was written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mia_kb.rendering.interview_form import Line, form_lines, heading, interview_in
from mia_kb.rendering.paper.form import NotADocument, markdown_form, markdown_lines, word_form, word_lines
from mia_kb.reports.interview import HEAD, QUESTIONS, Form, Kept
from mia_kb.text.languages import Language

FORM = Form(
    "Södra (delprojekt)",
    "kansli",
    tuple((prompt.key, f"värde {number}") for number, prompt in enumerate(HEAD)),
    (Kept("# En titel med (tecken)", "lesson", is_draft=True, review_by=date(2026, 11, 22)),),
    ("Ring först (regional/ring)",),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40)
PROMPTS = [(question, prompt) for question in QUESTIONS for prompt in question.prompts]
ANSWERS = st.dictionaries(st.sampled_from(range(len(PROMPTS))), st.lists(WORDS, min_size=1, max_size=3), max_size=6)


def filled(answers: dict[int, list[str]], language: Language) -> list[Line]:
    """The form with these lines below these headings."""
    asked = [heading(prompt, language) for _, prompt in PROMPTS]
    lines: list[Line] = []
    number = -1
    for line in form_lines(FORM, language):
        lines.append(line)
        if line.level == 3 and number + 1 < len(asked) and line.text == asked[number + 1]:
            number += 1
            lines += [Line(0, text) for text in answers.get(number, ())]
    assert number == len(asked) - 1
    return lines


@pytest.mark.parametrize("language", list(Language))
def test_an_empty_form_has_its_head_and_no_answers(language: Language) -> None:
    text = markdown_form(form_lines(FORM, language))
    for lines in (markdown_lines(text), word_lines(word_form(form_lines(FORM, language)))):
        read = interview_in(lines)
        assert (read.language, read.answers, read.faults) == (language, (), ())
        assert tuple((one.prompt.key, one.text) for one in read.head) == FORM.head


@settings(max_examples=60, deadline=None)
@given(ANSWERS, st.sampled_from(list(Language)))
def test_what_is_written_is_read(answers: dict[int, list[str]], language: Language) -> None:
    read = interview_in(markdown_lines(markdown_form(filled(answers, language))))
    told = {
        (answer.question.code, one.prompt.key): " ".join(one.text.split())
        for answer in read.answers
        for one in answer.written
    }
    wanted = {
        (PROMPTS[number][0].code, PROMPTS[number][1].key): " ".join(" ".join(lines).split())
        for number, lines in answers.items()
    }
    assert told == {key: text for key, text in wanted.items() if text}
    assert all("must be answered" in fault.text for fault in read.faults)


def test_word_reads_what_was_written() -> None:
    answers = {0: ["Vi ringde.", "# Det hjälpte.", "- först", "- sedan"], 1: ["Okänt."], 9: ["Varför inte?"]}
    read = interview_in(word_lines(word_form(filled(answers, Language.SV))))
    first = read.answers[0].written
    assert [(one.prompt.key, one.text) for one in first] == [
        ("event", "Vi ringde.\n\n# Det hjälpte.\n\n- först\n- sedan"),
        ("lesson", "unknown"),
    ]
    assert read.answers[1].written[0].text == "Varför inte?"


def test_a_damaged_document_is_read_or_refused() -> None:
    whole = word_form(form_lines(FORM, Language.SV))
    refused = 0
    for place in range(0, len(whole), len(whole) // 60):
        damaged = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        try:
            interview_in(word_lines(damaged))
        except NotADocument:
            refused += 1
    assert 0 < refused < 60


def test_headings_survive_a_word_processor() -> None:
    text = markdown_form(filled({0: ["Så."]}, Language.SV))
    changed = text.replace("## Vad fungerade, och varför?", "## 1. VAD FUNGERADE och varför").replace("\n", "\r\n")
    assert interview_in(markdown_lines(changed)).answers[0].question.code == "worked"


def test_each_question_and_each_heading_is_told_from_the_others() -> None:
    for language in Language:
        lines = filled({number: ["x"] for number in range(len(PROMPTS))}, language)
        read = interview_in(lines)
        assert read.faults == ()
        assert [answer.question for answer in read.answers] == list(QUESTIONS)
        assert [len(answer.written) for answer in read.answers] == [len(question.prompts) for question in QUESTIONS]
