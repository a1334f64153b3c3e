"""Hidden folders are left out of the list of templates, and can be loaded from all the same."""

from __future__ import annotations

from mkdocs.theme import Theme

from mia_kb.engines.visible_templates import list_visible


def test_only_hidden_templates_are_left_out() -> None:
    plain, visible = Theme("material"), Theme("material")
    list_visible(visible)
    every = plain.get_env().list_templates()
    shown = [name for name in every if not any(part.startswith(".") for part in name.split("/")[:-1])]
    assert visible.get_env().list_templates() == shown
    assert "base.html" in shown
    assert len(every) - len(shown) > 1000
    icon = next(name for name in every if name.startswith(".icons/material/"))
    assert visible.get_env().get_template(icon).render() == plain.get_env().get_template(icon).render()
