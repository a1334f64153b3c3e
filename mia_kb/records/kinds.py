"""The list of all kinds of records: read it to know what a library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.exemption import Exemption
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.measure import Measure
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.story import Story
from mia_kb.records.term import Term

if TYPE_CHECKING:
    from mia_kb.records.fields import Frozen
    from mia_kb.records.head import Record

RECORD_KINDS: tuple[type[Record], ...] = (
    Method,
    Practice,
    Lesson,
    Deviation,
    Obstacle,
    Figure,
    Measure,
    Progression,
    Decision,
    Story,
    Organisation,
    Term,
)

BY_KIND: dict[str, type[Record]] = {model.kind: model for model in RECORD_KINDS}
BY_FOLDER: dict[str, type[Record]] = {model.folder: model for model in RECORD_KINDS}
MODELS: dict[str, type[Frozen]] = {**BY_KIND, Exemption.kind: Exemption}
"""All that has files of its own in a library: the kinds of records, and what was decided about a text of theirs."""
