"""The colours can be read: contrast as WCAG 2.1 counts it, from the variables of the style sheet itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mia_kb

CSS = (Path(mia_kb.__file__).parent / "theme" / "assets" / "mia.css").read_text("utf-8")
SCHEMES = ("default", "slate")
TONES = ("good", "mixed", "bad", "info", "target", "quiet")
TEXTS = [
    *((text, ground) for text in ("ink", "muted", "link", "link-hover") for ground in ("paper", "surface", "sunk")),
    *((tone, f"{tone}-bg") for tone in TONES),
    *(("ink", f"{tone}-bg") for tone in TONES),
    *((tone, ground) for tone in ("good", "bad", "mixed", "info") for ground in ("paper", "surface")),
    ("on-brand", "brand"),
    ("muted", "mixed-bg"),
]
"""Texts and what they stand on: at least 4.5:1 (1.4.3)."""
SHAPES = [
    ("edge", "paper"),
    ("edge", "surface"),
    ("bar", "bar-base"),
    ("bar-target", "bar-base"),
    ("focus", "paper"),
    ("focus-on-brand", "brand"),
]
"""Edges, bars and the focus ring: at least 3:1 (1.4.11)."""


def _colours(scheme: str) -> dict[str, str]:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{\n(.*?)\n\}}', CSS, re.DOTALL)
    assert block
    return dict(re.findall(r"--mia-([a-z-]+): (#[0-9a-f]{6});", block[1]))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_texts_can_be_read(scheme: str, text: str, ground: str) -> None:
    colours = _colours(scheme)
    assert _contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(scheme: str, shape: str, ground: str) -> None:
    colours = _colours(scheme)
    assert _contrast(colours[shape], colours[ground]) >= 3


def test_both_schemes_name_the_same_colours() -> None:
    assert _colours("default").keys() == _colours("slate").keys()


def test_every_colour_that_is_used_has_a_value() -> None:
    used = set(re.findall(r"var\(--mia-([a-z-]+)\)", CSS))
    assert used <= _colours("default").keys()


def test_nothing_is_fetched_from_outside() -> None:
    assert not re.search(r"@import|url\(|https?:", CSS)


def test_no_rule_is_written_twice() -> None:
    rules = re.findall(r"^(\S.*?) \{ (.*) \}$", CSS, re.MULTILINE)
    assert len({selector for selector, _ in rules}) == len(rules)


def test_every_class_is_our_own_or_the_themes() -> None:
    templates = Path(mia_kb.__file__).parent / "rendering" / "templates"
    used = {
        name
        for path in templates.rglob("*.jinja")
        for value in re.findall(r'class="([^"{]*)"', path.read_text("utf-8"))
        for name in value.split()
    }
    assert {name for name in used if not name.startswith(("mia-", "md-"))} == set()
