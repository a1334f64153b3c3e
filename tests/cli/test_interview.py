"""The exit interview from form to drafts, as somebody who leaves does it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from conftest import Answer
from shipped import DAY as SHIPPED_DAY

from mia_kb.cli.app import run
from mia_kb.reading.folder import Found
from mia_kb.reading.records import read_record
from mia_kb.rendering.paper.form import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Answer]

SMALL = Path(__file__).parents[1] / "sites" / "reports" / "methods"
DAY = ("--date", "2026-11-22", "--lang", "sv")
WORKED, CHAFES, DECIDED = "Vad fungerade, och varför?", "Vad skaver för deltagarna", "Vad är beslutat"
HAPPENED = "Vi ringde dagen före.\n\nFler kom:\n\n- till mötet\n- i tid"
LESSON = {
    "Vad gjorde ni": HAPPENED,
    "Varför fungerade det?": "De visste vad som väntade.",
    "Vad bör andra göra?": "Ring dagen före mötet. Fråga om något hindrar.",
    "Vem bör höra det?": "Handledare och case manager.",
}
DEVIATION = {
    "Vad skaver?": "Busskortet tar slut före månaden.",
    "Var finns orsaken?": "struktur",
    "Vem har fått frågan?": "styrgruppen",
}


@pytest.fixture
def mia_kb(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `mia-kb` in an empty folder, in this process: there are many forms to read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SHIPPED_DAY)

    def here(*arguments: str) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(arguments, {"LANG": "sv_SE.UTF-8"})
        told = capsys.readouterr()
        return Answer(int(ended.value.code or 0), told.out, told.err)

    return here


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The small library, in the folder where the command runs."""
    shutil.copytree(SMALL, tmp_path / "methods")
    return tmp_path / "methods"


@pytest.fixture
def form(records: Path, mia_kb: Run) -> Path:
    """An empty form."""
    answer = mia_kb("report", "handover", "--steward", "södra", "--interview", "samtal.md", *DAY)
    assert (answer.code, answer.err.splitlines()[0]) == (
        0,
        "samtal.md är skriven. När den är ifylld: mia-kb interview samtal.md",
    )
    return records.parent / "samtal.md"


def fill(form: Path, question: str, answers: dict[str, str]) -> None:
    """Write below the headings of a question."""
    text = form.read_text("utf-8")
    for heading, answer in answers.items():
        below = text.index("\n", text.index(f"### {heading}", text.index(f"## {question}"))) + 1
        text = f"{text[:below]}{answer}\n{text[below:]}"
    form.write_text(text, "utf-8")


def files(records: Path) -> dict[str, bytes]:
    return {path.relative_to(records).as_posix(): path.read_bytes() for path in records.rglob("*") if path.is_file()}


def test_the_form_reminds_of_what_the_function_keeps_and_asks_in_plain_words(form: Path) -> None:
    text = form.read_text("utf-8")
    assert text.startswith("# Avslutningssamtal: Södra, delprojektledare\n")
    kept = text.partition("## Det du svarar för")[2]
    assert kept.strip().splitlines()[2].endswith("Ett utkast: gör det klart eller lämna över det.")
    assert kept.count("\n- ") == 11 + 2, "its eleven records, and the two methods that can be named"
    assert "### Vem bör höra det? (En av: handledare och case manager; delprojektledare;" in text
    assert "\n### I vilket bibliotek utkasten läggs\n\nsodra\n" in text
    assert "\n### Vilket delprojekt eller vilken plats de handlar om\n\nregional/sodra\n" in text
    assert "\n### Vilken dag någon senast går igenom dem\n\n2027-02-20\n" in text  # 90 days later


def test_a_form_that_nobody_filled_in_gives_nothing(form: Path, records: Path, mia_kb: Run) -> None:
    before = files(records)
    answer = mia_kb("interview", form.name, "--lang", "sv")
    assert (answer.code, answer.out) == (0, "")
    assert "Ingen fråga är besvarad" in answer.err
    assert files(records) == before


def test_what_went_in_is_what_comes_out(form: Path, records: Path, mia_kb: Run) -> None:
    before = files(records)
    fill(form, WORKED, LESSON)
    fill(form, CHAFES, DEVIATION)
    shown = mia_kb("interview", form.name, "--dry-run", "--lang", "sv")
    assert (shown.code, files(records)) == (0, before)
    assert "+title: Ring dagen före mötet" in shown.out
    answer = mia_kb("interview", form.name, "--lang", "sv")
    assert answer.code == 0, answer.err
    written = {"sodra/lessons/ring-dagen-fore-motet.yaml", "sodra/deviations/busskortet-tar-slut-fore-manaden.yaml"}
    assert set(answer.out.split()) == {f"methods/{path}" for path in written}
    after = files(records)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == written
    lesson, deviation = (record(after, path) for path in sorted(written, reverse=True))
    assert lesson["event"] == HAPPENED
    assert lesson["lesson"] == "De visste vad som väntade."
    assert lesson["recommendation"] == "Ring dagen före mötet. Fråga om något hindrar."
    assert (lesson["outcome"], lesson["applies_when"], lesson["closure"]) == ("worked", "unknown", "open")
    assert lesson["receivers"] == [{"role": "handledare", "party": None}]
    assert (deviation["level"], deviation["raised_to"], deviation["state"]) == ("structure", "styrgruppen", "raised")
    for one in (lesson, deviation):
        assert (one["status"], one["review_by"]) == ("draft", "2027-02-20")
        assert one["steward"] == {"organisation": "regional/sodra", "function": "delprojektledare"}
    assert mia_kb("check", "methods", "--lang", "sv").code == 0


def record(tree: dict[str, bytes], path: str) -> dict[str, object]:
    library, folder, name = path.removesuffix(".yaml").split("/")
    outcome = read_record(Found(path, library, folder, name), tree[path])
    assert outcome.item, outcome.problems
    return outcome.item.record.model_dump(mode="json")


def test_a_record_that_is_there_is_never_written_over(form: Path, records: Path, mia_kb: Run) -> None:
    fill(form, WORKED, LESSON)
    assert mia_kb("interview", form.name).code == 0
    fill(form, CHAFES, DEVIATION)
    before = files(records)
    again = mia_kb("interview", form.name, "--lang", "sv")
    assert (again.code, again.out) == (1, "")
    assert "samtal.md:9: Posten sodra/ring-dagen-fore-motet finns redan." in again.err
    assert files(records) == before, "nor is the other answer written"
    form.write_text(form.read_text("utf-8") + "mitt svar", "utf-8")
    kept = form.read_bytes()
    refused = mia_kb("report", "handover", "--steward", "södra", "--interview", form.name, *DAY)
    assert refused.code == 2
    assert form.read_bytes() == kept


def test_two_answers_to_one_question_are_two_records(form: Path, mia_kb: Run) -> None:
    fill(form, CHAFES, DEVIATION)
    text = form.read_text("utf-8")
    start = text.index(f"## {CHAFES}")
    section = text[start : text.index("\n## ", start) + 1]
    form.write_text(text.replace(section, section + section.replace("Busskortet", "Månadskortet")), "utf-8")
    answer = mia_kb("interview", form.name)
    assert len(answer.out.split()) == 2
    form.write_text(text.replace(section, 2 * section.replace("Busskortet", "Veckokortet")), "utf-8")
    assert "samma namn" in mia_kb("interview", form.name, "--lang", "sv").err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Ring 070-174 06 35 först.", "MIA402"),
        ("Skriv till anna.andersson@example.se.", "MIA403"),
        ("Personen 19811228-9874 kom inte.", "MIA401"),
    ],
)
def test_personal_data_is_refused_with_its_place(given: str, said: str, form: Path, records: Path, mia_kb: Run) -> None:
    before = files(records)
    fill(form, WORKED, {**LESSON, "Varför fungerade det?": given})
    line = 1 + form.read_text("utf-8").splitlines().index(given)
    answer = mia_kb("interview", form.name, "--lang", "sv")
    assert (answer.code, answer.out, files(records)) == (1, "", before)
    assert answer.err.startswith(f"samtal.md:{line}:1: ")
    assert said in answer.err
    assert not set(re.findall(r"[\d@-]{6,}|anna", given)) & set(re.findall(r"[\d@-]{6,}|anna", answer.err))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("### Varför fungerade det?", "### Varför då?"), "”Varför då?” hör inte till frågan"),
        (("## Vad är påbörjat men inte klart?", "## Annat"), "Formuläret har ingen rubrik ”Annat”"),
        (("### När gäller det?", "### Varför fungerade det?\n\nIgen."), "står två gånger i samma fråga"),
        (("## Vad fungerade, och varför?\n", "## Vad fungerade, och varför?\nHär står det.\n"), "under någon fråga"),
        (("## Vad fungerade, och varför?\n", "Hej på er.\n\n## Vad fungerade, och varför?\n"), "under någon fråga"),
        (("De visste vad som väntade.\n", ""), "”Varför fungerade det?” måste besvaras"),
        (("\nsodra\n", "\nnorr\n"), "”norr” är inget bibliotek. De här finns: "),
        (("\nregional/sodra\n", "\nregional/vem\n"), "Det finns ingen post som heter ”regional/vem”. De här finns: "),
        (("\n2027-02-20\n", "\n20 februari\n"), "review_by"),
        (("case manager.\n", "case manager.\nchefen\n"), "receivers"),
        (("## Om utkasten", "## Utkasten"), "Formuläret har ingen rubrik ”Utkasten”"),
        (("\ndelprojektledare\n", "\n\n"), "”Vilken funktion där, aldrig ett namn” måste fyllas i"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    change: tuple[str, str], said: str, form: Path, records: Path, mia_kb: Run
) -> None:
    before = files(records)
    fill(form, WORKED, LESSON)
    text = form.read_text("utf-8")
    assert change[0] in text
    form.write_text(text.replace(*change), "utf-8")
    answer = mia_kb("interview", form.name, "--lang", "sv")
    assert (answer.code, answer.out, files(records)) == (1, "", before)
    assert said in answer.err
    assert answer.err.startswith("samtal.md:")
    number = int(answer.err.split(":")[1])
    assert 1 <= number <= len(text.splitlines())


def test_a_method_is_named_as_people_name_it(form: Path, records: Path, mia_kb: Run) -> None:
    decided = {
        "Vilken metod?": "Träffa deltagaren i ett gemensamt team",
        "Vad beslutades?": "inför",
        "Vilka beslutade?": "Styrgruppen",
        "Vilken dag?": "2022-05-31",
        "Varför?": "Teamet behövs när projektet är slut.",
        "Vilken funktion äger": "vet inte",
    }
    fill(form, DECIDED, decided)
    answer = mia_kb("interview", form.name)
    assert answer.code == 0, answer.err
    made = record(files(records), answer.out.strip().removeprefix("methods/"))
    assert (made["method"], made["choice"], made["owner"]) == ("regional/traffas-i-team", "adopt", "unknown")
    assert made["place"] == "regional/sodra"


def test_a_form_in_word_and_in_english(records: Path, mia_kb: Run) -> None:
    written = mia_kb("report", "handover", "--steward", "södra", "--interview", "talk.docx", *DAY[:2], "--lang", "en")
    assert written.code == 0, written.err
    path = records.parent / "talk.docx"
    document = docx.Document(io.BytesIO(path.read_bytes()))
    below = {one.text.partition(" (")[0]: number for number, one in enumerate(document.paragraphs)}
    answers = {
        "What did you do, and what happened?": "We rang the day before.",
        "Why did it work?": "They knew.",
        "What should others do?": "Ring the day before",
    }
    for heading, text in answers.items():
        document.paragraphs[below[heading] + 1].text = text
    worked = below["What should others do?"]
    who = next(n for n, one in enumerate(document.paragraphs) if n > worked and one.text.startswith("Who should hear"))
    document.paragraphs[who + 1].text = "handledare"
    document.save(str(path))
    answer = mia_kb("interview", "talk.docx", "--lang", "en")
    assert answer.code == 0, answer.err
    made = record(files(records), "sodra/lessons/ring-the-day-before.yaml")
    assert (made["language"], made["event"]) == ("en", "We rang the day before.")


def test_what_is_no_form_is_refused(records: Path, mia_kb: Run) -> None:
    folder = records.parent
    (folder / "annat.md").write_text("# Hej\n\nDet här är något annat.\n", "utf-8")
    (folder / "annat.docx").write_bytes(b"PK\x03\x04 inget dokument")
    with zipfile.ZipFile(folder / "stor.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (LARGEST + 1))
    (folder / "annat.txt").write_text("hej", "utf-8")
    (folder / "latin.md").write_bytes("# Då".encode("latin-1"))
    assert "inget formulär" in mia_kb("interview", "annat.md", "--lang", "sv").err
    for name, said in (
        ("annat.docx", "Word"),
        ("stor.docx", "Word"),
        ("annat.txt", ".md"),
        ("latin.md", "Markdown"),
        ("saknas.md", "ingen sådan fil"),
    ):
        answer = mia_kb("interview", name, "--lang", "sv")
        assert (answer.code, answer.out) == (2, ""), name
        assert said in answer.err
    assert mia_kb("interview", "annat.md", "--records", "ingenstans").code == 2


def test_a_name_of_signs_only_is_told(form: Path, mia_kb: Run) -> None:
    fill(form, WORKED, {**LESSON, "Vad ska det heta?": "!?"})
    answer = mia_kb("interview", form.name, "--lang", "sv")
    assert (answer.code, answer.out) == (1, "")
    assert "inte att göra ett filnamn av" in answer.err


def test_a_form_is_for_one_function_that_hands_over(records: Path, mia_kb: Run) -> None:
    for asked in (("handover",), ("handover", "--steward", "kansli"), ("health", "--steward", "södra")):
        answer = mia_kb("report", *asked, "--interview", "samtal.md", *DAY)
        assert (answer.code, answer.out) == (2, ""), asked
    assert mia_kb("report", "handover", "--steward", "södra", "--interview", "samtal.txt", *DAY).code == 2
    assert not list(records.parent.glob("samtal*"))
