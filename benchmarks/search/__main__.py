"""Search the judged development set with mia-kb, Material and Pagefind, side by side, and print how well each does.

    python benchmarks/search                     quality on the development set, and the first query on the wire
    python benchmarks/search --more DIR          the same with unrelated pages added: every HTML file below DIR
    python benchmarks/search --large [N]         10,000 made-up records: building, one change, wire, time of a query
    python benchmarks/search --records N [N …]   so many made-up records in each engine: indexing, wire, queries

`--engines mia-kb material` takes only these, so that a long comparison can be made in parts. A query is timed alike in
all engines: every query is asked once, which loads what it needs, then all of them in five rounds; the times of the
rounds together give median and p95.

The peers come from their packages: Material from the environment, Pagefind by npm into a cache folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "search"))

from engines import ENGINES
from judged_set import documents, queries
from large import beside, large
from measures import figures, half_typed, misspelt, ndcg, plain
from unrelated import pages_below

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engines import Answers, Engine

    from mia_kb.search.document import Document

TYPOS = 3
WAYS: tuple[tuple[str, tuple[Callable[[str], str], ...]], ...] = (
    ("as they are", (str,)),
    ("without å ä ö", (plain,)),
    ("one typo", tuple(partial(misspelt, seed=seed) for seed in range(TYPOS))),
    ("half typed", (half_typed,)),
)


def main() -> None:
    """Run what was asked for."""
    options = _options()
    if options.large:
        large(options.large)
        return
    engines = [engine for engine in ENGINES if engine.name.lower() in options.engines]
    if options.records:
        beside(options.records, engines)
        return
    records = [*documents(), *(pages_below(options.more) if options.more else ())]
    print(f"{len(records)} documents, {len(queries())} queries\n")
    for engine in engines:
        with tempfile.TemporaryDirectory(prefix="mia-kb-search-") as folder:
            _report(engine, records, Path(folder))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--more", type=Path, metavar="DIR")
    parser.add_argument("--large", type=int, nargs="?", const=10_000, metavar="N")
    parser.add_argument("--records", type=int, nargs="+", metavar="N")
    names = [engine.name.lower() for engine in ENGINES]
    parser.add_argument("--engines", nargs="+", choices=names, default=names)
    return parser.parse_args()


def _report(engine: Engine, records: Sequence[Document], folder: Path) -> None:
    """Print one engine's figures."""
    asked = [change(query.text) for _, changes in WAYS for change in changes for query in queries()]
    answers = engine.answers(folder, records, asked)
    print(f"{engine.name}: first query {answers.first_query / 1024:.0f} KB gz")
    rankings = iter(answers.rankings)
    for way, changes in WAYS:
        pairs = [(next(rankings), query.grades) for _ in changes for query in queries()]
        print(f"  {way:14} {figures(pairs)}")
    _by_type(answers)


def _by_type(answers: Answers) -> None:
    """Print nDCG for each type of query."""
    kinds = sorted({query.kind for query in queries()})
    scored = [
        (query.kind, ndcg(found, query.grades)) for query, found in zip(queries(), answers.rankings, strict=False)
    ]
    means = {kind: [score for its, score in scored if its == kind] for kind in kinds}
    print("  " + "  ".join(f"{kind} {sum(its) / len(its):.2f}" for kind, its in means.items()) + "\n")


if __name__ == "__main__":
    main()
