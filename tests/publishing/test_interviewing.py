"""What a draft is called where its author gave it no name."""

from __future__ import annotations

import pytest

from mia_kb.publishing.interviewing import LONGEST_TITLE, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ring dagen före mötet. Fråga om något hindrar.", "Ring dagen före mötet"),
        ("Fråga!\n\nAlla.", "Fråga!"),
        ("- först\n- sedan", "först - sedan"),
        ("Utan punkt", "Utan punkt"),
        ("Version 2.5 duger", "Version 2.5 duger"),
        ("", ""),
    ],
)
def test_a_draft_is_called_by_its_first_sentence(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_long_sentence_is_cut_between_words() -> None:
    title = title_of("Deltagaren, handläggaren och " * 20)
    assert len(title) <= LONGEST_TITLE
    assert title.endswith(("Deltagaren…", "handläggaren…", "och…"))
