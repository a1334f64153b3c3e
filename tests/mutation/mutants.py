"""A module's small faults: each mutant is its syntax tree with one sign, number, word or statement another."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
TEXTS_FOR_PEOPLE = frozenset({"N_", "Rule", "Failure", "TypeVar", "cast"})
"""Calls whose words are read by people; what they say is for other tests."""


@dataclass(frozen=True)
class Mutant:
    """A changed module: the line, and what was changed there."""

    line: int
    change: str
    source: str
    site: int
    number: int

    def tree(self) -> ast.Module:
        """What to run."""
        tree = ast.parse(self.source)
        node, changes = next(islice(_sites(tree), self.site, None))
        changes[self.number][1](node)
        return ast.fix_missing_locations(tree)


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    for site, (node, changes) in enumerate(_sites(ast.parse(source))):
        for number, (told, _) in enumerate(changes):
            yield Mutant(getattr(node, "lineno", 0), told, source, site, number)


def _sites(tree: ast.Module) -> Iterator[tuple[ast.AST, list[tuple[str, Callable[[ast.AST], None]]]]]:
    """The nodes that can be changed, each with its changes."""
    for node in _running(tree):
        changes = list(_changes(node))
        if changes:
            yield node, changes


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a tree that do something: no types, no docstrings, no words for people."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_params", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_told(child):
                yield child
                yield from _running(child)


def _is_told(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return True
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS_FOR_PEOPLE


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        yield f"{_name(node.ops[0])} → {_name(COMPARED[type(node.ops[0])]())}", _compare
    elif isinstance(node, ast.BoolOp):
        yield ("and → or" if isinstance(node.op, ast.And) else "or → and"), _connect
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in COUNTED and not _is_text(node):
        yield f"{_name(node.op)} → {_name(COUNTED[type(node.op)]())}", _count
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield "condition → its contrary", _deny
    elif isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        yield "value → None", _return_nothing
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call → nothing", _do_nothing
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not x → x", _affirm


def _name(sign: ast.AST) -> str:
    return type(sign).__name__


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _is_nothing(node: ast.expr) -> bool:
    """Whether it is None or False, for which None does as well."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def _of_constant(node: ast.Constant) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node.value, bool):
        yield f"{node.value} → {not node.value}", lambda found: setattr(found, "value", not found.value)  # type: ignore[attr-defined]
    elif isinstance(node.value, int):
        yield f"{node.value} → {node.value + 1}", lambda found: setattr(found, "value", found.value + 1)  # type: ignore[attr-defined]
    elif isinstance(node.value, str) and node.value:
        yield f"{node.value[:20]!r} → other", lambda found: setattr(found, "value", f"XX{found.value}")  # type: ignore[attr-defined]


def _compare(node: ast.AST) -> None:
    assert isinstance(node, ast.Compare)
    node.ops[0] = COMPARED[type(node.ops[0])]()


def _connect(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _count(node: ast.AST) -> None:
    assert isinstance(node, (ast.BinOp, ast.AugAssign))
    node.op = COUNTED[type(node.op)]()


def _deny(node: ast.AST) -> None:
    assert isinstance(node, (ast.If, ast.IfExp, ast.While))
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _return_nothing(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    node.value = ast.Constant(None)


def _do_nothing(node: ast.AST) -> None:
    assert isinstance(node, ast.Expr)
    node.value = ast.Constant(None)


def _affirm(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.op = ast.UAdd()
    node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
