"""Settings that bring code along, or would read what lies elsewhere, are refused before anything of it runs."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from mia_kb.engines.failure import Failure
from mia_kb.engines.plain_settings import check_data, check_settings
from mia_kb.publishing.settings_file import read_settings
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

ROOT = Path(__file__).parents[2]
BASE = "site_name: Prov\ntheme: {name: material}\n"
PLUGIN = "plugins: [mia-kb]\n"
CANARY = "import pathlib; pathlib.Path('pwned').touch()\n"
CODE = {
    "hooks": "hooks: [evil.py]\n",
    "hooks, merged in": "x: &x {hooks: [evil.py]}\n<<: *x\n",
    "hooks, by two keys": "hooks: []\nhooks: [evil.py]\n",
    "hooks, quoted": '"ho\\x6fks": [evil.py]\n',
    "hooks, from the environment": "hooks: !ENV [NOT_SET, [evil.py]]\n",
    "hooks, as a key from the environment": "? !ENV [NOT_SET, hooks]\n: [evil.py]\n",
    "a call": "extra: {x: !!python/object/apply:os.system [touch pwned]}\n",
    "a call, written in full": "extra: {x: !<tag:yaml.org,2002:python/object/apply:os.system> [touch pwned]}\n",
    "a call, by another handle": (
        "%TAG !p! tag:yaml.org,2002:python/\n---\nextra: {x: !p!object/apply:os.system [touch pwned]}\n"
    ),
    "an object": "extra: {x: !!python/object/new:subprocess.Popen [touch pwned]}\n",
    "a function": "extra: {x: !!python/name:os.system}\n",
    "a module": "extra: {x: !!python/module:evil}\n",
    "a function like an allowed one": "extra: {x: !!python/name:material.extensions.emoji.twemoji.evil}\n",
    "a function of another module": "extra: {x: !!python/name:pymdownx.slugs.re.sys.exit}\n",
    "another apply of slugs": "extra: {x: !!python/object/apply:pymdownx.slugs.re.compile [x]}\n",
    "a tag of its own": "extra: {x: !evil x}\n",
    "an extension that is a program": 'markdown_extensions: [{"subprocess:Popen": {args: touch pwned, shell: true}}]\n',
    "an extension of the library": "markdown_extensions: [evil]\n",
    "extensions by key": "markdown_extensions: {evil: {}}\n",
    "an extension that reads files": "markdown_extensions: [pymdownx.snippets: {base_path: /}]\n",
    "an extension from the environment": "markdown_extensions: !ENV [NOT_SET, [evil]]\n",
    "a plugin that runs code": "plugins: [mia-kb, macros]\n",
    "a plugin of another kind": "plugins: {mia-kb: {}, gen-files: {scripts: [evil.py]}}\n",
    "a plugin from the environment": "plugins: [mia-kb, !ENV [NOT_SET, macros]]\n",
    "a plugin by itself": "plugins: exec\n",
    "a plugin that asks other computers": "plugins: [mia-kb, privacy]\n",
    "templates": "theme: {name: material, custom_dir: theme}\n",
    "a theme from the environment": "theme: !ENV [NOT_SET, {name: material, custom_dir: theme}]\n",
    "a template among the pages": "extra_templates: [evil.html]\n",
    "a secret in the name": "site_name: !ENV SECRET\n",
    "a secret deep in": "extra: {a: [{b: !ENV [CI, SECRET, x]}]}\n",
    "pages from elsewhere": "docs_dir: /etc\n",
    "pages from above": "docs_dir: docs/../../etc\n",
    "pages through a link": "docs_dir: lank/etc\n",
    "settings from elsewhere": "INHERIT: ../andra.yml\n",
    "settings that run code": "INHERIT: hooks.yml\n",
    "settings of settings": "INHERIT: arv.yml\n",
    "settings that inherit from themselves": "INHERIT: mkdocs.yml\n",
    "an alias bomb": "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    "a merge bomb": "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
    "an endless list": "a: &a [*a]\n",
    "too deep": "a: " + "[" * 2000 + "]" * 2000 + "\n",
    "too large": "#" * (300 << 10),
    "no text": "site_name: \udcff\n",
}
"""What is added to harmless settings; a later key takes the place of an earlier one, as it does in MkDocs."""
FINE = {
    "Material's emoji": (
        "markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
    ),
    "diagrams": (
        "markdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n"
        "          class: mermaid\n          format: !!python/name:pymdownx.superfences.fence_code_format\n"
    ),
    "headings": (
        "markdown_extensions:\n  - toc:\n      permalink: true\n"
        "      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {case: lower}\n"
    ),
    "a variable": (
        "site_url: !ENV [SITE_URL, 'https://exempel.se/']\nextra: {x: !ENV [MIA_KB_X, CI, 5], y: !ENV MKDOCS_Y}\n"
    ),
    "an alias": "extra: {x: &x [a, b], y: *x}\n",
    "inherited settings": "INHERIT: fina.yml\n",
    "nothing more": "hooks: []\nextra_templates: []\nmarkdown_extensions:\nvalidation: {nav: {omitted_files: warn}}\n",
}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with something to run in every place where MkDocs would look for it; also the working folder."""
    root = tmp_path / "bibliotek"
    for folder in ("docs", "methods", "theme"):
        (root / folder).mkdir(parents=True)
    for name in ("evil.py", "macros.py"):
        (root / name).write_text(CANARY, "utf-8")
    for name in ("theme/main.html", "docs/evil.html"):
        (root / name).write_text("{{ cycler.__init__.__globals__.os.system('touch pwned') }}", "utf-8")
    (root / "lank").symlink_to("/")
    (root / "hooks.yml").write_text("hooks: [evil.py]\n", "utf-8")
    (root / "arv.yml").write_text("INHERIT: hooks.yml\n", "utf-8")
    (root / "fina.yml").write_text(BASE + PLUGIN, "utf-8")
    (tmp_path / "andra.yml").write_text("site_author: x\n", "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(root)
    monkeypatch.setenv("SECRET", "hemligt")
    return root


def written(root: Path, more: str) -> Path:
    first, rest = (more, "") if more.startswith("%") else ("", more)
    path = root / "mkdocs.yml"
    path.write_bytes((first + BASE + PLUGIN + rest).encode("utf-8", "surrogateescape"))
    return path


@pytest.mark.parametrize("name", CODE)
def test_settings_that_are_more_than_data_are_refused(name: str, library: Path) -> None:
    with pytest.raises(Failure) as refused:
        read_settings(written(library, CODE[name]))
    for language in Language:
        said = refused.value.text(language)
        assert "mkdocs.yml" in said or "hooks.yml" in said
        assert "hemligt" not in said
    assert not list(library.rglob("pwned"))
    assert "evil" not in sys.modules


def test_the_place_is_told(library: Path) -> None:
    with pytest.raises(Failure) as refused:
        read_settings(written(library, CODE["a plugin of another kind"]))
    assert re.search(r"mkdocs\.yml:4: plugins: gen-files is not among those known", refused.value.text(Language.EN))


@pytest.mark.parametrize("name", ["hooks", "a call", "an extension that is a program"])
def test_mkdocs_alone_would_have_run_it(name: str, library: Path) -> None:
    path = written(library, CODE[name])
    with suppress(Abort):  # it finds fault with what it ran, afterwards
        load_config(str(path))
    until = monotonic() + 5
    while not (library / "pwned").exists():
        assert monotonic() < until
        sleep(0.02)


@pytest.mark.parametrize("name", FINE)
def test_settings_as_people_write_them_are_taken(name: str, library: Path) -> None:
    settings = read_settings(written(library, FINE[name]))
    assert settings.records == library / "methods"


def taken(text: str) -> bool:
    """Whether settings pass."""
    with suppress(Failure):
        check_data(Path("mkdocs.yml"), text.encode())
        return True
    return False


@pytest.mark.parametrize(
    ("most", "one_more"),
    [
        ("#" * (256 << 10), "#" * ((256 << 10) + 1)),
        ("a: " + "[" * 28 + "]" * 28, "a: " + "[" * 29 + "]" * 29),
        ("a: [" + "x," * 19_997 + "]", "a: [" + "x," * 19_998 + "]"),
        ("a: &a [" + "x," * 9_997 + "]\nb: *a", "a: &a [" + "x," * 9_998 + "]\nb: *a"),
    ],
    ids=["bytes", "depth", "values", "aliases"],
)
def test_the_limits_are_where_they_are_said_to_be(most: str, one_more: str) -> None:
    assert taken(most)
    assert not taken(one_more)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\ntheme: [material]", "mkdocs.yml:2: theme"),
        ("a: b\ntheme:\n  custom_dir: x", "mkdocs.yml:3: custom_dir"),
        ("a: b\nhooks: [x]", "mkdocs.yml:2: hooks"),
        ("a: b\nextra:\n  - !!python/name:os.system", "mkdocs.yml:3: !!python/name:os.system"),
        ("a: b\nextra:\n  x: !evil x", "mkdocs.yml:3: !evil"),
        ("a: b\nplugins: [mia-kb, macros]", "mkdocs.yml:2: plugins: macros"),
        ("a: b\nmarkdown_extensions:\n  - evil: {}", "mkdocs.yml:3: markdown_extensions: evil"),
        ("a: b\ndocs_dir: ../x", "mkdocs.yml:2: docs_dir"),
        ("a: b\ndocs_dir: [x]", "mkdocs.yml:2: docs_dir"),
        ("a: b\nINHERIT: ../x.yml", "mkdocs.yml:2: INHERIT"),
        ("a: b\nextra: {x: !ENV SECRET}", "mkdocs.yml:2: SECRET"),
        ("a: b\nextra: {x: !ENV [CI, SECRET, x]}", "mkdocs.yml:2: SECRET"),
        ("a: b\nextra: {x: !ENV [SECRET]}", "mkdocs.yml:2: SECRET"),
        ("a: b\nc: " + "[" * 40 + "]" * 40, "mkdocs.yml:2: the settings hold more"),
    ],
)
def test_the_setting_and_its_line_are_told(text: str, said: str) -> None:
    with pytest.raises(Failure) as refused:
        check_data(Path("mkdocs.yml"), text.encode())
    assert refused.value.text(Language.EN).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "theme: material",
        "theme: {name: material}",
        "extra: {a: !!str 1, b: !!int '2', c: !!float 1.5, d: !!bool yes, e: !!null ~, f: !!seq [], g: !!map {}}",
        "extra: {h: ! x}",
        "extra: {a: !!timestamp 2026-01-02, b: &b {x: y}, c: {<<: *b}}",
        "validation:\n  x: !relative\n  y: !relative $docs_dir",
        "extra: {x: !ENV [CI, ANYTHING]}",
        "docs_dir: docs",
        "docs_dir: ./docs/../docs",
        "- a",
    ],
)
def test_plain_data_are_taken(text: str) -> None:
    assert taken(text)


def test_what_is_inherited_is_told_and_nothing_else_is() -> None:
    assert check_data(Path("mkdocs.yml"), b"INHERIT: a.yml") == "a.yml"
    assert check_data(Path("mkdocs.yml"), b"a: b") is None
    assert check_data(Path("mkdocs.yml"), b"- a") is None


def test_inheriting_is_allowed_five_deep(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.yml").write_text(f"INHERIT: {number + 1}.yml\n", "utf-8")
    check_settings(tmp_path / "1.yml")
    with pytest.raises(Failure, match=r"5\.yml"):
        check_settings(tmp_path / "0.yml")


def test_the_settings_that_ship_with_the_program_are_data() -> None:
    for path in (
        ROOT / "mkdocs.yml",
        ROOT / "mia_kb/cli/new_library/mkdocs.yml",
        *ROOT.glob("tests/sites/*/mkdocs.yml"),
    ):
        check_settings(path)


@pytest.mark.parametrize("command", ["build", "serve", "report"])
def test_no_command_runs_what_the_library_brings_along(
    command: str, library: Path, mia_kb: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(library, CODE["hooks"] + CODE["a call"])
    monkeypatch.chdir(library)
    answer = mia_kb(command, *(("health",) if command == "report" else ()), "-f", str(library / "mkdocs.yml"))
    assert answer.code != 0
    assert not list(library.parent.rglob("pwned"))


def test_no_module_in_the_working_folder_is_taken_for_one_of_ours(
    tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    for name in ("click", "yaml", "pydantic", "mkdocs", "json"):
        (tmp_path / f"{name}.py").write_text(CANARY, "utf-8")
    assert mia_kb("schema", "method").out.startswith("{")
    assert not (tmp_path / "pwned").exists()


def test_only_one_place_gives_settings_to_mkdocs() -> None:
    loading = [path.name for path in (ROOT / "mia_kb").rglob("*.py") if "load_config" in path.read_text("utf-8")]
    assert loading == ["mkdocs.py"]
