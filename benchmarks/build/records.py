"""Make N deterministic records of realistic size: about 5 KB of YAML, 400 words of Swedish, five relations each."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHO = (
    "deltagaren|handläggaren|case managern|arbetskonsulenten|styrgruppen|förbundschefen|socialsekreteraren|"
    "vårdcentralen"
)
DOES = "träffar|följer upp|bjuder in|ringer|kartlägger tillsammans med|planerar med|lämnar över till|lyssnar på"
WHOM = "kommunen|Arbetsförmedlingen|Försäkringskassan|regionen|arbetsgivaren|det sociala företaget|teamet|familjen"
WHEN = "före mötet|under mötet|efter mötet|varje vecka|varannan vecka|efter tre månader|vid avslut|när planen ändras"
WHY = (
    "så att ingen behöver berätta samma sak två gånger|för att steget till arbetsträning ska bli kortare|"
    "eftersom samtycket måste vara klart|för att resorna inte ska bli ett hinder|så att planen kan läsas av alla|"
    "för att rutinen ska leva kvar när projektet tar slut|eftersom försörjningen annars stannar av"
)
NOUNS = (
    "arbetsträning|stegförflyttning|samverkansteam|boendestöd|rehabiliteringsplan|språkstöd|samtyckesrutin|uppföljning|"
    "handledarträff|arbetsgivarkontakt|motivationskurs|aktivitetsplats|hälsogrupp|skuldrådgivning|praktikplats"
)
PLACES = ("roslagen", "varna", "sodertalje", "ostra-sodertorn", "huddinge-botkyrka-salem", "stockholms-stad")
PARTIES = ("arbetsformedlingen", "forsakringskassan", "kommun", "region")
GROUPS = ("langtidssjukskrivna", "utan-ersattning", "unga-vuxna", "langvarigt-stod")
PHASES = ("referral", "assessment", "preparation", "training", "work-or-study", "follow-up")
LEVELS = ("individual", "organisation", "society")
FIGURES = 80
"""Records for which there is one measure: some twenty-five figures have it."""
STAGES = ("exploring", "initial", "full", "sustained", "ended", "unknown")


class Writer:
    """Swedish sentences from one seed: the same number always gives the same text."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - realistic text, no secret

    def pick(self, words: str) -> str:
        """One of the words."""
        return self.random.choice(words.split("|"))

    def sentence(self) -> str:
        """A sentence of some fifteen words."""
        first = f"{self.pick(WHO)} {self.pick(DOES)} {self.pick(WHOM)} {self.pick(WHEN)}"
        return f"{first[0].upper()}{first[1:]} om {self.pick(NOUNS)} och {self.pick(NOUNS)}, {self.pick(WHY)}."

    def text(self, sentences: int) -> str:
        """A paragraph."""
        return " ".join(self.sentence() for _ in range(sentences))

    def title(self, number: int) -> str:
        """A title that no other record has."""
        return f"Låt {self.pick(WHO)} ta hand om {self.pick(NOUNS)} {self.pick(WHEN)}, variant {number}"

    def some(self, words: tuple[str, ...], count: int) -> list[str]:
        """Some of the words in their own order."""
        chosen = set(self.random.sample(words, count))
        return [word for word in words if word in chosen]


def write_records(folder: Path, count: int) -> None:
    """`count` records and the organisations, terms and measure that they refer to, below `folder`."""
    for path, record in (*_ground(count), *(_record(number, count) for number in range(count))):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        file.write_text(text, encoding="utf-8")


def records(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and content of the `count` records alone, for those who write them in another form."""
    return (_record(number, count) for number in range(count))


def _record(number: int, count: int) -> tuple[str, dict[str, Any]]:
    """Two of ten are methods, three practices, two lessons, three figures."""
    make = (_method, _practice, _figure, _practice, _method, _lesson, _figure, _practice, _lesson, _figure)[number % 10]
    return make(number, count)


def _head(writer: Writer, number: int, count: int) -> dict[str, Any]:
    others = [(number * 7 + step * 13 + 1) % count for step in range(5)]
    types = ("similar", "complements", "derived", "part-of", "similar")
    return {
        "title": writer.title(number),
        "summary": writer.sentence()[:290],
        "status": "published",
        "steward": {"organisation": "regional/forbundet", "function": "metodstöd"},
        "review_by": f"2027-{number % 12 + 1:02}-15",
        "sources": [{"url": f"https://example.org/rapport/{number}", "kind": "project", "accessed": "2026-11-22"}],
        "synonyms": [writer.pick(NOUNS), writer.pick(NOUNS)],
        "audience": ["handledare"],
        "target_groups": [f"regional/{name}" for name in writer.some(GROUPS, 2)],
        "parties": writer.some(PARTIES, 2),
        "phases": writer.some(PHASES, 2),
        "value_levels": writer.some(LEVELS, 1),
        "related": [
            {"type": kind, "to": identity(other)} for kind, other in zip(types, others, strict=True) if other != number
        ],
    }


PRACTICES, LESSONS, SHARES = {1, 3, 7}, {5, 8}, {2, 6, 9}
"""The last digits of the numbers that are practices, lessons and figures: see `_record`."""


def identity(number: int) -> str:
    """The global id of the record with this number."""
    kind = number % 10
    if kind in PRACTICES:
        return f"{PLACES[number % len(PLACES)]}/tillampning-{number:05}"
    if kind in LESSONS:
        return f"{PLACES[number % len(PLACES)]}/lardom-{number:05}"
    if kind in SHARES:
        return f"{PLACES[number % len(PLACES)]}/siffra-{number:05}"
    return f"regional/metod-{number:05}"


def _path(number: int, folder: str) -> str:
    library, _, name = identity(number).partition("/")
    return f"{library}/{folder}/{name}.yaml"


def _method(number: int, count: int) -> tuple[str, dict[str, Any]]:
    writer = Writer(number)
    record = _head(writer, number, count) | {
        "why": writer.text(4),
        "for_whom": writer.text(2),
        "not_for": "unknown",
        "core_components": [{"id": f"del-{part}", "text": writer.sentence()[:290]} for part in "abc"],
        "steps": [
            {"id": f"steg-{place}", "phase": phase, "text": writer.text(2)}
            for place, phase in enumerate(("before", "before", "during", "during", "after", "after"))
        ],
        "takes": {"time": "en timme i veckan", "people": "en handläggare per part"},
        "tailoring": writer.text(2),
        "fidelity": "unknown",
        "pitfalls": [writer.sentence()[:290] for _ in range(2)],
        "start_tomorrow": [writer.sentence()[:290] for _ in range(2)],
        "evidence": {"level": "E1", "certainty": "very_low", "about": writer.text(2)},
    }
    return _path(number, "methods"), record


def _practice(number: int, count: int) -> tuple[str, dict[str, Any]]:
    writer = Writer(number)
    record = _head(writer, number, count) | {
        "method": identity(_a_method(number, count)),
        "place": f"regional/{PLACES[number % len(PLACES)]}",
        "local_name": writer.pick(NOUNS),
        "period": {"from": "2018-03", "to": "2020-08"},
        "text": "\n\n".join(writer.text(5) for _ in range(3)),
        "adaptations": [
            {"component": f"del-{part}", "what": writer.text(2), "why": writer.text(1), "effect": "unknown"}
            for part in "ab"
        ],
        "stage": STAGES[number % len(STAGES)],
        "stage_reason": writer.text(1),
        "receiver": "unknown",
    }
    return _path(number, "practices"), record


def _lesson(number: int, count: int) -> tuple[str, dict[str, Any]]:
    writer = Writer(number)
    record = _head(writer, number, count) | {
        "event": writer.text(8),
        "lesson": writer.text(5),
        "recommendation": writer.text(5),
        "outcome": ("worked", "partly", "did-not-work")[number % 3],
        "applies_when": writer.text(2),
        "applies_not_when": "unknown",
        "concerns": [{"method": identity(_a_method(number, count)), "step": "steg-2"}],
        "receivers": [{"role": "handledare", "party": "kommun"}],
        "closure": "open",
    }
    return _path(number, "lessons"), record


def _figure(number: int, count: int) -> tuple[str, dict[str, Any]]:
    writer = Writer(number)
    denominator = 100 + number % 90
    record = _head(writer, number, count) | {
        "measure": f"regional/andel-arbete-{number // FIGURES:02}",
        "role": "outcome",
        "value": {"numerator": 20 + number % 50, "denominator": denominator},
        "denominator_is": "avslutade deltagare",
        "counts": "persons",
        "period": {"from": "2018", "to": "2019-06"},
        "place": f"regional/{PLACES[number % len(PLACES)]}",
        "methods": [identity(_a_method(number, count))],
        "caveat": "\n\n".join(writer.text(6) for _ in range(3)),
        "perspective": "organisation",
    }
    return _path(number, "figures"), record


def _a_method(number: int, count: int) -> int:
    """A method that is not too far away: of ten records the first and the fifth is one."""
    return (number * 3) % count // 10 * 10 + number % 4 // 2 * 4


def _ground(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the records refer to."""
    head = {
        "status": "published",
        "steward": {"organisation": "regional/forbundet", "function": "metodstöd"},
        "review_by": "2027-06-01",
        "sources": [{"url": "https://example.org/", "kind": "project", "accessed": "2026-11-22"}],
    }
    yield "regional/organisations/forbundet.yaml", {"title": "Förbundet", **head, "type": "association"}
    for name in PLACES:
        yield f"regional/organisations/{name}.yaml", {"title": name.capitalize(), **head, "type": "sub-project"}
    for name in GROUPS:
        term = {"title": name, **head, "definition": f"Personer som hör till gruppen {name}.", "use": "target-group"}
        yield f"regional/terms/{name}.yaml", term
    for number in range(count // FIGURES + 1):
        measure = {
            "title": f"Andel som börjat arbeta, mätning {number}",
            **head,
            "definition": "Andel av avslutade deltagare som börjat arbeta eller studera.",
            "type": "share",
            "unit": "procent",
            "better": "higher",
        }
        yield f"regional/measures/andel-arbete-{number:02}.yaml", measure
