"""Which small faults in the program its tests notice: `python tests/mutation/mutate.py [SUBJECT…]`, see `--help`.

Each mutant runs in a process of its own: there, the mutant takes the place of a function's code, or else of the whole
module, and the subject's tests run until one fails. What no test notices is listed, with the share that was noticed.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import inspect
import io
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from coverage import CoverageData
from mutants import Mutant, mutants
from subjects import SUBJECTS, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SEED = 4711
WORK, PATIENCE = 60, 400
"""Seconds of processor, and seconds on the clock, that the tests may take with a mutant, which may never end."""
NOTICED, UNNOTICED, HUNG = "noticed", "unnoticed", "hung"
MOST_TESTS = 120
"""So many of the tests that run a line are tried with its mutants, the quick ones first."""
OPTIONS = (
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=", "--hypothesis-profile=ci"),
    *("-m", "not long and not browser", "-k", "not led_by_coverage and not hostile_pdf"),
)


@dataclass
class Tally:
    """What became of a subject's mutants."""

    subject: str
    tried: int = 0
    unnoticed: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The share that was noticed; a mutant that hangs is noticed."""
        return 1 - len(self.unnoticed) / self.tried if self.tried else 1.0


class _Loader(SourceFileLoader):
    """Loads one module as its mutant."""

    def __init__(self, name: str, path: str, mutant: Mutant) -> None:
        super().__init__(name, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        """The mutant, compiled."""
        return compile(self._mutant.tree(), self.get_filename(fullname), "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, mutant: Mutant) -> None:
        self._name, self._mutant = name, mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The mutant's, for that module alone."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname == self._name else None
        if spec is not None:
            assert spec.origin is not None
            spec.loader = _Loader(fullname, spec.origin, self._mutant)
        return spec


def chosen(subject: Subject, sample: int | None, seed: int = SEED) -> list[tuple[str, Mutant]]:
    """The subject's mutants, each with its module; so many of them at random, the same ones for each seed."""
    every = [(module, mutant) for module in subject.modules for mutant in mutants(_path(module).read_text("utf-8"))]
    return every if sample is None else Random(seed).sample(every, min(sample, len(every)))  # noqa: S311 - to be repeated


def tried(subject: Subject, sample: int | None, seed: int = SEED, *, slow: bool = True) -> Tally:
    """What the subject's tests notice of its mutants."""
    tally = Tally(subject.name)
    tests = subject.quick + (subject.slow if slow else ())
    touching = touched(tests, subject.modules)
    for module, mutant in chosen(subject, sample, seed):
        nearest = touching[module].get(mutant.line, []) if mutant.line in within(mutant.source) else tests
        tally.tried += 1
        sys.stderr.write(f"\r{tally.subject} {tally.tried} ")
        if not nearest or run(module, mutant, nearest[:MOST_TESTS]) == UNNOTICED:
            tally.unnoticed.append(f"{module}:{mutant.line}: {mutant.change}")
            sys.stderr.write(f"  {tally.unnoticed[-1]}\n")
        sys.stderr.flush()
    return tally


@cache
def within(source: str) -> frozenset[int]:
    """The lines of a module that belong to functions; the others run when it is imported, before any test."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return frozenset(line for node in functions for line in range(node.lineno, (node.end_lineno or node.lineno) + 1))


def touched(tests: Sequence[str], modules: Sequence[str]) -> dict[str, dict[int, list[str]]]:
    """For each module and line the tests that run it, in the order in which the tests are named."""
    with TemporaryDirectory() as folder:
        settings, data = Path(folder) / "coverage.ini", Path(folder) / "data"
        settings.write_text("[run]\nsource = mia_kb\n", "utf-8")
        asked = ("--cov", f"--cov-config={settings}", "--cov-context=test", "--cov-report=")
        command = [sys.executable, "-m", "pytest", *OPTIONS, *asked, *tests]
        environment = os.environ | {"COVERAGE_FILE": str(data)}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, encoding="utf-8")
        if done.returncode:
            sys.exit(f"the tests fail as they are:\n{done.stdout[-2000:]}")
        seen = CoverageData(str(data))
        seen.read()
        found = {}
        for module in modules:
            lines = seen.contexts_by_lineno(str(_path(module)))
            found[module] = {line: _in_order(contexts, tests) for line, contexts in lines.items() if any(contexts)}
    return found


def _in_order(contexts: Sequence[str], tests: Sequence[str]) -> list[str]:
    ids = {context.partition("|")[0] for context in contexts if context}
    return sorted(
        ids, key=lambda name: (next(place for place, test in enumerate(tests) if name.startswith(test)), name)
    )


def _path(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def run(module: str, mutant: Mutant, tests: Sequence[str]) -> str:
    """Run the tests with the mutant in place of its module."""
    child = os.fork()
    if not child:
        os._exit(_tested(module, mutant, tests))
    until = time.monotonic() + PATIENCE
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return UNNOTICED if os.waitstatus_to_exitcode(status) == 0 else NOTICED
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return HUNG
        time.sleep(0.01)


def _tested(module: str, mutant: Mutant, tests: Sequence[str]) -> int:
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK + 1))
    try:
        if not swapped(sys.modules[module], mutant):
            for name in [name for name in sys.modules if name.partition(".")[0] == "mia_kb"]:
                del sys.modules[name]
            sys.meta_path.insert(0, _Finder(module, mutant))
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            return int(pytest.main(["-x", "-p", "no:cov", *OPTIONS, *tests]))
    except BaseException:  # noqa: BLE001 - whatever it raises, the mutant was noticed
        return 99


def swapped(module: ModuleType, mutant: Mutant) -> bool:
    """Whether the mutant is one of a function's body, and has taken its place wherever the function is known."""
    assert module.__file__ is not None
    before = compile(Path(module.__file__).read_text("utf-8"), module.__file__, "exec")
    changed = _changed(before, compile(mutant.tree(), module.__file__, "exec"))
    function = _function(module, changed) if changed is not None else None
    if changed is None or function is None or function.__code__.co_freevars != changed.co_freevars:
        return False
    function.__code__ = changed
    return True


def _changed(one: CodeType, other: CodeType) -> CodeType | None:
    """The outermost function whose code differs, if nothing outside of it does."""
    pairs = list(zip(_inner(one), _inner(other), strict=False))
    outside = [
        (code.co_code, code.co_names, [const for const in code.co_consts if not isinstance(const, CodeType)])
        for code in (one, other)
    ]
    differing = [(was, now) for was, now in pairs if was != now]
    if outside[0] != outside[1] or len(differing) != 1:
        return None
    was, now = differing[0]
    return now if now.co_flags & inspect.CO_NEWLOCALS else _changed(was, now)


def _inner(code: CodeType) -> list[CodeType]:
    return [const for const in code.co_consts if isinstance(const, CodeType)]


def _function(module: ModuleType, code: CodeType) -> FunctionType | None:
    """The function of a module that a code belongs to, under whatever it was wrapped in."""
    found: Any = module
    for name in code.co_qualname.split("."):
        found = inspect.getattr_static(found, name, None)
    while found is not None and not isinstance(found, FunctionType):
        found = getattr(found, "__wrapped__", None) or getattr(found, "func", None) or getattr(found, "fget", None)
    return inspect.unwrap(found) if found is not None else None


def prepared(subjects: Sequence[Subject]) -> None:
    """Import once what every child needs."""
    os.chdir(ROOT)
    for name in (
        "hypothesis",
        "mkdocs.commands.build",
        *(module for subject in subjects for module in subject.modules),
    ):
        import_module(name)


def _report(tallies: list[Tally]) -> Iterator[str]:
    for tally in tallies:
        yield f"{tally.subject}: {tally.tried - len(tally.unnoticed)} of {tally.tried} noticed ({tally.score:.1%})"
    everything = Tally("all", sum(one.tried for one in tallies), [found for one in tallies for found in one.unnoticed])
    yield f"all: {everything.tried - len(everything.unnoticed)} of {everything.tried} noticed ({everything.score:.1%})"


def main(arguments: list[str]) -> None:
    """Try the mutants, and print what was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", help="all, if none is named")
    parser.add_argument("--sample", type=int, help="so many mutants a subject, chosen at random")
    parser.add_argument("--seed", type=int, default=SEED, help="which ones by chance; another seed, another sample")
    parser.add_argument("--quick", action="store_true", help="only the quick tests")
    asked = parser.parse_args(arguments)
    wanted = [subject for subject in SUBJECTS if not asked.subjects or subject.name in asked.subjects]
    prepared(wanted)
    tallies = []
    for subject in wanted:
        sys.stderr.write(f"{subject.name}:\n")
        tallies.append(tried(subject, asked.sample, asked.seed, slow=not asked.quick))
    sys.stdout.write("\n".join(_report(tallies)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
