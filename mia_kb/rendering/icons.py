"""Icons from Material's bundled sets, as SVG in the page."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

PATH = re.compile(r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)


@cache
def icon(name: str) -> Markup:
    """The icon `name`, such as `material/account-group`: decoration only, so hidden from assistive technology."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        message = "mkdocs-material is not installed"
        raise RuntimeError(message)
    icons = Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"
    svg = (icons / f"{name}.svg").read_text("utf-8")
    found = PATH.search(svg)
    if not found:
        message = f"no drawing in the icon {name}"
        raise ValueError(message)
    opening = f'<svg class="mia-icon" viewBox="{found[1]}" aria-hidden="true" focusable="false">'
    return Markup(f"{opening}{found[2]}</svg>")  # noqa: S704 - a file of the package
