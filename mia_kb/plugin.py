"""The plugin by which a bare `mkdocs build` gives the same site as `mia-kb build`.

It holds no logic: each hook calls the function that does the work. When `mia-kb` itself started MkDocs, `run` is set
and MkDocs only renders; otherwise the plugin opens a workspace first and publishes last.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from mia_kb.engines import mkdocs
from mia_kb.engines.failure import Failure
from mia_kb.publishing.build import request_for
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.report import line_of
from mia_kb.publishing.settings_file import settings_from
from mia_kb.publishing.tree import site_files
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mia_kb.publishing.content import Content, SiteContents
    from mia_kb.publishing.release import Workspace


class MiaKbConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs leaves `__init_subclass__` untyped
    """The plugin's settings in `mkdocs.yml`.

    `records` is the folder of the records, from the folder of `mkdocs.yml`. `languages` are those of the site; Swedish
    is always one of them. `edit` is an address that, followed by a file's path in the repository, opens it for editing.
    `english` holds what differs on English pages: `site_name`, `site_description`, `copyright`. `force` lets a site
    that MkDocs alone built be replaced. `trend` is a folder of former health reports as JSON, to draw how the library
    has changed. `eu_emblem` shows on the report to the funder that the European Union co-funds the project.
    """

    records = option.Type(str, default="methods")
    languages = option.ListOfItems(option.Choice(("sv", "en")), default=["sv", "en"])
    edit = option.Optional(option.URL(is_dir=True))
    english = option.DictOfItems(option.Type(str), default={})
    force = option.Type(bool, default=False)
    trend = option.Optional(option.Type(str))
    eu_emblem = option.Type(bool, default=False)


# The names of a hook's arguments are MkDocs's, so that unused ones cannot be marked by an underscore.
class MiaKb(BasePlugin[MiaKbConfig]):  # type: ignore[no-untyped-call] # as above
    """The hooks of MkDocs."""

    def __init__(self) -> None:
        self.run: mkdocs.Run | None = None
        self.content: Content | None = None
        self._stack = ExitStack()
        self._bare: tuple[Workspace, SiteContents] | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin the run, unless `mia-kb` began it, and set what the site needs."""
        with self._told():
            if self.run is None:
                self._begin(config)
            return mkdocs.configure(config, self._run)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames to what MkDocs renders."""
        with self._told():
            return mkdocs.add_frames(files, config, self._run)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each language its navigation."""
        return mkdocs.arrange(nav, files, config, self._run)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - see above
        """Spare the theme's templates from being compiled again."""
        return mkdocs.prepare(env)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - see above
        """Open the frames."""
        return mkdocs.open_frame(html, page, self._run)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - see above
    ) -> TemplateContext:
        """Show each page in its language."""
        return mkdocs.localise(context, page, config, self._run)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002 - see above
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Show pages that belong to the whole site, as 404.html, in Swedish."""
        return mkdocs.localise(context, None, config, self._run)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, unless `mia-kb` does that itself or MkDocs is about to refuse the site for its warnings."""
        if self._bare is None:
            return
        work, contents = self._bare
        with self._told(), self._end():
            if not mkdocs.warned(config):
                publish(work, site_files(mkdocs.finished(config, self._run), contents))

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - see above
        """Leave the published site as it was, and nothing beside it."""
        with self._end():
            pass

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Where MkDocs is on its own, make a `Failure` an error that it prints without traceback."""
        own = self.run is None or self._bare is not None
        try:
            yield
        except Failure as failure:
            raise (PluginError(failure.text(Language.SV)) if own else failure) from failure

    @property
    def _run(self) -> mkdocs.Run:
        """The run in progress."""
        if self.run is None:
            raise PluginError(mkdocs.NOT_BEGUN)
        return self.run

    def _begin(self, config: MkDocsConfig) -> None:
        """What `mia_kb.publishing.build` does before the engine starts."""
        settings = settings_from(config)
        contents = (self.content or _contents())(settings)
        if contents.stop_the_build(strict=settings.strict):
            raise PluginError("\n".join(line_of(found, settings, Language.SV) for found in contents.problems))
        work = self._stack.enter_context(workspace(settings))
        self._bare = work, contents
        self.run = mkdocs.Run(request_for(settings, contents, work.engine))

    @contextmanager
    def _end(self) -> Iterator[None]:
        """Close the workspace of a run that this plugin began, and forget the run."""
        with self._stack:
            yield
        if self._bare is not None:
            self.run = self._bare = None


def _contents() -> Content:
    from mia_kb.publishing.site import contents  # noqa: PLC0415 - loads the records' models, which only a build needs

    return contents
