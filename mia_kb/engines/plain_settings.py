"""Settings that are data: what would make MkDocs run code of the library, or read outside it, is refused before that.

`mkdocs.yml` can do both in many ways: hooks, Python's own tags, an extension named `subprocess:Popen`, a template, a
folder. What is not known to be harmless is refused. Whoever trusts a library can still run `mkdocs build` itself.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from mia_kb.engines.failure import Failure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = N_(
    "{place}: {setting} can run code that the library brings along, and settings are only data here; remove it, or run "
    "mkdocs build yourself if you trust whoever wrote it"
)
UNKNOWN = N_(
    "{place}: {setting} is not among those known to run nothing and to read only the pages; remove it, or run mkdocs "
    "build yourself if you trust it"
)
FROM_ENVIRONMENT = N_(
    "{place}: {setting} may not be read from the environment, where secrets can be; write the value itself, or use a "
    "variable whose name begins with MKDOCS_ or MIA_KB_"
)
ELSEWHERE = N_("{place}: {setting} leads out of the library; name a folder inside it")
TOO_MUCH = N_("{place}: the settings hold more than settings can need; shorten them")
UNUSABLE = N_("{path}: MkDocs cannot use these settings: {reason}; mend them")

MAX_BYTES = 256 * 1024
MAX_VALUES = 20_000
"""Values in the settings, with those that an alias stands for counted each time."""
MAX_DEPTH = 30
MAX_PARENTS = 5
RUNNING = ("hooks", "extra_templates", "custom_dir")
"""Settings, of MkDocs or of a theme, that name files of the library that are run; so are templates."""
PLUGINS = re.compile(r"mia-kb|(?:material/)?(?:search|tags|meta|offline|blog)|minify|redirects")
"""Plugins that run nothing of the library, read only its pages and ask no other computer for anything."""
EXTENSIONS = re.compile(
    r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes"
    r"|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|pymdownx\.(?:arithmatex|betterem|blocks\.(?:admonition|caption|definition|details|html|tab)|caret|critic|details"
    r"|emoji|escapeall|extra|fancylists|highlight|inlinehilite|keys|magiclink|mark|progressbar|quotes|saneheaders"
    r"|smartsymbols|striphtml|superfences|tabbed|tasklist|tilde)"
)
"""Extensions of Markdown that read nothing but the page; `snippets` and `b64` read any file there is."""
FUNCTIONS = re.compile(
    r"material\.extensions\.emoji\.(?:twemoji|to_svg)|pymdownx\.emoji\.(?:emojione|gemoji|twemoji|to_\w+)"
    r"|pymdownx\.superfences\.fence_(?:code|div)_format|pymdownx\.arithmatex\.(?:arithmatex_)?\w+_format"
    r"|pymdownx\.slugs\.\w+"
)
"""Functions that may be named after `!!python/name:`, as Material's manual does."""
_PLAIN_TAGS = re.compile(r"tag:yaml\.org,2002:(?:str|int|float|bool|null|seq|map|timestamp|merge)|!|!relative")
_NAME_TAG = "tag:yaml.org,2002:python/name:"
_SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"
_ENVIRONMENT = "!ENV"
_VARIABLE = re.compile(r"(?:MKDOCS|MIA_KB)_\w+|CI|SITE_URL")


def check_settings(config_file: Path, parents: int = MAX_PARENTS) -> None:
    """Raise `Failure` when the settings, or those they inherit from, are more than data; a missing file is well."""
    try:
        with config_file.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return
    if not parents:
        raise Failure(TOO_MUCH, place=config_file)
    inherited = check_data(config_file, data)
    if inherited:
        check_settings(config_file.parent / inherited, parents - 1)


def check_data(config_file: Path, data: bytes) -> str | None:
    """Raise `Failure` when the bytes of a file of settings are more than data; gives what they inherit from."""
    if len(data) > MAX_BYTES:
        raise Failure(TOO_MUCH, place=config_file)
    try:
        events = list(_events(config_file, data.decode("utf-8-sig")))
        found = _Values(events).get_single_data()
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        raise Failure(UNUSABLE, path=config_file, reason=" ".join(str(error).split())) from error
    if not isinstance(found, dict):
        return None
    _check_values(found, _Places(config_file, events))
    inherited = found.get("INHERIT")
    return inherited if isinstance(inherited, str) else None


def _events(config_file: Path, text: str) -> Iterator[yaml.Event]:
    """The events of the text, weighed as they come, so that nothing too large is ever built; their tags are harmless.

    PyYAML's own reader, not libyaml: what MkDocs is going to read must be what was looked at.
    """
    weight = _Weight()
    for event in yaml.parse(text, yaml.SafeLoader):
        place = f"{config_file}:{_line(event)}"
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)) and weight.add(event) > MAX_VALUES:
            raise Failure(TOO_MUCH, place=place)
        tag = getattr(event, "tag", None)
        if tag is not None and not _is_harmless(tag):
            raise Failure(CODE, place=place, setting=tag.replace("tag:yaml.org,2002:", "!!"))
        yield event


def _is_harmless(tag: str) -> bool:
    if tag.startswith(_NAME_TAG):
        return FUNCTIONS.fullmatch(tag.removeprefix(_NAME_TAG)) is not None
    return tag in {_ENVIRONMENT, _SLUGIFY} or _PLAIN_TAGS.fullmatch(tag) is not None


class _Weight:
    """How many values there are when every alias is counted as what it stands for."""

    def __init__(self) -> None:
        self._of_anchor: dict[str, int] = {}
        self._begun: list[tuple[str | None, int]] = [(None, 0)]

    def add(self, event: Any) -> int:  # noqa: ANN401 - PyYAML's events differ in what they have
        """Take one event; gives the weight of the collection that it stands in, or far too much where none ends."""
        if isinstance(event, yaml.CollectionStartEvent):
            self._begun.append((event.anchor, 1))
            return 0 if len(self._begun) <= MAX_DEPTH else MAX_VALUES + 1
        anchor, weight = None, 1
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, weight = self._begun.pop()
        elif isinstance(event, yaml.AliasEvent):
            weight = self._of_anchor.get(str(event.anchor), MAX_VALUES + 1)  # an alias within what it stands for
        else:
            anchor = event.anchor
        if anchor:
            self._of_anchor[anchor] = weight
        outer, before = self._begun[-1]
        self._begun[-1] = (outer, before + weight)
        return before + weight


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _FromEnvironment(list[str]):
    """What stands after `!ENV`: names of variables. A list, so that it can be no key."""


def _environment(_values: _Values, node: yaml.Node) -> _FromEnvironment:
    if not isinstance(node, yaml.SequenceNode):
        return _FromEnvironment([str(node.value)])
    names = node.value[:-1] if len(node.value) > 1 else node.value  # the last of several is the default
    return _FromEnvironment(str(name.value) for name in names)


def _as_written(_values: _Values, _suffix: str, node: yaml.Node) -> str:
    return str(node.value)


class _Values(Composer, SafeConstructor, Resolver):
    """Plain values from events that have been looked at; of tags that are let through, what stands there."""

    yaml_constructors: ClassVar[dict[Any, Any]] = SafeConstructor.yaml_constructors | {_ENVIRONMENT: _environment}
    yaml_multi_constructors: ClassVar[dict[Any, Any]] = dict.fromkeys(("!relative", _NAME_TAG, _SLUGIFY), _as_written)

    def __init__(self, events: list[yaml.Event]) -> None:
        for base in (Composer, SafeConstructor, Resolver):
            base.__init__(self)  # PyYAML's parts do not call each other
        self._left = events[::-1]

    def check_event(self, *kinds: type[yaml.Event]) -> bool:
        """Whether the next event is one of these kinds; of any kind, if none is given."""
        return bool(self._left) and (not kinds or isinstance(self._left[-1], kinds))

    def peek_event(self) -> yaml.Event | None:
        """The next event, which stays."""
        return self._left[-1] if self._left else None

    def get_event(self) -> yaml.Event | None:
        """The next event."""
        return self._left.pop() if self._left else None


class _Places:
    """Where keys stand: the line that names a key first."""

    def __init__(self, config_file: Path, events: list[yaml.Event]) -> None:
        self.file = config_file
        self._lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._lines.setdefault(event.value, _line(event))

    def of(self, word: str) -> str:
        """The file, and the line where there is one."""
        return f"{self.file}:{self._lines[word]}" if word in self._lines else str(self.file)


def _check_values(found: dict[Any, Any], places: _Places) -> None:
    for variable in _variables(found):
        if not _VARIABLE.fullmatch(variable):
            raise Failure(FROM_ENVIRONMENT, place=places.of(variable), setting=variable)
    for message, key, setting in _running(found):
        raise Failure(message, place=places.of(key), setting=setting)
    for key in ("docs_dir", "INHERIT"):
        if key in found and not _lies_within(places.file.parent, found[key]):
            raise Failure(ELSEWHERE, place=places.of(key), setting=key)


def _running(found: dict[Any, Any]) -> Iterator[tuple[str, str, str]]:
    """The settings that run code, or may: what to say of each, a word to look for, and what it is to be called."""
    theme = found.get("theme") or ""
    if not isinstance(theme, (str, dict)):
        yield CODE, "theme", "theme"
    for settings in (found, theme):
        if isinstance(settings, dict):
            yield from ((CODE, key, key) for key in RUNNING if settings.get(key))
    for key, known in (("plugins", PLUGINS), ("markdown_extensions", EXTENSIONS)):
        names = (name for name in _names(found.get(key)) if not known.fullmatch(name))
        yield from ((UNKNOWN, name, f"{key}: {name}") for name in names)


def _variables(value: object) -> Iterator[str]:
    """Every variable that is to be read from the environment."""
    if isinstance(value, _FromEnvironment):
        yield from value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _variables(inner)


def _names(listed: object) -> Iterator[str]:
    """The names in a list of plugins or extensions, whichever way it is written."""
    if not listed:
        return
    for entry in listed if isinstance(listed, (list, dict)) else [listed]:
        yield from map(str, entry if isinstance(entry, dict) else [entry])


def _lies_within(root: Path, folder: object) -> bool:
    """Whether a path leads into `root`, both as it is written and where links lead."""
    if not isinstance(folder, str):
        return False
    whole = os.path.abspath(root)  # noqa: PTH100 - links are looked at after this
    is_written_so = Path(os.path.normpath(Path(whole) / folder)).is_relative_to(whole)
    return is_written_so and (root / folder).resolve().is_relative_to(root.resolve())
