"""Pages as they were drawn last; one is drawn again when what it shows, or any template, has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.stamps import stamps_of
from mia_kb.rendering.drawing import TEMPLATES, draw, environment_for
from mia_kb.rendering.page import Asset
from mia_kb.rendering.template_faults import template_fault
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.publishing.stamps import Stamps
    from mia_kb.rendering.page import Page
    from mia_kb.rendering.template_faults import TemplateFault
    from mia_kb.rendering.view import View

FAULT = N_("{path}:{line}: the template cannot be drawn: {reason}; mend it, until then the former pages are shown")


class Drawn(NamedTuple):
    """A page, the view that it was drawn from, and the templates of that time."""

    view: View
    templates: Stamps
    page: Page


@dataclass(slots=True)
class Drawings:
    """Remembers pages by address. `tell` is told of each faulty line of a template once, until a template changes."""

    tell: Callable[[Failure], None]
    _templates: Stamps = field(default_factory=dict)
    _drawn: dict[str, Drawn] = field(default_factory=dict)
    _told: set[tuple[str, int]] = field(default_factory=set)

    def of(self, views: Iterable[View | Asset]) -> Iterator[Page | Asset]:
        """The pages of all views, and the files between them; of a view that cannot be drawn, its former page if any.

        Templates are those at the time of the first one.
        """
        self._look_at_templates()
        for view in views:
            page = view if isinstance(view, Asset) else self._page(view)
            if page is not None:
                yield page

    def _look_at_templates(self) -> None:
        templates = stamps_of((TEMPLATES,))
        if templates != self._templates:
            self._templates = templates
            self._told.clear()
            environment_for.cache_clear()

    def _page(self, view: View) -> Page | None:
        known = self._drawn.get(view.uri)
        if known is not None and known.templates is self._templates and known.view == view:
            return known.page
        try:
            page = draw(view)
        except Exception as error:
            fault = template_fault(error)
            if fault is None:
                raise
            self._tell_once(fault)
            return known.page if known else None
        self._drawn[view.uri] = Drawn(view, self._templates, page)
        return page

    def _tell_once(self, fault: TemplateFault) -> None:
        place = (fault.path, fault.line)
        if place not in self._told:
            self._told.add(place)
            self.tell(Failure(FAULT, path=fault.path, line=fault.line, reason=fault.reason))
