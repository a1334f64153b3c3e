from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "mia_kb"
LAYERS = (
    {"problems"},
    {"text"},
    {"records"},
    {"reading"},
    {"library"},
    {"attachments"},
    {"checks"},
    {"reports"},
    {"rendering"},
    {"pages", "search", "exports"},
    {"engines"},
    {"publishing"},
    {"cli", "plugin"},
    {"__main__"},
)
"""Each imports only from those before it, and from itself."""
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("mia_kb."):
            yield node.lineno, node.module.split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "mia_kb":
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in RANK)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_the_layers_below(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    upward = [
        f"{path.name}:{line} imports {other}"
        for line, other in _imports(path)
        if other != own and RANK[other] >= RANK[own]
    ]
    assert upward == []


def test_every_part_of_the_package_has_a_layer() -> None:
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert parts - {"__init__", "__pycache__", "theme"} <= set(RANK)
