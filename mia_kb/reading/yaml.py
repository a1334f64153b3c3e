"""A YAML file's bytes to a tree with places: only the plain part of YAML, everything wrong as a value."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import yaml

from mia_kb.problems import Place, Problem, in_order, problem
from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.nodes import Mapping, Node, Scalar
from mia_kb.reading.yaml_diagnosis import diagnose, diagnose_scalar
from mia_kb.reading.yaml_loader import LOADER
from mia_kb.reading.yaml_losses import odd_indentation, stray_signs
from mia_kb.reading.yaml_text import read_text
from mia_kb.reading.yaml_tree import RefusedError, Tree

if TYPE_CHECKING:
    from mia_kb.reading.yaml_loader import Loader


def parse(path: str, data: bytes, loader: Loader = LOADER) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a file and all that is wrong with it as YAML; never an exception, whatever the bytes.

    The tree is there whenever the file could be read to its end and is a mapping, even beside problems (then without
    the keys that are wrong), so that the record's fields can be checked in the same run. None: it could not.
    """
    text, problems = read_text(path, data)
    node: Node | None = None
    if text is not None:
        node, found = _read_tree(path, text, loader)
        problems += found
    return node, _first_of_each_rule(problems)


def _read_tree(path: str, text: str, loader: Loader) -> tuple[Node | None, list[Problem]]:
    tree = Tree(path, text, loader(text))
    try:
        root = tree.root()
        signs = stray_signs(path, text, loader)
    except RefusedError as refused:
        return None, [*tree.problems, cast("Problem", refused.args[0])]
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML's own reader lets chr() raise on an escape beyond Unicode.
        return None, [*tree.problems, diagnose(path, text, error)]
    problems = [*tree.problems, *signs]
    if not isinstance(root, Mapping):
        return None, [*problems, _no_mapping(path, text, root)]
    # Signs other than # end reading in PyYAML's own reader, so they must give no tree with libyaml either.
    is_readable = all(sign.rule is rules.TEXT_LOST for sign in signs)
    return (root if is_readable else None), [*problems, *odd_indentation(path, text, root)]


def _no_mapping(path: str, text: str, root: Node | None) -> Problem:
    if root is None or root == Scalar("", root.mark):
        return problem(rules.EMPTY_FILE, Place(path))
    if isinstance(root, Scalar):
        return diagnose_scalar(path, text, root.mark)
    return problem(rules.NOT_A_MAPPING, Place(path, root.mark.line, root.mark.column))


def _first_of_each_rule(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems in order, at most so many of a rule: a file of noise gives a page of messages, not a book."""
    if not problems:
        return ()
    counts: Counter[str] = Counter()
    kept: list[Problem] = []
    for found in in_order(problems):
        counts[found.code] += 1
        if counts[found.code] <= rules.MAX_OF_A_RULE:
            kept.append(found)
    return tuple(kept)
