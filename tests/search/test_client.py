"""The client in node: the same ranking, marks on what is meant, filters, and no input that breaks it."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from judged_set import documents, glossary, queries
from measures import half_typed, misspelt
from node import ask, write

from mia_kb.search.building import index_files
from mia_kb.search.client import client_file
from mia_kb.search.document import Document, Entry
from mia_kb.search.reader import Index
from mia_kb.search.searching import search
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Document(
    "about",
    "en/about/",
    "About the library",
    "page",
    Language.EN,
    summary="What the methods are and where they were tried.",
    body="Participants worked with employers. Agencies meeting weekly found their policies changing.",
    date="2024-05-01",
)
HOSTILE = Document(
    "hostile",
    "hostile/",
    '<img src=x onerror="alert(1)"> & </script>',
    "page",
    summary="\u2028 `${alert(1)}` \\ \" ' <b>fet</b> ovanligtord",
    body="Å̈ngström 🙂 ﬁnans " * 30,
    facets=(("party", ("__proto__", "constructor")),),
    weight_in_practice=7,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dated = [replace(one, date=f"2020-01-{place % 28 + 1:02}") for place, one in enumerate(documents())]
    return write(tmp_path_factory.mktemp("site"), index_files([*dated, ENGLISH, HOSTILE], glossary()))


def marked(text: str, marks: list[list[int]]) -> list[str]:
    """The marked pieces of a text; offsets are in UTF-16 units, as in the browser."""
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks]


def first(folder: Path, query: str, **options: object) -> dict[str, Any]:
    hit: dict[str, Any] = ask(folder, [(query, options)])[0]["hits"][0]
    return hit


def test_it_is_small_when_compressed() -> None:
    assert len(gzip.compress(client_file().content)) <= 8 * 1024


def test_it_ranks_as_python_does(folder: Path) -> None:
    asked = [change(query.text) for query in queries() for change in (str, half_typed, lambda text: misspelt(text, 1))]
    asked += [
        "the participants' meetings",
        "employer",
        "a",
        "",
        "och",
        "🙂",
        "ﬁnans ÅNGSTRÖM",
        "x" * 300,
        "och är " * 40,
    ]
    index = Index(lambda name: (folder / name).read_bytes() if (folder / name).exists() else None)
    expected = [[(hit.id, hit.score) for hit in search(index, query)] for query in asked]
    answers = ask(folder, [(query, None) for query in asked])
    assert [[(hit["id"], hit["score"]) for hit in answer["hits"]] for answer in answers] == expected


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("träning", {"träning"}),
        ("arbetsträningen", {"arbetsträning"}),
        ("förmåga", {"förmåga", "förmågan"}),
        ("forrehabilitering", {"Förrehabilitering", "förrehabilitering"}),
        ("samordnad individuell plan", {"SIP", "samordnad individuell plan"}),
    ],
)
def test_what_is_meant_is_marked(folder: Path, query: str, pieces: set[str]) -> None:
    for hit in ask(folder, [(query, None)])[0]["hits"][:3]:
        found = marked(hit["snippet"], hit["marks"]) + marked(hit["title"], hit["titleMarks"])
        if any(piece in pieces for piece in found):
            return
    pytest.fail(f"none of {pieces} marked for {query}")


def test_part_of_a_compound_is_marked_in_it(folder: Path) -> None:
    hit = next(hit for hit in ask(folder, [("träning", None)])[0]["hits"] if "arbetsträning" in hit["title"])
    assert marked(hit["title"], hit["titleMarks"]) == ["träning"]


def test_the_passage_holds_what_was_asked_for(folder: Path) -> None:
    hit = first(folder, "skärmmöten")
    assert "skärmmöten" in marked(hit["snippet"], hit["marks"])
    assert len(hit["snippet"]) < 300


def test_it_says_what_else_it_searched_for(folder: Path) -> None:
    short, misspelt_name = ask(folder, [("SIP", None), ("Försäkringskasan", None)])
    assert "samordnad individuell plan" in short["also"]
    assert misspelt_name["corrected"] == ["försäkringskassan"]


def test_nothing_found_has_suggestions(folder: Path) -> None:
    answer = ask(folder, [("moxbxning", None), ("xyzzy", None)])
    assert [one["total"] for one in answer if not one["hits"]] == [0] * len([one for one in answer if not one["hits"]])
    assert answer[1]["hits"] == []
    assert {"suggestions", "related"} <= answer[1].keys()


def test_every_suggestion_leads_to_hits(folder: Path) -> None:
    asked = ("komxunxn", "xandledaxe", "streshantering", "moxbxning", "samvrknstem", "skrmmte")
    answers = ask(folder, [(query, None) for query in asked])
    assert [answer["total"] for answer in answers] == [0] * len(asked)
    assert "kommun" in answers[0]["suggestions"]
    assert "handledare" in answers[1]["suggestions"]
    assert "stress" in answers[2]["related"]
    offered = [word for answer in answers for word in (*answer["suggestions"], *answer["related"])]
    assert all(answer["total"] for answer in ask(folder, [(word, None) for word in offered]))


def test_related_is_what_the_glossary_or_a_part_relates(folder: Path) -> None:
    """Not what only begins alike; and what was asked for is no suggestion, though filters shut all of it out."""
    nowhere = {"filters": {"kind": ["nowhere"]}}
    short, whole, part, misspelt_name = ask(
        folder, [("SIP", nowhere), ("arbetsträning", nowhere), ("träning", nowhere), ("samvrknstem", None)]
    )
    assert short["related"] == ["samordnad individuell plan"]
    assert {"arbete", "praktik"} <= set(whole["related"])
    assert "arbetsträning" in part["related"]
    assert [word for word in part["related"] if "träning" not in word] == []
    assert short["suggestions"] == whole["suggestions"] == part["suggestions"] == []
    assert misspelt_name["suggestions"] == ["samverkansteam"]
    assert "myndighetsgemensamt team" in misspelt_name["related"], "another name of what may have been meant"
    assert all("träning" not in one["related"] for one in (whole, part))


def test_facets_are_counted_as_if_not_filtered_themselves(folder: Path) -> None:
    free, filtered = ask(
        folder, [("samverkan", {"facets": True}), ("samverkan", {"filters": {"kind": ["lärdom"]}, "limit": 50})]
    )
    assert filtered["facets"]["kind"] == free["facets"]["kind"]
    assert filtered["total"] == free["facets"]["kind"]["lärdom"] == len(filtered["hits"])
    assert sum(free["facets"]["kind"].values()) == free["total"]


def test_an_empty_query_with_options_lists_everything_newest_first(folder: Path) -> None:
    everything, used = ask(folder, [("", {"facets": True, "limit": 3}), ("", {"sort": "used", "limit": 1})])
    assert everything["total"] == len(documents()) + 2
    assert everything["hits"][0]["id"] == "about"
    assert used["hits"][0]["id"] == "hostile"


def test_pages_of_results_follow_each_other(folder: Path) -> None:
    whole, second = ask(folder, [("samverkan", {"limit": 10}), ("samverkan", {"limit": 5, "offset": 5})])
    assert second["hits"] == whole["hits"][5:]


def test_a_query_loads_only_its_parts(folder: Path) -> None:
    answer = ask(folder, [("peer support", None)])[0]
    assert "facets.js" not in answer["files"]
    assert not [name for name in answer["files"] if name.startswith("spelling")]


def test_a_misspelt_first_letter_is_corrected(folder: Path) -> None:
    asked = ("rbetsträning", "xrbetsträning", "xarbetsträning", "rabetsträning", "rbetstränin", "xoendest")
    answers = ask(folder, [(query, None) for query in asked])
    assert [answer["corrected"][:1] for answer in answers[:5]] == [["arbetsträning"]] * 5
    assert answers[5]["corrected"][0].startswith("boendest"), "also where the rest is half typed"


def test_a_word_like_nothing_does_not_load_the_whole_vocabulary(folder: Path) -> None:
    for answer in ask(folder, [("sxyzzqvw", None)]):
        assert answer["total"] == 0
        assert [name for name in answer["files"] if name.startswith("spelling")] == ["spelling-s.js"]
        assert len(list(folder.glob("spelling-*.js"))) > 20


def test_texts_come_out_as_they_went_in(folder: Path) -> None:
    hit = first(folder, "ovanligtord")
    assert hit["title"] == HOSTILE.title
    assert "<b>fet</b>" in hit["snippet"]


def test_any_query_and_any_filter_has_an_answer(folder: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - inputs, not secrets
    letters = "abcåäöéßıİΣ🙂\u0000\u2028\ufeff<>&\"'`${}()[].*+?^|\\/-_ \n%0123" + "arbetsträning "
    strange: list[object] = [None, "", [], {}, 0, "kind", ["lärdom"], {"kind": None}, {"kind": "lärdom"}]
    strange += [
        {"kind": [None]},
        {"__proto__": ["x"]},
        {"constructor": ["y"]},
        {"party": ["__proto__"]},
        {"kind": {"a": 1}},
        {"": [""]},
    ]
    options = [
        {"filters": its, "limit": limit, "offset": offset, "sort": sort, "facets": facets}
        for its in strange
        for limit, offset, sort, facets in (
            (10, 0, "relevance", False),
            (-1, -5, "newest", True),
            (1e9, 2.5, "no such", None),
            ("x", None, "constructor", 1),
        )
    ]
    asked: list[tuple[str, object]] = []
    for place in range(600):
        text = "".join(chance.choices(letters, k=chance.randrange(40)))
        word = misspelt(chance.choice(queries()).text, place)
        asked.append((chance.choice((text, word, text + word, word + text)), chance.choice([None, *options])))
    answers = ask(folder, [*asked, *(("__proto__ constructor toString", its) for its in options)])
    for answer in answers:
        for hit in answer["hits"]:
            for text, marks in ((hit["snippet"], hit["marks"]), (hit["title"], hit["titleMarks"])):
                size = len(text.encode("utf-16-le")) // 2
                assert all(0 <= start < end <= size for start, end in marks)
                assert all(before[1] <= after[0] for before, after in pairwise(marks))


def answers_of(tmp_path: Path, documents_: list[Document], entries: list[Entry], *asked: str) -> list[dict[str, Any]]:
    folder = write(tmp_path / "index", index_files(documents_, entries))
    index = Index(lambda name: (folder / name).read_bytes() if (folder / name).exists() else None)
    answers = ask(folder, [(query, None) for query in asked])
    for query, answer in zip(asked, answers, strict=True):
        assert [hit["id"] for hit in answer["hits"]] == [hit.id for hit in search(index, query)], query
    return answers


def test_only_other_names_of_the_same_thing_are_told(tmp_path: Path) -> None:
    entry = Entry("resursteam", (("samverkansteam", 0.9), ("långtidssjukskrivna", 0.4)))
    answer, half = answers_of(tmp_path, list(documents()), [entry], "resursteam", "resurst")
    assert answer["also"] == ["samverkansteam"]
    assert half["also"] == [], "what might be meant is not told as what was meant"


def test_english_names_are_looked_for_as_english(tmp_path: Path) -> None:
    text = replace(ENGLISH, kind="lärdom", body="Coordinated individual plans were agreed on.")
    entry = Entry("samordnad individuell plan", (), "SIP", english=(("coordinated individual plan", 0.9),))
    others = list(documents()[:20])
    swedish, phrase = answers_of(tmp_path, [text, *others], [entry], "SIP", "coordinated individual plan")
    assert text.id in [hit["id"] for hit in swedish["hits"]]
    assert swedish["also"] == ["samordnad individuell plan", "coordinated individual plan"]
    assert phrase["hits"][0]["id"] == text.id


def test_inflections_of_a_compound_are_marked(tmp_path: Path) -> None:
    text = replace(documents()[0], id="one", body="Hon hade inte råd med busskortet. Busskorten och busskortets pris.")
    for answer in answers_of(tmp_path, [text, *documents()[1:30]], [], "busskort", "busskorten", "busskor"):
        hit = answer["hits"][0]
        assert marked(hit["snippet"], hit["marks"]) == ["busskortet", "Busskorten", "busskortets"]


MEANT = (
    ("busskort", "busskortet", "busskortet"),
    ("buss", "busskortet", "buss"),
    ("kort", "busskortets", "kortets"),
    ("träning", "arbetsträningen", "träningen"),
    ("träningar", "ARBETSTRÄNINGEN", "TRÄNINGEN"),
    ("arbetstraning", "arbetsträningens", "arbetsträningens"),
    ("rehabilitering", "rehabiliteringskoordinatorns", "rehabilitering"),
    ("rehabiliteringen", "rehabiliteringskoordinator", "rehabilitering"),
    ("koordinator", "rehabiliteringskoordinatorns", "koordinatorns"),
    ("koordinatorer", "rehabiliteringskoordinatorn", "koordinatorn"),
    ("handledning", "handledningsgruppernas", "handledning"),
    ("grupper", "handledningsgruppen", "gruppen"),
    ("samverkan", "samverkansteamen", "samverkan"),
    ("team", "samverkansteamets", "teamets"),
    ("språk", "språkstödet", "språk"),
    ("stöd", "språkstödets", "stödets"),
    ("våld", "våldsutsatta", "våld"),
    ("utsatt", "våldsutsatta", "utsatta"),
    ("myndigheter", "myndighetsgemensamma", "myndighet"),
    ("gemensam", "myndighetsgemensamt", "gemensamt"),
    ("arbetsgivare", "arbetsgivarkontakterna", "arbetsgivar"),
    ("kontakt", "arbetsgivarkontakternas", "kontakternas"),
    ("bedömning", "arbetsförmågebedömningens", "bedömningens"),
)
"""A query, a word of a text, and what the query means in it."""


def test_the_meant_part_of_inflected_compounds_is_marked(tmp_path: Path) -> None:
    query_words = replace(documents()[0], id="words", title="Ord", summary="", body=" ".join(row[0] for row in MEANT))
    texts = [
        replace(documents()[0], id=f"text-{place}", title="Om saken", summary="", body=f"I texten står {word} en gång.")
        for place, (_, word, _) in enumerate(MEANT)
    ]
    folder = write(tmp_path / "index", index_files([query_words, *texts, *documents()], ()))
    answers = ask(folder, [(query, {"limit": 200}) for query, _, _ in MEANT])
    found = [
        (query, word, *marked(hit["snippet"], hit["marks"]))
        for place, ((query, word, _), answer) in enumerate(zip(MEANT, answers, strict=True))
        for hit in answer["hits"]
        if hit["id"] == f"text-{place}"
    ]
    assert found == list(MEANT)


def test_half_a_word_is_not_cut(tmp_path: Path) -> None:
    about = [("str", "Str är en funktion."), ("arbet", "Arbete."), ("whole", "Arbetsträning i ett socialt företag.")]
    texts = [replace(documents()[0], id=one, title=body, summary="", tags=(), body=body) for one, body in about]
    answer = answers_of(tmp_path, [*texts, *documents()[60:]], [], "arbetsträ")[0]
    ids = [hit["id"] for hit in answer["hits"]]
    assert ids[0] == "whole"
    assert "str" not in ids


def test_another_name_is_shown_where_only_it_says_what_was_asked_for(tmp_path: Path) -> None:
    text = replace(documents()[0], id="one", title="Arbetsträning", summary="", tags=("träna jobb", "work training"))
    hit = answers_of(tmp_path, [text, *documents()[1:30]], [], "work training")[0]["hits"][0]
    assert hit["id"] == "one"
    assert hit["snippet"] == "träna jobb · work training"
    assert marked(hit["snippet"], hit["marks"]) == ["work", "training"]
