"""What the kinds of records are called on a page, and the icon each is known by."""

from __future__ import annotations

from typing import NamedTuple

from mia_kb.text.languages import N_


class KindLook(NamedTuple):
    """A kind's name in singular and plural (English message ids), and its icon."""

    one: str
    many: str
    icon: str


KIND_LOOKS: dict[str, KindLook] = {
    "method": KindLook(N_("Method"), N_("Methods"), "material/stairs-up"),
    "practice": KindLook(N_("Local practice"), N_("Practices"), "material/map-marker-outline"),
    "lesson": KindLook(N_("Lesson"), N_("Lessons"), "material/lightbulb-on-outline"),
    "deviation": KindLook(N_("Deviation"), N_("Deviations"), "material/alert-circle-outline"),
    "obstacle": KindLook(N_("Obstacle"), N_("Obstacles"), "material/wall"),
    "figure": KindLook(N_("Figure"), N_("Figures"), "material/chart-bar"),
    "measure": KindLook(N_("Measure"), N_("Measures"), "material/ruler"),
    "progression": KindLook(N_("Step progression"), N_("Step progressions"), "material/transit-connection-variant"),
    "decision": KindLook(N_("Decision"), N_("Decisions"), "material/gavel"),
    "story": KindLook(N_("Story"), N_("Stories"), "material/format-quote-open-outline"),
    "organisation": KindLook(N_("Organisation"), N_("Organisations"), "material/office-building-outline"),
    "term": KindLook(N_("Term"), N_("Terms"), "material/book-open-page-variant-outline"),
}
